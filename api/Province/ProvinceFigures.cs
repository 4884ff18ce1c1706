using System.Globalization;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;

namespace WardKpi.Api.Province;

/// <summary>A row of a plan at the quarter.</summary>
/// <param name="Targets">Those that were fetched: of one measure every year's, of a whole plan the year's alone.</param>
/// <param name="Figure">Null where nothing was ever entered.</param>
public sealed record JudgedRow(
    PlanIndicatorRow Row, TargetView? Target, IReadOnlyList<TargetView> Targets, Judgement Judgement, FigureRow? Figure);

/// <summary>
/// The plans of many communes, judged at one quarter by <see cref="ProgressRules"/>, and what the nodes of others sent, as it was judged there.
/// No database, no clock.
/// </summary>
public sealed class ProvinceFigures(ProvinceRows rows, Period period, Thresholds thresholds)
{
    private readonly ILookup<Guid, CommunePlanRow> plans = rows.Plans.ToLookup(plan => plan.CommuneId);
    private readonly ILookup<Guid, PlanIndicatorRow> indicators = rows.Indicators.ToLookup(row => row.PlanId);
    private readonly ILookup<Guid, TargetRow> targets = rows.Targets.ToLookup(target => target.PlanIndicatorId);
    private readonly ILookup<Guid, MilestoneRow> milestones = rows.Milestones.ToLookup(milestone => milestone.PlanIndicatorId);
    private readonly Dictionary<Guid, FigureRow> figures = rows.Figures.ToDictionary(figure => figure.PlanIndicatorId);

    private readonly Dictionary<Guid, DateTime> nodes = rows.Nodes.ToDictionary(node => node.CommuneId, node => node.ForwardedAt);

    // The place of a row in its document stays at the node; its number says nearly as much.
    private readonly ILookup<Guid, ForwardedRow> forwarded = rows.Forwarded
        .OrderBy(row => row.PlanNumber, StringComparer.Ordinal)
        .ThenBy(row => row.RowNumber, StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering))
        .ToLookup(row => row.CommuneId);

    private readonly Dictionary<Guid, IReadOnlyList<PlanResultView>> baselines = rows.Baselines
        .GroupBy(row => row.PlanId)
        .ToDictionary(plan => plan.Key, plan => (IReadOnlyList<PlanResultView>)[.. plan.Select(row => row.ToView())]);

    public IReadOnlyList<CommuneRow> Communes => rows.Communes;

    public bool IsDemo => rows.Figures.Any(figure => figure.IsDemo) || nodes.Keys.Any(commune => forwarded[commune].Any(row => row.IsDemo));

    /// <summary>When the commune's own node last sent; null where it reports here.</summary>
    public DateTime? ForwardedAt(Guid communeId) => nodes.TryGetValue(communeId, out var at) ? at : null;

    /// <summary>The plan that a commune's page opens with; several of one year are rare. Of a node none: pages of a copy of it here are empty.</summary>
    public Guid? PlanOf(Guid communeId) => nodes.ContainsKey(communeId) ? null : plans[communeId].FirstOrDefault()?.Id;

    /// <summary>Of all its plans of the year, in the documents' order; of a node those that it sent.</summary>
    public IEnumerable<JudgedRow> RowsOf(Guid communeId) => nodes.ContainsKey(communeId)
        ? forwarded[communeId].Select(row => row.ToJudged())
        : plans[communeId].SelectMany(plan => indicators[plan.Id]).Select(Judge);

    private JudgedRow Judge(PlanIndicatorRow row)
    {
        TargetView[] known = [.. targets[row.Id].Select(PlanDocument.ToView)];
        var target = known.FirstOrDefault(one => one.Year == period.Year);
        var baseline = ProgressRules.PickBaseline(baselines.GetValueOrDefault(row.PlanId, []), row.Code, period.Year, row.BaselineResultId);
        var subject = PlanDocument.SubjectOf(row, target, baseline, milestones[row.Id]);
        var figure = figures.GetValueOrDefault(row.Id);
        return new JudgedRow(
            row, target, known, ProgressRules.Judge(subject, figure?.ToEntry(), period.Number, figure?.JudgedBy ?? thresholds), figure);
    }
}
