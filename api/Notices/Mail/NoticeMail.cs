namespace WardKpi.Api.Notices.Mail;

/// <summary>Notices in the words of a mail: plain text, Vietnamese. No database, no clock.</summary>
public static class NoticeMail
{
    // What presses most comes first.
    private static readonly (string Title, NoticeKind[] Kinds)[] Parts =
    [
        ("Quá hạn", [NoticeKind.Overdue, NoticeKind.OverdueUnits, NoticeKind.LeftOpen, NoticeKind.AnswerOverdue]),
        ("Sắp đến hạn", [NoticeKind.DueSoon]),
        ("Cần sửa", [NoticeKind.Returned, NoticeKind.Reopened]),
        ("Đề nghị gửi báo cáo", [NoticeKind.Asked, NoticeKind.Remind]),
        ("Cần giải trình", [NoticeKind.Questioned, NoticeKind.QuestionedAgain]),
        ("Trả lời và kết luận", [NoticeKind.Answered, NoticeKind.Concluded, NoticeKind.TaskGiven, NoticeKind.QuestionWithdrawn]),
        ("Kỳ báo cáo đã mở", [NoticeKind.Opened]),
        ("Đã gửi", [NoticeKind.Submitted]),
        ("Đã duyệt", [NoticeKind.Verified]),
    ];

    public static string SubjectOf(IReadOnlyList<NoticeView> notices) => notices is [var notice]
        ? $"Ward KPI: {NoticeWords.HeadlineOf(notice)}"
        : $"Ward KPI: {notices.Count} thông báo chưa đọc";

    /// <param name="publicUrl">Where people reach the dashboard; without it the mail has no link.</param>
    public static string BodyOf(IReadOnlyList<NoticeView> notices, string displayName, string? publicUrl)
    {
        string[] lines = [$"Kính gửi {displayName},", "", .. notices is [var notice] ? LinesOf(notice, publicUrl) : LinesOf(notices, publicUrl)];
        return string.Join("\r\n", [.. lines, "", "Thư tự động, không cần trả lời."]);
    }

    private static IEnumerable<string> LinesOf(NoticeView notice, string? publicUrl)
    {
        yield return NoticeWords.SentenceOf(notice);
        string[] details = [.. NoticeWords.DetailsOf(notice)];
        foreach (var line in details.Length > 0 ? details.Prepend("") : details)
            yield return line;
        if (notice.SenderName is { } sender)
        {
            yield return "";
            yield return $"Người gửi: {sender}";
        }

        yield return "";
        yield return NoticeWords.AddressOf(notice, publicUrl) is { } address ? $"Xem tại: {address}" : "Xem tại Ward KPI.";
    }

    private static IEnumerable<string> LinesOf(IReadOnlyList<NoticeView> notices, string? publicUrl)
    {
        yield return $"Có {notices.Count} thông báo chưa đọc:";
        foreach (var (title, kinds) in Parts)
        {
            var part = notices.Where(notice => kinds.Contains(notice.Kind)).OrderBy(notice => notice.DueAt ?? notice.At).ToList();
            if (part.Count == 0)
                continue;
            yield return "";
            yield return $"{title.ToUpperInvariant()} ({part.Count})";
            foreach (var notice in part)
            {
                yield return $"- {NoticeWords.SentenceOf(notice)}";
                foreach (var detail in NoticeWords.DetailsOf(notice))
                    yield return $"  {detail}";
                if (NoticeWords.AddressOf(notice, publicUrl) is { } address)
                    yield return $"  {address}";
            }
        }

        if (publicUrl is null)
        {
            yield return "";
            yield return "Xem tại Ward KPI.";
        }
    }
}
