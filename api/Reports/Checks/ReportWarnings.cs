using System.Text;
using System.Text.RegularExpressions;
using WardKpi.Api.Indicators;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Reports.Checks;

/// <summary>What looks odd about a value that may be stored all the same.</summary>
public enum WarningCode
{
    /// <summary>The denominator is far from the one before: most likely counted in another way.</summary>
    DenominatorJump,

    /// <summary>The same figure as in the periods before.</summary>
    Unchanged,

    /// <summary>The same text as in the period before, but for its dates.</summary>
    IdenticalText,

    /// <summary>Less than earlier in the year, of a figure that adds up over the year.</summary>
    CumulativeDecrease,

    /// <summary>Far from everything that was reported before.</summary>
    FarFromHistory,

    /// <summary>A rate much worse than in the period before.</summary>
    PercentCollapse,

    /// <summary>A bare percent, where numerator and denominator were given before.</summary>
    EntryKindChanged,

    /// <summary>"Không phát sinh", where the period before had a figure.</summary>
    NotApplicable,
}

/// <summary>A warning with the facts behind it; the words are the reader's language.</summary>
public sealed record ReportWarning
{
    public required WarningCode Code { get; init; }

    /// <summary>The period compared with, such as 2026Q2; absent where it is all of them.</summary>
    public string? Period { get; init; }

    /// <summary>
    /// What was reported then, in the indicator's unit: of <c>denominator_jump</c> the denominator, of <c>far_from_history</c> the median,
    /// of a "Có" in <c>percent_collapse</c> 100.
    /// </summary>
    public decimal? PreviousValue { get; init; }

    /// <summary>Change against it in whole percent of it: 60 is 1.6 times as much. Absent where it was zero.</summary>
    public decimal? Percent { get; init; }

    /// <summary>How many earlier periods hold the same, or were looked at.</summary>
    public int? PeriodCount { get; init; }
}

/// <summary>What the checks know of an indicator.</summary>
public sealed record CheckedIndicator
{
    public required Direction Direction { get; init; }

    public string? Unit { get; init; }

    /// <summary>The figure adds up over the year.</summary>
    public required bool IsCumulative { get; init; }

    /// <summary>The value holds the year's target: it may well stay as it is.</summary>
    public required bool IsTargetReached { get; init; }
}

/// <summary>What was reported for an indicator in one quarter.</summary>
public sealed record ReportedValue
{
    public required Period Period { get; init; }

    /// <summary>Null: emptied.</summary>
    public EntryKind? EntryKind { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    /// <summary>In the indicator's unit; of a ratio computed.</summary>
    public decimal? Value { get; init; }

    public string? Text { get; init; }

    public bool IsFigure => Value is not null && EntryKind is not null and not Reports.EntryKind.NotApplicable;
}

/// <summary>Which values ask for a word of explanation. All thresholds are <see cref="CheckOptions"/>; nothing here refuses a value.</summary>
/// <remarks>For a whole period of a plan, unit by unit: <see cref="PlanValues.WarningsOf"/>.</remarks>
public static partial class ReportWarnings
{
    // Makes the median deviation of a normal spread as wide as its standard deviation.
    private const decimal MadScale = 1.4826m;

    /// <summary>
    /// What looks odd about <paramref name="current"/> beside the values of <paramref name="earlier"/> periods, of this year's plan and the
    /// one before, in any order. "The period before" is the last one that has a figure; only "không phát sinh" looks at the very last one,
    /// so that it is asked about once and not in every quarter that follows.
    /// </summary>
    public static IReadOnlyList<ReportWarning> Of(
        CheckedIndicator indicator, ReportedValue current, IEnumerable<ReportedValue> earlier, CheckOptions options)
    {
        if (current.EntryKind is not { } kind)
            return [];
        var before = earlier.OrderBy(value => value.Period.FirstDay).ToList();
        IEnumerable<ReportWarning?> found = kind switch
        {
            EntryKind.NotApplicable => [NothingToMeasure(current, before)],
            EntryKind.Narrative => [SameText(current, before)],
            EntryKind.Ratio or EntryKind.Percent or EntryKind.Value or EntryKind.YesNo or EntryKind.Completion =>
                OfFigure(indicator, current, [.. before.Where(value => value.IsFigure)], options),
        };
        return [.. found.OfType<ReportWarning>()];
    }

    /// <summary>A text without what changes when only its dates are brought up to date: case, blanks, marks, days, months, quarters, years.</summary>
    public static string Fold(string text) =>
        NotInWords.Replace(Dates.Replace(text.Normalize(NormalizationForm.FormC).ToLowerInvariant(), " "), " ").Trim();

    private static IEnumerable<ReportWarning?> OfFigure(
        CheckedIndicator indicator, ReportedValue current, IReadOnlyList<ReportedValue> figures, CheckOptions options)
    {
        // What adds up over the year starts again every January.
        if (indicator.IsCumulative)
            figures = [.. figures.Where(figure => figure.Period.Year == current.Period.Year)];
        if (figures.Count == 0)
            return [];
        var last = figures[^1];
        var fall = Decrease(indicator, current, figures) ?? Collapse(indicator, current, last, options);
        return
        [
            DenominatorJump(current, last, options),
            EntryKindChanged(current, last),
            fall,
            Unchanged(indicator, current, figures, options),
            // A fall is explained once, by what it fell from.
            fall is null ? FarFromHistory(indicator, current, figures, options) : null,
        ];
    }

    // After a zero it says nothing new.
    private static ReportWarning? NothingToMeasure(ReportedValue current, IReadOnlyList<ReportedValue> before) =>
        before.LastOrDefault(value => value.Period == current.Period.Previous) is { IsFigure: true, Value: not 0 } last
            ? new ReportWarning { Code = WarningCode.NotApplicable, Period = last.Period.ToString(), PreviousValue = last.Value }
            : null;

    private static ReportWarning? SameText(ReportedValue current, IReadOnlyList<ReportedValue> before) =>
        before.LastOrDefault(value => value is { EntryKind: EntryKind.Narrative, Text: not null }) is { } last
        && Fold(last.Text!) == Fold(current.Text ?? "")
            ? new ReportWarning { Code = WarningCode.IdenticalText, Period = last.Period.ToString() }
            : null;

    private static ReportWarning? DenominatorJump(ReportedValue current, ReportedValue last, CheckOptions options) =>
        current is { EntryKind: EntryKind.Ratio, Denominator: { } denominator }
        && last is { EntryKind: EntryKind.Ratio, Denominator: { } before and > 0 }
        && Math.Abs(denominator - before) * 100 > options.DenominatorJumpPercent * before
            ? Against(last, WarningCode.DenominatorJump, before, denominator)
            : null;

    private static ReportWarning? EntryKindChanged(ReportedValue current, ReportedValue last) =>
        current.EntryKind == EntryKind.Percent && last.EntryKind == EntryKind.Ratio
            ? new ReportWarning { Code = WarningCode.EntryKindChanged, Period = last.Period.ToString(), PreviousValue = last.Value }
            : null;

    private static ReportWarning? Decrease(CheckedIndicator indicator, ReportedValue current, IReadOnlyList<ReportedValue> figures) =>
        indicator.IsCumulative && current is { EntryKind: EntryKind.Value, Value: { } value }
        && figures.MaxBy(figure => figure.Value) is { } highest && value < highest.Value
            ? Against(highest, WarningCode.CumulativeDecrease, highest.Value!.Value, value)
            : null;

    /// <summary>Worse by more than a share of what was, or by too many points; a few points of a small rate are noise.</summary>
    private static ReportWarning? Collapse(CheckedIndicator indicator, ReportedValue current, ReportedValue last, CheckOptions options)
    {
        if (Rate(current) is not { } rate || Rate(last) is not { } before)
            return null;
        var worse = indicator.Direction == Direction.Up ? before - rate : rate - before;
        var isShare = worse * 100 > options.CollapsePercent * before;
        var isCollapse = IsInPoints(indicator, current)
            ? worse > options.CollapsePoints || (isShare && worse > options.NoticeablePoints)
            : isShare;
        return isCollapse ? Against(last, WarningCode.PercentCollapse, before, rate) : null;
    }

    /// <summary>
    /// Two counts of hundreds that are the same to the unit were copied; small ones, rates and measures may stay for a while, and
    /// nothing, everything and a target reached may stay for good.
    /// </summary>
    private static ReportWarning? Unchanged(
        CheckedIndicator indicator, ReportedValue current, IReadOnlyList<ReportedValue> figures, CheckOptions options)
    {
        if (current.EntryKind == EntryKind.YesNo || current.Value == 0 || IsWhole(indicator, current))
            return null;
        var isLarge = current is { EntryKind: EntryKind.Ratio, Denominator: { } denominator } && denominator >= options.LargeCount;
        if (indicator.IsTargetReached && !isLarge)
            return null;
        var same = figures.Reverse().TakeWhile(figure => IsSame(figure, current)).Count();
        return same >= (isLarge ? 1 : options.UnchangedPeriods)
            ? new ReportWarning
            {
                Code = WarningCode.Unchanged,
                Period = figures[^1].Period.ToString(),
                PreviousValue = figures[^1].Value,
                PeriodCount = same,
            }
            : null;
    }

    /// <summary>
    /// Farther from the median than so many spreads; a spread is the median deviation from it, but never less than a tenth of the median
    /// (in percents a few points), or the first move after years of standing still would be odd.
    /// </summary>
    private static ReportWarning? FarFromHistory(
        CheckedIndicator indicator, ReportedValue current, IReadOnlyList<ReportedValue> figures, CheckOptions options)
    {
        var known = figures.Where(figure => IsMeasured(figure.EntryKind)).Select(figure => figure.Value!.Value).ToList();
        if (known.Count < options.HistoryPoints || !IsMeasured(current.EntryKind) || current.Value is not { } value)
            return null;
        var median = Median(known);
        var spread = Math.Max(MadScale * Median([.. known.Select(figure => Math.Abs(figure - median))]), Math.Abs(median) / 10);
        if (IsInPoints(indicator, current))
            spread = Math.Max(spread, options.NoticeablePoints / 2);
        // Nothing but zeros have no width to measure by.
        if (spread == 0 || Math.Abs(value - median) <= options.HistorySpreads * spread)
            return null;
        return new ReportWarning
        {
            Code = WarningCode.FarFromHistory,
            PreviousValue = decimal.Round(median, 4),
            Percent = ChangeOf(median, value),
            PeriodCount = known.Count,
        };
    }

    private static ReportWarning Against(ReportedValue before, WarningCode code, decimal from, decimal to) => new()
    {
        Code = code,
        Period = before.Period.ToString(),
        PreviousValue = from,
        Percent = ChangeOf(from, to),
    };

    private static decimal? ChangeOf(decimal from, decimal to) =>
        from == 0 ? null : decimal.Round(100 * (to - from) / Math.Abs(from), 0, MidpointRounding.AwayFromZero);

    /// <summary>The value as a rate: "Có" is the whole of it. Null for counts and measures.</summary>
    private static decimal? Rate(ReportedValue value) => value.EntryKind switch
    {
        EntryKind.Ratio or EntryKind.Percent or EntryKind.Completion => value.Value,
        EntryKind.YesNo => value.Value * 100,
        _ => null,
    };

    private static bool IsInPoints(CheckedIndicator indicator, ReportedValue value) => value.EntryKind switch
    {
        EntryKind.YesNo or EntryKind.Completion => true,
        EntryKind.Ratio or EntryKind.Percent => ReportRules.IsPercent(indicator.Unit),
        _ => false,
    };

    private static bool IsWhole(CheckedIndicator indicator, ReportedValue value) => IsInPoints(indicator, value) && value.Value == 100;

    private static bool IsMeasured(EntryKind? kind) => kind is EntryKind.Ratio or EntryKind.Percent or EntryKind.Value;

    private static bool IsSame(ReportedValue one, ReportedValue other) =>
        (one.EntryKind, one.Numerator, one.Denominator, one.Value) == (other.EntryKind, other.Numerator, other.Denominator, other.Value);

    private static decimal Median(IReadOnlyList<decimal> figures)
    {
        var sorted = figures.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    // "8/12 thôn" is a figure: a day and month without a year counts as a date only behind the word.
    [GeneratedRegex(@"\b(ngày|tháng|quý|năm)\s+([0-9]+|iv|i{1,3})(\s*[/.-]\s*[0-9]+)*\b|\b[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}\b|\b([0-9]{1,2}/)?20[0-9]{2}\b")]
    private static partial Regex Dates { get; }

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}]+")]
    private static partial Regex NotInWords { get; }
}
