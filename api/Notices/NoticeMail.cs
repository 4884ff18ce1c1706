using WardKpi.Api.Periods;

namespace WardKpi.Api.Notices;

/// <summary>A notice in the words of a mail: plain text, Vietnamese. No database, no clock.</summary>
public static class NoticeMail
{
    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    public static string SubjectOf(NoticeView notice) => $"Ward KPI: {HeadlineOf(notice)}";

    /// <param name="publicUrl">Where people reach the dashboard; without it the mail has no link.</param>
    public static string BodyOf(NoticeView notice, string displayName, string? publicUrl)
    {
        var sentence = HeadlineOf(notice);
        var lines = new List<string> { $"Kính gửi {displayName},", "", $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}." };
        if (notice.Text is { } text)
            lines.AddRange(["", $"{LabelOf(notice.Kind)}: {text}"]);
        if (notice.SenderName is { } sender)
            lines.AddRange(["", $"Người gửi: {sender}"]);
        lines.AddRange(["", publicUrl is null ? "Xem tại Ward KPI." : $"Xem tại: {publicUrl.TrimEnd('/')}{PathOf(notice)}"]);
        lines.AddRange(["", "Thư tự động, không cần trả lời."]);
        return string.Join("\r\n", lines);
    }

    /// <summary>The page of the dashboard that a notice points to, as the dashboard itself links it.</summary>
    public static string PathOf(NoticeView notice) => notice.Kind switch
    {
        NoticeKind.Submitted => $"/review?period={notice.Period}&plan={notice.PlanId}&unit={notice.OrganizationId}",
        NoticeKind.Remind or NoticeKind.Returned or NoticeKind.Reopened or NoticeKind.Verified => notice.ReportId is { } id
            ? $"/reports/{id}?period={notice.Period}"
            : $"/reports?period={notice.Period}",
    };

    private static string HeadlineOf(NoticeView notice) => notice.Kind switch
    {
        NoticeKind.Remind => $"đề nghị gửi báo cáo {QuarterOf(notice)} của {notice.OrganizationName}",
        NoticeKind.Submitted => $"{notice.OrganizationName} đã gửi báo cáo {QuarterOf(notice)}",
        NoticeKind.Returned => $"báo cáo {QuarterOf(notice)} của {notice.OrganizationName} được trả lại để sửa",
        NoticeKind.Reopened => $"báo cáo {QuarterOf(notice)} của {notice.OrganizationName} được mở lại",
        NoticeKind.Verified => $"báo cáo {QuarterOf(notice)} của {notice.OrganizationName} đã được duyệt",
    };

    private static string LabelOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Returned or NoticeKind.Reopened => "Lý do",
        NoticeKind.Remind or NoticeKind.Submitted or NoticeKind.Verified => "Lời nhắn",
    };

    private static string QuarterOf(NoticeView notice) =>
        Period.TryParse(notice.Period, null, out var period) && period.Kind == PeriodKind.Quarter
            ? $"Quý {Roman[period.Number - 1]}/{period.Year}"
            : notice.Period ?? "";
}
