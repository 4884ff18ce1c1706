using WardKpi.Api.Http;
using WardKpi.Api.Notices;
using WardKpi.Api.Notices.Settings;

namespace WardKpi.Api.Hosting.Examples;

public static class NoticeExamples
{
    private static readonly NoticeView Reminder = new()
    {
        Id = new Guid("01a20237-1a02-7c55-9c3e-51d2a7f0b3c4"),
        Kind = NoticeKind.Remind,
        At = new DateTime(2026, 9, 28, 2, 15, 0, DateTimeKind.Utc),
        SenderName = KyHoa.StandingOfficeName,
        PlanId = KyHoa.Plan.Id,
        OrganizationId = KyHoa.Unit.Id,
        OrganizationName = KyHoa.Unit.Name,
        Period = "2026Q3",
        ReportId = KyHoa.ReportId,
        Text = "Đề nghị gửi trước 16:00 để kịp tổng hợp.",
        IsRead = false,
    };

    private static readonly NoticeView DueSoon = new()
    {
        Id = new Guid("01a20237-1a03-7d11-8f2a-0c6e5b9d7a10"),
        Kind = NoticeKind.DueSoon,
        At = new DateTime(2026, 9, 25, 1, 0, 0, DateTimeKind.Utc),
        PlanId = KyHoa.Plan.Id,
        OrganizationId = KyHoa.Unit.Id,
        OrganizationName = KyHoa.Unit.Name,
        Period = "2026Q3",
        ReportId = KyHoa.ReportId,
        Subject = "Báo cáo kết quả thực hiện kế hoạch chuyển đổi số",
        DueAt = new DateTime(2026, 9, 30, 10, 0, 0, DateTimeKind.Utc),
        WorkingDaysLeft = 3,
        IsRead = false,
    };

    private static readonly NoticeSettings Settings = new()
    {
        Mail = MailChoice.Digest,
        IsCalled = true,
        QuietFrom = 20 * 60,
        QuietUntil = 6 * 60 + 30,
        DigestAt = 7 * 60,
        MutedKinds = [NoticeKind.Verified],
        Version = 2,
        HasMail = true,
        HasBridge = true,
    };

    public static IEnumerable<OperationExample> All =>
    [
        new("ListNotices", Answer: new NoticeList { UnreadCount = 2, Notices = [DueSoon, Reminder], HasMore = false }),
        new(
            "ReadNotices",
            new ReadNotices { Ids = [Reminder.Id] },
            Refusals: Problems.Invalid(new Dictionary<string, string[]>
            {
                ["ids"] = ["Chọn các thông báo, hoặc thời điểm của thông báo mới nhất đã xem."],
            })),
        new("GetNoticeSettings", Answer: Settings),
        new(
            "ChangeNoticeSettings",
            new NoticeSettingsChange
            {
                Mail = Settings.Mail,
                IsCalled = Settings.IsCalled,
                QuietFrom = Settings.QuietFrom,
                QuietUntil = Settings.QuietUntil,
                DigestAt = Settings.DigestAt,
                MutedKinds = Settings.MutedKinds,
                Version = 1,
            },
            Settings,
            Problems.Invalid(new Dictionary<string, string[]> { ["quietUntil"] = ["Giờ kết thúc phải khác giờ bắt đầu."] })),
    ];
}
