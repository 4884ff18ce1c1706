using WardKpi.Api.Periods;

namespace WardKpi.Api.Deadlines;

/// <summary>From when, on what day's figures, until when, and when the books close.</summary>
/// <param name="OpensOn">Never behind the due day.</param>
/// <param name="CutOff">Last day that the figures cover (chốt số liệu); never behind the due day, for nobody reports what is still to come.</param>
/// <param name="DueAt">The moment until which a report is in time (hạn gửi), UTC, on a working day in Vietnam.</param>
/// <param name="LocksOn">Day on which the period closes (khóa sổ); never before the due day.</param>
public sealed record ObligationDates(DateOnly OpensOn, DateOnly CutOff, DateTime DueAt, DateOnly LocksOn);

/// <summary>How things stand with a duty to report.</summary>
public enum ObligationState
{
    Upcoming,
    Open,

    /// <summary>Open or not: at most three working days are left.</summary>
    DueSoon,
    Overdue,
    Met,
    MetLate,
    Waived,
}

/// <summary>The dates of reporting duties (DESIGN.md §4). No database, no clock.</summary>
public static class DeadlineRules
{
    /// <summary>17:00, in minutes after midnight.</summary>
    public const int EndOfOffice = 17 * 60;

    /// <summary>So many working days before it is due, a duty is due soon.</summary>
    public const int SoonDays = 3;

    /// <summary>Obligations are computed for the period that goes on and so many after it.</summary>
    public const int PeriodsAhead = 4;

    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// The dates of a period. A due day that is not worked moves back to the last working day before it, even out of the period (Tết).
    /// </summary>
    /// <exception cref="ArgumentException">The rule has no periods of this kind, or lacks what its deadline needs.</exception>
    public static ObligationDates DatesOf(RuleTiming timing, Period period, WorkingDays workingDays)
    {
        if (period.Kind != timing.PeriodKind)
            throw new ArgumentException($"{period} is no period of a rule by {timing.Frequency}.", nameof(period));
        return Around(timing, CutOffOf(timing.CutOff, period), NamedDay(timing, period, workingDays), workingDays);
    }

    /// <summary>The day that the deadline names, worked or not: the last day of the last week, the 20th, the second working day after the cut-off.</summary>
    /// <exception cref="ArgumentException">The deadline lacks a part, or names no day.</exception>
    public static DateOnly NamedDay(RuleTiming timing, Period period, WorkingDays workingDays) => timing.Deadline switch
    {
        DeadlineKind.LastWeek => EndOfLastWeek(Needed(timing.LastWeek), period),
        DeadlineKind.DayOfMonth => DayOfMonth(timing, timing.IsNextMonth ? period.LastDay.AddDays(1) : period.LastDay),
        DeadlineKind.FixedDate => FixedDate(timing, period.Year),
        DeadlineKind.WorkingDaysAfter => workingDays.AddWorkingDays(CutOffOf(timing.CutOff, period), Needed(timing.WorkingDays)),
        DeadlineKind.OnRequest => throw new ArgumentException("Asked for on request, a report covers no period.", nameof(timing)),
    };

    /// <summary>The day that a single report names: its fixed date.</summary>
    /// <exception cref="ArgumentException">The deadline lacks a part.</exception>
    public static DateOnly NamedDay(RuleTiming timing) => FixedDate(timing, Needed(timing.DueYear));

    /// <summary>The dates of a single report on its fixed date, or of one that was asked for by a day; its figures run to its due day.</summary>
    /// <param name="dueOn">Day that was asked for; of a rule with a fixed date null.</param>
    public static ObligationDates DatesOf(RuleTiming timing, DateOnly? dueOn, WorkingDays workingDays)
    {
        var day = workingDays.PreviousWorkingDay(dueOn ?? NamedDay(timing));
        return Around(timing, day, day, workingDays);
    }

    /// <summary>The period that goes on and the next four; before them the last one, as long as it is not due yet (a day of the next month).</summary>
    /// <exception cref="ArgumentException">A report that covers no period, or a deadline that lacks a part.</exception>
    public static IReadOnlyList<Period> ComingPeriods(RuleTiming timing, DateOnly today, WorkingDays workingDays)
    {
        var period = Period.Of(Needed(timing.PeriodKind), today);
        if (VietnamTime.DateOf(DatesOf(timing, period.Previous, workingDays).DueAt) >= today)
            period = period.Previous;
        var periods = new List<Period> { period };
        for (var ahead = Period.Of(period.Kind, today) == period ? PeriodsAhead : PeriodsAhead + 1; ahead > 0; ahead--)
            periods.Add(period = period.Next);
        return periods;
    }

    /// <summary>
    /// Whether a rule that holds from one day to another asks for a period: the period ends between them, and was not due before them.
    /// </summary>
    public static bool Holds(DateOnly startsOn, DateOnly? endsOn, Period period, ObligationDates dates) =>
        period.LastDay >= startsOn
        && VietnamTime.DateOf(dates.DueAt) >= startsOn
        && (endsOn is not { } last || period.LastDay <= last);

    public static ObligationState StateOf(ObligationDates dates, DateTime? metAt, DateTime? waivedAt, DateTime now, WorkingDays workingDays)
    {
        if (waivedAt is not null)
            return ObligationState.Waived;
        if (metAt is { } met)
            return met <= dates.DueAt ? ObligationState.Met : ObligationState.MetLate;
        if (now > dates.DueAt)
            return ObligationState.Overdue;
        var today = VietnamTime.DateOf(now);
        if (workingDays.WorkingDaysBetween(today, VietnamTime.DateOf(dates.DueAt)) <= SoonDays)
            return ObligationState.DueSoon;
        return today >= dates.OpensOn ? ObligationState.Open : ObligationState.Upcoming;
    }

    /// <summary>First day that the figures of a period cover; the last is its cut-off.</summary>
    public static DateOnly DataFrom(CutOffWindow window, Period period)
    {
        var before = period.FirstDay.AddMonths(-1);
        return window switch
        {
            CutOffWindow.PeriodEnd => period.FirstDay,
            CutOffWindow.Fourteenth => new DateOnly(before.Year, before.Month, 15),
        };
    }

    private static ObligationDates Around(RuleTiming timing, DateOnly cutOff, DateOnly dueOn, WorkingDays workingDays)
    {
        var day = workingDays.PreviousWorkingDay(dueOn);
        var dueAt = timing.DueMinute is { } minute
            ? VietnamTime.ToUtc(day, TimeOnly.MinValue).AddMinutes(minute)
            : VietnamTime.ToUtc(day.AddDays(1), TimeOnly.MinValue) - Instant;
        return new ObligationDates(
            day.AddDays(-timing.OpensDays), cutOff < day ? cutOff : day, dueAt, workingDays.AddWorkingDays(day, timing.LockDays));
    }

    private static DateOnly CutOffOf(CutOffWindow window, Period period) => window switch
    {
        CutOffWindow.PeriodEnd => period.LastDay,
        CutOffWindow.Fourteenth => new DateOnly(period.LastDay.Year, period.LastDay.Month, 14),
    };

    /// <summary>The last day of the last week, worked or not.</summary>
    private static DateOnly EndOfLastWeek(LastWeekReading reading, Period period) => reading switch
    {
        LastWeekReading.LastSevenDays or LastWeekReading.WeekOfLastDay => period.LastDay,
        LastWeekReading.LastFullWeek => LastFriday(period.LastDay),
    };

    // Its Monday lies in the month as well: the last Friday of a month is the 22nd at the earliest.
    private static DateOnly LastFriday(DateOnly day)
    {
        while (day.DayOfWeek != DayOfWeek.Friday)
            day = day.AddDays(-1);
        return day;
    }

    private static DateOnly DayOfMonth(RuleTiming timing, DateOnly month) => Named(timing, month.Year, month.Month);

    private static DateOnly FixedDate(RuleTiming timing, int year) => Named(timing, year, Needed(timing.DueMonth));

    // "Trước ngày 31" is the 30th also in a month that has no 31st; before the 1st comes the last of the month before.
    private static DateOnly Named(RuleTiming timing, int year, int month)
    {
        var last = timing.IsBefore ? Needed(timing.DueDay) - 1 : Needed(timing.DueDay);
        return new DateOnly(year, month, 1).AddDays(Math.Min(last, DateTime.DaysInMonth(year, month)) - 1);
    }

    private static T Needed<T>(T? value)
        where T : struct => value ?? throw new ArgumentException("The deadline lacks a part that it needs.");
}
