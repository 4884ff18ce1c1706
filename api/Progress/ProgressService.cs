using System.Data.Common;
using Microsoft.Extensions.Options;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Indicators;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Evidence;

namespace WardKpi.Api.Progress;

/// <summary>Reads what the builder puts together, each thing in one statement whatever the number of units and quarters.</summary>
public sealed class ProgressService(IOptions<ProgressOptions> options, TimeProvider clock)
{
    /// <summary>The quarter of the plan's year that is shown where nobody asks for one.</summary>
    public Period DefaultQuarterOf(PlanDocument plan)
    {
        var (current, year) = (VietnamTime.ReportingQuarter(clock), plan.Plan.Year);
        return current.Year == year ? current : Period.OfQuarter(year, current.Year > year ? 4 : 1);
    }

    /// <param name="scope">Whose plans the caller may read: everybody who does sees the state of every unit's report.</param>
    /// <param name="quarter">Of the plan's year.</param>
    /// <param name="counts">Figures of reports in which states count; all that were sent where absent.</param>
    public async Task<ProgressView> ReadAsync(DbConnection connection, PlanDocument plan, string scope, Period quarter, Func<ReportState, bool>? counts = null)
    {
        var builder = new ProgressBuilder(
            plan,
            [.. (await ReportQueries.ActualsAsync(connection, plan.Plan.Id)).Where(row => counts?.Invoke(row.ReportState) ?? true)],
            await ReportQueries.ListYearAsync(connection, scope, scope, quarter.Year, plan.Plan.Id),
            await EvidenceQueries.CountsOfPlanAsync(connection, plan.Plan.Id),
            await CalendarQueries.WorkingDaysAsync(connection),
            options.Value.Thresholds);
        var catalog = await IndicatorQueries.ListAsync(connection, scope);
        return builder.Build(
            quarter,
            await IndicatorQueries.ListPillarsAsync(connection),
            [.. catalog.Where(row => row.IsCard && row.CommuneId is null).Select(row => row.ToView())],
            clock.GetUtcNow().UtcDateTime);
    }
}
