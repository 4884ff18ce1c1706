using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Calls;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange.Forwarding;

public static class NodeEndpoints
{
    // Of the unpacked body: 500 rows with the longest texts.
    private const long MostBytes = 16 * 1024 * 1024;

    /// <summary>Routes for other nodes of this program.</summary>
    public static void MapNodes(this RouteGroupBuilder exchange)
    {
        var group = exchange.MapGroup("/nodes").WithTags("Exchange").RequireScope(ApiScope.ForwardChanges);
        group.MapPost("/changes", Receive).WithName("ForwardChanges").WithSummary("Take the next changes of a node")
            .WithDescription("Batches of a run are numbered from 1; each is taken whole or not at all, and once: the same batch again changes nothing. 409 `gap` tells in `position` where to go on; 409 `start_over` asks for everything in a new run. May be packed by gzip.")
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapGet("/position", Position).WithName("GetNodePosition").WithSummary("Up to where the changes of the calling node are here");
    }

    /// <summary>For people: how forwarding stands.</summary>
    public static void MapForwarding(this RouteGroupBuilder api) => api.MapGet("/forwarding", Get)
        .RequireAuthorization(Policies.ManageClients).WithTags("Forwarding").WithName("GetForwarding")
        .WithSummary("What this node forwards, and which nodes forward to it");

    private static Task<Results<Ok<NodePosition>, ProblemHttpResult>> Receive(
        NodeBatch batch, HttpContext context, ApiClient client, NodeService service, CancellationToken cancellationToken)
    {
        context.CountRows(batch.Values.Count);
        return service.ReceiveAsync(batch, client, cancellationToken);
    }

    private static async Task<Ok<NodePosition>> Position(ApiClient client, NodeService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(await service.PositionAsync(client, cancellationToken));

    private static async Task<Ok<ForwardingView>> Get(
        Caller caller, Database database, IOptions<ForwardingOptions> options, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return TypedResults.Ok(new ForwardingView
        {
            Outgoing = options.Value.Url is { } url
                ? await ForwardingQueries.ViewAsync(connection, url, ForwardChangesJob.Rhythm.NextAfter(Stored.Now(clock)))
                : null,
            Nodes = await NodeQueries.ListAsync(connection, caller.ReadScope),
        });
    }
}
