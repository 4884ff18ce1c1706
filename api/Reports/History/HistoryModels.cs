using WardKpi.Api.Data;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Reports.History;

/// <summary>What was ever reported of a row: its periods, and how the value of each quarter came about.</summary>
public sealed record RowHistory
{
    /// <summary>The four quarters of the plan's year, and before them what earlier plans of the commune hold for the same indicator.</summary>
    public required IReadOnlyList<RowPeriod> Periods { get; init; }

    /// <summary>Every value that stood in the row's cells, the latest period first; of a period the first is the one that stands there now.</summary>
    public required IReadOnlyList<ActualView> Revisions { get; init; }

    /// <summary>Where the row started from.</summary>
    public BaselineView? Baseline { get; init; }
}

public sealed record RowPeriod
{
    public required string Period { get; init; }

    /// <summary>Of the plan's own quarters.</summary>
    public decimal? Milestone { get; init; }

    /// <summary>Absent where nothing was reported.</summary>
    public ActualView? Actual { get; init; }

    /// <summary>Who reported it.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>Of the report that it stands in.</summary>
    public ReportState? State { get; init; }

    public DateTime? VerifiedAt { get; init; }

    public string? VerifiedBy { get; init; }
}

/// <summary>A stored value with the row and the report that it stands in.</summary>
public sealed record HistoryValueRow
{
    public Guid PlanId { get; init; }

    public Guid RowId { get; init; }

    public string Number { get; init; } = "";

    public string RowText { get; init; } = "";

    public string OrganizationName { get; init; } = "";

    public DateTime? VerifiedAt { get; init; }

    public string? VerifiedBy { get; init; }

    public ActualRow Actual { get; init; } = new();

    public RowPeriod ToView(decimal? milestone) => new()
    {
        Period = Actual.Period,
        Milestone = milestone,
        Actual = Actual.ToView(),
        OrganizationName = OrganizationName,
        State = Codes.To<ReportState>(Actual.State),
        VerifiedAt = VerifiedAt,
        VerifiedBy = VerifiedBy,
    };
}
