using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Http;
using WardKpi.Api.Indicators;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Progress;

public static class ProgressEndpoints
{
    public static void MapProgress(this RouteGroupBuilder api) => api.MapGroup("/plans").WithTags("Progress")
        .MapGet("/{id:guid}/progress", Get).WithName("GetProgress").WithSummary("Target against actual of a plan at one quarter")
        .ProducesProblem(StatusCodes.Status404NotFound);

    /// <param name="period">A quarter of the plan's year, such as 2026Q3; the one being reported now where absent.</param>
    private static async Task<Results<Ok<ProgressView>, ProblemHttpResult>> Get(
        Guid id,
        Caller caller,
        Database database,
        IOptions<ProgressOptions> options,
        TimeProvider clock,
        CancellationToken cancellationToken,
        Period? period = null)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await PlanDocument.FindAsync(connection, id, caller.ReadScope) is not { } plan)
            return Problems.NotFound();
        var quarter = period ?? DefaultQuarter(plan.Plan.Year, clock);
        if (quarter.Kind != PeriodKind.Quarter || quarter.Year != plan.Plan.Year)
            return Problems.Invalid(new Dictionary<string, string[]> { ["period"] = [$"Kỳ phải là một quý của năm kế hoạch, ví dụ {plan.Plan.Year}Q1."] });

        var reports = new Dictionary<string, IReadOnlyList<ReportListRow>>();
        foreach (var one in Period.QuartersOf(quarter.Year))
            // Everybody who reads the plan sees the state of every unit's report, whoever may open it.
            reports[one.ToString()] = await ReportQueries.ListAsync(
                connection, caller.ReadScope, caller.ReadScope, one.ToString(), one.Year, id);
        var builder = new ProgressBuilder(
            plan,
            await ReportQueries.ActualsAsync(connection, id),
            reports,
            await CalendarQueries.WorkingDaysAsync(connection),
            options.Value.Thresholds);
        var catalog = await IndicatorQueries.ListAsync(connection, caller.ReadScope);
        return TypedResults.Ok(builder.Build(
            quarter,
            await IndicatorQueries.ListPillarsAsync(connection),
            [.. catalog.Where(row => row.IsCard && row.CommuneId is null).Select(row => row.ToView())],
            clock.GetUtcNow().UtcDateTime));
    }

    private static Period DefaultQuarter(int year, TimeProvider clock)
    {
        var current = VietnamTime.ReportingQuarter(clock);
        return current.Year == year ? current : Period.OfQuarter(year, current.Year > year ? 4 : 1);
    }
}
