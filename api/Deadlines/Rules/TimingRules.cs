namespace WardKpi.Api.Deadlines.Rules;

/// <summary>Which timings make sense: every period of one has its dates.</summary>
public static class TimingRules
{
    private const int MaxOpensDays = 366;
    private const int MaxLockDays = 250;
    private const int MaxWorkingDays = 60;
    private const int MinutesOfADay = 24 * 60;
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    // 29/2 is a date of some years, so it may be named.
    private const int LeapYear = 2024;

    /// <summary>What is wrong, by the field's name on the wire; nothing where each period has its dates.</summary>
    public static IEnumerable<(string Field, string Fault)> FaultsOf(RuleTiming timing)
    {
        if (!Deadlines(timing.Frequency).Contains(timing.Deadline))
            yield return ("deadline", "Cách đặt hạn gửi không dùng được với tần suất đã chọn.");
        if (timing.CutOff == CutOffWindow.Fourteenth && timing.PeriodKind is null or Periods.PeriodKind.Week)
            yield return ("cutOff", "Chốt số liệu ngày 14 chỉ dùng cho báo cáo từ tháng trở lên.");
        if (timing.OpensDays is < 0 or > MaxOpensDays)
            yield return ("opensDays", $"Mở trước hạn gửi từ 0 đến {MaxOpensDays} ngày.");
        if (timing.LockDays is < 0 or > MaxLockDays)
            yield return ("lockDays", $"Khóa sổ sau hạn gửi từ 0 đến {MaxLockDays} ngày làm việc.");
        if (timing.DueMinute is < 0 or >= MinutesOfADay)
            yield return ("dueMinute", "Giờ hạn gửi không có trong ngày.");
        foreach (var fault in PartFaultsOf(timing))
            yield return fault;
    }

    /// <summary>Without the parts that its deadline does not look at.</summary>
    public static RuleTiming Clean(RuleTiming timing)
    {
        var namesDay = timing.Deadline is DeadlineKind.DayOfMonth or DeadlineKind.FixedDate;
        return timing with
        {
            LastWeek = timing.Deadline == DeadlineKind.LastWeek ? timing.LastWeek : null,
            DueDay = namesDay ? timing.DueDay : null,
            DueMonth = timing.Deadline == DeadlineKind.FixedDate ? timing.DueMonth : null,
            DueYear = timing is { Deadline: DeadlineKind.FixedDate, Frequency: ReportingFrequency.Once } ? timing.DueYear : null,
            IsNextMonth = timing is { Deadline: DeadlineKind.DayOfMonth, IsNextMonth: true },
            IsBefore = namesDay && timing.IsBefore,
            WorkingDays = timing.Deadline == DeadlineKind.WorkingDaysAfter ? timing.WorkingDays : null,
        };
    }

    private static IEnumerable<(string Field, string Fault)> PartFaultsOf(RuleTiming timing)
    {
        switch (timing.Deadline)
        {
            case DeadlineKind.LastWeek when timing.LastWeek is null:
                yield return ("lastWeek", "Chọn cách hiểu tuần cuối.");
                break;
            case DeadlineKind.DayOfMonth when timing.DueDay is null or < 1 or > 31:
                yield return ("dueDay", "Ngày trong tháng từ 1 đến 31.");
                break;
            case DeadlineKind.FixedDate:
                if (timing.DueMonth is null or < 1 or > 12)
                    yield return ("dueMonth", "Tháng từ 1 đến 12.");
                else if (timing.DueDay is null or < 1 || timing.DueDay > DateTime.DaysInMonth(LeapYear, timing.DueMonth.Value))
                    yield return ("dueDay", "Tháng đã chọn không có ngày này.");
                if (timing is { Frequency: ReportingFrequency.Once, DueYear: null or < FirstYear or > LastYear })
                    yield return ("dueYear", "Báo cáo một lần cần cả năm của hạn gửi.");
                break;
            case DeadlineKind.WorkingDaysAfter when timing.WorkingDays is null or < 1 or > MaxWorkingDays:
                yield return ("workingDays", $"Số ngày làm việc sau khi chốt số liệu từ 1 đến {MaxWorkingDays}.");
                break;
            default:
                break;
        }
    }

    private static DeadlineKind[] Deadlines(ReportingFrequency frequency) => frequency switch
    {
        ReportingFrequency.Week => [DeadlineKind.LastWeek, DeadlineKind.WorkingDaysAfter],
        ReportingFrequency.Month or ReportingFrequency.Quarter or ReportingFrequency.HalfYear =>
            [DeadlineKind.LastWeek, DeadlineKind.DayOfMonth, DeadlineKind.WorkingDaysAfter],
        ReportingFrequency.NineMonths or ReportingFrequency.Year =>
            [DeadlineKind.LastWeek, DeadlineKind.DayOfMonth, DeadlineKind.FixedDate, DeadlineKind.WorkingDaysAfter],
        ReportingFrequency.Once => [DeadlineKind.FixedDate, DeadlineKind.OnRequest],
        ReportingFrequency.OnRequest => [DeadlineKind.OnRequest],
    };
}
