namespace WardKpi.Api.Reports.Hamlets;

/// <summary>How many hamlets stand behind a row.</summary>
public sealed record HamletCount
{
    /// <summary>With something ("không phát sinh" counts).</summary>
    public required int Filled { get; init; }

    public required int Total { get; init; }
}

/// <summary>One row of a report, hamlet by hamlet.</summary>
public sealed record HamletBreakdown
{
    public required Guid PlanIndicatorId { get; init; }

    /// <summary>In the commune's order; an ended hamlet only where it reported something.</summary>
    public required IReadOnlyList<HamletRow> Hamlets { get; init; }

    public required HamletSum Sum { get; init; }

    /// <summary>Of the quarter before, over the hamlets that reported in it.</summary>
    public HamletSum? PreviousSum { get; init; }
}

public sealed record HamletRow
{
    public required Guid HamletId { get; init; }

    public required string Name { get; init; }

    /// <summary>False where it has ended: it can only be emptied.</summary>
    public required bool IsActive { get; init; }

    /// <summary>Absent before the first entry.</summary>
    public ActualView? Actual { get; init; }

    public ActualView? Previous { get; init; }
}

public sealed record HamletSum
{
    /// <summary>Absent: nothing is filled. <c>not_applicable</c>: nothing to measure in any hamlet that is filled.</summary>
    public EntryKind? EntryKind { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    /// <summary>In the indicator's unit.</summary>
    public decimal? Value { get; init; }

    /// <summary>Hamlets whose figures the sum is made of.</summary>
    public required int Counted { get; init; }

    public required int Filled { get; init; }

    public required int Total { get; init; }
}

/// <summary>Values of some hamlets of one row, all written or none.</summary>
public sealed record HamletDraft
{
    public required IReadOnlyList<HamletDraftValue> Values { get; init; }
}

public sealed record HamletDraftValue
{
    public required Guid HamletId { get; init; }

    /// <summary>The version that the caller saw; 0 for a hamlet that was never filled.</summary>
    public required int Version { get; init; }

    /// <summary>Null empties it. A ratio is entered as numerator and denominator: a bare percent cannot be added up.</summary>
    public EntryKind? EntryKind { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    public decimal? Value { get; init; }
}

/// <summary>The row by hamlet and the report with the unit's new value, as one write left them.</summary>
public sealed record HamletsWritten
{
    public required HamletBreakdown Breakdown { get; init; }

    public required ReportView Report { get; init; }
}

/// <summary>A hamlet's value that somebody else changed first.</summary>
public sealed record HamletConflict
{
    public required Guid HamletId { get; init; }

    public required string HamletName { get; init; }

    public required HamletDraftValue Yours { get; init; }

    public required ActualView Theirs { get; init; }
}
