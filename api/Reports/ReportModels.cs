using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports.Checks;
using WardKpi.Api.Reports.Hamlets;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Reports.Words;

namespace WardKpi.Api.Reports;

public enum ReportState
{
    Empty,
    Draft,
    Submitted,
    Returned,
    Verified,
    Locked,
}

/// <summary>How a value was given.</summary>
public enum EntryKind
{
    /// <summary>Numerator and denominator; percent = 100 × numerator ÷ denominator.</summary>
    Ratio,

    /// <summary>A bare percent, where the unit has no more.</summary>
    Percent,

    /// <summary>A counted or measured figure.</summary>
    Value,

    /// <summary>1 for yes, 0 for no.</summary>
    YesNo,

    /// <summary>Percent of completion of something that is done or not.</summary>
    Completion,

    /// <summary>A text.</summary>
    Narrative,

    /// <summary>"Không phát sinh": nothing to measure in this period.</summary>
    NotApplicable,
}

/// <summary>One unit × plan × period, as the lists show it. A report that nobody opened has no id and is empty.</summary>
public sealed record ReportSummary
{
    public Guid? Id { get; init; }

    public required Guid PlanId { get; init; }

    public required string PlanTitle { get; init; }

    public required Guid OrganizationId { get; init; }

    public required string OrganizationName { get; init; }

    public required Guid CommuneId { get; init; }

    public required string CommuneName { get; init; }

    public required string Period { get; init; }

    public required ReportState State { get; init; }

    /// <summary>Rows of the form.</summary>
    public required int RowCount { get; init; }

    /// <summary>Rows that hold something ("không phát sinh" counts).</summary>
    public required int FilledCount { get; init; }

    public DateTime? SubmittedAt { get; init; }

    public string? SubmittedBy { get; init; }

    public DateTime? VerifiedAt { get; init; }

    public string? VerifiedBy { get; init; }

    public DateTime? LastChangedAt { get; init; }

    public int? Version { get; init; }

    /// <summary>Cut-off, due and lock of the period.</summary>
    public required ReportDates Dates { get; init; }
}

/// <summary>Chốt số liệu, hạn gửi, khóa sổ.</summary>
public sealed record ReportDates
{
    /// <summary>Last day that the figures cover.</summary>
    public required DateOnly CutOff { get; init; }

    /// <summary>The moment until which the report is in time (UTC).</summary>
    public required DateTime DueAt { get; init; }

    public required DateOnly LocksOn { get; init; }

    /// <summary>Working days from today to the due day; negative when overdue.</summary>
    public required int WorkingDaysLeft { get; init; }
}

public sealed record ReportView
{
    /// <summary>Grows with every change: an answer with a lower number than one that came before is older and says nothing new.</summary>
    public required long Seq { get; init; }

    public required ReportSummary Summary { get; init; }

    public required IReadOnlyList<ReportRow> Rows { get; init; }

    public required IReadOnlyList<ReportEvent> Events { get; init; }

    public required ReportActions Actions { get; init; }

    public required ReportWords Words { get; init; }

    /// <summary>Rows with a warning.</summary>
    public required int WarningCount { get; init; }

    /// <summary>Rows with a warning and no word of explanation; while there is one the report is not sent.</summary>
    public required int UnexplainedCount { get; init; }
}

/// <summary>What the caller may do with the report now.</summary>
public sealed record ReportActions
{
    public required bool CanEdit { get; init; }

    public required bool CanSubmit { get; init; }

    public required bool CanReturn { get; init; }

    public required bool CanVerify { get; init; }

    public required bool CanReopen { get; init; }
}

/// <summary>A row of the entry sheet: what is asked, what stands beside it, what was entered.</summary>
public sealed record ReportRow
{
    public required Guid PlanIndicatorId { get; init; }

    public required string Number { get; init; }

    public required string Text { get; init; }

    public string? Heading { get; init; }

    public required string Code { get; init; }

    public required IndicatorKind Kind { get; init; }

    public required Direction Direction { get; init; }

    public string? Unit { get; init; }

    public required int Decimals { get; init; }

    public string? NumeratorLabel { get; init; }

    public string? DenominatorLabel { get; init; }

    public required bool IsUnassigned { get; init; }

    /// <summary>Entered hamlet by hamlet: the unit's figures are the sums, and only the words beside them are written here.</summary>
    public required bool IsByHamlet { get; init; }

    /// <summary>Of a row that is entered by hamlet.</summary>
    public HamletCount? Hamlets { get; init; }

    /// <summary>The person of the unit who answers for the row.</summary>
    public string? Responsible { get; init; }

    public string? Deputy { get; init; }

    /// <summary>The caller is the responsible person or the deputy.</summary>
    public required bool IsMine { get; init; }

    public TargetView? Target { get; init; }

    /// <summary>Expected at the end of this quarter.</summary>
    public decimal? Milestone { get; init; }

    /// <summary>Where the way to the year's target begins; 0 for a figure that adds up over the year. Absent where nothing is known of it.</summary>
    public decimal? Baseline { get; init; }

    public ActualView? Previous { get; init; }

    /// <summary>What stands in the cell; absent before the first entry.</summary>
    public ActualView? Actual { get; init; }

    /// <summary>What was verified last, where a reopened report differs from it; the same figure where only those of hamlets differ.</summary>
    public ActualView? LastVerified { get; init; }

    /// <summary>What the reviewer saw last, where a report that was given back differs from it; the same figure where only those of hamlets differ.</summary>
    public ActualView? LastSubmitted { get; init; }

    public required int CommentCount { get; init; }

    /// <summary>What is asked of the row before the report is sent again.</summary>
    public RowRequest? OpenRequest { get; init; }

    /// <summary>Of the value in the cell; 1 is the target reached.</summary>
    public decimal? Attainment { get; init; }

    public required ProgressStatus Status { get; init; }

    /// <summary>Files and documents that stand beside the value.</summary>
    public required int EvidenceCount { get; init; }

    /// <summary>What looks odd about the value in the cell; a word of explanation beside it settles them all.</summary>
    public required IReadOnlyList<ReportWarning> Warnings { get; init; }

    /// <summary>The explanation was written for another figure or another warning: it settles nothing until it is changed or kept.</summary>
    public required bool IsExplanationOld { get; init; }
}

public sealed record ActualView
{
    public required string Period { get; init; }

    /// <summary>Absent: emptied.</summary>
    public EntryKind? EntryKind { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    /// <summary>In the indicator's unit; of a ratio the computed percent.</summary>
    public decimal? Value { get; init; }

    public string? Text { get; init; }

    public string? Note { get; init; }

    /// <summary>Where the figure comes from: "Cổng dịch vụ công", "Công an xã", a carrier.</summary>
    public string? Source { get; init; }

    /// <summary>Why a figure that looks odd is right.</summary>
    public string? Explanation { get; init; }

    /// <summary>Made by the demo rule, not by people.</summary>
    public required bool IsDemo { get; init; }

    public required int Version { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public string? UpdatedBy { get; init; }
}

/// <summary>A step of the workflow: who, when, from, to, why.</summary>
public sealed record ReportEvent
{
    public required DateTime At { get; init; }

    public string? PersonName { get; init; }

    public required ReportState FromState { get; init; }

    public required ReportState ToState { get; init; }

    public string? Reason { get; init; }

    /// <summary>Number of the change; comments that came with the step carry the same.</summary>
    public required long ChangeSeq { get; init; }
}

public sealed record OpenReport
{
    public required Guid PlanId { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>A quarter: <c>2026Q1</c>.</summary>
    public required string Period { get; init; }
}

/// <summary>Values of a report, all written or none.</summary>
public sealed record ReportDraft
{
    public required IReadOnlyList<ReportDraftValue> Values { get; init; }
}

public sealed record ReportDraftValue
{
    public required Guid PlanIndicatorId { get; init; }

    /// <summary>The version that the caller saw; 0 for a cell that was never filled.</summary>
    public required int Version { get; init; }

    /// <summary>Null empties the cell.</summary>
    public EntryKind? EntryKind { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    public decimal? Value { get; init; }

    public string? Text { get; init; }

    public string? Note { get; init; }

    /// <summary>Where the figure comes from: "Cổng dịch vụ công", "Công an xã", a carrier.</summary>
    public string? Source { get; init; }

    /// <summary>Why a figure that looks odd is right.</summary>
    public string? Explanation { get; init; }

    /// <summary>An old explanation, sent unchanged, answers for this figure as well.</summary>
    public bool? IsExplanationKept { get; init; }
}

/// <summary>A value that somebody else changed first.</summary>
public sealed record ValueConflict
{
    public required Guid PlanIndicatorId { get; init; }

    public required ReportDraftValue Yours { get; init; }

    public required ActualView Theirs { get; init; }
}

/// <summary>A step of the workflow that the caller asks for.</summary>
public sealed record ReportStep
{
    /// <summary>The report's version that the caller saw.</summary>
    public required int Version { get; init; }

    /// <summary>Required to reopen.</summary>
    public string? Reason { get; init; }
}
