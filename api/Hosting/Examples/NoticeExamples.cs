using WardKpi.Api.Http;
using WardKpi.Api.Notices;

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

    public static IEnumerable<OperationExample> All =>
    [
        new("ListNotices", Answer: new NoticeList { UnreadCount = 1, Notices = [Reminder] }),
        new(
            "ReadNotices",
            new ReadNotices { Ids = [Reminder.Id] },
            Refusals: Problems.Invalid(new Dictionary<string, string[]>
            {
                ["ids"] = ["Chọn các thông báo, hoặc thời điểm của thông báo mới nhất đã xem."],
            })),
    ];
}
