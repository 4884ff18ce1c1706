using WardKpi.Api.Deadlines.Timeliness;
using WardKpi.Api.Http;
using WardKpi.Api.Indicators;
using WardKpi.Api.Periods;
using WardKpi.Api.Progress;
using WardKpi.Api.Province;
using WardKpi.Api.Province.Comparison;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Hosting.Examples;

public static class ProvinceExamples
{
    private static readonly DateTime Now = new(2026, 9, 29, 2, 0, 0, DateTimeKind.Utc);

    private static readonly TimelinessFigures InTime = TimelinessRules.Of(
        [new Duty(Now.AddHours(-1), Now.AddDays(-1), IsWaived: false, CellCount: 24, FilledCount: 24)], Now);

    private static readonly StatusSummary Summary = SummaryOf(offTrack: 3, atRisk: 8, met: 13);

    private static readonly ProvinceView Province = new()
    {
        Period = "2026Q3",
        IsDemo = true,
        GeneratedAt = Now,
        Summary = Summary,
        Timeliness = InTime,
        ReportCount = 1,
        VerifiedCount = 0,
        Communes =
        [
            new CommuneStanding
            {
                CommuneId = KyHoa.Commune.Id,
                Name = KyHoa.Commune.Name,
                ProvinceName = KyHoa.Plan.ProvinceName,
                PlanId = KyHoa.Plan.Id,
                Summary = Summary,
                GoodCount = 13,
                JudgedCount = 24,
                GoodPercent = TimelinessRules.RateOf(13, 24),
                Rank = 1,
                Timeliness = InTime,
                ReportCount = 1,
                VerifiedCount = 0,
                UpdatedAt = KyHoa.ThirdQuarter.UpdatedAt,
            },
        ],
    };

    private static readonly ProvinceMeasures Measures = new()
    {
        Measures =
        [
            new ProvinceMeasure
            {
                Code = KyHoa.IndicatorCode,
                NameVi = "Tỷ lệ hồ sơ TTHC xử lý trực tuyến",
                NameEn = "Share of administrative-procedure files processed online",
                PillarId = "egov",
                Kind = IndicatorKind.Ratio,
                CommuneCount = 2,
                FigureCount = 1,
            },
        ],
        LocalCount = 0,
    };

    private static readonly ComparisonView Comparison = new()
    {
        Period = "2026Q3",
        IsDemo = true,
        GeneratedAt = Now,
        Code = KyHoa.IndicatorCode,
        NameVi = "Tỷ lệ hồ sơ TTHC xử lý trực tuyến",
        NameEn = "Share of administrative-procedure files processed online",
        Kind = IndicatorKind.Ratio,
        Direction = Direction.Up,
        Unit = "%",
        Decimals = 1,
        NumeratorVi = "Số hồ sơ TTHC được xử lý trực tuyến",
        DenominatorVi = "Tổng số hồ sơ TTHC tiếp nhận",
        IncludesSubmitted = true,
        RollUp = new RollUp
        {
            Kind = RollUpKind.Ratio,
            Numerator = KyHoa.ThirdQuarter.Numerator,
            Denominator = KyHoa.ThirdQuarter.Denominator,
            Value = KyHoa.ThirdQuarter.Value,
            Unit = "%",
            CommuneCount = 1,
            LeftOut = [new GapCount { Gap = CommuneGap.NoData, Count = 1 }],
        },
        IsLowerBetter = false,
        RankedCount = 0,
        Communes =
        [
            new CommuneFigure
            {
                CommuneId = KyHoa.Commune.Id,
                Name = KyHoa.Commune.Name,
                ProvinceName = KyHoa.Plan.ProvinceName,
                PlanId = KyHoa.Plan.Id,
                Counted = new MeasureFigure
                {
                    PlanIndicatorId = KyHoa.PlanIndicatorId,
                    Number = KyHoa.IndicatorNumber,
                    Text = KyHoa.IndicatorText,
                    Unit = "%",
                    Target = KyHoa.Target,
                    Milestone = 80,
                    Status = ProgressStatus.Met,
                    EntryKind = EntryKind.Ratio,
                    Numerator = KyHoa.ThirdQuarter.Numerator,
                    Denominator = KyHoa.ThirdQuarter.Denominator,
                    Value = KyHoa.ThirdQuarter.Value,
                    ReportState = ReportState.Submitted,
                    UpdatedAt = KyHoa.ThirdQuarter.UpdatedAt,
                },
                RankGap = CommuneGap.Alone,
            },
        ],
    };

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult NotAQuarter =>
        Problems.Invalid(new Dictionary<string, string[]> { ["period"] = [PeriodRules.NotAQuarter] });

    public static IEnumerable<OperationExample> All =>
    [
        new("GetProvince", Answer: Province, Refusals: NotAQuarter),
        new("ListProvinceIndicators", Answer: Measures, Refusals: NotAQuarter),
        new("CompareCommunes", Answer: Comparison, Refusals: NotAQuarter),
    ];

    private static StatusSummary SummaryOf(int offTrack, int atRisk, int met)
    {
        int[] counts = [offTrack, atRisk, 0, met, 0, 0, 0];
        var percents = ProgressRules.Percentages(counts);
        return new StatusSummary
        {
            Total = counts.Sum(),
            Counts = [.. Enum.GetValues<ProgressStatus>().Select((status, index) => new StatusCount { Status = status, Count = counts[index], Percent = percents[index] })],
        };
    }
}
