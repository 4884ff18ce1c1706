using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Progress;

/// <summary>Where "on track" and "at risk" begin, in percent of the quarter's milestone.</summary>
public sealed record Thresholds(decimal OnTrack = 100, decimal AtRisk = 90);

/// <summary>What is judged: a plan indicator in the plan's year. Figures are in the indicator's unit.</summary>
public sealed record Subject
{
    public required IndicatorKind Kind { get; init; }

    public required Direction Direction { get; init; }

    /// <summary>Of the year's target; null where the plan sets none for its year.</summary>
    public TargetOperator? Operator { get; init; }

    /// <summary>Null where the target is a word.</summary>
    public decimal? Target { get; init; }

    public decimal? Baseline { get; init; }

    /// <summary>The standing office's choice; null takes <see cref="ProgressRules.DefaultPhasing"/>.</summary>
    public Phasing? Phasing { get; init; }

    /// <summary>Milestones that were set by hand, by quarter (1–4).</summary>
    public IReadOnlyDictionary<int, decimal> Milestones { get; init; } = new Dictionary<int, decimal>();
}

/// <summary>What stands in the cell of one quarter, and the state of the report around it.</summary>
public sealed record Entry
{
    /// <summary>Null: emptied.</summary>
    public EntryKind? Kind { get; init; }

    /// <summary>In the indicator's unit; of a ratio the computed percent; 1 or 0 of a yes or no.</summary>
    public decimal? Value { get; init; }

    public string? Text { get; init; }

    public required ReportState State { get; init; }
}

public sealed record Judgement
{
    public required ProgressStatus Status { get; init; }

    /// <summary>Present where the status is neutral and the reason is not in its name.</summary>
    public StatusReason? Reason { get; init; }

    /// <summary>Expected at the end of the quarter, whether judged by or not.</summary>
    public decimal? Milestone { get; init; }

    /// <summary>1 is the year target reached; never capped; absent until the figure has been submitted.</summary>
    public decimal? Attainment { get; init; }

    /// <summary>From the milestone to the value in the unit of the target, below 0 behind it; absent without either, and where the target is a yes.</summary>
    public decimal? Gap { get; init; }

    /// <summary>100 is the milestone reached; absent where no quotient says it.</summary>
    public decimal? MilestonePercent { get; init; }
}

/// <summary>Figures in the indicator's unit per quarter, the forecast in the indicator's unit.</summary>
public sealed record PaceFigures
{
    /// <summary>Per remaining quarter, to end the year at the target; 0 once it holds, negative where the figure has to fall.</summary>
    public decimal? Needed { get; init; }

    public decimal? Recent { get; init; }

    /// <summary>At the end of the year; a straight line knows no bounds, so a percent may pass 100: cap it in drawing only.</summary>
    public decimal? Forecast { get; init; }
}
