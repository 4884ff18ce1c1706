using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Explanations;

/// <summary>Tasks that conclusions became: rows beside those of the plan's document, which an import leaves alone.</summary>
public static class ConclusionTasks
{
    private const string SelectNumbers = """
        select number
        from tasks
        where plan_id = @planId
        order by number
        """;

    // Behind those of the document, whatever their positions.
    private const string InsertTask = """
        insert into tasks (id, plan_id, position, number, name, timeframe_text, timeframe_kind, ends_on, has_budget, note, explanation_id)
        values (@id, @planId, @position, @number, @name, @timeframe, 'date', @dueOn, 0, @note, @explanationId);
        insert into task_organizations (task_id, organization_id, part, position)
        values (@id, @leadId, 'lead', 0)
        """;

    private const string InsertLink = """
        insert into indicator_tasks (plan_indicator_id, task_id)
        values (@planIndicatorId, @taskId)
        """;

    public static async Task AddAsync(DbTransaction transaction, ExplanationRow explanation, string name, Guid leadId, DateOnly dueOn, DateOnly today)
    {
        var id = Guid.CreateVersion7();
        var numbers = (await transaction.Connection!.QueryAsync<string>(SelectNumbers, new { planId = explanation.PlanId }, transaction)).AsList();
        await transaction.Connection!.ExecuteAsync(
            InsertTask,
            new
            {
                id,
                planId = explanation.PlanId,
                position = numbers.Count,
                number = ExplanationRules.NextTaskNumber(numbers),
                name,
                timeframe = $"Đến {dueOn:dd/MM/yyyy}",
                dueOn,
                note = $"Giao ngày {today:dd/MM/yyyy} theo kết luận giải trình về {explanation.SubjectNumber}.",
                leadId,
                explanationId = explanation.Id,
            },
            transaction);
        if (explanation.PlanIndicatorId is { } planIndicatorId)
            await transaction.Connection!.ExecuteAsync(InsertLink, new { planIndicatorId, taskId = id }, transaction);
    }
}
