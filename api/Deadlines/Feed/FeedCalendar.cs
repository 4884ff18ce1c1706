using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Deadlines.Feed;

/// <summary>Duties to report as a calendar program shows them. No database, no clock.</summary>
public static class FeedCalendar
{
    /// <summary>Working days before the due day on whose morning the program rings.</summary>
    private static readonly int[] Alarms = [3, 1];

    private static readonly TimeOnly Morning = new(8, 0);

    /// <param name="address">Where people reach the dashboard.</param>
    public static string Write(string name, IEnumerable<ObligationRow> rows, WorkingDays workingDays, Uri address)
    {
        var calendar = new ICalendar()
            .Line("BEGIN", "VCALENDAR")
            .Line("VERSION", "2.0")
            .Line("PRODID", "-//Ward KPI//Deadlines//VI")
            .Line("CALSCALE", "GREGORIAN")
            .Text("X-WR-CALNAME", name)
            .Line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H")
            .Line("X-PUBLISHED-TTL", "PT6H");
        foreach (var row in rows)
            Write(calendar, row, workingDays, address);
        return calendar.Line("END", "VCALENDAR").ToString();
    }

    private static void Write(ICalendar calendar, ObligationRow row, WorkingDays workingDays, Uri address)
    {
        var summary = $"{LabelOf(row)}: {row.RuleTitle} ({row.OrganizationName})";
        calendar
            .Line("BEGIN", "VEVENT")
            .Line("UID", $"{row.Id}@ward-kpi")
            .Moment("DTSTAMP", row.ComputedAt)
            .Moment("LAST-MODIFIED", row.ComputedAt)
            .Number("SEQUENCE", row.Version)
            .Moment("DTSTART", row.DueAt)
            .Line("STATUS", row.WaivedAt is null ? "CONFIRMED" : "CANCELLED")
            // A due moment keeps nobody busy.
            .Line("TRANSP", "TRANSPARENT")
            .Text("SUMMARY", summary)
            .Text("DESCRIPTION", DescriptionOf(row))
            .Line("URL", new Uri(address, PathOf(row)).AbsoluteUri);
        if (!row.IsSettled)
        {
            foreach (var days in Alarms)
                calendar
                    .Line("BEGIN", "VALARM")
                    .Line("ACTION", "DISPLAY")
                    .Before("TRIGGER", row.DueAt - VietnamTime.ToUtc(workingDays.AddWorkingDays(VietnamTime.DateOf(row.DueAt), -days), Morning))
                    .Text("DESCRIPTION", summary)
                    .Line("END", "VALARM");
        }

        calendar.Line("END", "VEVENT");
    }

    private static string LabelOf(ObligationRow row) => row switch
    {
        { WaivedAt: not null } => "Miễn báo cáo",
        { MetAt: not null } => "Đã gửi",
        _ => "Hạn gửi",
    };

    private static string DescriptionOf(ObligationRow row)
    {
        List<string> lines =
        [
            $"Kỳ báo cáo: {PeriodNames.Of(row.Period)}",
            $"Chốt số liệu: {row.CutOff:dd/MM/yyyy}",
            $"Hạn gửi: {VietnamTime.Moment(row.DueAt)}",
            $"Khóa sổ: {row.LocksOn:dd/MM/yyyy}",
        ];
        if (row.Receiver is { } receiver)
            lines.Add($"Nơi nhận: {receiver}");
        if (row.Method is { } method)
            lines.Add($"Hình thức gửi: {method}");
        if (row.Request is { } request)
            lines.Add($"Yêu cầu: {request}");
        if (row.MetAt is { } metAt)
            lines.Add($"Đã gửi: {VietnamTime.Moment(metAt)}");
        if (row.WaiveReason is { } reason)
            lines.Add($"Lý do miễn: {reason}");
        return string.Join('\n', lines);
    }

    private static string PathOf(ObligationRow row) => row.ReportId is { } reportId ? $"/reports/{reportId}?period={row.Period}" : "/calendar";
}
