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

/// <summary>What was ever reported of an indicator of a plan, and how each value came about: who, when, from, to, why.</summary>
public sealed record IndicatorHistory
{
    public required Guid PlanIndicatorId { get; init; }

    /// <summary>Values of the hamlets stand behind that of the unit.</summary>
    public required bool IsByHamlet { get; init; }

    /// <summary>The four quarters of the plan's year, and before them what earlier plans of the commune hold for the same code; the oldest first.</summary>
    public required IReadOnlyList<IndicatorPeriod> Periods { get; init; }
}

public sealed record IndicatorPeriod
{
    public required string Period { get; init; }

    /// <summary>Of the earlier plan that holds it; absent for the plan's own quarters and where that plan has none.</summary>
    public string? EarlierPlan { get; init; }

    public decimal? Milestone { get; init; }

    /// <summary>Absent where nothing was reported, and where another unit has not sent it.</summary>
    public ActualView? Actual { get; init; }

    /// <summary>Who reported it; the unit that is asked for it where nobody did.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>Of the report that the value stands in.</summary>
    public ReportState? State { get; init; }

    public DateTime? SubmittedAt { get; init; }

    public string? SubmittedBy { get; init; }

    public DateTime? VerifiedAt { get; init; }

    public string? VerifiedBy { get; init; }

    /// <summary>The report, where the caller may open it: its evidence and its hamlets are read there.</summary>
    public Guid? ReportId { get; init; }

    /// <summary>Every value that stood in the cell, the newest first: the one that stands there now.</summary>
    public required IReadOnlyList<ActualView> Revisions { get; init; }

    /// <summary>The steps of the report, the newest first; only where the caller may open it.</summary>
    public required IReadOnlyList<ReportEvent> Steps { get; init; }
}

/// <summary>A stored value with the row and the report that it stands in.</summary>
public sealed record HistoryValueRow
{
    public Guid PlanId { get; init; }

    public Guid RowId { get; init; }

    public string Number { get; init; } = "";

    public string RowText { get; init; } = "";

    public string? PlanNumber { get; init; }

    public string OrganizationName { get; init; } = "";

    /// <summary>The report, where it is in the caller's scope.</summary>
    public Guid? OpenReportId { get; init; }

    public DateTime? SubmittedAt { get; init; }

    public string? SubmittedBy { get; init; }

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

    /// <param name="revisions">Of its cell, the newest first.</param>
    /// <param name="steps">Of its report, in their order.</param>
    public IndicatorPeriod ToPeriod(decimal? milestone, bool isEarlier, IEnumerable<ActualRow> revisions, IEnumerable<PeriodStepRow> steps) => new()
    {
        Period = Actual.Period,
        EarlierPlan = isEarlier ? PlanNumber : null,
        Milestone = milestone,
        Actual = Actual.ToView(),
        OrganizationName = OrganizationName,
        State = Codes.To<ReportState>(Actual.State),
        SubmittedAt = SubmittedAt,
        SubmittedBy = SubmittedBy,
        VerifiedAt = VerifiedAt,
        VerifiedBy = VerifiedBy,
        ReportId = OpenReportId,
        Revisions = [.. revisions.Select(row => row.ToView())],
        Steps = [.. steps.Reverse().Select(row => row.Step.ToView())],
    };
}

/// <summary>A step of the report in which a row stood in a period.</summary>
public sealed record PeriodStepRow
{
    public string Period { get; init; } = "";

    public ReportEventRow Step { get; init; } = new();
}
