using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Periods;
using WardKpi.Api.Progress;

namespace WardKpi.Api.Deadlines.Timeliness;

/// <summary>A duty as it counts.</summary>
/// <param name="CellCount">Of its form; 0 where it has none.</param>
public sealed record Duty(DateTime DueAt, DateTime? MetAt, bool IsWaived, int CellCount = 0, int FilledCount = 0);

/// <summary>Reporting rate, on-time rate and value completeness (DESIGN.md §4). No database, no clock.</summary>
public static class TimelinessRules
{
    private enum Outcome
    {
        OnTime,
        Late,
        Missing,
        NotDue,
        SentEarly,
        Waived,
    }

    public static TimelinessFigures Of(IReadOnlyCollection<Duty> duties, DateTime now)
    {
        var byOutcome = duties.ToLookup(duty => OutcomeOf(duty, now));
        int[] parts = [byOutcome[Outcome.OnTime].Count(), byOutcome[Outcome.Late].Count(), byOutcome[Outcome.Missing].Count()];
        var percents = ProgressRules.Percentages(parts);
        Duty[] expected = [.. byOutcome[Outcome.OnTime], .. byOutcome[Outcome.Late], .. byOutcome[Outcome.Missing]];
        var cells = expected.Sum(duty => duty.CellCount);
        var filled = expected.Sum(duty => duty.FilledCount);
        return new TimelinessFigures
        {
            Expected = expected.Length,
            OnTime = parts[0],
            Late = parts[1],
            Missing = parts[2],
            OnTimePercent = percents[0],
            LatePercent = percents[1],
            MissingPercent = percents[2],
            ReportingRate = RateOf(parts[0] + parts[1], expected.Length),
            OnTimeRate = RateOf(parts[0], expected.Length),
            NotDue = byOutcome[Outcome.NotDue].Count() + byOutcome[Outcome.SentEarly].Count(),
            SentEarly = byOutcome[Outcome.SentEarly].Count(),
            Waived = byOutcome[Outcome.Waived].Count(),
            CellCount = cells,
            FilledCount = filled,
            ValueCompleteness = RateOf(filled, cells),
        };
    }

    /// <summary>The quarter that a period ends in, and that a day lies in.</summary>
    /// <param name="period">Of a duty: <c>2026W12</c>, <c>202603</c>, <c>2026N9</c>; of one for a day <c>20261120</c>.</param>
    /// <exception cref="FormatException">It is neither.</exception>
    public static Period QuarterOf(string period) =>
        Period.QuarterOf(ObligationRules.DayOf(period) ?? Period.Parse(period).LastDay);

    private static Outcome OutcomeOf(Duty duty, DateTime now) => duty switch
    {
        { IsWaived: true } => Outcome.Waived,
        _ when now <= duty.DueAt => duty.MetAt is null ? Outcome.NotDue : Outcome.SentEarly,
        { MetAt: null } => Outcome.Missing,
        { MetAt: { } met } => met <= duty.DueAt ? Outcome.OnTime : Outcome.Late,
    };

    /// <summary>Part in percent of a whole, one decimal, half away from zero; null of nothing.</summary>
    public static decimal? RateOf(int part, int whole) =>
        whole == 0 ? null : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);
}
