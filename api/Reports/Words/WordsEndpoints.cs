using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Http;

namespace WardKpi.Api.Reports.Words;

public static class WordsEndpoints
{
    public static void MapWords(RouteGroupBuilder reports) =>
        reports.MapPut("/{id:guid}/words", Put).RequireAuthorization(Policies.Enter)
            .WithName("PutWords").WithSummary("Write difficulties and proposals of the quarter")
            .WithDescription("Both texts are written together, on the version that the caller saw. If another person wrote first, the answer is 409 `stale_version` with both texts in `words`. Texts that are stored already as sent are no conflict.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    private static Task<Results<Ok<ReportView>, ProblemHttpResult>> Put(
        Guid id, WordsDraft draft, Caller caller, WordsService service, CancellationToken cancellationToken) =>
        service.WriteAsync(id, draft, caller, cancellationToken);
}
