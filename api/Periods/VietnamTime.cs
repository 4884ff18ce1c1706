namespace WardKpi.Api.Periods;

/// <summary>Days and hours of people; instants in store are UTC.</summary>
public static class VietnamTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone).DateTime);

    /// <summary>The quarter that people report now: from the first day of its last month until the next one's last month begins.</summary>
    public static Period ReportingQuarter(TimeProvider clock)
    {
        var today = Today(clock);
        return Period.QuarterOf(today.Month % 3 == 0 ? today : today.AddMonths(-3));
    }
}
