using WardKpi.Api.Deadlines.CalendarDays;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Deadlines.Rules;

/// <summary>The dates of a rule with what moved them. No database, no clock.</summary>
public static class RuleDateRules
{
    /// <summary>The period that goes on and the next four, as far as the rule holds for them; the one date of a single report.</summary>
    public static IReadOnlyList<RuleDates> Coming(RuleTiming timing, DateOnly startsOn, DateOnly? endsOn, DateOnly today, NamedDays calendar)
    {
        if (timing.Deadline == DeadlineKind.OnRequest)
            return [];
        if (timing.Frequency == ReportingFrequency.Once)
            return [DatesOf(timing, null, calendar)];
        return
        [
            .. from period in DeadlineRules.ComingPeriods(timing, today < startsOn ? startsOn : today, calendar.WorkingDays)
               where DeadlineRules.Holds(startsOn, endsOn, period, DeadlineRules.DatesOf(timing, period, calendar.WorkingDays))
               select DatesOf(timing, period, calendar),
        ];
    }

    private static RuleDates DatesOf(RuleTiming timing, Period? period, NamedDays calendar)
    {
        var days = calendar.WorkingDays;
        var dates = period is { } one ? DeadlineRules.DatesOf(timing, one, days) : DeadlineRules.DatesOf(timing, dueOn: null, days);
        var named = period is { } some ? DeadlineRules.NamedDay(timing, some, days) : DeadlineRules.NamedDay(timing);
        var due = VietnamTime.DateOf(dates.DueAt);
        // Counted from the cut-off, a deadline steps over days off on its way; any other moves back over them.
        var (first, last) = timing.Deadline == DeadlineKind.WorkingDaysAfter ? (dates.CutOff.AddDays(1), due) : (due, named);
        return new RuleDates
        {
            Period = period?.ToString(),
            OpensOn = dates.OpensOn,
            DataFrom = period is { } whole ? DeadlineRules.DataFrom(timing.CutOff, whole) : null,
            CutOff = dates.CutOff,
            DueAt = dates.DueAt,
            LocksOn = dates.LocksOn,
            MovedFrom = named == due ? null : named,
            DaysOff =
            [
                .. from offset in Enumerable.Range(0, last.DayNumber - first.DayNumber + 1)
                   let day = first.AddDays(offset)
                   where !days.IsWorkingDay(day)
                   select new DayOff(day, calendar.Names.GetValueOrDefault(day)),
            ],
            Makeup = due.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? calendar.Names.GetValueOrDefault(due) : null,
        };
    }
}
