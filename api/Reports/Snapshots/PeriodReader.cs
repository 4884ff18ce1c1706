using System.Data.Common;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports.Evidence;
using WardKpi.Api.Reports.Words;

namespace WardKpi.Api.Reports.Snapshots;

/// <summary>Reads a period of a plan as it would be frozen now.</summary>
public static class PeriodReader
{
    /// <summary>The forms of all units that have rows, opened or not.</summary>
    public static Task<IReadOnlyList<ReportListRow>> FormsAsync(
        DbConnection connection, PlanRow plan, string period, DbTransaction? transaction = null) => ReportQueries.ListAsync(
            connection, plan.CommunePath + "%", plan.CommunePath + "%", period, plan.Year, plan.Id, transaction: transaction);

    /// <summary>What is verified of a period.</summary>
    public static async Task<FrozenPeriod> PeriodAsync(
        DbConnection connection, PlanDocument plan, Period period, Thresholds thresholds, DbTransaction? transaction = null)
    {
        var forms = await FormsAsync(connection, plan.Plan, period.ToString(), transaction);
        var reports = await ReportsAsync(connection, plan, period, forms.Where(SnapshotRules.IsVerified), thresholds, transaction);
        return SnapshotBuilder.PeriodOf(plan.Plan, period, reports, forms);
    }

    /// <summary>What stands in some of the forms, all of them opened, each judged by its own thresholds or by those in force.</summary>
    public static async Task<IReadOnlyList<FrozenReport>> ReportsAsync(
        DbConnection connection,
        PlanDocument plan,
        Period period,
        IEnumerable<ReportListRow> forms,
        Thresholds thresholds,
        DbTransaction? transaction = null)
    {
        var values = (await ReportQueries.ActualsAsync(connection, plan.Plan.Id, transaction))
            .Where(row => row.Period == period.ToString()).ToLookup(row => row.ReportId);
        var words = await WordsQueries.OfPeriodAsync(connection, plan.Plan.Id, period.ToString(), transaction);
        var evidence = await EvidenceQueries.OfPeriodAsync(connection, plan.Plan.Id, period.ToString(), transaction);
        return
        [
            .. forms.Select(form => SnapshotBuilder.ReportOf(
                plan,
                form,
                values[form.Id!.Value].ToDictionary(row => row.PlanIndicatorId),
                words.GetValueOrDefault(form.Id.Value),
                [.. evidence[form.Id.Value]],
                form.JudgedBy ?? thresholds)),
        ];
    }
}
