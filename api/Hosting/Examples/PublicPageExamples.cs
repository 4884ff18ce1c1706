using WardKpi.Api.Http;
using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.PublicPages;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Hosting.Examples;

public static class PublicPageExamples
{
    private const string Introduction = "Kết quả chuyển đổi số của xã, cập nhật sau khi số liệu từng quý được duyệt.";

    private static readonly PublicPageSettings Settings = new()
    {
        CommuneId = KyHoa.Commune.Id,
        CommuneName = KyHoa.Commune.Name,
        Address = "/public/ha-tinh/xa-ky-hoa",
        IsOn = true,
        Introduction = Introduction,
        PlanIndicatorIds = [KyHoa.PlanIndicatorId],
        UpdatedAt = new DateTime(2026, 10, 12, 3, 15, 0, DateTimeKind.Utc),
        UpdatedBy = KyHoa.StandingOfficeName,
        Version = 2,
    };

    public static IEnumerable<OperationExample> All =>
    [
        new("GetPublicPageSettings", Answer: Settings),
        new(
            "ChangePublicPage",
            new PublicPageChange { IsOn = true, Introduction = Introduction, PlanIndicatorIds = [KyHoa.PlanIndicatorId], Version = 1 },
            Settings,
            Problems.StaleVersion(new Dictionary<string, object?> { ["publicPage"] = Settings }),
            Problems.Unprocessable("foreign_indicator", "Có chỉ tiêu không thuộc kế hoạch của xã, phường này: tải lại trang rồi chọn lại.")),
        new("GetPublicPage", Answer: new PublicPageView
        {
            CommuneName = KyHoa.Commune.Name,
            ProvinceName = KyHoa.Plan.ProvinceName,
            Introduction = Introduction,
            IsDemo = false,
            Plans =
            [
                new PublicPlan
                {
                    Year = KyHoa.Plan.Year,
                    Number = KyHoa.Plan.Number,
                    Title = KyHoa.Plan.Title,
                    IssuedOn = KyHoa.Plan.IssuedOn,
                    Period = "2026Q2",
                    VerifiedUnits = 1,
                    Units = 1,
                    VerifiedAt = new DateTime(2026, 7, 6, 2, 40, 0, DateTimeKind.Utc),
                    Summary = StatusSummaries.Of([ProgressStatus.OnTrack]),
                    Indicators =
                    [
                        new PublicIndicator
                        {
                            PlanIndicatorId = KyHoa.PlanIndicatorId,
                            Number = KyHoa.IndicatorNumber,
                            Text = KyHoa.IndicatorText,
                            PillarId = "egov",
                            Kind = IndicatorKind.Ratio,
                            Unit = "%",
                            Decimals = 1,
                            Target = new TargetView { Year = 2026, Operator = TargetOperator.Gt, Value = 80 },
                            Period = "2026Q2",
                            Status = ProgressStatus.OnTrack,
                            Value = 71.4m,
                            EntryKind = EntryKind.Ratio,
                            Milestone = 70,
                            Quarters =
                            [
                                new PublicQuarter { Period = "2026Q1", Milestone = 65, Value = 66.2m },
                                new PublicQuarter { Period = "2026Q2", Milestone = 70, Value = 71.4m },
                                new PublicQuarter { Period = "2026Q3", Milestone = 75 },
                                new PublicQuarter { Period = "2026Q4", Milestone = 80 },
                            ],
                        },
                    ],
                },
            ],
        },
        Refusals: Problems.Of(StatusCodes.Status429TooManyRequests, "too_many_requests", "Xem trang công khai quá nhiều lần: hãy thử lại sau một phút.")),
    ];
}
