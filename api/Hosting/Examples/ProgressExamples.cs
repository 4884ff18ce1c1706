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
            Verified("2026Q1", KyHoa.FirstQuarter, new DateTime(2026, 4, 3, 2, 30, 0, DateTimeKind.Utc)),
            Verified("2026Q2", KyHoa.SecondQuarter, new DateTime(2026, 7, 2, 8, 5, 0, DateTimeKind.Utc)),
            new QuarterProgress
            {
                Period = "2026Q3",
                Milestone = 80,
                Actual = KyHoa.ThirdQuarter,
                ReportState = ReportState.Submitted,
                Status = ProgressStatus.Met,
                EvidenceCount = 1,
            },
            new QuarterProgress
            {
                Period = "2026Q4",
                Milestone = 80,
                ReportState = ReportState.Empty,
                Status = ProgressStatus.NoData,
                Reason = StatusReason.NotEntered,
                EvidenceCount = 0,
            },
        ],
        Value = KyHoa.ThirdQuarter.Value,
        Milestone = 80,
        Gap = KyHoa.ThirdQuarter.Value - 80,
        MilestonePercent = 116.5124m,
        Attainment = 1.1651m,
        Place = 12,
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
        Reports = new ReportCounts { Units = 12, Verified = 9, Sent = 1, Missing = 1, Overdue = 1, Excused = 1 },
        Exceptions = [KyHoa.PlanIndicatorId],
        ExceptionCount = 11,
        Pillars =
        [
            new PillarProgress
            {
                PillarId = "infra", NameVi = "Hạ tầng số", NameEn = "Digital infrastructure", IsWeakest = false, Summary = SummaryOf(met: (1, 100)),
            },
        ],
        Units =
        [
            new UnitProgress
            {
                OrganizationId = KyHoa.Unit.Id,
                Name = KyHoa.Unit.Name,
                Summary = Summary,
                ReportState = ReportState.Submitted,
                SubmittedAt = new DateTime(2026, 9, 28, 9, 20, 0, DateTimeKind.Utc),
                DueAt = new DateTime(2026, 9, 30, 10, 0, 0, DateTimeKind.Utc),
                IsOnTime = true,
                IsOverdue = false,
                IsExcused = false,
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

    private static QuarterProgress Verified(string period, ActualView actual, DateTime at) => new()
    {
        Period = period,
        Milestone = 80,
        Actual = actual,
        ReportState = ReportState.Verified,
        Status = ProgressStatus.Met,
        VerifiedAt = at,
        VerifiedBy = KyHoa.StandingOfficeName,
        EvidenceCount = 2,
    };

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
