using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Deadlines.CalendarDays;

/// <summary>What a change of the calendar does to the reports that wait. No database, no clock.</summary>
public static class CalendarDayRules
{
    /// <summary>The calendar with some days changed or added, and some taken out.</summary>
    public static WorkingDays Apply(IEnumerable<CalendarDay> days, IEnumerable<CalendarDay> changed, IEnumerable<DateOnly> removed)
    {
        var after = days.ToDictionary(day => day.Day);
        foreach (var day in changed)
            after[day.Day] = day;
        foreach (var day in removed)
            after.Remove(day);
        return new WorkingDays(after.Values);
    }

    /// <summary>The reports that get other dates: those that are due on another day first, then those that only lock on one.</summary>
    /// <param name="timings">By rule.</param>
    public static IReadOnlyList<MovedReport> Moves(
        IEnumerable<WaitingRow> waiting, IReadOnlyDictionary<Guid, RuleTiming> timings, WorkingDays before, WorkingDays after) =>
    [
        .. from row in waiting
           let timing = timings[row.RuleId]
           where ObligationRules.Covers(timing, row.Period)
           let old = DatesOf(timing, row.Period, before)
           let now = DatesOf(timing, row.Period, after)
           where old.DueAt != now.DueAt || old.LocksOn != now.LocksOn
           orderby old.DueAt == now.DueAt, old.DueAt
           select new MovedReport
           {
               RuleId = row.RuleId,
               Title = row.Title,
               CommuneId = row.CommuneId,
               CommuneName = row.CommuneName,
               Period = row.Period,
               UnitCount = row.UnitCount,
               DueAt = old.DueAt,
               NewDueAt = old.DueAt == now.DueAt ? null : now.DueAt,
               LocksOn = old.LocksOn,
               NewLocksOn = old.LocksOn == now.LocksOn ? null : now.LocksOn,
           },
    ];

    // A single report names its day again: the stored one may have moved already. On request, the day is what was asked for.
    private static ObligationDates DatesOf(RuleTiming timing, string period, WorkingDays days) => timing.Deadline switch
    {
        DeadlineKind.OnRequest => DeadlineRules.DatesOf(timing, ObligationRules.DayOf(period), days),
        DeadlineKind.FixedDate when timing.Frequency == ReportingFrequency.Once => DeadlineRules.DatesOf(timing, dueOn: null, days),
        _ => DeadlineRules.DatesOf(timing, Period.Parse(period), days),
    };
}
