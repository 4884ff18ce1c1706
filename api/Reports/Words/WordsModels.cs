namespace WardKpi.Api.Reports.Words;

/// <summary>What a unit says of a quarter as a whole. Version 0: nothing yet.</summary>
public sealed record ReportWords
{
    public required int Version { get; init; }

    /// <summary>Khó khăn, vướng mắc.</summary>
    public string? Difficulties { get; init; }

    /// <summary>Kiến nghị.</summary>
    public string? Proposals { get; init; }

    public DateTime? UpdatedAt { get; init; }

    public string? UpdatedBy { get; init; }

    /// <summary>What was said of the quarter before, to be read beside.</summary>
    public PreviousWords? Previous { get; init; }
}

public sealed record PreviousWords
{
    public required string Period { get; init; }

    public string? Difficulties { get; init; }

    public string? Proposals { get; init; }
}

/// <summary>Both words; one that is absent is taken back.</summary>
public sealed record WordsDraft
{
    /// <summary>The version that the caller saw; 0 where nothing was written yet.</summary>
    public required int Version { get; init; }

    public string? Difficulties { get; init; }

    public string? Proposals { get; init; }
}

/// <summary>Words that somebody else changed first.</summary>
public sealed record WordsConflict
{
    public required WordsDraft Yours { get; init; }

    public required ReportWords Theirs { get; init; }
}
