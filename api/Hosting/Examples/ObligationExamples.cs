using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.Feed;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Http;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Hosting.Examples;

public static class ObligationExamples
{
    private static readonly OrganizationRef Unit = new() { Id = KyHoa.Unit.Id, Name = KyHoa.Unit.Name };

    private static readonly OrganizationRef Commune = new() { Id = KyHoa.Commune.Id, Name = KyHoa.Commune.Name };

    private static readonly ObligationActions Nothing = new() { CanMeet = false, CanUndoMet = false, CanWaive = false, CanEndWaiver = false };

    private static readonly ObligationView Form = new()
    {
        Id = new Guid("01a20237-1b10-7a41-8d52-0c6d3f1e9a77"),
        Rule = new ObligationRule
        {
            Id = new Guid("01a20237-1b01-7d35-9b0e-6f4ac2d81e10"),
            Title = "Báo cáo kết quả thực hiện kế hoạch hằng quý",
            Frequency = ReportingFrequency.Quarter,
            Receiver = "Phòng Văn hóa - Xã hội",
            Method = "Biểu nhập trên Ward KPI",
        },
        Organization = Unit,
        Commune = Commune,
        Period = "2026Q4",
        Dates = new ObligationDatesView
        {
            OpensOn = new DateOnly(2026, 12, 1),
            CutOff = new DateOnly(2026, 12, 31),
            DueAt = new DateTime(2026, 12, 31, 10, 0, 0, DateTimeKind.Utc),
            LocksOn = new DateOnly(2027, 1, 15),
        },
        WorkingDaysLeft = 29,
        State = ObligationState.Upcoming,
        IsForm = true,
        PlanId = KyHoa.Plan.Id,
        ReportState = ReportState.Empty,
        Actions = Nothing,
        Version = 1,
    };

    private static readonly ObligationView Yearly = Form with
    {
        Id = new Guid("01a20237-1b11-7e02-b7c4-42f0a95d6c38"),
        Rule = new ObligationRule
        {
            Id = new Guid("01a20237-1b02-7a90-8f11-d5c7a2b94e63"),
            Title = "Báo cáo năm gửi Sở Khoa học và Công nghệ",
            Frequency = ReportingFrequency.Year,
            Receiver = "Sở Khoa học và Công nghệ",
        },
        Period = "2026",
        Dates = new ObligationDatesView
        {
            OpensOn = new DateOnly(2026, 10, 20),
            CutOff = new DateOnly(2026, 11, 14),
            DueAt = new DateTime(2026, 11, 19, 10, 0, 0, DateTimeKind.Utc),
            LocksOn = new DateOnly(2026, 12, 3),
        },
        WorkingDaysLeft = -1,
        State = ObligationState.Overdue,
        IsForm = false,
        PlanId = null,
        ReportState = null,
        Actions = Nothing with { CanMeet = true, CanWaive = true },
        Version = 3,
    };

    private static readonly ObligationView Met = Yearly with
    {
        State = ObligationState.MetLate,
        Met = new ObligationMet
        {
            At = new DateTime(2026, 11, 20, 3, 15, 0, DateTimeKind.Utc),
            By = KyHoa.OfficerName,
            DocumentNumber = "41/BC-UBND",
            DocumentDate = new DateOnly(2026, 11, 20),
            Note = "Gửi qua trục liên thông văn bản.",
        },
        Actions = Nothing with { CanUndoMet = true },
        Version = 4,
    };

    private static readonly ObligationView Waived = Yearly with
    {
        State = ObligationState.Waived,
        Waived = new ObligationWaived
        {
            At = new DateTime(2026, 11, 18, 2, 0, 0, DateTimeKind.Utc),
            By = KyHoa.StandingOfficeName,
            Reason = "Sở lấy số liệu trực tiếp từ hệ thống, không yêu cầu gửi văn bản.",
        },
        Actions = Nothing with { CanEndWaiver = true },
        Version = 4,
    };

    private static readonly RequestReports Request = new()
    {
        RuleId = new Guid("01a20237-1b03-7cc4-a5b8-3b6e17d09f24"),
        OrganizationIds = [Unit.Id],
        DueOn = new DateOnly(2026, 11, 28),
        Request = "Báo cáo nhanh số liệu hồ sơ trực tuyến phục vụ họp Ban Chỉ đạo.",
    };

    private static readonly ObligationView Asked = Yearly with
    {
        Id = new Guid("01a20237-1b12-7b6f-94d1-8e2c5f03b7a9"),
        Rule = new ObligationRule { Id = Request.RuleId, Title = "Báo cáo đột xuất theo yêu cầu", Frequency = ReportingFrequency.OnRequest },
        Period = "20261128",
        Dates = new ObligationDatesView
        {
            OpensOn = new DateOnly(2026, 11, 17),
            CutOff = new DateOnly(2026, 11, 27),
            DueAt = new DateTime(2026, 11, 27, 10, 0, 0, DateTimeKind.Utc),
            LocksOn = new DateOnly(2026, 12, 11),
        },
        WorkingDaysLeft = 5,
        State = ObligationState.Open,
        Request = new ObligationRequest { Text = Request.Request, By = KyHoa.StandingOfficeName },
        Version = 1,
    };

    public static IEnumerable<OperationExample> All =>
    [
        new(
            "ListDeadlines",
            Answer: new[] { Yearly, Form },
            Refusals:
            [
                Problems.Invalid(new Dictionary<string, string[]> { ["to"] = ["Mỗi lần xem nhiều nhất 731 ngày."] }),
                Problems.Unprocessable("too_many", "Quá nhiều nghĩa vụ báo cáo: chọn một xã, phường hoặc thu hẹp khoảng ngày."),
            ]),
        new(
            "MeetDeadline",
            new MeetObligation
            {
                Version = Yearly.Version,
                SentAt = Met.Met!.At,
                DocumentNumber = Met.Met.DocumentNumber,
                DocumentDate = Met.Met.DocumentDate,
                Note = Met.Met.Note,
            },
            Met,
            Problems.Conflict("is_form", "Báo cáo này được gửi bằng biểu nhập: mở biểu nhập để gửi."),
            Problems.Conflict("wrong_state", "Báo cáo này đã gửi.")),
        new("UndoMeetDeadline", Answer: Yearly, Refusals: Problems.Conflict("wrong_state", "Kỳ báo cáo đã khóa sổ.")),
        new(
            "WaiveDeadline",
            new WaiveObligation { Version = Yearly.Version, Reason = Waived.Waived!.Reason },
            Waived,
            Problems.Conflict("wrong_state", "Báo cáo này đã gửi.")),
        new("EndWaiver", Answer: Yearly, Refusals: Problems.Conflict("wrong_state", "Đơn vị không được miễn báo cáo này.")),
        new(
            "RequestReports",
            Request,
            new RequestOutcome { DueOn = new DateOnly(2026, 11, 27), IsMoved = true, Deadlines = [Asked] },
            Problems.Conflict("already_asked", $"Đã yêu cầu báo cáo này, cùng ngày hạn, với: {Unit.Name}."),
            Problems.Unprocessable("not_on_request", "Chế độ báo cáo này không theo yêu cầu hoặc đã ngừng áp dụng.")),
        new(
            "GetDeadlineCalendar",
            Answer: "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n…\r\nEND:VCALENDAR\r\n",
            Refusals: Problems.Unprocessable("too_many", "Quá nhiều nghĩa vụ báo cáo: chọn một xã, phường hoặc thu hẹp khoảng ngày.")),
        new("GetFeed", Answer: new FeedState { IsOn = true }),
        new(
            "RenewFeed",
            Answer: new FeedAddress
            {
                Url = "https://kpi.example.vn/api/v1/deadlines/calendar.ics?organization=own&token=hc0a3bOE3pDAvTIUAnW6-jd8Xfv2zQ1yJk5LrM9sNtE",
            }),
        new("EndFeed"),
    ];
}
