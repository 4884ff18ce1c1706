using WardKpi.Api.Http;
using WardKpi.Api.Reports.Board;

namespace WardKpi.Api.Hosting.Examples;

public static class BoardExamples
{
    public static IEnumerable<OperationExample> All =>
    [
        new(
            "GetReportBoard",
            Answer: new ReportBoard
            {
                PlanId = KyHoa.Plan.Id,
                Year = KyHoa.Plan.Year,
                Cells =
                [
                    new BoardCell
                    {
                        Summary = ReportExamples.Submitted,
                        WarningCount = 2,
                        UnexplainedCount = 0,
                        ChangedCount = 0,
                        TouchedAt = ReportExamples.Submitted.SubmittedAt,
                        TouchedBy = KyHoa.OfficerName,
                        RemindedAt = new DateTime(2026, 9, 28, 2, 15, 0, DateTimeKind.Utc),
                        RemindedBy = KyHoa.StandingOfficeName,
                    },
                ],
            }),
        new(
            "RemindUnits",
            new RemindUnits
            {
                PlanId = KyHoa.Plan.Id,
                Period = "2026Q3",
                OrganizationIds = [KyHoa.Unit.Id],
                Text = "Đề nghị gửi trước 16:00 để kịp tổng hợp.",
            },
            new RemindOutcome { Reminded = [KyHoa.Unit.Id], AlreadyReminded = [], AlreadySent = [], Nobody = [] },
            Problems.Invalid(new Dictionary<string, string[]> { ["organizationIds"] = ["Chọn đơn vị cần nhắc."] })),
    ];
}
