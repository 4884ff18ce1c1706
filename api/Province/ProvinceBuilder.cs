using WardKpi.Api.Deadlines.Timeliness;
using WardKpi.Api.Periods;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Province;

/// <summary>Puts the plans, the forms and the duties of many communes side by side. No database, no clock.</summary>
public sealed class ProvinceBuilder(
    ProvinceFigures figures, IReadOnlyList<ReportListRow> forms, IReadOnlyList<DutyRow> duties, Period period, DateTime now)
{
    public ProvinceView Build()
    {
        var timeliness = new TimelinessBuilder(period.Year, forms, now)
            .Build(duties.Where(duty => TimelinessRules.QuarterOf(duty.Period) == period && IsHere(duty.CommuneId)), TimelinessGrouping.Commune);
        var byCommune = timeliness.Lines.ToDictionary(line => line.CommuneId, line => line.Total);
        var nothing = TimelinessRules.Of([], now);
        var formsOf = forms.Where(form => IsHere(form.CommuneId)).ToLookup(form => form.CommuneId);
        var standings = figures.Communes
            .Select(commune => StandingOf(commune, byCommune.GetValueOrDefault(commune.Id, nothing), [.. formsOf[commune.Id]])).ToList();
        var ranks = ProvinceRules.RanksOf([.. standings.Select(ShareOf)]);
        return new ProvinceView
        {
            Period = period.ToString(),
            IsDemo = figures.IsDemo,
            GeneratedAt = now,
            Summary = StatusSummaries.Of(status => standings.Sum(one => CountOf(one.Summary, status))),
            Timeliness = timeliness.Total,
            ReportCount = standings.Sum(one => one.ReportCount),
            VerifiedCount = standings.Sum(one => one.VerifiedCount),
            Communes = [.. standings.Zip(ranks, (standing, rank) => standing with { Rank = rank })],
        };
    }

    /// <summary>Of a commune with a node of its own, forms and duties are kept there.</summary>
    private bool IsHere(Guid communeId) => figures.ForwardedAt(communeId) is null;

    private CommuneStanding StandingOf(CommuneRow commune, TimelinessFigures timeliness, IReadOnlyList<ReportListRow> own)
    {
        var rows = figures.RowsOf(commune.Id).ToList();
        var summary = StatusSummaries.Of(rows.Select(row => row.Judgement.Status));
        var good = CountOf(summary, ProgressStatus.Met) + CountOf(summary, ProgressStatus.OnTrack);
        var judged = good + CountOf(summary, ProgressStatus.AtRisk) + CountOf(summary, ProgressStatus.OffTrack);
        return new CommuneStanding
        {
            CommuneId = commune.Id,
            Name = commune.Name,
            ProvinceName = commune.ProvinceName,
            PlanId = figures.PlanOf(commune.Id),
            ForwardedAt = figures.ForwardedAt(commune.Id),
            Summary = summary,
            GoodCount = good,
            JudgedCount = judged,
            GoodPercent = TimelinessRules.RateOf(good, judged),
            Timeliness = timeliness,
            ReportCount = own.Count,
            VerifiedCount = own.Count(form => form.ReportState is ReportState.Verified or ReportState.Locked),
            UpdatedAt = rows.Max(row => row.Figure?.UpdatedAt),
        };
    }

    /// <summary>Unrounded: two shares that print alike are not equal for it.</summary>
    private static decimal? ShareOf(CommuneStanding standing) =>
        standing.JudgedCount == 0 ? null : (decimal)standing.GoodCount / standing.JudgedCount;

    private static int CountOf(StatusSummary summary, ProgressStatus status) => summary.Counts.Single(count => count.Status == status).Count;
}
