using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports.Snapshots.Changes;

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
        group.MapGet("/{period}/{number:int}/changes", Compare).WithName("CompareSnapshot")
            .WithSummary("A period as it was verified against what stands there now, and who changed what")
            .WithDescription("Only rows that differ: in their value, remarks, evidence, state, target, milestone or status, and those that came or went.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<SnapshotChanges>, ProblemHttpResult>> Compare(
        Guid id,
        Period period,
        int number,
        Caller caller,
        Database database,
        IOptions<ProgressOptions> options,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        // What a unit is typing now is not for its neighbours: only who may open every report of the commune compares.
        if (await PlanDocument.FindAsync(connection, id, caller.ReportScope) is not { } plan
            || await SnapshotQueries.FindContentAsync(connection, id, period.ToString(), number, caller.ReportScope) is not { } content)
            return Problems.NotFound();
        var summary = (await SnapshotQueries.ListAsync(connection, id)).First(row => row.Period == period.ToString() && row.Number == number);
        return TypedResults.Ok(await SnapshotChangesReader.ReadAsync(connection, plan, summary.ToView(), content.Content, options.Value.Thresholds));
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
