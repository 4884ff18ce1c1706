using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Http;

namespace WardKpi.Api.HandOvers;

public static class HandOverEndpoints
{
    public static void MapHandOvers(this RouteGroupBuilder api)
    {
        var people = api.MapGroup("/people/{id:guid}").WithTags("People").RequireAuthorization(Policies.ManagePlans);
        people.MapGet("/assignments", Get).WithName("GetPersonAssignments").WithSummary("Everything that a person looks after, over all plans in the caller's scope")
            .ProducesProblem(StatusCodes.Status404NotFound);
        people.MapPost("/hand-over", Post).WithName("HandOver").WithSummary("Give everything of one person to another, whole or not at all")
            .WithDescription("States every row of the person with its version, as GetPersonAssignments told them; if anything changed since, the answer is 409 `stale_version`. Open reports and waiting requests stay with the unit, whose people all may enter.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("/hand-overs/{id:guid}", GetMinutes).WithTags("People").WithName("GetHandOver").WithSummary("Minutes of a hand-over, as it stood at that moment")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<PersonAssignmentsView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, HandOverService service, CancellationToken cancellationToken) =>
        await service.FindAsync(id, caller, cancellationToken) is { } view ? TypedResults.Ok(view) : Problems.NotFound();

    private static Task<Results<Created<HandOverView>, ProblemHttpResult>> Post(
        Guid id, HandOverRequest request, Caller caller, HandOverService service, CancellationToken cancellationToken) =>
        service.HandOverAsync(id, request, caller, cancellationToken);

    private static async Task<Results<Ok<HandOverView>, ProblemHttpResult>> GetMinutes(
        Guid id, Caller caller, HandOverService service, CancellationToken cancellationToken) =>
        await service.FindMinutesAsync(id, caller, cancellationToken) is { } view ? TypedResults.Ok(view) : Problems.NotFound();
}
