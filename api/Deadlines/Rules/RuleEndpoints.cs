using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Http;

namespace WardKpi.Api.Deadlines.Rules;

public static class RuleEndpoints
{
    public static void MapReportingRules(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/reporting-rules").WithTags("Deadlines");
        group.MapGet("/", List).WithName("ListReportingRules").WithSummary("The reporting rules of a commune, those that are off or have ended too")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{id:guid}", Get).WithName("GetReportingRule").WithSummary("A reporting rule")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/", Post).RequireAuthorization(Policies.ManagePlans).WithName("AddReportingRule").WithSummary("Add a reporting rule")
            .WithDescription("The duties that follow from it are computed at once.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPut("/{id:guid}", Put).RequireAuthorization(Policies.ManagePlans)
            .WithName("ChangeReportingRule").WithSummary("Change, switch off or end a reporting rule")
            .WithDescription("What is not yet met moves to the new dates at once; what is met keeps its own. A rule is never deleted. States the version that the caller saw: 409 `stale_version` with the stored rule in `rule` where another person wrote first.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/preview", Preview).RequireAuthorization(Policies.ManagePlans)
            .WithName("PreviewReportingRule").WithSummary("The coming dates of a rule before it is saved, and what moves them")
            .WithDescription("Nothing is kept.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <param name="communeId">Whose rules.</param>
    private static async Task<Results<Ok<IReadOnlyList<ReportingRuleView>>, ProblemHttpResult>> List(
        Guid communeId, Caller caller, RuleService service, CancellationToken cancellationToken) =>
        await service.ListAsync(communeId, caller, cancellationToken) is { } rules ? TypedResults.Ok(rules) : Problems.NotFound();

    private static async Task<Results<Ok<ReportingRuleView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, RuleService service, CancellationToken cancellationToken) =>
        await service.FindAsync(id, caller, cancellationToken) is { } rule ? TypedResults.Ok(rule) : Problems.NotFound();

    private static Task<Results<Created<ReportingRuleView>, ProblemHttpResult>> Post(
        NewReportingRule rule, Caller caller, RuleService service, CancellationToken cancellationToken) =>
        service.AddAsync(rule, caller, cancellationToken);

    private static Task<Results<Ok<ReportingRuleView>, ProblemHttpResult>> Put(
        Guid id, ReportingRuleChange change, Caller caller, RuleService service, CancellationToken cancellationToken) =>
        service.ChangeAsync(id, change, caller, cancellationToken);

    private static async Task<Results<Ok<RulePreview>, ProblemHttpResult>> Preview(
        RulePreviewRequest request, Caller caller, RuleService service, CancellationToken cancellationToken) =>
        await service.PreviewAsync(request, caller, cancellationToken) is { } preview ? TypedResults.Ok(preview) : Problems.NotFound();
}
