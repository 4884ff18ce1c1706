using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Indicators;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Evidence;

namespace WardKpi.Api.Progress;

/// <summary>Puts plan, actuals and rules together: target against actual of a plan at one quarter. No database, no clock.</summary>
/// <param name="reports">The forms of all quarters of the plan's year, opened or not.</param>
public sealed class ProgressBuilder(
    PlanDocument plan,
    IReadOnlyList<ActualRow> actuals,
    IReadOnlyList<ReportListRow> reports,
    IReadOnlyList<PlanEvidenceCount> evidence,
    WorkingDays workingDays,
    Thresholds thresholds)
{
    private readonly Dictionary<(Guid PlanIndicatorId, string Period), ActualRow> cells = actuals.ToDictionary(row => (row.PlanIndicatorId, row.Period));
    private readonly Dictionary<(Guid OrganizationId, string Period), ReportListRow> forms = reports.ToDictionary(row => (row.OrganizationId, row.Period));
    private readonly Dictionary<(Guid ReportId, Guid PlanIndicatorId), int> pieces = evidence.ToDictionary(row => (row.ReportId, row.PlanIndicatorId), row => row.Total);

    public ProgressView Build(Period period, IReadOnlyList<PillarView> pillars, IReadOnlyList<IndicatorView> cards, DateTime now)
    {
        IReadOnlyList<IndicatorProgress> unplaced = [.. plan.Indicators.Select(row => ProgressOf(row, period))];
        var places = ExceptionRules.Places(unplaced);
        IReadOnlyList<IndicatorProgress> indicators = [.. unplaced.Select(row => row with { Place = places[row.PlanIndicatorId] })];
        IReadOnlyList<UnitProgress> units =
            [.. reports.Where(report => report.Period == period.ToString()).Select(report => ProgressOf(report, indicators, period, now))];
        return new ProgressView
        {
            Plan = plan.ToSummary(),
            Period = period.ToString(),
            IsDemo = indicators.SelectMany(row => row.Quarters).Any(quarter => quarter.Actual?.IsDemo == true),
            GeneratedAt = now,
            Summary = StatusSummaries.Of(indicators.Select(row => row.Status)),
            Reports = CountsOf(units),
            Exceptions = ExceptionRules.Worst(indicators),
            ExceptionCount = indicators.Count(ExceptionRules.IsException),
            Pillars = ExceptionRules.MarkWeakest(
            [
                .. from pillar in pillars
                   let members = indicators.Where(row => row.PillarId == pillar.Id).ToList()
                   where members.Count > 0
                   select new PillarProgress
                   {
                       PillarId = pillar.Id,
                       NameVi = pillar.NameVi,
                       NameEn = pillar.NameEn,
                       IsWeakest = false,
                       Summary = StatusSummaries.Of(members.Select(row => row.Status)),
                   },
            ]),
            Units = units,
            Cards = [.. cards.Select(card => ToCard(card, indicators))],
            Indicators = indicators,
        };
    }

    /// <summary>Every figure that readers see, in the plan's order and that of the quarters.</summary>
    public IEnumerable<SentFigure> Sent() =>
        from row in plan.Indicators
        let subject = plan.SubjectOf(row)
        from quarter in Period.QuartersOf(plan.Plan.Year)
        let actual = SentOf(row, quarter)
        where actual is not null
        select new SentFigure
        {
            Row = row,
            Actual = actual,
            Report = ReportOf(row, quarter)!,
            Milestone = ProgressRules.Milestone(subject, quarter.Number),
            Status = JudgementOf(row, subject, quarter).Status,
        };

    private IndicatorProgress ProgressOf(PlanIndicatorRow row, Period period)
    {
        var subject = plan.SubjectOf(row);
        var targets = plan.TargetsOf(row);
        var target = plan.TargetOf(row);
        var lead = plan.LeadOf(row);
        var judgements = Period.QuartersOf(period.Year).ToDictionary(quarter => quarter.Number, quarter => JudgementOf(row, subject, quarter));
        var quarters = Period.QuartersOf(period.Year).Select(quarter => QuarterOf(row, subject, quarter, judgements[quarter.Number])).ToList();
        var judgement = judgements[period.Number];
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
            Gap = judgement.Gap,
            MilestonePercent = judgement.MilestonePercent,
            Attainment = judgement.Attainment,
            Place = 0,
            Status = judgement.Status,
            Reason = judgement.Reason,
            NeededPace = pace.Needed,
            RecentPace = pace.Recent,
            Forecast = pace.Forecast,
        };
    }

    private Judgement JudgementOf(PlanIndicatorRow row, Subject subject, Period quarter) =>
        ProgressRules.Judge(subject, EntryOf(row, quarter), quarter.Number, ReportOf(row, quarter)?.JudgedBy ?? thresholds);

    private QuarterProgress QuarterOf(PlanIndicatorRow row, Subject subject, Period quarter, Judgement judgement)
    {
        var actual = cells.GetValueOrDefault((row.Id, quarter.ToString()));
        var shown = SentOf(row, quarter);
        var report = ReportOf(row, quarter);
        return new QuarterProgress
        {
            Period = quarter.ToString(),
            Milestone = ProgressRules.Milestone(subject, quarter.Number),
            Actual = shown?.ToView(),
            ReportState = actual?.ReportState ?? report?.ReportState ?? ReportState.Empty,
            Status = judgement.Status,
            Reason = judgement.Reason,
            VerifiedAt = shown is null ? null : report?.VerifiedAt,
            VerifiedBy = shown is null ? null : report?.VerifiedBy,
            EvidenceCount = shown is null ? 0 : pieces.GetValueOrDefault((shown.ReportId, row.Id)),
        };
    }

    private ActualRow? SentOf(PlanIndicatorRow row, Period quarter) =>
        cells.GetValueOrDefault((row.Id, quarter.ToString())) is { EntryKind: not null } actual && ReportRules.IsSent(actual.ReportState) ? actual : null;

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
        return forms.GetValueOrDefault((unit, period.ToString()));
    }

    private static IReadOnlyList<(int Quarter, decimal Value)> KnownOf(IReadOnlyList<QuarterProgress> quarters, Period period) =>
    [
        .. quarters.Take(period.Number).Index()
            .Where(quarter => quarter.Item.Actual?.Value is not null)
            .Select(quarter => (quarter.Index + 1, quarter.Item.Actual!.Value!.Value)),
    ];

    private UnitProgress ProgressOf(ReportListRow report, IReadOnlyList<IndicatorProgress> indicators, Period period, DateTime now)
    {
        var dueAt = report.DatesBy(workingDays).DueAt;
        var isSent = ReportRules.IsSent(report.ReportState);
        return new UnitProgress
        {
            OrganizationId = report.OrganizationId,
            Name = report.OrganizationName,
            Summary = StatusSummaries.Of(indicators
                .Where(row => (cells.GetValueOrDefault((row.PlanIndicatorId, period.ToString()))?.OrganizationId ?? row.LeadId) == report.OrganizationId)
                .Select(row => row.Status)),
            ReportState = report.ReportState,
            SubmittedAt = report.SubmittedAt,
            DueAt = dueAt,
            IsOnTime = (report.MetAt ?? report.SubmittedAt) is { } sent ? sent <= dueAt : null,
            IsOverdue = !isSent && report.WaivedAt is null && now > dueAt,
            IsExcused = !isSent && report.WaivedAt is not null,
            VerifiedAt = report.VerifiedAt,
            VerifiedBy = report.VerifiedBy,
        };
    }

    private static ReportCounts CountsOf(IReadOnlyList<UnitProgress> units) => new()
    {
        Units = units.Count,
        Verified = units.Count(unit => IsVerified(unit.ReportState)),
        Sent = units.Count(unit => unit.ReportState == ReportState.Submitted),
        Missing = units.Count(unit => !ReportRules.IsSent(unit.ReportState) && !unit.IsExcused),
        Overdue = units.Count(unit => unit.IsOverdue),
        Excused = units.Count(unit => unit.IsExcused),
    };

    private static CardProgress ToCard(IndicatorView card, IReadOnlyList<IndicatorProgress> indicators) => new()
    {
        Code = card.Code,
        NameVi = card.NameVi,
        NameEn = card.NameEn ?? card.NameVi,
        PlanIndicatorId = indicators.FirstOrDefault(row => row.Code == card.Code)?.PlanIndicatorId,
    };

    private static bool IsVerified(ReportState state) => state is ReportState.Verified or ReportState.Locked;
}
