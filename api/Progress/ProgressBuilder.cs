using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Indicators;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Progress;

/// <summary>Puts plan, actuals and rules together: target against actual of a plan at one quarter. No database, no clock.</summary>
public sealed class ProgressBuilder(
    PlanDocument plan,
    IReadOnlyList<ActualRow> actuals,
    IReadOnlyDictionary<string, IReadOnlyList<ReportListRow>> reports,
    WorkingDays workingDays,
    Thresholds thresholds)
{
    private readonly Dictionary<(Guid, string), ActualRow> cells = actuals.ToDictionary(row => (row.PlanIndicatorId, row.Period));

    public ProgressView Build(Period period, IReadOnlyList<PillarView> pillars, IReadOnlyList<IndicatorView> cards, DateTime now)
    {
        var indicators = plan.Indicators.Select(row => ProgressOf(row, period)).ToList();
        return new ProgressView
        {
            Plan = plan.ToSummary(),
            Period = period.ToString(),
            IsDemo = indicators.SelectMany(row => row.Quarters).Any(quarter => quarter.Actual?.IsDemo == true),
            GeneratedAt = now,
            Summary = Summarize(indicators),
            Pillars =
            [
                .. from pillar in pillars
                   let members = indicators.Where(row => row.PillarId == pillar.Id).ToList()
                   where members.Count > 0
                   select new PillarProgress { PillarId = pillar.Id, NameVi = pillar.NameVi, NameEn = pillar.NameEn, Summary = Summarize(members) },
            ],
            Units = [.. reports[period.ToString()].Select(report => ProgressOf(report, indicators, period))],
            Cards = [.. cards.Select(card => ToCard(card, indicators))],
            Indicators = indicators,
        };
    }

    private IndicatorProgress ProgressOf(PlanIndicatorRow row, Period period)
    {
        var subject = plan.SubjectOf(row);
        var targets = plan.TargetsOf(row);
        var target = plan.TargetOf(row);
        var lead = plan.LeadOf(row);
        var quarters = Period.QuartersOf(period.Year).Select(quarter => QuarterOf(row, subject, quarter)).ToList();
        var judgement = ProgressRules.Judge(subject, EntryOf(row, period), period.Number, ReportOf(row, period)?.JudgedBy ?? thresholds);
        var pace = ProgressRules.Pace(subject, KnownOf(quarters, period), period.Number);
        return new IndicatorProgress
        {
            PlanIndicatorId = row.Id,
            Number = row.Number,
            Text = row.Text,
            Heading = row.Heading,
            Code = row.Code,
            PillarId = row.PillarId,
            Kind = subject.Kind,
            Direction = subject.Direction,
            Unit = PlanDocument.UnitOf(row),
            Decimals = row.Decimals,
            IsCard = row.IsCard,
            LeadId = lead.Id,
            LeadName = lead.Name,
            IsUnassigned = row.LeadId is null,
            Responsible = row.ResponsibleName,
            Deputy = row.DeputyName,
            Target = target,
            Targets = targets,
            Baseline = plan.BaselineOf(row),
            Phasing = ProgressRules.PhasingOf(subject),
            Path = target is null ? ProgressRules.PathAround(targets, period.Year) : null,
            Quarters = quarters,
            Value = quarters[period.Number - 1].Actual?.Value,
            Milestone = judgement.Milestone,
            Attainment = judgement.Attainment,
            Status = judgement.Status,
            Reason = judgement.Reason,
            NeededPace = pace.Needed,
            RecentPace = pace.Recent,
            Forecast = pace.Forecast,
        };
    }

    private QuarterProgress QuarterOf(PlanIndicatorRow row, Subject subject, Period quarter)
    {
        var actual = cells.GetValueOrDefault((row.Id, quarter.ToString()));
        return new QuarterProgress
        {
            Period = quarter.ToString(),
            Milestone = ProgressRules.Milestone(subject, quarter.Number),
            Actual = actual is { EntryKind: not null } && IsSent(actual.ReportState) ? actual.ToView() : null,
            ReportState = actual?.ReportState ?? ReportOf(row, quarter)?.ReportState ?? ReportState.Empty,
        };
    }

    private Entry? EntryOf(PlanIndicatorRow row, Period quarter) =>
        cells.GetValueOrDefault((row.Id, quarter.ToString())) is not { } actual
            ? null
            : new Entry
            {
                Kind = Codes.ToNullable<EntryKind>(actual.EntryKind),
                Value = actual.Value,
                Text = actual.Text,
                State = actual.ReportState,
            };

    private ReportListRow? ReportOf(PlanIndicatorRow row, Period period)
    {
        var unit = cells.GetValueOrDefault((row.Id, period.ToString()))?.OrganizationId ?? plan.LeadOf(row).Id;
        return reports[period.ToString()].FirstOrDefault(report => report.OrganizationId == unit);
    }

    private static IReadOnlyList<(int Quarter, decimal Value)> KnownOf(IReadOnlyList<QuarterProgress> quarters, Period period) =>
    [
        .. quarters.Take(period.Number).Index()
            .Where(quarter => quarter.Item.Actual?.Value is not null)
            .Select(quarter => (quarter.Index + 1, quarter.Item.Actual!.Value!.Value)),
    ];

    private UnitProgress ProgressOf(ReportListRow report, IReadOnlyList<IndicatorProgress> indicators, Period period) => new()
    {
        OrganizationId = report.OrganizationId,
        Name = report.OrganizationName,
        Summary = Summarize([
            .. indicators.Where(row =>
                (cells.GetValueOrDefault((row.PlanIndicatorId, period.ToString()))?.OrganizationId ?? row.LeadId) == report.OrganizationId),
        ]),
        ReportState = report.ReportState,
        SubmittedAt = report.SubmittedAt,
        IsOnTime = (report.MetAt ?? report.SubmittedAt) is { } sent ? sent <= report.DatesBy(workingDays).DueAt : null,
    };

    private static StatusSummary Summarize(IReadOnlyList<IndicatorProgress> indicators)
    {
        var statuses = Enum.GetValues<ProgressStatus>();
        int[] counts = [.. statuses.Select(status => indicators.Count(row => row.Status == status))];
        var percents = ProgressRules.Percentages(counts);
        return new StatusSummary
        {
            Total = indicators.Count,
            Counts = [.. statuses.Select((status, index) => new StatusCount { Status = status, Count = counts[index], Percent = percents[index] })],
        };
    }

    private static CardProgress ToCard(IndicatorView card, IReadOnlyList<IndicatorProgress> indicators) => new()
    {
        Code = card.Code,
        NameVi = card.NameVi,
        NameEn = card.NameEn ?? card.NameVi,
        PlanIndicatorId = indicators.FirstOrDefault(row => row.Code == card.Code)?.PlanIndicatorId,
    };

    private static bool IsSent(ReportState state) => state is ReportState.Submitted or ReportState.Verified or ReportState.Locked;
}
