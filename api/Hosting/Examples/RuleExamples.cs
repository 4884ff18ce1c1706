using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.CalendarDays;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Http;

namespace WardKpi.Api.Hosting.Examples;

public static class RuleExamples
{
    private static readonly RuleTiming Timing = new()
    {
        Frequency = ReportingFrequency.Month,
        Deadline = DeadlineKind.LastWeek,
        LastWeek = LastWeekReading.LastSevenDays,
        DueMinute = DeadlineRules.EndOfOffice,
        OpensDays = 10,
        LockDays = 5,
    };

    /// <summary>31 October 2026 is a Saturday.</summary>
    private static readonly RuleDates October = new()
    {
        Period = "202610",
        OpensOn = new DateOnly(2026, 10, 20),
        DataFrom = new DateOnly(2026, 10, 1),
        CutOff = new DateOnly(2026, 10, 30),
        DueAt = new DateTime(2026, 10, 30, 10, 0, 0, DateTimeKind.Utc),
        LocksOn = new DateOnly(2026, 11, 6),
        MovedFrom = new DateOnly(2026, 10, 31),
        DaysOff = [new DayOff(new DateOnly(2026, 10, 31), null)],
    };

    private static readonly ReportingRuleView Rule = new()
    {
        Id = new Guid("01a20237-1a01-7e35-9c1d-5a2f8e0b7c31"),
        CommuneId = KyHoa.Commune.Id,
        PlanId = KyHoa.Plan.Id,
        Title = "Báo cáo tháng",
        Content = "Kết quả xử lý hồ sơ trực tuyến trong tháng",
        Reporter = KyHoa.Unit.Name,
        Reporters = RuleReporters.Listed,
        Units = [new RuleUnit { Id = KyHoa.Unit.Id, Name = KyHoa.Unit.Name }],
        Receiver = "UBND xã",
        Method = "Gửi qua hệ thống quản lý văn bản",
        Timing = Timing,
        IsForm = false,
        IsAssumed = true,
        IsActive = true,
        StartsOn = new DateOnly(2026, 10, 1),
        Next = October,
        UpdatedAt = new DateTime(2026, 9, 28, 2, 15, 0, DateTimeKind.Utc),
        UpdatedBy = KyHoa.StandingOfficeName,
        Version = 2,
    };

    private static readonly NewReportingRule Draft = new()
    {
        CommuneId = Rule.CommuneId,
        PlanId = Rule.PlanId,
        Title = Rule.Title,
        Content = Rule.Content,
        Reporter = Rule.Reporter,
        Reporters = Rule.Reporters,
        OrganizationIds = [KyHoa.Unit.Id],
        Receiver = Rule.Receiver,
        Method = Rule.Method,
        Timing = Timing,
        IsAssumed = true,
        IsActive = true,
        StartsOn = Rule.StartsOn,
    };

    private static readonly ReportingRuleChange Change = new()
    {
        Title = Rule.Title,
        Reporters = Rule.Reporters,
        OrganizationIds = [KyHoa.Unit.Id],
        Timing = Timing,
        IsAssumed = false,
        IsActive = true,
        StartsOn = Rule.StartsOn,
        Version = 1,
    };

    private static readonly CalendarDayView CultureDay = new()
    {
        Day = new DateOnly(2026, 11, 24),
        Kind = CalendarDayKind.Off,
        Name = "Ngày Văn hóa Việt Nam",
        Certainty = DayCertainty.Estimate,
        Source = "NQ 80-NQ/TW ngày 07/01/2026; NQ 30/NQ-CP ngày 26/02/2026, chưa thành luật",
        IsActive = false,
        Note = "Bật khi luật có hiệu lực",
        IsShipped = true,
        Version = 1,
    };

    private static readonly CalendarDayDraft SwitchedOn = new()
    {
        Day = CultureDay.Day,
        Kind = CultureDay.Kind,
        Name = CultureDay.Name,
        Certainty = DayCertainty.Official,
        Source = "Bộ luật Lao động, Điều 112",
        IsActive = true,
        Version = CultureDay.Version,
    };

    private static readonly CalendarDayView Changed = CultureDay with
    {
        Certainty = SwitchedOn.Certainty,
        Source = SwitchedOn.Source,
        IsActive = true,
        Note = null,
        UpdatedAt = new DateTime(2026, 11, 2, 3, 0, 0, DateTimeKind.Utc),
        UpdatedBy = "Quản trị hệ thống",
        Version = 2,
    };

    public static IEnumerable<OperationExample> All =>
    [
        new("ListReportingRules", Answer: new[] { Rule }),
        new("GetReportingRule", Answer: Rule),
        new("AddReportingRule", Draft, Rule, Problems.Invalid(new Dictionary<string, string[]> { ["timing.dueDay"] = ["Ngày trong tháng từ 1 đến 31."] })),
        new(
            "ChangeReportingRule",
            Change,
            Rule,
            Problems.Invalid(new Dictionary<string, string[]> { ["isActive"] = ["Biểu nhập của kế hoạch cần hạn gửi: không tắt chế độ này."] }),
            Problems.StaleVersion(new Dictionary<string, object?> { ["rule"] = Rule })),
        new(
            "PreviewReportingRule",
            new RulePreviewRequest { RuleId = Rule.Id, Timing = Timing with { DueMinute = null }, StartsOn = Rule.StartsOn },
            new RulePreview
            {
                Dates = [October with { DueAt = new DateTime(2026, 10, 30, 16, 59, 59, 999, DateTimeKind.Utc) }],
                Before = [October],
            },
            Problems.Invalid(new Dictionary<string, string[]> { ["timing.lastWeek"] = ["Chọn cách hiểu tuần cuối."] })),
        new("ListCalendarDays", Answer: new[] { CultureDay }),
        new(
            "AddCalendarDay",
            SwitchedOn with { Day = new DateOnly(2026, 12, 26), Kind = CalendarDayKind.Makeup, Name = "Làm bù cho ngày 31/12", Source = "Thông báo hoán đổi ngày làm việc", Version = 0 },
            Changed with { Day = new DateOnly(2026, 12, 26), Kind = CalendarDayKind.Makeup, Name = "Làm bù cho ngày 31/12", Source = "Thông báo hoán đổi ngày làm việc", IsShipped = false, Version = 1 },
            Problems.Invalid(new Dictionary<string, string[]>
            {
                ["kind"] = ["Ngày nghỉ là một ngày từ thứ Hai đến thứ Sáu; ngày làm bù là thứ Bảy hoặc Chủ nhật."],
            }),
            Problems.Conflict("day_taken", "Ngày này đã có trong lịch: sửa ngày đã có.")),
        new(
            "ChangeCalendarDay",
            SwitchedOn,
            Changed,
            Problems.Invalid(new Dictionary<string, string[]> { ["name"] = ["Nhập tên ngày."] }),
            Problems.StaleVersion(new Dictionary<string, object?> { ["day"] = CultureDay })),
        new(
            "DeleteCalendarDay",
            Refusals:
            [
                Problems.Conflict("shipped_day", "Ngày có sẵn trong lịch không xóa được: hãy tắt ngày này."),
                Problems.StaleVersion(new Dictionary<string, object?> { ["day"] = Changed with { IsShipped = false } }),
            ]),
        new(
            "PreviewCalendarDays",
            new CalendarPreviewRequest { Changed = [SwitchedOn] },
            new CalendarPreview
            {
                Moves =
                [
                    new MovedReport
                    {
                        RuleId = Rule.Id,
                        Title = "Báo cáo tháng",
                        CommuneId = KyHoa.Commune.Id,
                        CommuneName = KyHoa.Commune.Name,
                        Period = "202611",
                        UnitCount = 1,
                        DueAt = new DateTime(2026, 11, 24, 10, 0, 0, DateTimeKind.Utc),
                        NewDueAt = new DateTime(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc),
                        LocksOn = new DateOnly(2026, 12, 1),
                    },
                ],
                Total = 1,
            },
            Problems.Invalid(new Dictionary<string, string[]> { ["changed[0].name"] = ["Nhập tên ngày."] })),
    ];
}
