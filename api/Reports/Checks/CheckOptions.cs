namespace WardKpi.Api.Reports.Checks;

/// <summary>Section <c>Checks</c>: from where on a value looks odd enough to ask for a word (<see cref="ReportWarnings"/>).</summary>
public sealed class CheckOptions
{
    /// <summary>Change of a denominator, in percent of the one before, up or down.</summary>
    public decimal DenominatorJumpPercent { get; init; } = 50;

    /// <summary>How many earlier periods in a row hold the same small count, rate or measure.</summary>
    public int UnchangedPeriods { get; init; } = 2;

    /// <summary>From this denominator on one period with the same numerator and denominator is enough.</summary>
    public decimal LargeCount { get; init; } = 100;

    /// <summary>A rate that is worse by more than so many percent of what it was.</summary>
    public decimal CollapsePercent { get; init; } = 50;

    /// <summary>A rate that is worse by more than so many points.</summary>
    public decimal CollapsePoints { get; init; } = 20;

    /// <summary>Up to so many points a rate that halves or doubles is noise.</summary>
    public decimal NoticeablePoints { get; init; } = 5;

    /// <summary>Figures that a history has at the least before anything is far from it.</summary>
    public int HistoryPoints { get; init; } = 3;

    /// <summary>How many spreads a figure may lie from the median.</summary>
    public decimal HistorySpreads { get; init; } = 4;

    public bool IsSound => DenominatorJumpPercent > 0
        && UnchangedPeriods >= 1
        && LargeCount > 0
        && CollapsePercent > 0
        && CollapsePoints > 0
        && NoticeablePoints >= 0
        && HistoryPoints >= 3
        && HistorySpreads > 0;
}
