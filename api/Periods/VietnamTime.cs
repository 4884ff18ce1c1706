using System.Globalization;

namespace WardKpi.Api.Periods;

/// <summary>Days and hours of people; instants in store are UTC.</summary>
public static class VietnamTime
{
    // Fixed, not looked up: Asia/Ho_Chi_Minh has been UTC+7 without summer time since 1975, and slim systems ship no zone data.
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static DateOnly Today(TimeProvider clock) => DateOf(clock.GetUtcNow().UtcDateTime);

    public static DateOnly DateOf(DateTime instant) => DateOnly.FromDateTime(instant + Offset);

    public static DateTime ToUtc(DateOnly day, TimeOnly time) => day.ToDateTime(time, DateTimeKind.Utc) - Offset;

    /// <summary>The first instant (UTC) behind a period.</summary>
    public static DateTime EndOf(Period period) => ToUtc(period.LastDay.AddDays(1), TimeOnly.MinValue);

    /// <summary>As people write it: <c>16:20, 29/09/2026</c>.</summary>
    public static string Moment(DateTime instant) => (instant + Offset).ToString("HH:mm, dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>As spreadsheets read it, in order of time: <c>2026-09-29 16:20:00</c>.</summary>
    public static string Sortable(DateTime instant) => (instant + Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>For the name of a file, in order of time: <c>20260929-162000</c>.</summary>
    public static string Stamp(DateTime instant) => (instant + Offset).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);

    /// <summary>The quarter that people report now: from the first day of its last month until the next one's last month begins.</summary>
    public static Period ReportingQuarter(TimeProvider clock)
    {
        var today = Today(clock);
        return Period.QuarterOf(today.Month % 3 == 0 ? today : today.AddMonths(-3));
    }
}
