using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Province.Comparison;

/// <summary>Why a commune does not stand behind a rolled-up figure, or is not ranked.</summary>
public enum CommuneGap
{
    /// <summary>No plan of the year.</summary>
    NoPlan,

    /// <summary>Its plan does not have the measure.</summary>
    NotInPlan,

    /// <summary>Nothing was sent for the quarter.</summary>
    NoData,

    /// <summary>Sent, not verified, and only what is verified counts.</summary>
    NotVerified,

    /// <summary>Không phát sinh.</summary>
    NotApplicable,

    /// <summary>A percent without its two counts; bare percents are never averaged.</summary>
    BarePercent,

    /// <summary>Measured in another unit than most.</summary>
    DifferentUnit,

    /// <summary>Reported in another way than most: done or not where others give a figure.</summary>
    DifferentKind,

    /// <summary>Reported in words.</summary>
    Narrative,

    /// <summary>A speed, a rate or a score: a sum of several says nothing.</summary>
    NoSum,

    /// <summary>The plan names no target at all for the measure; of a figure that a node forwarded: none of the year.</summary>
    NoTarget,

    /// <summary>The plan has targets of other years only (Võ Nhai: 2025, 2030).</summary>
    HorizonOnly,

    /// <summary>A ceiling where most have a floor, or the other way round.</summary>
    DifferentOperator,

    /// <summary>Nobody else has a target of its kind.</summary>
    Alone,
}

/// <summary>What a rolled-up figure is made of.</summary>
public enum RollUpKind
{
    /// <summary>Σ numerator ÷ Σ denominator.</summary>
    Ratio,

    /// <summary>Σ value.</summary>
    Sum,

    /// <summary>Communes that say yes ÷ communes that answer.</summary>
    YesCount,

    /// <summary>There is none: words, and units that make no sum.</summary>
    None,
}

/// <summary>One figure over several communes, and who stands behind it.</summary>
public sealed record RollUp
{
    public required RollUpKind Kind { get; init; }

    /// <summary>Of a ratio Σ numerator, of done or not done the communes that say yes.</summary>
    public decimal? Numerator { get; init; }

    /// <summary>Of a ratio Σ denominator, of done or not done the communes that answer.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>In the unit; of done or not done a percent. Absent where no commune stands behind it.</summary>
    public decimal? Value { get; init; }

    public string? Unit { get; init; }

    /// <summary>Communes behind the figure.</summary>
    public required int CommuneCount { get; init; }

    /// <summary>Communes that are not behind it, by reason; with those behind it they make all communes of the scope.</summary>
    public required IReadOnlyList<GapCount> LeftOut { get; init; }
}

public sealed record GapCount
{
    public required CommuneGap Gap { get; init; }

    public required int Count { get; init; }
}

/// <summary>The communes of a scope on one measure at one quarter.</summary>
public sealed record ComparisonView
{
    public required string Period { get; init; }

    public required bool IsDemo { get; init; }

    public required DateTime GeneratedAt { get; init; }

    public required string Code { get; init; }

    public required string NameVi { get; init; }

    public string? NameEn { get; init; }

    public required IndicatorKind Kind { get; init; }

    public required Direction Direction { get; init; }

    /// <summary>The unit that most communes measure in.</summary>
    public string? Unit { get; init; }

    public required int Decimals { get; init; }

    public string? NumeratorVi { get; init; }

    public string? DenominatorVi { get; init; }

    /// <summary>Whether figures that are sent and not verified yet count in the roll-up and the ranking.</summary>
    public required bool IncludesSubmitted { get; init; }

    public required RollUp RollUp { get; init; }

    /// <summary>
    /// Of the ranked figures the one in the middle, of an even number the better of the two: half of the communes are at least as good. Always the
    /// figure of a commune, never an average; absent below three.
    /// </summary>
    public decimal? Median { get; init; }

    /// <summary>Whether the lowest value takes the first place: the targets of who is ranked are ceilings, whichever way the measure points.</summary>
    public required bool IsLowerBetter { get; init; }

    /// <summary>Communes that are ranked: their targets are of one kind.</summary>
    public required int RankedCount { get; init; }

    /// <summary>Ranked first, by place; the others behind them in the order of the tree. None is left out.</summary>
    public required IReadOnlyList<CommuneFigure> Communes { get; init; }
}

/// <summary>A commune on the measure.</summary>
public sealed record CommuneFigure
{
    public required Guid CommuneId { get; init; }

    public required string Name { get; init; }

    public required string ProvinceName { get; init; }

    /// <summary>Absent where the commune has no plan of the year, or reports at a node of its own.</summary>
    public Guid? PlanId { get; init; }

    /// <summary>When the commune's own node last sent the figures that stand here; absent for a commune that reports here.</summary>
    public DateTime? ForwardedAt { get; init; }

    /// <summary>
    /// The row that counts; absent where the plan does not have the measure, or the commune's node sent nothing for it. Where a code stands twice
    /// it is the first row with a target of the year, else the first one, whatever was entered: it does not change from quarter to quarter.
    /// </summary>
    public MeasureFigure? Counted { get; init; }

    /// <summary>Other rows of the same code, shown and never counted.</summary>
    public IReadOnlyList<MeasureFigure>? Others { get; init; }

    /// <summary>Among the communes whose targets are of one kind, the best value first; equal values share a place.</summary>
    public int? Rank { get; init; }

    /// <summary>Why it is not ranked.</summary>
    public CommuneGap? RankGap { get; init; }

    /// <summary>Why it is not behind the rolled-up figure.</summary>
    public CommuneGap? RollUpGap { get; init; }
}

/// <summary>A row of a plan on the measure.</summary>
public sealed record MeasureFigure
{
    public required Guid PlanIndicatorId { get; init; }

    public required string Number { get; init; }

    /// <summary>The plan's own words; where a node forwarded the figure the catalogue's.</summary>
    public required string Text { get; init; }

    public string? Unit { get; init; }

    /// <summary>Of the plan's year; absent where the plan sets none.</summary>
    public TargetView? Target { get; init; }

    /// <summary>Years that the plan sets targets for, where its own is not among them.</summary>
    public IReadOnlyList<int>? HorizonYears { get; init; }

    public decimal? Milestone { get; init; }

    public required ProgressStatus Status { get; init; }

    public StatusReason? Reason { get; init; }

    /// <summary>Present once it was sent, as the figures are.</summary>
    public EntryKind? EntryKind { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    public decimal? Value { get; init; }

    /// <summary>Of the report that it was sent with.</summary>
    public ReportState? ReportState { get; init; }

    public DateTime? UpdatedAt { get; init; }
}
