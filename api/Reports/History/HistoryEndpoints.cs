using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;

namespace WardKpi.Api.Reports.History;

public static class HistoryEndpoints
{
    public static void MapHistory(this RouteGroupBuilder reports) =>
        reports.MapGet("/{id:guid}/rows/{planIndicatorId:guid}/history", Get)
            .WithName("GetRowHistory").WithSummary("What was ever reported of a row, and every value that stood in its cells")
            .ProducesProblem(StatusCodes.Status404NotFound);

    public static void MapIndicatorHistory(this RouteGroupBuilder api) => api.MapGroup("/plans").WithTags("Plans")
        .MapGet("/{planId:guid}/indicators/{id:guid}/history", GetOfIndicator)
        .WithName("GetIndicatorHistory").WithSummary("All periods of an indicator: who reported and verified each, and every value that stood there")
        .WithDescription("Whoever reads the plan reads it; what another unit has not sent is left out, and `reportId` and `steps` are there only where the caller may open the report.")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<RowHistory>, ProblemHttpResult>> Get(
        Guid id, Guid planIndicatorId, Caller caller, Database database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await ReportDocument.FindAsync(connection, id, caller) is not { } document
            || document.Indicators.FirstOrDefault(row => row.Id == planIndicatorId) is not { } row)
            return Problems.NotFound();
        var plan = document.Plan;
        var values = await HistoryQueries.ValuesAsync(
            connection, plan.Plan.CommuneId, caller.ReadScope, caller.ReportScope, row.IndicatorId, row.Id, plan.Plan.Year);
        var subject = plan.SubjectOf(row);
        var quarters = from quarter in Period.QuartersOf(plan.Plan.Year)
                       let milestone = ProgressRules.Milestone(subject, quarter.Number)
                       let value = values.FirstOrDefault(value => value.RowId == row.Id && value.Actual.Period == quarter.ToString())
                       select value?.ToView(milestone) ?? new RowPeriod { Period = quarter.ToString(), Milestone = milestone };
        return TypedResults.Ok(new RowHistory
        {
            Periods = [.. HistoryRules.Earlier(values, plan.Plan.Id, row.Text, row.Number).Select(value => value.ToView(null)), .. quarters],
            Revisions = [.. (await HistoryQueries.RevisionsAsync(connection, row.Id, caller.ReportScope)).Select(revision => revision.ToView())],
            Baseline = plan.BaselineOf(row),
        });
    }

    private static async Task<Results<Ok<IndicatorHistory>, ProblemHttpResult>> GetOfIndicator(
        Guid planId, Guid id, Caller caller, Database database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await PlanDocument.FindAsync(connection, planId, caller.ReadScope) is not { } plan
            || plan.Indicators.FirstOrDefault(row => row.Id == id) is not { } row)
            return Problems.NotFound();
        var values = await HistoryQueries.ValuesAsync(
            connection, plan.Plan.CommuneId, caller.ReadScope, caller.ReportScope, row.IndicatorId, row.Id, plan.Plan.Year);
        var revisions = (await HistoryQueries.RevisionsAsync(connection, row.Id, caller.ReportScope)).ToLookup(revision => revision.Period);
        var steps = (await HistoryQueries.StepsAsync(connection, row.Id, caller.ReportScope)).ToLookup(step => step.Period);
        var subject = plan.SubjectOf(row);
        var quarters = from quarter in Period.QuartersOf(plan.Plan.Year)
                       let period = quarter.ToString()
                       let milestone = ProgressRules.Milestone(subject, quarter.Number)
                       let value = values.FirstOrDefault(value => value.RowId == row.Id && value.Actual.Period == period)
                       select value?.ToPeriod(milestone, isEarlier: false, revisions[period], steps[period]) ?? new IndicatorPeriod
                       {
                           Period = period, Milestone = milestone, OrganizationName = plan.LeadOf(row).Name, Revisions = [], Steps = [],
                       };
        return TypedResults.Ok(new IndicatorHistory
        {
            PlanIndicatorId = row.Id,
            IsByHamlet = row.IsByHamlet,
            Periods =
            [
                .. HistoryRules.Earlier(values, plan.Plan.Id, row.Text, row.Number).Select(value => value.ToPeriod(null, isEarlier: true, [], [])),
                .. quarters,
            ],
        });
    }
}
