using WardKpi.Api.Http;
using WardKpi.Api.Periods;
using WardKpi.Api.Reports.History;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Hosting.Examples;

public static class ReviewExamples
{
    private const string Asked = "Tử số tăng 86 hồ sơ so với quý II: kiểm tra lại.";

    private static readonly DateTime ReturnedAt = ReportExamples.Verified.VerifiedAt!.Value;

    private static readonly ReportComment Request = new()
    {
        Id = new Guid("01a20237-1a41-7c55-b2de-51d7c2a0be18"),
        PlanIndicatorId = KyHoa.PlanIndicatorId,
        Number = KyHoa.IndicatorNumber,
        At = ReturnedAt,
        PersonName = KyHoa.StandingOfficeName,
        Text = Asked,
        AsksChange = true,
        ChangeSeq = 1207,
    };

    private static readonly ReportComment Reply = Request with
    {
        Id = new Guid("01a20237-1b02-7d10-8a34-0a94cf2f2c77"),
        At = ReturnedAt.AddHours(3),
        PersonName = KyHoa.OfficerName,
        Text = "Đã đối chiếu với Cổng dịch vụ công: số liệu đúng, tháng 9 có thêm hồ sơ đất đai.",
        AsksChange = false,
        ChangeSeq = 1215,
    };

    private static readonly ReportReturn Return = new()
    {
        Version = 3,
        Rows = [new RowReturn { PlanIndicatorId = KyHoa.PlanIndicatorId, Comment = Asked }],
    };

    public static IEnumerable<OperationExample> All =>
    [
        new(
            "ReturnReport",
            Return,
            ReportExamples.View(
                ReportExamples.Submitted with { State = ReportState.Returned, Version = 4 },
                ReportExamples.Submission,
                ReportExamples.Event(ReportState.Submitted, ReportState.Returned, ReturnedAt, KyHoa.StandingOfficeName, 1207)) with
            {
                Rows =
                [
                    ReportExamples.Row with
                    {
                        CommentCount = 1,
                        OpenRequest = new RowRequest
                        {
                            Text = Asked, PersonName = KyHoa.StandingOfficeName, At = ReturnedAt, IsChanged = false, IsAnswered = false,
                        },
                    },
                ],
            },
            Problems.Invalid(new Dictionary<string, string[]>
            {
                ["reason"] = ["Ghi rõ lý do, hoặc chọn chỉ tiêu cần sửa, để đơn vị biết cần sửa gì."],
            }),
            ReportExamples.NotSent),
        new("ListComments", Answer: new[] { Request, Reply }),
        new("AddComment", new NewComment { Text = Reply.Text }, new[] { Request, Reply }),
        new(
            "VerifyReports",
            new ReportSelection { Reports = [new SelectedReport { Id = KyHoa.ReportId, Version = 3 }] },
            new[] { new VerifyOutcome { Id = KyHoa.ReportId, IsVerified = true } },
            Problems.Invalid(new Dictionary<string, string[]> { ["reports"] = ["Chưa chọn báo cáo nào."] })),
        new(
            "LockPeriod",
            new PeriodToLock { PlanId = KyHoa.Plan.Id, Period = "2026Q3" },
            new LockOutcome { Locked = [ReportExamples.Verified with { State = ReportState.Locked, Version = 5 }], Behind = [] },
            Problems.Invalid(new Dictionary<string, string[]> { ["period"] = [PeriodRules.NotAQuarter] }),
            Problems.Conflict(
                "not_yet",
                "Chưa đến ngày khóa sổ: kỳ này khóa từ ngày 14/10/2026.",
                new Dictionary<string, object?> { ["locksOn"] = new DateOnly(2026, 10, 14) })),
        new("GetRowHistory", Answer: new RowHistory
        {
            Periods =
            [
                Period(KyHoa.FirstQuarter, 80),
                Period(KyHoa.SecondQuarter, 80),
                Period(KyHoa.ThirdQuarter, 80),
                new RowPeriod { Period = "2026Q4", Milestone = 80 },
            ],
            Revisions = [KyHoa.ThirdQuarter],
            Baseline = KyHoa.Baseline,
        }),
        new("GetIndicatorHistory", Answer: new IndicatorHistory
        {
            PlanIndicatorId = KyHoa.PlanIndicatorId,
            IsByHamlet = false,
            Periods =
            [
                new IndicatorPeriod
                {
                    Period = KyHoa.ThirdQuarter.Period,
                    Milestone = 80,
                    Actual = KyHoa.ThirdQuarter,
                    OrganizationName = KyHoa.Unit.Name,
                    State = ReportState.Verified,
                    SubmittedAt = KyHoa.ThirdQuarter.UpdatedAt.AddHours(3),
                    SubmittedBy = KyHoa.OfficerName,
                    VerifiedAt = KyHoa.ThirdQuarter.UpdatedAt.AddDays(1),
                    VerifiedBy = KyHoa.StandingOfficeName,
                    ReportId = KyHoa.ReportId,
                    Revisions = [KyHoa.ThirdQuarter],
                    Steps =
                    [
                        new ReportEvent
                        {
                            At = KyHoa.ThirdQuarter.UpdatedAt.AddDays(1),
                            PersonName = KyHoa.StandingOfficeName,
                            FromState = ReportState.Submitted,
                            ToState = ReportState.Verified,
                            ChangeSeq = 1188,
                        },
                    ],
                },
            ],
        }),
    ];

    private static RowPeriod Period(ActualView actual, decimal milestone) => new()
    {
        Period = actual.Period,
        Milestone = milestone,
        Actual = actual,
        OrganizationName = KyHoa.Unit.Name,
        State = ReportState.Verified,
        VerifiedAt = actual.UpdatedAt.AddDays(1),
        VerifiedBy = KyHoa.StandingOfficeName,
    };
}
