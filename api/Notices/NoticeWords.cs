using WardKpi.Api.Periods;

namespace WardKpi.Api.Notices;

/// <summary>A notice in one Vietnamese sentence, and where it leads. No database, no clock.</summary>
public static class NoticeWords
{
    /// <summary>A sentence without capital and full stop, for the middle of a line.</summary>
    public static string HeadlineOf(NoticeView notice) => notice.Kind switch
    {
        NoticeKind.Remind => $"đề nghị gửi {ReportOf(notice)} của {notice.OrganizationName}",
        NoticeKind.Submitted => $"{notice.OrganizationName} đã gửi {ReportOf(notice)}",
        NoticeKind.Returned => $"{ReportOf(notice)} của {notice.OrganizationName} được trả lại để sửa",
        NoticeKind.Reopened => $"{ReportOf(notice)} của {notice.OrganizationName} được mở lại",
        NoticeKind.Verified => $"{ReportOf(notice)} của {notice.OrganizationName} đã được duyệt",
        NoticeKind.Opened => $"kỳ {ReportOf(notice)} của {notice.OrganizationName} đã mở",
        NoticeKind.DueSoon => notice.WorkingDaysLeft > 0
            ? $"còn {notice.WorkingDaysLeft} ngày làm việc đến hạn gửi {ReportOf(notice)} của {notice.OrganizationName}"
            : $"hôm nay là hạn gửi {ReportOf(notice)} của {notice.OrganizationName}",
        NoticeKind.Overdue => notice.WorkingDaysLeft < 0
            ? $"{ReportOf(notice)} của {notice.OrganizationName} quá hạn {-notice.WorkingDaysLeft} ngày làm việc"
            : $"{ReportOf(notice)} của {notice.OrganizationName} đã quá hạn gửi",
        NoticeKind.OverdueUnits => $"có đơn vị quá hạn gửi {ReportOf(notice)}",
        NoticeKind.LeftOpen => $"đã đến ngày khóa sổ {ReportOf(notice)}, còn đơn vị chưa được duyệt",
        NoticeKind.Asked => $"đề nghị {notice.OrganizationName} gửi báo cáo theo yêu cầu",
        NoticeKind.Questioned => $"{notice.OrganizationName} được yêu cầu giải trình, kỳ {PeriodOf(notice)}",
        NoticeKind.QuestionedAgain => $"{notice.OrganizationName} được đề nghị giải trình thêm, kỳ {PeriodOf(notice)}",
        NoticeKind.Answered => $"{notice.OrganizationName} đã trả lời yêu cầu giải trình, kỳ {PeriodOf(notice)}",
        NoticeKind.Concluded => $"đã có kết luận đối với {notice.OrganizationName}, kỳ {PeriodOf(notice)}",
        NoticeKind.QuestionWithdrawn => $"yêu cầu giải trình gửi {notice.OrganizationName} đã được thu hồi, kỳ {PeriodOf(notice)}",
        NoticeKind.AnswerOverdue => $"{notice.OrganizationName} quá hạn trả lời yêu cầu giải trình, kỳ {PeriodOf(notice)}",
        NoticeKind.TaskGiven => $"{notice.OrganizationName} được giao nhiệm vụ theo kết luận",
    };

    /// <summary>A whole sentence.</summary>
    public static string SentenceOf(NoticeView notice)
    {
        var headline = HeadlineOf(notice);
        return $"{char.ToUpperInvariant(headline[0])}{headline[1..]}.";
    }

    /// <summary>What stands below the sentence, each with its label.</summary>
    public static IEnumerable<string> DetailsOf(NoticeView notice)
    {
        if (notice.Subject is { } subject)
            yield return $"{(notice.ExplanationId is null ? "Báo cáo" : "Về")}: {subject}";
        if (notice.DueAt is { } due)
            yield return $"{DueLabelOf(notice.Kind)}: {VietnamTime.Moment(due)}";
        if (notice.Text is { } text)
            yield return $"{LabelOf(notice.Kind)}: {text}";
    }

    /// <summary>Units as the text of a notice: as many as its column holds; a commune has some ten.</summary>
    public static string NamesOf(IEnumerable<string> units) => Shortened(string.Join("; ", units));

    /// <summary>A longer text as the text of a notice; the whole stands where the notice leads.</summary>
    public static string Shortened(string text) =>
        text.Length <= NoticeQueries.TextLimit ? text : text[..(NoticeQueries.TextLimit - 1)] + "…";

    /// <summary>The page of the dashboard that a notice points to, as the dashboard itself links it.</summary>
    public static string PathOf(NoticeView notice) => notice.Kind switch
    {
        NoticeKind.Submitted => $"/review?period={notice.Period}&plan={notice.PlanId}&unit={notice.OrganizationId}",
        NoticeKind.LeftOpen => $"/review?period={notice.Period}&plan={notice.PlanId}",
        NoticeKind.OverdueUnits when notice.PlanId is not null => $"/review?period={notice.Period}&plan={notice.PlanId}",
        NoticeKind.OverdueUnits => notice.DueAt is { } due ? $"/calendar?month={VietnamTime.DateOf(due):yyyy-MM}" : "/calendar",
        NoticeKind.Questioned or NoticeKind.QuestionedAgain or NoticeKind.Answered or NoticeKind.Concluded or NoticeKind.QuestionWithdrawn
            or NoticeKind.AnswerOverdue or NoticeKind.TaskGiven => $"/explanations?id={notice.ExplanationId}",
        NoticeKind.Remind or NoticeKind.Returned or NoticeKind.Reopened or NoticeKind.Verified or NoticeKind.Opened or NoticeKind.DueSoon
            or NoticeKind.Overdue or NoticeKind.Asked => notice switch
            {
                { ReportId: { } id } => $"/reports/{id}?period={notice.Period}",
                { PlanId: not null } => $"/reports?period={notice.Period}",
                _ => "/reports",
            },
    };

    /// <param name="publicUrl">Where people reach the dashboard; without it there is no address.</param>
    public static string? AddressOf(NoticeView notice, string? publicUrl) => publicUrl is null ? null : publicUrl.TrimEnd('/') + PathOf(notice);

    // A report that was asked for has a day in place of a period.
    private static string ReportOf(NoticeView notice) =>
        Period.TryParse(notice.Period, null, out var period) ? $"báo cáo {PeriodNames.Of(period)}" : "báo cáo";

    private static string PeriodOf(NoticeView notice) => PeriodNames.Of(notice.Period!);

    private static string DueLabelOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Questioned or NoticeKind.QuestionedAgain or NoticeKind.AnswerOverdue => "Hạn trả lời",
        NoticeKind.TaskGiven => "Hạn hoàn thành",
        _ => "Hạn gửi",
    };

    private static string LabelOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Returned or NoticeKind.Reopened or NoticeKind.QuestionWithdrawn => "Lý do",
        NoticeKind.OverdueUnits or NoticeKind.LeftOpen => "Đơn vị",
        NoticeKind.Asked or NoticeKind.Questioned or NoticeKind.QuestionedAgain or NoticeKind.AnswerOverdue => "Nội dung",
        NoticeKind.Answered => "Trả lời",
        NoticeKind.Concluded => "Kết luận",
        NoticeKind.TaskGiven => "Nhiệm vụ",
        NoticeKind.Remind or NoticeKind.Submitted or NoticeKind.Verified or NoticeKind.Opened or NoticeKind.DueSoon or NoticeKind.Overdue => "Lời nhắn",
    };
}
