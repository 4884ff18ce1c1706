using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Http;
using WardKpi.Api.Periods;
using WardKpi.Api.Reports.Board;
using WardKpi.Api.Reports.Evidence;
using WardKpi.Api.Reports.Hamlets;
using WardKpi.Api.Reports.History;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Reports.Snapshots;
using WardKpi.Api.Reports.Words;

namespace WardKpi.Api.Reports;

public static class ReportEndpoints
{
    // A longer list is no help in choosing.
    private const int SuggestedSources = 100;

    public static void MapReports(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/reports").WithTags("Reports");
        group.MapGet("/", List).WithName("ListReports").WithSummary("The forms of a quarter, opened or not");
        group.MapGet("/{id:guid}", Get).WithName("GetReport").WithSummary("A report with its rows, events and what the caller may do")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{id:guid}/sources", GetSources).WithName("ListSources").WithSummary("Where the commune's figures came from so far, to choose from")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/", Open).RequireAuthorization(Policies.Enter).WithName("OpenReport").WithSummary("Open the form of a unit for a quarter")
            .WithDescription("201 where the form was opened now, 200 where it was open already.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPut("/{id:guid}/values", PutValues).RequireAuthorization(Policies.Enter)
            .WithName("PutValues").WithSummary("Write values, all or none")
            .WithDescription("Each value states the version that the caller saw. If another person wrote first, the answer is 409 `stale_version` with both values in `conflicts`. A value that is stored already as sent is no conflict, so a lost answer may be asked again.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        MapStep("submit", Policies.Enter, ReportState.Submitted, "SubmitReport", "Send the report to the standing office")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        MapStep("verify", Policies.Review, ReportState.Verified, "VerifyReport", "Verify the report");
        MapStep("reopen", Policies.Review, ReportState.Draft, "ReopenReport", "Open a verified report again, with a reason");
        WordsEndpoints.MapWords(group);
        EvidenceEndpoints.MapEvidence(group);

        group.MapHamletValues();
        group.MapReview();
        group.MapHistory();
        group.MapBoard();
        api.MapIndicatorHistory();
        api.MapSnapshots();

        RouteHandlerBuilder MapStep(string verb, string policy, ReportState to, string name, string summary) => group
            .MapPost(
                $"/{{id:guid}}/{verb}",
                (Guid id, ReportStep step, Caller caller, ReportService service, CancellationToken cancellationToken) =>
                    service.MoveAsync(id, to, step, caller, cancellationToken))
            .RequireAuthorization(policy).WithName(name).WithSummary(summary)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <param name="period">A quarter, such as 2026Q3; the one being reported now where absent.</param>
    private static async Task<Results<Ok<IReadOnlyList<ReportSummary>>, ProblemHttpResult>> List(
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken cancellationToken,
        Period? period = null,
        Guid? planId = null,
        Guid? communeId = null)
    {
        var quarter = period ?? VietnamTime.ReportingQuarter(clock);
        if (quarter.Kind != PeriodKind.Quarter)
            return Problems.Invalid(new Dictionary<string, string[]> { ["period"] = [PeriodRules.NotAQuarter] });
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await ReportQueries.ListAsync(
            connection, caller.ReportScope, caller.ReadScope, quarter.ToString(), quarter.Year, planId, communeId);
        var workingDays = await CalendarQueries.WorkingDaysAsync(connection);
        var today = VietnamTime.Today(clock);
        return TypedResults.Ok<IReadOnlyList<ReportSummary>>([.. rows.Select(row => ReportViews.ToSummary(row, workingDays, today))]);
    }

    private static async Task<Results<Ok<ReportView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, ReportService service, CancellationToken cancellationToken) =>
        await service.FindViewAsync(id, caller, cancellationToken) is { } view ? TypedResults.Ok(view) : Problems.NotFound();

    private static async Task<Results<Ok<IReadOnlyList<string>>, ProblemHttpResult>> GetSources(
        Guid id, Caller caller, Database database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await ReportQueries.FindKeyAsync(connection, id, caller.ReportScope) is not { } key)
            return Problems.NotFound();
        return TypedResults.Ok(await ReportQueries.SourcesAsync(connection, key.CommuneId, SuggestedSources));
    }

    private static Task<Results<Ok<ReportView>, Created<ReportView>, ProblemHttpResult>> Open(
        OpenReport open, Caller caller, ReportService service, CancellationToken cancellationToken) =>
        service.OpenAsync(open, caller, cancellationToken);

    private static Task<Results<Ok<ReportView>, ProblemHttpResult>> PutValues(
        Guid id, ReportDraft draft, Caller caller, ReportService service, CancellationToken cancellationToken) =>
        service.WriteAsync(id, draft, caller, cancellationToken);
}
