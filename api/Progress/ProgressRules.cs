using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Progress;

/// <summary>Target against actual (DESIGN.md §3). Results are rounded to four places, half away from zero.</summary>
public static class ProgressRules
{
    /// <summary>Percent of completion that "Cơ bản hoàn thành" asks for.</summary>
    public const decimal CompletionTarget = 90;

    private const int LastQuarter = 4;

    /// <summary>
    /// Linear with a baseline, flat without one. "Có" and "Cơ bản hoàn thành" are judged at the year's end: a thing that is done or
    /// not has no path through the quarters, and a flat 90 % would call it late in the first one.
    /// </summary>
    public static Phasing DefaultPhasing(Subject subject) => subject switch
    {
        { Operator: TargetOperator.Yes or TargetOperator.Completion } => Phasing.YearEnd,
        { Baseline: not null } => Phasing.Linear,
        _ => Phasing.Flat,
    };

    /// <summary>The phasing that somebody chose, else the default.</summary>
    public static Phasing PhasingOf(Subject subject) => subject.Phasing ?? DefaultPhasing(subject);

    /// <summary>
    /// Value expected at the end of a quarter (1–4), in the unit of the target (1 for "Có", 90 for "Cơ bản hoàn thành"). One set by hand
    /// wins. Linear goes from the baseline in four equal steps, and is the target itself where the baseline already holds it; without a
    /// baseline it starts at zero where more is better and is flat where less is.
    /// </summary>
    /// <returns>Null where the quarter is not judged: no figure as the year's target, or "year end" before the fourth quarter.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such quarter.</exception>
    public static decimal? Milestone(Subject subject, int quarter)
    {
        CheckQuarter(quarter);
        if (TargetFigure(subject) is not { } target)
            return null;
        if (subject.Milestones.TryGetValue(quarter, out var explicitMilestone))
            return explicitMilestone;

        return PhasingOf(subject) switch
        {
            Phasing.Flat => target,
            Phasing.YearEnd => quarter == LastQuarter ? target : null,
            Phasing.Linear => OnTheLine(LinearStart(subject, target), target, quarter),
        };
    }

    /// <summary>
    /// Whether a value reaches the year's target: by its operator; "eq" (a bare "60 %") is at least where more is better, at most where
    /// less is. "Có" takes a yes, or a completion of 100 %; "Cơ bản hoàn thành" a completion of 90 %, or the reviewer's yes.
    /// How the value was given (<paramref name="kind"/>) matters only there.
    /// </summary>
    /// <returns>False also where the year has no target, or a narrative one.</returns>
    public static bool Holds(Subject subject, decimal value, EntryKind? kind = null)
    {
        if (TargetFigure(subject) is not { } target)
            return false;
        var figure = Figure(subject, value, kind);
        return subject.Operator switch
        {
            TargetOperator.Gt => figure > target,
            TargetOperator.Lt => figure < target,
            _ => IsLowerBetter(subject) ? figure <= target : figure >= target,
        };
    }

    /// <summary>
    /// Share of the way to the year's target, 1 = reached, never capped, negative where the value fell behind the baseline: with a
    /// baseline that does not hold the target yet (actual − baseline) ÷ (target − baseline), else actual ÷ target, and target ÷ actual
    /// where less is better. Where that quotient says nothing (a divisor of zero or below), 1 if the target holds and 0 if not.
    /// How the value was given (<paramref name="kind"/>) matters only where the target is a word.
    /// </summary>
    /// <remarks>A strict target ("trên 80 %") has an attainment of 1 at 80 and is not met by it.</remarks>
    /// <returns>Null without a figure as the year's target.</returns>
    public static decimal? Attainment(Subject subject, decimal value, EntryKind? kind = null)
    {
        if (TargetFigure(subject) is not { } target)
            return null;
        var figure = Figure(subject, value, kind);
        if (subject.Baseline is { } baseline && baseline != target && !Holds(subject, baseline))
            return Rounded((figure - baseline) / (target - baseline));

        var (dividend, divisor) = IsLowerBetter(subject) ? (target, figure) : (figure, target);
        if (divisor <= 0 || target < 0)
            return Holds(subject, value, kind) ? 1 : 0;
        return Rounded(dividend / divisor);
    }

    /// <summary>
    /// Status of a quarter (1–4); <paramref name="entry"/> is null where the cell was never filled, <paramref name="thresholds"/> are those
    /// in force, or those that a verified report was judged by. Drafts judge nothing: readers see a figure once it is submitted. Met as
    /// soon as the year's target holds, in whatever quarter; else the value in percent of the milestone against the thresholds. A value
    /// equal to a strict target is therefore on track and never met.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No such quarter.</exception>
    public static Judgement Judge(Subject subject, Entry? entry, int quarter, Thresholds thresholds)
    {
        CheckQuarter(quarter);
        if (IsNarrative(subject))
            return JudgeNarrative(entry);
        if (TargetFigure(subject) is null)
            return Neutral(ProgressStatus.NotDue, StatusReason.NoTargetThisYear);

        var milestone = Milestone(subject, quarter);
        // A text answers no figure.
        var missingReason = entry is { Kind: EntryKind.Narrative } ? StatusReason.NotEntered : Missing(entry);
        if (missingReason is { } missing)
        {
            // Not due even when a draft exists: a status must not get worse because somebody began to type.
            return milestone is null
                ? Neutral(ProgressStatus.NotDue, StatusReason.JudgedAtYearEnd)
                : Neutral(ProgressStatus.NoData, missing) with { Milestone = milestone };
        }

        if (entry is not { Kind: { } kind and not EntryKind.NotApplicable, Value: { } value })
            return Neutral(ProgressStatus.NotApplicable) with { Milestone = milestone };

        var figure = Figure(subject, value, kind);
        var measured = Neutral(ProgressStatus.NotDue, StatusReason.JudgedAtYearEnd) with { Attainment = Attainment(subject, value, kind) };
        if (milestone is { } expected)
        {
            measured = measured with
            {
                Status = AgainstMilestone(figure, expected, IsLowerBetter(subject), thresholds),
                Reason = null,
                Milestone = expected,
                Gap = subject.Operator is TargetOperator.Yes ? null : Rounded(IsLowerBetter(subject) ? expected - figure : figure - expected),
                MilestonePercent = MilestonePercent(figure, expected, IsLowerBetter(subject)) is { } percent ? Rounded(percent) : null,
            };
        }

        return Holds(subject, value, kind) ? measured with { Status = ProgressStatus.Met, Reason = null } : measured;
    }

    /// <summary>
    /// Pace up to a quarter (1–4) over the submitted figures, at most one a quarter, in any order; later ones do not count. The latest
    /// figure is the last known one; the quarters left count from it to the year's end. Needed is absent in the fourth quarter and
    /// without a figure. Recent is the least-squares slope over the known points, the baseline being quarter 0; it and the forecast take
    /// two points. All absent for what is done or not done and for narratives.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No such quarter.</exception>
    public static PaceFigures Pace(Subject subject, IReadOnlyList<(int Quarter, decimal Value)> known, int quarter)
    {
        CheckQuarter(quarter);
        var points = known.Where(point => point.Quarter <= quarter).OrderBy(point => point.Quarter).ToList();
        if (points.Count == 0 || !IsMeasured(subject))
            return new PaceFigures();

        var latest = points[^1];
        var left = LastQuarter - latest.Quarter;
        if (subject.Baseline is { } baseline)
            points.Insert(0, (0, baseline));
        var slope = points.Count >= 2 ? Slope(points) : (decimal?)null;

        return new PaceFigures
        {
            Needed = quarter == LastQuarter || TargetFigure(subject) is not { } target ? null
                : Holds(subject, latest.Value) ? 0
                : Rounded((target - latest.Value) / left),
            Recent = slope is { } perQuarter ? Rounded(perQuarter) : null,
            Forecast = slope is { } step ? Rounded(latest.Value + step * left) : null,
        };
    }

    /// <summary>
    /// Counts as percentages of their sum with one decimal that add up to 100.0 exactly (largest remainder; of equal remainders the
    /// earlier one is rounded up). All zero where there is nothing to count.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static IReadOnlyList<decimal> Percentages(IReadOnlyList<int> counts)
    {
        foreach (var count in counts)
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
        var total = counts.Sum(count => (long)count);
        if (total == 0)
            return [.. counts.Select(_ => 0m)];

        // Thousandths, because the last decimal shown is a tenth of a percent.
        var tenths = counts.Select(count => count * 1000L / total).ToArray();
        var roundedUp = Enumerable.Range(0, counts.Count)
            .OrderByDescending(i => counts[i] * 1000L % total)
            .Take((int)(1000 - tenths.Sum()));
        foreach (var i in roundedUp)
            tenths[i]++;
        return [.. tenths.Select(tenth => tenth / 10m)];
    }

    /// <summary>Where a plan sets no target for a year: the stretch between the nearest figures before and after it.</summary>
    /// <returns>Null where the year has a target, or where there is no figure on one of its sides.</returns>
    public static TargetPath? PathAround(IReadOnlyList<TargetView> targets, int year)
    {
        if (targets.Any(target => target.Year == year))
            return null;
        var before = targets.Where(target => target.Year < year && target.Value is not null).MaxBy(target => target.Year);
        var after = targets.Where(target => target.Year > year && target.Value is not null).MinBy(target => target.Year);
        if (before is not { Value: { } from } || after is not { Value: { } to })
            return null;

        return new TargetPath
        {
            FromYear = before.Year,
            FromValue = from,
            ToYear = after.Year,
            ToValue = to,
            Expected = Rounded(from + (to - from) * (year - before.Year) / (after.Year - before.Year)),
        };
    }

    /// <summary>
    /// The last known value before the plan's year: of the plan's own results the one that the standing office picked, else the last in the
    /// document for the code and the year before. A result without a figure, or one that repeats a national target, is neither,
    /// even when picked; a pick that cannot stand gives way to the rule. The results come in the document's order.
    /// </summary>
    public static BaselineView? PickBaseline(IReadOnlyList<PlanResultView> results, string code, int planYear, Guid? pickedId)
    {
        var measured = results.Where(result => result is { Value: not null, IsRestated: false }).ToList();
        var picked = measured.Find(result => result.Id == pickedId);
        var chosen = picked ?? measured.FindLast(result => result.Code == code && result.AsOf == planYear - 1);
        return chosen is not { Value: { } value } ? null : new BaselineView
        {
            ResultId = chosen.Id,
            AsOf = chosen.AsOf,
            Value = value,
            Text = chosen.Text,
            IsPicked = picked is not null,
        };
    }

    private static Judgement JudgeNarrative(Entry? entry)
    {
        if (Missing(entry) is { } missing)
            return Neutral(ProgressStatus.NoData, missing);
        if (entry is { Kind: EntryKind.NotApplicable })
            return Neutral(ProgressStatus.NotApplicable);
        return entry is { State: ReportState.Verified or ReportState.Locked }
            ? Neutral(ProgressStatus.Met)
            : Neutral(ProgressStatus.NotDue, StatusReason.NotVerified);
    }

    /// <summary>Why an entry says nothing to readers yet; null where it does.</summary>
    private static StatusReason? Missing(Entry? entry) => entry switch
    {
        null or { Kind: null } => StatusReason.NotEntered,
        { Kind: EntryKind.Narrative } when string.IsNullOrWhiteSpace(entry.Text) => StatusReason.NotEntered,
        { Kind: not (EntryKind.NotApplicable or EntryKind.Narrative), Value: null } => StatusReason.NotEntered,
        { State: ReportState.Empty or ReportState.Draft or ReportState.Returned } => StatusReason.NotSubmitted,
        _ => null,
    };

    private static ProgressStatus AgainstMilestone(decimal figure, decimal milestone, bool isLowerBetter, Thresholds thresholds)
    {
        if (MilestonePercent(figure, milestone, isLowerBetter) is not { } percent)
        {
            // No quotient to speak of: the milestone is reached or it is not.
            var isReached = isLowerBetter ? figure <= milestone : figure >= milestone;
            return isReached ? ProgressStatus.OnTrack : ProgressStatus.OffTrack;
        }

        return percent >= thresholds.OnTrack ? ProgressStatus.OnTrack
            : percent >= thresholds.AtRisk ? ProgressStatus.AtRisk
            : ProgressStatus.OffTrack;
    }

    /// <summary>Unrounded, because it is compared with the thresholds; null where the divisor is zero or below.</summary>
    private static decimal? MilestonePercent(decimal figure, decimal milestone, bool isLowerBetter)
    {
        var (dividend, divisor) = isLowerBetter ? (milestone, figure) : (figure, milestone);
        return divisor <= 0 ? null : 100 * dividend / divisor;
    }

    private static decimal LinearStart(Subject subject, decimal target) => subject.Baseline is { } baseline
        ? Holds(subject, baseline) ? target : baseline
        : IsLowerBetter(subject) ? target : 0;

    private static decimal OnTheLine(decimal start, decimal target, int quarter) =>
        Rounded(start + (target - start) * quarter / LastQuarter);

    /// <summary>The year's target as a figure; null for a narrative one, and where the year has none.</summary>
    private static decimal? TargetFigure(Subject subject) => subject.Operator switch
    {
        null or TargetOperator.Narrative => null,
        TargetOperator.Yes => 1,
        TargetOperator.Completion => CompletionTarget,
        _ => subject.Target,
    };

    /// <summary>A value on the scale of the target, where the target is a word and the value was given the other way.</summary>
    private static decimal Figure(Subject subject, decimal value, EntryKind? kind) => (subject.Operator, kind) switch
    {
        (TargetOperator.Yes, EntryKind.Completion) => value / 100,
        (TargetOperator.Completion, EntryKind.YesNo) => value >= 1 ? CompletionTarget : 0,
        _ => value,
    };

    // The plan's word outranks the catalogue: "≤ 5" is a ceiling whatever the direction says. The direction decides a bare figure.
    private static bool IsLowerBetter(Subject subject) => subject.Operator switch
    {
        TargetOperator.Le or TargetOperator.Lt => true,
        TargetOperator.Eq or null => subject.Direction == Direction.Down,
        _ => false,
    };

    private static bool IsNarrative(Subject subject) =>
        subject.Operator is TargetOperator.Narrative || (subject.Operator is not null && subject.Kind == IndicatorKind.Narrative);

    private static bool IsMeasured(Subject subject) =>
        subject.Kind is IndicatorKind.Ratio or IndicatorKind.Value
        && subject.Operator is not (TargetOperator.Yes or TargetOperator.Completion or TargetOperator.Narrative);

    private static decimal Slope(IReadOnlyList<(int Quarter, decimal Value)> points)
    {
        var meanQuarter = points.Average(point => (decimal)point.Quarter);
        var meanValue = points.Average(point => point.Value);
        return points.Sum(point => (point.Quarter - meanQuarter) * (point.Value - meanValue))
            / points.Sum(point => (point.Quarter - meanQuarter) * (point.Quarter - meanQuarter));
    }

    private static Judgement Neutral(ProgressStatus status, StatusReason? reason = null) => new() { Status = status, Reason = reason };

    private static decimal Rounded(decimal value) => Math.Round(value, 4, MidpointRounding.AwayFromZero);

    private static void CheckQuarter(int quarter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quarter, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quarter, LastQuarter);
    }
}
