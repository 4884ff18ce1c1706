using WardKpi.Api.Plans;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Progress;

/// <summary>A figure that readers see, with what it is judged by.</summary>
public sealed record SentFigure
{
    public required PlanIndicatorRow Row { get; init; }

    public required ActualRow Actual { get; init; }

    /// <summary>The report that holds it.</summary>
    public required ReportListRow Report { get; init; }

    /// <summary>Expected at the end of its quarter.</summary>
    public decimal? Milestone { get; init; }

    public required ProgressStatus Status { get; init; }
}
