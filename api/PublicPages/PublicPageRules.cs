using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.PublicPages;

/// <summary>What of a plan's progress is everybody's. Figures are those of a progress that was built of verified ones only.</summary>
public static class PublicPageRules
{
    public static bool IsVerified(ReportState state) => state is ReportState.Verified or ReportState.Locked;

    /// <param name="verified">When the verified reports of the plan's year were verified.</param>
    public static PublicPlan ToPublic(ProgressView progress, PlanDocument plan, IReadOnlyList<Guid> chosen, IReadOnlyList<DateTime> verified)
    {
        var rows = progress.Indicators.ToDictionary(row => row.PlanIndicatorId);
        List<IndicatorProgress> shown = [.. chosen.Where(rows.ContainsKey).Select(id => rows[id])];
        return new PublicPlan
        {
            Year = plan.Plan.Year,
            Number = plan.Plan.Number,
            Title = plan.Plan.Title,
            IssuedOn = plan.Plan.IssuedOn,
            Period = progress.Period,
            VerifiedUnits = progress.Units.Count(unit => IsVerified(unit.ReportState)),
            Units = progress.Units.Count,
            VerifiedAt = verified.Count == 0 ? null : verified.Max(),
            Summary = StatusSummaries.Of(shown.Select(row => row.Status)),
            Indicators = [.. shown.Select(row => ToPublic(row, progress.Period))],
        };
    }

    private static PublicIndicator ToPublic(IndicatorProgress row, string period) => new()
    {
        PlanIndicatorId = row.PlanIndicatorId,
        Number = row.Number,
        Text = row.Text,
        PillarId = row.PillarId,
        Kind = row.Kind,
        Unit = row.Unit,
        Decimals = row.Decimals,
        Target = row.Target,
        Status = row.Status,
        Reason = row.Reason is StatusReason.NotSubmitted or StatusReason.NotVerified ? StatusReason.NotEntered : row.Reason,
        Value = row.Value,
        EntryKind = row.Quarters.FirstOrDefault(quarter => quarter.Period == period)?.Actual?.EntryKind,
        Milestone = row.Milestone,
        Quarters =
        [
            .. row.Quarters.Select(quarter => new PublicQuarter
            {
                Period = quarter.Period,
                Milestone = quarter.Milestone,
                Value = quarter.Actual?.Value,
            }),
        ],
    };
}
