using System.Data.Common;

namespace WardKpi.Api.Plans.Links;

/// <summary>A plan with its work, its money and what is attached to its indicators.</summary>
public sealed record LinkedPlan
{
    public required PlanDocument Document { get; init; }

    /// <summary>In the document's order.</summary>
    public required IReadOnlyList<TaskView> Tasks { get; init; }

    /// <summary>In the document's order.</summary>
    public required IReadOnlyList<BudgetRowView> BudgetRows { get; init; }

    public required ILookup<Guid, LinkRow> TaskLinks { get; init; }

    public required ILookup<Guid, LinkRow> BudgetLinks { get; init; }

    /// <summary>Null where the plan is not in scope.</summary>
    public static async Task<LinkedPlan?> FindAsync(DbConnection connection, Guid planId, string scope, DbTransaction? transaction = null) =>
        await PlanDocument.FindAsync(connection, planId, scope, transaction) is not { } document ? null : new LinkedPlan
        {
            Document = document,
            Tasks = await PlanViews.TasksAsync(connection, document, transaction),
            BudgetRows = await PlanViews.BudgetRowsAsync(connection, planId, transaction),
            TaskLinks = await LinkQueries.TasksAsync(connection, planId, transaction),
            BudgetLinks = await LinkQueries.BudgetRowsAsync(connection, planId, transaction),
        };

    public PlanIndicatorRow? Row(Guid id) => Document.Indicators.FirstOrDefault(row => row.Id == id);

    public IndicatorLinks LinksOf(PlanIndicatorRow row)
    {
        var taskIds = IdsOf(TaskLinks, row);
        var rowIds = IdsOf(BudgetLinks, row);
        IReadOnlyList<TaskView> tasks = [.. Tasks.Where(task => taskIds.Contains(task.Id))];
        IReadOnlyList<BudgetRowView> budgetRows = [.. BudgetRows.Where(budgetRow => rowIds.Contains(budgetRow.Id))];
        return new IndicatorLinks
        {
            PlanIndicatorId = row.Id,
            Tasks = tasks,
            TaskMillion = LinkRules.SumOf(tasks.Select(task => task.BudgetMillion)),
            BudgetRows = budgetRows,
            BudgetYearMillion = LinkRules.SumOf(budgetRows.Select(budgetRow => budgetRow.YearTotal)),
            Version = row.Version,
        };
    }

    /// <summary>What a change takes away and attaches.</summary>
    public IEnumerable<LinkStep> StepsTo(PlanIndicatorRow row, IndicatorLinksChange change) =>
    [
        .. LinkRules.Between(LinkRules.TaskField, IdsOf(TaskLinks, row), change.TaskIds.ToHashSet(), [.. Tasks.Select(task => (task.Id, task.Number))]),
        .. LinkRules.Between(
            LinkRules.BudgetRowField,
            IdsOf(BudgetLinks, row),
            change.BudgetRowIds.ToHashSet(),
            [.. BudgetRows.Select(budgetRow => (budgetRow.Id, budgetRow.Number))]),
    ];

    private static HashSet<Guid> IdsOf(ILookup<Guid, LinkRow> links, PlanIndicatorRow row) => [.. links[row.Id].Select(link => link.TargetId)];
}
