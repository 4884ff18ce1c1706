using WardKpi.Api.Periods;

namespace WardKpi.Api.Deadlines;

/// <summary>Chốt số liệu, hạn gửi, khóa sổ of a quarter inside the commune.</summary>
/// <param name="CutOff">Last day that the figures cover.</param>
/// <param name="DueAtUtc">The moment until which a report is in time.</param>
/// <param name="LocksOn">Day on which the period closes.</param>
public sealed record QuarterDates(DateOnly CutOff, DateTime DueAtUtc, DateOnly LocksOn);

/// <summary>The three dates of a reporting duty (DESIGN.md §4).</summary>
public static class DeadlineRules
{
    private const int WorkingDaysToLock = 10;

    private static readonly TimeOnly EndOfOffice = new(17, 0);

    /// <summary>
    /// A quarter by the plans' rule ("vào tuần cuối của tháng cuối trong quý", read as the last seven days): figures to the quarter's last
    /// day, due on the last working day of the last seven at 17:00 in Vietnam, locked ten working days after. Were all seven off, it is due
    /// on the last working day before them.
    /// </summary>
    /// <exception cref="ArgumentException">The period is not a quarter.</exception>
    public static QuarterDates QuarterDates(Period quarter, WorkingDays workingDays)
    {
        if (quarter.Kind != PeriodKind.Quarter)
            throw new ArgumentException($"{quarter} is not a quarter.", nameof(quarter));

        var dueOn = workingDays.PreviousWorkingDay(quarter.LastDay);
        return new QuarterDates(
            CutOff: quarter.LastDay,
            DueAtUtc: VietnamTime.ToUtc(dueOn, EndOfOffice),
            LocksOn: workingDays.AddWorkingDays(dueOn, WorkingDaysToLock));
    }
}
