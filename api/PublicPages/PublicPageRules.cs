using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.PublicPages;

/// <summary>What of a plan's progress is everybody's. Figures are those of a progress that was built of verified ones only.</summary>
public static class PublicPageRules
{
    public static bool IsVerified(ReportState state) => state is ReportState.Verified or ReportState.Locked;

    /// <param name="chosen">In the order of the page.</param>
    public static PublicPlan ToPublic(ProgressView progress, PlanDocument plan, IReadOnlyList<Guid> chosen)
    {
        var rows = progress.Indicators.ToDictionary(row => row.PlanIndicatorId);
        List<IndicatorProgress> shown = [.. chosen.Where(rows.ContainsKey).Select(id => rows[id])];
        var latest = shown.Select(LastVerified).OfType<QuarterProgress>().ToList();
        // Codes of the quarters of one year sort as the quarters do.
        var period = latest.Max(quarter => quarter.Period) ?? progress.Period;
        var units = shown.ToLookup(row => row.LeadId, row => row.Quarters.Single(quarter => quarter.Period == period));
        List<PublicIndicator> indicators = [.. shown.Select(row => ToPublic(row, period))];
        return new PublicPlan
        {
            Year = plan.Plan.Year,
            Number = plan.Plan.Number,
            Title = plan.Plan.Title,
            IssuedOn = plan.Plan.IssuedOn,
            Period = period,
            VerifiedUnits = units.Count(unit => unit.All(quarter => IsVerified(quarter.ReportState))),
            Units = units.Count,
            VerifiedAt = latest.Max(quarter => quarter.VerifiedAt),
            Summary = StatusSummaries.Of(indicators.Select(row => row.Status)),
            Indicators = indicators,
        };
    }

    private static QuarterProgress? LastVerified(IndicatorProgress row) => row.Quarters.LastOrDefault(quarter => quarter.Actual is not null);

    private static PublicIndicator ToPublic(IndicatorProgress row, string period)
    {
        var own = LastVerified(row);
        var quarter = own ?? row.Quarters.Single(one => one.Period == period);
        return new PublicIndicator
        {
            PlanIndicatorId = row.PlanIndicatorId,
            Number = row.Number,
            Text = row.Text,
            PillarId = row.PillarId,
            Kind = row.Kind,
            Unit = row.Unit,
            Decimals = row.Decimals,
            Target = row.Target,
            Period = own?.Period,
            Status = quarter.Status,
            Reason = quarter.Reason is StatusReason.NotSubmitted or StatusReason.NotVerified ? StatusReason.NotEntered : quarter.Reason,
            Value = quarter.Actual?.Value,
            EntryKind = quarter.Actual?.EntryKind,
            Milestone = quarter.Milestone,
            Quarters =
            [
                .. row.Quarters.Select(one => new PublicQuarter
                {
                    Period = one.Period,
                    Milestone = one.Milestone,
                    Value = one.Actual?.Value,
                }),
            ],
        };
    }
}
