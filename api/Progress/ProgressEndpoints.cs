using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;

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
        ProgressService progress,
        CancellationToken cancellationToken,
        Period? period = null)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await PlanDocument.FindAsync(connection, id, caller.ReadScope) is not { } plan)
            return Problems.NotFound();
        var quarter = period ?? progress.DefaultQuarterOf(plan);
        if (quarter.Kind != PeriodKind.Quarter || quarter.Year != plan.Plan.Year)
            return Problems.Invalid(new Dictionary<string, string[]> { ["period"] = [$"Kỳ phải là một quý của năm kế hoạch, ví dụ {plan.Plan.Year}Q1."] });
        return TypedResults.Ok(await progress.ReadAsync(connection, plan, caller.ReadScope, quarter));
    }
}
