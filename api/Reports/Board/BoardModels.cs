namespace WardKpi.Api.Reports.Board;

/// <summary>All units of a plan × the quarters of its year.</summary>
public sealed record ReportBoard
{
    public required Guid PlanId { get; init; }

    public required int Year { get; init; }

    /// <summary>By unit in the order of the commune, then by quarter; only forms that have rows.</summary>
    public required IReadOnlyList<BoardCell> Cells { get; init; }
}

/// <summary>One form, as whoever follows all of them needs it.</summary>
public sealed record BoardCell
{
    public required ReportSummary Summary { get; init; }

    /// <summary>Rows whose value looks odd.</summary>
    public required int WarningCount { get; init; }

    /// <summary>Those of them that have no word of explanation.</summary>
    public required int UnexplainedCount { get; init; }

    /// <summary>Rows that differ from what was verified last, where the report changed hands since; those filled since then too.</summary>
    public required int ChangedCount { get; init; }

    /// <summary>The last entry, word, piece of evidence or step.</summary>
    public DateTime? TouchedAt { get; init; }

    public string? TouchedBy { get; init; }

    public DateTime? RemindedAt { get; init; }

    public string? RemindedBy { get; init; }
}

/// <summary>Asks units for their report of a quarter.</summary>
public sealed record RemindUnits
{
    public required Guid PlanId { get; init; }

    /// <summary>A quarter: <c>2026Q1</c>.</summary>
    public required string Period { get; init; }

    public required IReadOnlyList<Guid> OrganizationIds { get; init; }

    /// <summary>A word to go with it.</summary>
    public string? Text { get; init; }
}

/// <summary>What became of each unit that was to be reminded; each stands in one list.</summary>
public sealed record RemindOutcome
{
    public required IReadOnlyList<Guid> Reminded { get; init; }

    /// <summary>All of the unit's people were reminded a short while ago.</summary>
    public required IReadOnlyList<Guid> AlreadyReminded { get; init; }

    /// <summary>The report was sent in the meantime.</summary>
    public required IReadOnlyList<Guid> AlreadySent { get; init; }

    /// <summary>The unit has no active account: nobody would read it.</summary>
    public required IReadOnlyList<Guid> Nobody { get; init; }
}
