namespace WardKpi.Api.Deadlines;

public enum CalendarDayKind
{
    /// <summary>Not worked although a weekday.</summary>
    Off,

    /// <summary>Worked although a Saturday or Sunday.</summary>
    Makeup,
}

/// <summary>An exception to "Monday to Friday"; one that is switched off changes nothing.</summary>
public sealed record CalendarDay(DateOnly Day, CalendarDayKind Kind, bool IsActive);

/// <summary>
/// The working-day calendar of state offices: Monday to Friday, save the rows of the calendar. A year without rows has no holidays.
/// </summary>
public sealed class WorkingDays
{
    private readonly Dictionary<DateOnly, CalendarDayKind> exceptions;

    /// <exception cref="ArgumentException">A day stands twice among the active rows.</exception>
    public WorkingDays(IEnumerable<CalendarDay> rows) =>
        exceptions = rows.Where(row => row.IsActive).ToDictionary(row => row.Day, row => row.Kind);

    public bool IsWorkingDay(DateOnly day) => exceptions.TryGetValue(day, out var kind)
        ? kind == CalendarDayKind.Makeup
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The day itself where it is worked, else the last working day before it.</summary>
    public DateOnly PreviousWorkingDay(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(-1);
        return day;
    }

    /// <summary>The n-th working day after a day (before it where n is negative); the day itself, worked or not, where n is 0.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Abs(count); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day))
                left--;
        }

        return day;
    }

    /// <summary>
    /// Working days that are left from one day to another: those after <paramref name="from"/> up to and with <paramref name="to"/>; 0 on
    /// the day. Behind it negative: those from <paramref name="to"/> on before <paramref name="from"/>, so that the Saturday after a due
    /// Friday is already −1.
    /// </summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to) => from <= to
        ? CountWorkingDays(from.AddDays(1), to)
        : -CountWorkingDays(to, from.AddDays(-1));

    private int CountWorkingDays(DateOnly first, DateOnly last)
    {
        var count = 0;
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (IsWorkingDay(day))
                count++;
        }

        return count;
    }
}
