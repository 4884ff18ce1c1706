using System.Data.Common;
using WardKpi.Api.Plans;
using WardKpi.Api.Plans.Links;

namespace WardKpi.Api.Demo;

/// <summary>Some indicators have the tasks and the money that serve them, as a standing office would attach them.</summary>
public static class DemoLinks
{
    private const string Reason = "Gắn theo nội dung của kế hoạch";

    /// <summary>By the numbers that the documents give to their tasks and budget rows.</summary>
    private static readonly (string Commune, string Code, string[] Tasks, string[] BudgetRows)[] Links =
    [
        ("/phuong-ngoc-son/", "INFRA.COVERAGE_5G", ["5", "III.1.3-2", "III.1.8-4"], []),
        ("/phuong-ngoc-son/", "SOC.DIGITAL_SIGNATURE", ["9", "III.1.8-6"], ["A.II.2"]),
        ("/phuong-ngoc-son/", "SOC.WELFARE_ACCOUNT", [], ["A.II.1"]),
        ("/phuong-ngoc-son/", "HR.STAFF_TRAINED", ["2", "III.1.4-1"], ["B.II.1"]),
        ("/phuong-ngoc-son/", "EGOV.FILES_ONLINE", ["7", "III.1.7-5"], ["B.II.2"]),
        ("/phuong-ngoc-son/", "SEC.LEVEL_MEASURES", ["III.1.6-2", "III.1.6-3"], ["B.II.3", "B.II.4"]),
        ("/xa-ky-lac/", "EGOV.RESULTS_DIGITIZED", ["7"], []),
        ("/xa-ky-lac/", "HR.STAFF_TRAINED", ["11", "12"], []),
    ];

    public static async Task AddAsync(DbTransaction transaction, PlanRow plan, Guid personId, DateTime now)
    {
        var linked = (await LinkedPlan.FindAsync(transaction.Connection!, plan.Id, plan.CommunePath + "%", transaction))!;
        foreach (var (_, code, tasks, budgetRows) in Links.Where(one => plan.CommunePath.EndsWith(one.Commune, StringComparison.Ordinal)))
        {
            if (linked.Document.Indicators.FirstOrDefault(row => row.Code == code) is not { } row)
                continue;
            var change = new IndicatorLinksChange
            {
                TaskIds = [.. linked.Tasks.Where(task => tasks.Contains(task.Number)).Select(task => task.Id)],
                BudgetRowIds = [.. linked.BudgetRows.Where(budgetRow => budgetRows.Contains(budgetRow.Number)).Select(budgetRow => budgetRow.Id)],
                Version = row.Version,
            };
            await LinkQueries.ReplaceAsync(transaction, row.Id, change);
            foreach (var step in linked.StepsTo(row, change))
                await PlanQueries.InsertRevisionAsync(
                    transaction, new PlanRevision(plan.Id, row.Id, step.Field, step.Old, step.New, Reason), personId, now);
        }
    }
}
