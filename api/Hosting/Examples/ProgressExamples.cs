using WardKpi.Api.Http;
using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Hosting.Examples;

public static class ProgressExamples
{
    private static readonly StatusSummary Summary = SummaryOf(offTrack: (3, 12.5m), atRisk: (8, 33.3m), met: (13, 54.2m));

    private static readonly IndicatorProgress Indicator = new()
    {
        PlanIndicatorId = KyHoa.PlanIndicatorId,
        Number = KyHoa.IndicatorNumber,
        Text = KyHoa.IndicatorText,
        Heading = KyHoa.IndicatorHeading,
        Code = KyHoa.IndicatorCode,
        PillarId = "egov",
        Kind = IndicatorKind.Ratio,
        Direction = Direction.Up,
        Unit = "%",
        Decimals = 1,
        IsCard = true,
        LeadId = KyHoa.Unit.Id,
        LeadName = KyHoa.Unit.Name,
        IsUnassigned = true,
        Target = KyHoa.Target,
        Targets = [KyHoa.Target],
        Baseline = KyHoa.Baseline,
        Phasing = Phasing.Linear,
        Quarters =
        [
            new QuarterProgress { Period = "2026Q1", Milestone = 80, Actual = KyHoa.FirstQuarter, ReportState = ReportState.Verified },
            new QuarterProgress { Period = "2026Q2", Milestone = 80, Actual = KyHoa.SecondQuarter, ReportState = ReportState.Verified },
            new QuarterProgress { Period = "2026Q3", Milestone = 80, Actual = KyHoa.ThirdQuarter, ReportState = ReportState.Submitted },
            new QuarterProgress { Period = "2026Q4", Milestone = 80, ReportState = ReportState.Empty },
        ],
        Value = KyHoa.ThirdQuarter.Value,
        Milestone = 80,
        Attainment = 1.1651m,
        Status = ProgressStatus.Met,
        NeededPace = 0,
        RecentPace = 4.4002m,
        Forecast = 97.6101m,
    };

    private static readonly ProgressView Progress = new()
    {
        Plan = KyHoa.Plan,
        Period = "2026Q3",
        IsDemo = true,
        GeneratedAt = new DateTime(2026, 9, 29, 2, 0, 0, DateTimeKind.Utc),
        Summary = Summary,
        Pillars = [new PillarProgress { PillarId = "infra", NameVi = "Hạ tầng số", NameEn = "Digital infrastructure", Summary = SummaryOf(met: (1, 100)) }],
        Units =
        [
            new UnitProgress
            {
                OrganizationId = KyHoa.Unit.Id,
                Name = KyHoa.Unit.Name,
                Summary = Summary,
                ReportState = ReportState.Submitted,
                SubmittedAt = new DateTime(2026, 9, 28, 9, 20, 0, DateTimeKind.Utc),
                IsOnTime = true,
            },
        ],
        Cards =
        [
            new CardProgress { Code = "INFRA.COVERAGE_5G", NameVi = "Tỷ lệ phủ sóng 5G trên địa bàn", NameEn = "5G coverage of the commune" },
            new CardProgress
            {
                Code = KyHoa.IndicatorCode,
                NameVi = "Tỷ lệ hồ sơ TTHC xử lý trực tuyến",
                NameEn = "Share of administrative-procedure files processed online",
                PlanIndicatorId = KyHoa.PlanIndicatorId,
            },
        ],
        Indicators = [Indicator],
    };

    public static IEnumerable<OperationExample> All =>
    [
        new(
            "GetProgress",
            Answer: Progress,
            Refusals: Problems.Invalid(new Dictionary<string, string[]> { ["period"] = ["Kỳ phải là một quý của năm kế hoạch, ví dụ 2026Q1."] })),
    ];

    private static StatusSummary SummaryOf(
        (int Count, decimal Percent) offTrack = default, (int Count, decimal Percent) atRisk = default, (int Count, decimal Percent) met = default)
    {
        var counts = Enum.GetValues<ProgressStatus>().Select(status => (Status: status, Of: status switch
        {
            ProgressStatus.OffTrack => offTrack,
            ProgressStatus.AtRisk => atRisk,
            ProgressStatus.Met => met,
            _ => default,
        })).ToList();
        return new StatusSummary
        {
            Total = counts.Sum(count => count.Of.Count),
            Counts = [.. counts.Select(count => new StatusCount { Status = count.Status, Count = count.Of.Count, Percent = count.Of.Percent })],
        };
    }
}
