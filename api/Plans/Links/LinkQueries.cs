using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Plans.Links;

/// <summary>What is attached to the indicators of a plan that was found in the caller's scope.</summary>
public static class LinkQueries
{
    private const string SelectTaskLinks = """
        select l.plan_indicator_id, l.task_id as target_id, t.number
        from indicator_tasks l
        join plan_indicators pi on pi.id = l.plan_indicator_id
        join tasks t on t.id = l.task_id
        where pi.plan_id = @planId
        order by t.position, t.id, l.plan_indicator_id
        """;

    private const string SelectBudgetLinks = """
        select l.plan_indicator_id, l.budget_row_id as target_id, b.number
        from indicator_budget_rows l
        join plan_indicators pi on pi.id = l.plan_indicator_id
        join budget_rows b on b.id = l.budget_row_id
        where pi.plan_id = @planId
        order by b.position, b.id, l.plan_indicator_id
        """;

    private const string ClaimRow = """
        update plan_indicators
        set version = version + 1
        where id = @id
          and version = @Version
        """;

    private const string DeleteLinks = """
        delete from indicator_tasks where plan_indicator_id = @id;
        delete from indicator_budget_rows where plan_indicator_id = @id
        """;

    private const string InsertTaskLink = "insert into indicator_tasks (plan_indicator_id, task_id) values (@id, @taskId)";

    private const string InsertBudgetLink = "insert into indicator_budget_rows (plan_indicator_id, budget_row_id) values (@id, @budgetRowId)";

    private const string DeleteLinksOfTask = "delete from indicator_tasks where task_id = @id";

    private const string DeleteLinksOfBudgetRow = "delete from indicator_budget_rows where budget_row_id = @id";

    public static async Task<ILookup<Guid, LinkRow>> TasksAsync(DbConnection connection, Guid planId, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<LinkRow>(SelectTaskLinks, new { planId }, transaction)).ToLookup(row => row.PlanIndicatorId);

    public static async Task<ILookup<Guid, LinkRow>> BudgetRowsAsync(DbConnection connection, Guid planId, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<LinkRow>(SelectBudgetLinks, new { planId }, transaction)).ToLookup(row => row.PlanIndicatorId);

    /// <summary>False when somebody else changed the plan indicator first.</summary>
    public static async Task<bool> ReplaceAsync(DbTransaction transaction, Guid id, IndicatorLinksChange change)
    {
        var connection = transaction.Connection!;
        if (await connection.ExecuteAsync(ClaimRow, new { id, change.Version }, transaction) == 0)
            return false;
        await connection.ExecuteAsync(DeleteLinks, new { id }, transaction);
        await connection.ExecuteAsync(InsertTaskLink, change.TaskIds.Distinct().Select(taskId => new { id, taskId }), transaction);
        await connection.ExecuteAsync(
            InsertBudgetLink, change.BudgetRowIds.Distinct().Select(budgetRowId => new { id, budgetRowId }), transaction);
        return true;
    }

    /// <summary>Before the task goes.</summary>
    public static Task DeleteOfTaskAsync(DbTransaction transaction, Guid id) =>
        transaction.Connection!.ExecuteAsync(DeleteLinksOfTask, new { id }, transaction);

    /// <summary>Before the budget row goes.</summary>
    public static Task DeleteOfBudgetRowAsync(DbTransaction transaction, Guid id) =>
        transaction.Connection!.ExecuteAsync(DeleteLinksOfBudgetRow, new { id }, transaction);
}
