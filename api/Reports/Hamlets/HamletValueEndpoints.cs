using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Http;

namespace WardKpi.Api.Reports.Hamlets;

public static class HamletValueEndpoints
{
    public static void MapHamletValues(this RouteGroupBuilder reports)
    {
        reports.MapGet("/{id:guid}/rows/{planIndicatorId:guid}/hamlets", GetHamlets).WithName("GetHamlets")
            .WithSummary("A row hamlet by hamlet, with the quarter before and the sums")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        reports.MapPut("/{id:guid}/rows/{planIndicatorId:guid}/hamlets", PutHamlets).RequireAuthorization(Policies.Enter)
            .WithName("PutHamlets").WithSummary("Write values of hamlets, all or none; their sum becomes the unit's value")
            .WithDescription("A ratio is Σ numerator ÷ Σ denominator, a figure Σ value, over the hamlets that are filled and have something to measure. Each value states the version that the caller saw of its hamlet: two people on two hamlets do not meet. If another person wrote the same hamlet first, the answer is 409 `stale_version` with both values in `hamletConflicts`.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Task<Results<Ok<HamletBreakdown>, ProblemHttpResult>> GetHamlets(
        Guid id, Guid planIndicatorId, Caller caller, HamletService service, CancellationToken cancellationToken) =>
        service.FindAsync(id, planIndicatorId, caller, cancellationToken);

    private static Task<Results<Ok<HamletsWritten>, ProblemHttpResult>> PutHamlets(
        Guid id, Guid planIndicatorId, HamletDraft draft, Caller caller, HamletService service, CancellationToken cancellationToken) =>
        service.WriteAsync(id, planIndicatorId, draft, caller, cancellationToken);
}
