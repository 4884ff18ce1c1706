using System.Data.Common;
using WardKpi.Api.Data;

namespace WardKpi.Api.Plans;

/// <summary>Puts the stored rows of a plan into the shape of the wire.</summary>
public static class PlanViews
{
    public static async Task<PlanView> WholeAsync(DbConnection connection, PlanDocument document)
    {
        var plan = document.Plan;
        var tasks = await TasksAsync(connection, document);
        return new PlanView
        {
            Summary = document.ToSummary(),
            Issuer = plan.Issuer,
            SignatoryTitle = plan.SignatoryTitle,
            SignatoryName = plan.SignatoryName,
            Objective = plan.Objective,
            Horizons = await PlanQueries.HorizonsAsync(connection, plan.Id, null),
            LegalBases = await PlanQueries.LegalBasesAsync(connection, plan.Id, null),
            Units = [.. document.Organizations.Select(row => row.ToView())],
            Indicators = [.. document.Indicators.Select(document.ToView)],
            Results = document.Results,
            Milestones = await PlanQueries.PlanMilestonesAsync(connection, plan.Id, null),
            Tasks = tasks,
            Budget = ToView(await BudgetRowsAsync(connection, plan.Id), tasks),
            ReportingDuties = [.. (await PlanQueries.DutiesAsync(connection, plan.Id, null)).Select(ToView)],
        };
    }

    /// <summary>The work of a plan, in the document's order.</summary>
    public static async Task<IReadOnlyList<TaskView>> TasksAsync(DbConnection connection, PlanDocument document, DbTransaction? transaction = null)
    {
        var names = document.Organizations.ToDictionary(row => row.Id, row => row.Name);
        var parts = (await PlanQueries.TaskOrganizationsAsync(connection, document.Plan.Id, transaction)).ToLookup(row => row.TaskId);
        var tasks = await PlanQueries.TasksAsync(connection, document.Plan.Id, transaction);
        return [.. tasks.Select(row => ToView(row, PartsOf(row.Id, "lead"), PartsOf(row.Id, "partner")))];

        IReadOnlyList<OrganizationRef> PartsOf(Guid taskId, string part) =>
        [
            .. parts[taskId].Where(row => row.Part == part)
                .Select(row => new OrganizationRef { Id = row.OrganizationId, Name = names[row.OrganizationId] }),
        ];
    }

    /// <summary>The money of a plan, in the document's order.</summary>
    public static async Task<IReadOnlyList<BudgetRowView>> BudgetRowsAsync(DbConnection connection, Guid planId, DbTransaction? transaction = null) =>
        [.. (await PlanQueries.BudgetRowsAsync(connection, planId, transaction)).Select(ToView)];

    private static TaskView ToView(TaskRow row, IReadOnlyList<OrganizationRef> leads, IReadOnlyList<OrganizationRef> partners) => new()
    {
        Id = row.Id,
        Number = row.Number,
        Name = row.Name,
        Result = row.Result,
        TimeframeText = row.TimeframeText,
        TimeframeKind = row.TimeframeKind,
        StartsOn = row.StartsOn,
        EndsOn = row.EndsOn,
        Leads = leads,
        Partners = partners,
        BudgetMillion = row.BudgetMillion,
        BudgetSource = row.BudgetSource,
        LegalBasis = row.LegalBasis,
        Note = row.Note,
        ExplanationId = row.ExplanationId,
    };

    private static BudgetView ToView(IReadOnlyList<BudgetRowView> rows, IReadOnlyList<TaskView> tasks) => new()
    {
        YearTotal = rows.Sum(row => row.YearTotal ?? 0),
        YearProvince = rows.Sum(row => row.YearProvince ?? 0),
        YearOther = rows.Sum(row => row.YearOther ?? 0),
        TaskTotal = tasks.Sum(row => row.BudgetMillion ?? 0),
        TaskCount = tasks.Count(row => row.BudgetMillion is not null),
        Rows = rows,
    };

    private static BudgetRowView ToView(BudgetRow row) => new()
    {
        Id = row.Id,
        Number = row.Number,
        Name = row.Name,
        Category = row.Category,
        Status = row.Status,
        Total = row.Total,
        Province = row.Province,
        Other = row.Other,
        YearTotal = row.YearTotal,
        YearProvince = row.YearProvince,
        YearOther = row.YearOther,
        LegalBasis = row.LegalBasis,
        Note = row.Note,
    };

    private static ReportingDutyView ToView(ReportingDutyRow row) => new()
    {
        Id = row.Id,
        Cadence = row.Cadence,
        DeadlineRule = row.DeadlineRule,
        Reporter = row.Reporter,
        Receiver = row.Receiver,
        Text = row.Text,
    };
}
