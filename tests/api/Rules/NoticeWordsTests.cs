using WardKpi.Api.Notices;
using WardKpi.Api.Notices.Mail;

namespace WardKpi.Api.Tests.Rules;

public sealed class NoticeWordsTests
{
    private static readonly Guid Plan = new("01a20237-0000-7000-8000-000000000001");
    private static readonly Guid Unit = new("01a20237-0000-7000-8000-000000000002");
    private static readonly Guid Report = new("01a20237-0000-7000-8000-000000000003");

    [Theory]
    [InlineData(NoticeKind.Remind, null, "Đề nghị gửi báo cáo Quý III/2026 của Phòng Kinh tế.")]
    [InlineData(NoticeKind.Submitted, null, "Phòng Kinh tế đã gửi báo cáo Quý III/2026.")]
    [InlineData(NoticeKind.Returned, null, "Báo cáo Quý III/2026 của Phòng Kinh tế được trả lại để sửa.")]
    [InlineData(NoticeKind.Reopened, null, "Báo cáo Quý III/2026 của Phòng Kinh tế được mở lại.")]
    [InlineData(NoticeKind.Verified, null, "Báo cáo Quý III/2026 của Phòng Kinh tế đã được duyệt.")]
    [InlineData(NoticeKind.Opened, 20, "Kỳ báo cáo Quý III/2026 của Phòng Kinh tế đã mở.")]
    [InlineData(NoticeKind.DueSoon, 3, "Còn 3 ngày làm việc đến hạn gửi báo cáo Quý III/2026 của Phòng Kinh tế.")]
    [InlineData(NoticeKind.DueSoon, 0, "Hôm nay là hạn gửi báo cáo Quý III/2026 của Phòng Kinh tế.")]
    [InlineData(NoticeKind.Overdue, 0, "Báo cáo Quý III/2026 của Phòng Kinh tế đã quá hạn gửi.")]
    [InlineData(NoticeKind.Overdue, -2, "Báo cáo Quý III/2026 của Phòng Kinh tế quá hạn 2 ngày làm việc.")]
    [InlineData(NoticeKind.OverdueUnits, -1, "Có đơn vị quá hạn gửi báo cáo Quý III/2026.")]
    [InlineData(NoticeKind.Asked, 4, "Đề nghị Phòng Kinh tế gửi báo cáo theo yêu cầu.")]
    [InlineData(NoticeKind.Questioned, 3, "Phòng Kinh tế được yêu cầu giải trình, kỳ Quý III/2026.")]
    [InlineData(NoticeKind.QuestionedAgain, 3, "Phòng Kinh tế được đề nghị giải trình thêm, kỳ Quý III/2026.")]
    [InlineData(NoticeKind.Answered, null, "Phòng Kinh tế đã trả lời yêu cầu giải trình, kỳ Quý III/2026.")]
    [InlineData(NoticeKind.Concluded, null, "Đã có kết luận đối với Phòng Kinh tế, kỳ Quý III/2026.")]
    [InlineData(NoticeKind.QuestionWithdrawn, null, "Yêu cầu giải trình gửi Phòng Kinh tế đã được thu hồi, kỳ Quý III/2026.")]
    [InlineData(NoticeKind.AnswerOverdue, -1, "Phòng Kinh tế quá hạn trả lời yêu cầu giải trình, kỳ Quý III/2026.")]
    [InlineData(NoticeKind.TaskGiven, 20, "Phòng Kinh tế được giao nhiệm vụ theo kết luận.")]
    public void Each_kind_is_one_sentence(NoticeKind kind, int? left, string sentence) =>
        Assert.Equal(sentence, NoticeWords.SentenceOf(Of(kind) with { WorkingDaysLeft = left }));

    [Theory]
    [InlineData("202603", "Kỳ báo cáo tháng 3/2026 của Phòng Kinh tế đã mở.")]
    [InlineData("2026S1", "Kỳ báo cáo 6 tháng đầu năm 2026 của Phòng Kinh tế đã mở.")]
    [InlineData("2026W05", "Kỳ báo cáo tuần 5/2026 của Phòng Kinh tế đã mở.")]
    [InlineData("20261120", "Kỳ báo cáo của Phòng Kinh tế đã mở.")] // due once, by a day
    public void A_period_is_named_as_people_do(string period, string sentence) =>
        Assert.Equal(sentence, NoticeWords.SentenceOf(Of(NoticeKind.Opened) with { Period = period }));

    [Theory]
    [InlineData(NoticeKind.DueSoon, true, true, "/reports/01a20237-0000-7000-8000-000000000003?period=2026Q3")]
    [InlineData(NoticeKind.Overdue, true, false, "/reports?period=2026Q3")]
    [InlineData(NoticeKind.Opened, false, false, "/reports")]
    [InlineData(NoticeKind.Asked, false, false, "/reports")]
    [InlineData(NoticeKind.OverdueUnits, true, false, "/review?period=2026Q3&plan=01a20237-0000-7000-8000-000000000001")]
    [InlineData(NoticeKind.OverdueUnits, false, false, "/calendar?month=2026-10")]
    public void It_leads_where_there_is_something_to_do(NoticeKind kind, bool isForm, bool isOpened, string path) => Assert.Equal(
        path,
        NoticeWords.PathOf(Of(kind) with
        {
            PlanId = isForm ? Plan : null, ReportId = isOpened ? Report : null, DueAt = new DateTime(2026, 9, 30, 17, 30, 0, DateTimeKind.Utc),
        }));

    [Fact]
    public void A_mail_of_one_says_what_is_due_until_when()
    {
        var body = NoticeMail.BodyOf([Of(NoticeKind.DueSoon) with { WorkingDaysLeft = 3 }], "Nguyễn Văn A", "https://kpi.xa.vn/");

        Assert.Equal(
            """
            Kính gửi Nguyễn Văn A,

            Còn 3 ngày làm việc đến hạn gửi báo cáo Quý III/2026 của Phòng Kinh tế.

            Báo cáo: Báo cáo kết quả thực hiện kế hoạch
            Hạn gửi: 17:00, 30/09/2026

            Xem tại: https://kpi.xa.vn/reports?period=2026Q3

            Thư tự động, không cần trả lời.
            """.ReplaceLineEndings("\r\n"),
            body);
    }

    [Fact]
    public void A_digest_names_every_kind()
    {
        NoticeView[] all = [.. Enum.GetValues<NoticeKind>().Select(Of)];

        var body = NoticeMail.BodyOf(all, "Nguyễn Văn A", null);

        Assert.Equal(all.Length, body.Split("\r\n").Count(line => line.StartsWith("- ", StringComparison.Ordinal)));
        Assert.StartsWith("Kính gửi Nguyễn Văn A,\r\n\r\nCó", body);
        Assert.Contains("\r\nQUÁ HẠN (4)\r\n- Báo cáo Quý III/2026 của Phòng Kinh tế", body);
        Assert.Contains("Xem tại Ward KPI.", body);
    }

    private static NoticeView Of(NoticeKind kind) => new()
    {
        Id = Guid.NewGuid(),
        Kind = kind,
        At = new DateTime(2026, 9, 25, 1, 0, 0, DateTimeKind.Utc),
        PlanId = Plan,
        OrganizationId = Unit,
        OrganizationName = "Phòng Kinh tế",
        Period = "2026Q3",
        Subject = "Báo cáo kết quả thực hiện kế hoạch",
        DueAt = new DateTime(2026, 9, 30, 10, 0, 0, DateTimeKind.Utc),
        IsRead = false,
    };
}
