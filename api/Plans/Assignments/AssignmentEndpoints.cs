using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Http;

namespace WardKpi.Api.Plans.Assignments;

public static class AssignmentEndpoints
{
    /// <param name="plans">The group of the plans.</param>
    public static void MapAssignments(RouteGroupBuilder plans)
    {
        plans.MapGet("/{id:guid}/assignments", Get).WithName("GetAssignments").WithSummary("Who looks after each indicator of a plan, and what nobody looks after")
            .ProducesProblem(StatusCodes.Status404NotFound);
        plans.MapPut("/{id:guid}/assignments", Put).RequireAuthorization(Policies.ManagePlans)
            .WithName("SetAssignments").WithSummary("Give indicators to a unit, a person and a deputy, all or none")
            .WithDescription("Each item states the version that the caller saw. If another person changed one first, the answer is 409 `stale_version` with the rows as they stand now in `assignments`. A row that is stored already as sent is no conflict.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<AssignmentsView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, AssignmentService service, CancellationToken cancellationToken) =>
        await service.FindAsync(id, caller, cancellationToken) is { } view ? TypedResults.Ok(view) : Problems.NotFound();

    private static Task<Results<Ok<AssignmentsResult>, ProblemHttpResult>> Put(
        Guid id, AssignmentsChange change, Caller caller, AssignmentService service, CancellationToken cancellationToken) =>
        service.ChangeAsync(id, change, caller, cancellationToken);
}
