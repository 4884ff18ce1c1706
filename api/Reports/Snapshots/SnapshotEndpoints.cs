using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Reports.Snapshots;

public static class SnapshotEndpoints
{
    public static void MapSnapshots(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/plans/{id:guid}/snapshots").WithTags("Snapshots");
        group.MapGet("/", List).WithName("ListSnapshots").WithSummary("The frozen periods of a plan, by period and number")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{period}/{number:int}", Get).WithName("GetSnapshot").WithSummary("A period as it was verified, byte for byte")
            .WithDescription("The SHA-256 of the answer's bytes is the snapshot's hash, and its ETag: asked again with `If-None-Match` the answer is 304.")
            .Produces<FrozenPeriod>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<IReadOnlyList<SnapshotSummary>>, ProblemHttpResult>> List(
        Guid id, Caller caller, Database database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await PlanQueries.FindAsync(connection, id, caller.ReadScope) is null)
            return Problems.NotFound();
        return TypedResults.Ok<IReadOnlyList<SnapshotSummary>>([.. (await SnapshotQueries.ListAsync(connection, id)).Select(row => row.ToView())]);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get(
        Guid id, Period period, int number, Caller caller, Database database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await SnapshotQueries.FindContentAsync(connection, id, period.ToString(), number, caller.ReadScope) is { } found
            ? TypedResults.Bytes(Encoding.UTF8.GetBytes(found.Content), "application/json", entityTag: new EntityTagHeaderValue($"\"{found.Hash}\""))
            : Problems.NotFound();
    }
}
