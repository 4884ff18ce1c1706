using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Progress;

/// <summary>Where an indicator stands against the quarter's milestone, worst first; the last three are neutral.</summary>
public enum ProgressStatus
{
    OffTrack,
    AtRisk,
    OnTrack,
    Met,

    /// <summary>Chưa đến kỳ đánh giá.</summary>
    NotDue,
    NoData,

    /// <summary>Không phát sinh.</summary>
    NotApplicable,
}

/// <summary>Why a neutral status is neutral.</summary>
public enum StatusReason
{
    /// <summary>The plan sets no target for this year (Võ Nhai steers 2025 → 2030).</summary>
    NoTargetThisYear,

    /// <summary>Judged at the end of the year only.</summary>
    JudgedAtYearEnd,

    /// <summary>Nothing was entered for the period.</summary>
    NotEntered,

    /// <summary>Entered, but not sent to the standing office.</summary>
    NotSubmitted,

    /// <summary>A narrative waits for the reviewer's word.</summary>
    NotVerified,
}

/// <summary>Target against actual of a whole plan at one quarter.</summary>
public sealed record ProgressView
{
    public required PlanSummary Plan { get; init; }

    public required string Period { get; init; }

    /// <summary>True where any actual shown was made by the demo rule.</summary>
    public required bool IsDemo { get; init; }

    public required DateTime GeneratedAt { get; init; }

    public required StatusSummary Summary { get; init; }

    /// <summary>How far the units have got with the period's reports.</summary>
    public required ReportCounts Reports { get; init; }

    /// <summary>What needs attention most, worst first, at most ten.</summary>
    public required IReadOnlyList<Guid> Exceptions { get; init; }

    /// <summary>All that is off track or at risk.</summary>
    public required int ExceptionCount { get; init; }

    public required IReadOnlyList<PillarProgress> Pillars { get; init; }

    public required IReadOnlyList<UnitProgress> Units { get; init; }

    /// <summary>The flagship measures, in the catalogue's order, whether the plan has them or not.</summary>
    public required IReadOnlyList<CardProgress> Cards { get; init; }

    /// <summary>Every indicator of the plan, in the document's order.</summary>
    public required IReadOnlyList<IndicatorProgress> Indicators { get; init; }
}

public sealed record StatusSummary
{
    public required int Total { get; init; }

    /// <summary>One entry a status, worst first, zeros included. Percentages add up to 100 (largest remainder, one decimal).</summary>
    public required IReadOnlyList<StatusCount> Counts { get; init; }
}

public sealed record StatusCount
{
    public required ProgressStatus Status { get; init; }

    public required int Count { get; init; }

    public required decimal Percent { get; init; }
}

/// <summary>Units by the state of their report of a period. Verified, sent, missing and excused add up to all of them.</summary>
public sealed record ReportCounts
{
    public required int Units { get; init; }

    /// <summary>Their figures are final, unless somebody reopens them.</summary>
    public required int Verified { get; init; }

    /// <summary>Waiting for the reviewer: their figures count already.</summary>
    public required int Sent { get; init; }

    /// <summary>Not sent, or given back, and somebody waits for it.</summary>
    public required int Missing { get; init; }

    /// <summary>Those of the missing that were due before now.</summary>
    public required int Overdue { get; init; }

    /// <summary>Let off before they sent anything.</summary>
    public required int Excused { get; init; }
}

public sealed record PillarProgress
{
    public required string PillarId { get; init; }

    public required string NameVi { get; init; }

    public required string NameEn { get; init; }

    /// <summary>No pillar has more indicators off track; false for all where nothing is off track.</summary>
    public required bool IsWeakest { get; init; }

    public required StatusSummary Summary { get; init; }
}

public sealed record UnitProgress
{
    public required Guid OrganizationId { get; init; }

    public required string Name { get; init; }

    public required StatusSummary Summary { get; init; }

    /// <summary>State of the unit's report of the period.</summary>
    public required ReportState ReportState { get; init; }

    public DateTime? SubmittedAt { get; init; }

    public required DateTime DueAt { get; init; }

    /// <summary>Sent by the due moment; absent before it was sent.</summary>
    public bool? IsOnTime { get; init; }

    /// <summary>Missing though it was due before now.</summary>
    public required bool IsOverdue { get; init; }

    /// <summary>Let off before it sent anything.</summary>
    public required bool IsExcused { get; init; }

    public DateTime? VerifiedAt { get; init; }

    public string? VerifiedBy { get; init; }
}

public sealed record CardProgress
{
    public required string Code { get; init; }

    public required string NameVi { get; init; }

    public required string NameEn { get; init; }

    /// <summary>The plan's row for this measure; absent where the plan has none.</summary>
    public Guid? PlanIndicatorId { get; init; }
}

public sealed record IndicatorProgress
{
    public required Guid PlanIndicatorId { get; init; }

    public required string Number { get; init; }

    public required string Text { get; init; }

    public string? Heading { get; init; }

    public required string Code { get; init; }

    public required string PillarId { get; init; }

    public required IndicatorKind Kind { get; init; }

    public required Direction Direction { get; init; }

    public string? Unit { get; init; }

    public required int Decimals { get; init; }

    public required bool IsCard { get; init; }

    public required Guid LeadId { get; init; }

    public required string LeadName { get; init; }

    public required bool IsUnassigned { get; init; }

    /// <summary>The person of the lead unit who answers for it.</summary>
    public string? Responsible { get; init; }

    public string? Deputy { get; init; }

    /// <summary>The target of the plan's year; absent where the plan sets none.</summary>
    public TargetView? Target { get; init; }

    public required IReadOnlyList<TargetView> Targets { get; init; }

    public BaselineView? Baseline { get; init; }

    public required Phasing Phasing { get; init; }

    /// <summary>Where the plan sets no target for its year: the stretch between the targets around it.</summary>
    public TargetPath? Path { get; init; }

    /// <summary>One entry a quarter of the year, actual or not.</summary>
    public required IReadOnlyList<QuarterProgress> Quarters { get; init; }

    /// <summary>Value at the asked quarter; absent without one.</summary>
    public decimal? Value { get; init; }

    /// <summary>Expected at the end of the asked quarter.</summary>
    public decimal? Milestone { get; init; }

    /// <summary>From the milestone to the value in the indicator's unit: below 0 is behind, whichever way is better; absent without either, and of a yes or no.</summary>
    public decimal? Gap { get; init; }

    /// <summary>How much of the milestone is reached: 100 is there; absent where no quotient says it.</summary>
    public decimal? MilestonePercent { get; init; }

    /// <summary>1 is the year target reached; never capped.</summary>
    public decimal? Attainment { get; init; }

    /// <summary>Among all indicators of the plan, 1 the worst: by status, then by how much of the milestone is reached, then in the document's order.</summary>
    public required int Place { get; init; }

    public required ProgressStatus Status { get; init; }

    public StatusReason? Reason { get; init; }

    /// <summary>Units per remaining quarter that would reach the target; absent in the fourth quarter and without a figure.</summary>
    public decimal? NeededPace { get; init; }

    /// <summary>Units per quarter of late: least-squares slope over the known points, baseline included.</summary>
    public decimal? RecentPace { get; init; }

    /// <summary>Value at the end of the year at the recent pace; from two points up.</summary>
    public decimal? Forecast { get; init; }
}

public sealed record TargetPath
{
    public required int FromYear { get; init; }

    public required decimal FromValue { get; init; }

    public required int ToYear { get; init; }

    public required decimal ToValue { get; init; }

    /// <summary>On the straight line at the end of the plan's year; shown, never judged by.</summary>
    public required decimal Expected { get; init; }
}

public sealed record QuarterProgress
{
    public required string Period { get; init; }

    public decimal? Milestone { get; init; }

    /// <summary>Present once the unit has sent it.</summary>
    public ActualView? Actual { get; init; }

    public required ReportState ReportState { get; init; }

    /// <summary>Judged by the thresholds that the report was verified by; where it is not, by those in force.</summary>
    public required ProgressStatus Status { get; init; }

    public StatusReason? Reason { get; init; }

    /// <summary>When the report around the figure was verified; absent again once it is reopened.</summary>
    public DateTime? VerifiedAt { get; init; }

    /// <summary>Absent also where the program verified it.</summary>
    public string? VerifiedBy { get; init; }

    /// <summary>Files and documents beside the figure; 0 until it is sent.</summary>
    public required int EvidenceCount { get; init; }
}
