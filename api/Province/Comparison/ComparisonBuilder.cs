using WardKpi.Api.Data;
using WardKpi.Api.Indicators;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Province.Comparison;

/// <summary>Puts the rows of one measure side by side. No database, no clock.</summary>
public sealed class ComparisonBuilder(IndicatorRow indicator, ProvinceFigures figures, bool includesSubmitted)
{
    private sealed record Place(CommuneRow Commune, Guid? PlanId, DateTime? ForwardedAt, JudgedRow? Counted, IReadOnlyList<JudgedRow> Others);

    public ComparisonView Build(Period period, DateTime now)
    {
        Place[] places = [.. figures.Communes.Select(PlaceOf)];
        Contribution[] contributions = [.. places.Select(ContributionOf)];
        var kind = Codes.To<IndicatorKind>(indicator.Kind);
        var direction = Codes.To<Direction>(indicator.Direction);
        var (rollUp, gaps) = ComparisonRules.RollUp(kind, indicator.Unit, contributions);
        var ranking = ComparisonRules.Rank(kind, direction, contributions);
        return new ComparisonView
        {
            Period = period.ToString(),
            IsDemo = figures.IsDemo,
            GeneratedAt = now,
            Code = indicator.Code,
            NameVi = indicator.NameVi,
            NameEn = indicator.NameEn,
            Kind = kind,
            Direction = direction,
            Unit = rollUp.Unit,
            Decimals = indicator.Decimals,
            NumeratorVi = indicator.NumeratorVi,
            DenominatorVi = indicator.DenominatorVi,
            IncludesSubmitted = includesSubmitted,
            RollUp = rollUp,
            Median = ranking.Median,
            IsLowerBetter = ranking.IsLowerBetter,
            RankedCount = ranking.Ranks.Count(rank => rank is not null),
            Communes =
            [
                .. places.Select((place, index) => ToFigure(place, ranking.Ranks[index], ranking.Gaps[index], gaps[index]))
                    .OrderBy(figure => figure.Rank ?? int.MaxValue),
            ],
        };
    }

    private Place PlaceOf(CommuneRow commune)
    {
        var rows = figures.RowsOf(commune.Id).ToList();
        var counted = rows.Find(row => row.Target is not null) ?? rows.FirstOrDefault();
        return new Place(commune, figures.PlanOf(commune.Id), figures.ForwardedAt(commune.Id), counted, [.. rows.Where(row => row != counted)]);
    }

    private Contribution ContributionOf(Place place) => GapOf(place) is { } gap
        ? new Contribution(gap)
        : new Contribution(
            Gap: null,
            place.Counted!.Figure!.Entry,
            place.Counted.Figure.Numerator,
            place.Counted.Figure.Denominator,
            place.Counted.Figure.Value,
            PlanDocument.UnitOf(place.Counted.Row),
            place.Counted.Target?.Operator,
            place.Counted.Targets.Count > 0);

    private CommuneGap? GapOf(Place place) => place switch
    {
        // Whether the plan at a node has the measure is not known here.
        { ForwardedAt: not null, Counted: null } => CommuneGap.NoData,
        { ForwardedAt: null, PlanId: null } => CommuneGap.NoPlan,
        { Counted: null } => CommuneGap.NotInPlan,
        { Counted.Figure: not { IsSent: true } } => CommuneGap.NoData,
        { Counted.Figure.Entry: EntryKind.NotApplicable } => CommuneGap.NotApplicable,
        { Counted.Figure.IsVerified: false } when !includesSubmitted => CommuneGap.NotVerified,
        _ => null,
    };

    private static CommuneFigure ToFigure(Place place, int? rank, CommuneGap? rankGap, CommuneGap? rollUpGap) => new()
    {
        CommuneId = place.Commune.Id,
        Name = place.Commune.Name,
        ProvinceName = place.Commune.ProvinceName,
        PlanId = place.PlanId,
        ForwardedAt = place.ForwardedAt,
        Counted = place.Counted is { } counted ? ToFigure(counted) : null,
        Others = place.Others.Count == 0 ? null : [.. place.Others.Select(ToFigure)],
        Rank = rank,
        RankGap = rankGap,
        RollUpGap = rollUpGap,
    };

    private static MeasureFigure ToFigure(JudgedRow row)
    {
        var sent = row.Figure is { IsSent: true } figure ? figure : null;
        return new MeasureFigure
        {
            PlanIndicatorId = row.Row.Id,
            Number = row.Row.Number,
            Text = row.Row.Text,
            Unit = PlanDocument.UnitOf(row.Row),
            Target = row.Target,
            HorizonYears = row.Target is null && row.Targets.Count > 0 ? [.. row.Targets.Select(target => target.Year)] : null,
            Milestone = row.Judgement.Milestone,
            Status = row.Judgement.Status,
            Reason = row.Judgement.Reason,
            EntryKind = sent?.Entry,
            Numerator = sent?.Numerator,
            Denominator = sent?.Denominator,
            Value = sent?.Value,
            ReportState = sent?.ReportState,
            UpdatedAt = sent?.UpdatedAt,
        };
    }
}
