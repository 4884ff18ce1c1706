using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;

namespace WardKpi.Api.Plans.Links;

public static class LinkEndpoints
{
    public static void MapLinks(RouteGroupBuilder plans)
    {
        plans.MapGet("/{planId:guid}/indicators/{id:guid}/links", Get)
            .WithName("GetIndicatorLinks").WithSummary("The tasks and the budget rows that serve an indicator")
            .ProducesProblem(StatusCodes.Status404NotFound);
        plans.MapPut("/{planId:guid}/indicators/{id:guid}/links", Put).RequireAuthorization(Policies.ManagePlans)
            .WithName("SetIndicatorLinks").WithSummary("Attach tasks and budget rows to an indicator, in place of those before")
            .WithDescription("States the version that the caller saw; if another person wrote first, the answer is 409 `stale_version`. A task or a budget row that a later document no longer holds takes its links along.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<IndicatorLinks>, ProblemHttpResult>> Get(
        Guid planId, Guid id, Caller caller, Database database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await LinkedPlan.FindAsync(connection, planId, caller.ReadScope) is { } plan && plan.Row(id) is { } row
            ? TypedResults.Ok(plan.LinksOf(row))
            : Problems.NotFound();
    }

    private static async Task<Results<Ok<IndicatorLinks>, ProblemHttpResult>> Put(
        Guid planId,
        Guid id,
        IndicatorLinksChange change,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        await database.WriteAsync<Results<Ok<IndicatorLinks>, ProblemHttpResult>>(
            async transaction =>
            {
                var connection = transaction.Connection!;
                if (await PlanQueries.FindAsync(connection, planId, caller.ReadScope, transaction) is not { } found)
                    return Problems.NotFound();
                await ChangeCounter.NextAsync(transaction, found.CommuneId);
                if (await LinkedPlan.FindAsync(connection, planId, caller.ReadScope, transaction) is not { } plan || plan.Row(id) is not { } row)
                    return Problems.NotFound();
                if (FaultsOf(change, plan) is { Count: > 0 } faults)
                    return Problems.Invalid(faults);
                if (!await LinkQueries.ReplaceAsync(transaction, id, change))
                    return Problems.StaleVersion();
                foreach (var step in plan.StepsTo(row, change))
                    await PlanQueries.InsertRevisionAsync(
                        transaction,
                        new PlanRevision(planId, id, step.Field, step.Old, step.New, change.Reason),
                        caller.PersonId,
                        clock.GetUtcNow().UtcDateTime);
                var after = (await LinkedPlan.FindAsync(connection, planId, caller.ReadScope, transaction))!;
                return TypedResults.Ok(after.LinksOf(after.Row(id)!));
            },
            cancellationToken);

    private static Dictionary<string, string[]> FaultsOf(IndicatorLinksChange change, LinkedPlan plan)
    {
        var faults = new Dictionary<string, string[]>();
        if (change.TaskIds.Any(taskId => plan.Tasks.All(task => task.Id != taskId)))
            faults["taskIds"] = ["Có nhiệm vụ không thuộc kế hoạch này: tải lại trang rồi chọn lại."];
        if (change.BudgetRowIds.Any(rowId => plan.BudgetRows.All(row => row.Id != rowId)))
            faults["budgetRowIds"] = ["Có khoản kinh phí không thuộc kế hoạch này: tải lại trang rồi chọn lại."];
        return faults;
    }
}
