namespace WardKpi.Api.Reports.Words;

public sealed record WordsRow
{
    /// <summary>Where the words of several reports are read together.</summary>
    public Guid ReportId { get; init; }

    public string Period { get; init; } = "";

    public int Version { get; init; }

    public string? Difficulties { get; init; }

    public string? Proposals { get; init; }

    public DateTime At { get; init; }

    public string? PersonName { get; init; }

    public static ReportWords ToView(WordsRow? words, WordsRow? previous = null) => new()
    {
        Version = words?.Version ?? 0,
        Difficulties = words?.Difficulties,
        Proposals = words?.Proposals,
        UpdatedAt = words?.At,
        UpdatedBy = words?.PersonName,
        Previous = previous is { Difficulties: null, Proposals: null } or null
            ? null
            : new PreviousWords { Period = previous.Period, Difficulties = previous.Difficulties, Proposals = previous.Proposals },
    };
}

public sealed record WordsWrite
{
    public required Guid Id { get; init; }

    public required Guid ReportId { get; init; }

    public required int Version { get; init; }

    public string? Difficulties { get; init; }

    public string? Proposals { get; init; }

    public required DateTime At { get; init; }

    public Guid? PersonId { get; init; }

    public required long Seq { get; init; }

    /// <summary>As it is read again.</summary>
    public WordsRow ToRow(string period, string personName) =>
        new() { Period = period, Version = Version, Difficulties = Difficulties, Proposals = Proposals, At = At, PersonName = personName };
}
