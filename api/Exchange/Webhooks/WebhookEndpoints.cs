using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange.Webhooks;

public static class WebhookEndpoints
{
    /// <summary>For people.</summary>
    public static void MapWebhooks(this RouteGroupBuilder api) =>
        Map(api.MapGroup("/webhooks").WithTags("Webhooks").RequireAuthorization(Policies.ManageClients), "", "of the clients below the own place");

    /// <summary>For machines, which have none but their own.</summary>
    public static void MapOwnWebhooks(this RouteGroupBuilder exchange) =>
        Map(exchange.MapGroup("/webhooks").WithTags("Exchange").RequireScope(ApiScope.ManageWebhooks), "Own", "of the client itself");

    private static void Map(RouteGroupBuilder group, string own, string whose)
    {
        group.MapGet("/", List).WithName($"List{own}Webhooks").WithSummary($"The webhooks {whose}, and how their last call went");
        group.MapPost("/", Make).WithName($"Make{own}Webhook").WithSummary("Have a receiver told of the steps of reports")
            .WithDescription("The secret is shown in this answer only. Calls are POSTs after the Standard Webhooks specification: `webhook-id`, `webhook-timestamp`, `webhook-signature`.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapGet("/{id:guid}", Get).WithName($"Get{own}Webhook").WithSummary("One webhook").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPut("/{id:guid}", Change).WithName($"Change{own}Webhook").WithSummary("Change the address or the events, switch on or off")
            .WithDescription("Begins anew: what waits goes out at once, and the webhook counts as sound until it fails again.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapDelete("/{id:guid}", Delete).WithName($"Delete{own}Webhook").WithSummary("Take a webhook away with its log")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{id:guid}/secret", ChangeSecret).WithName($"Change{own}WebhookSecret").WithSummary("Get a new secret")
            .WithDescription("The one before it signs as well for a day: the header then carries two signatures.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{id:guid}/ping", Ping).WithName($"Ping{own}Webhook").WithSummary("Send a test")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapGet("/{id:guid}/deliveries", ListDeliveries).WithName($"List{own}Deliveries")
            .WithSummary($"The newest {WebhookService.DeliveriesAtOnce} deliveries with every attempt").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{id:guid}/deliveries/{deliveryId:guid}/replay", Repeat).WithName($"Repeat{own}Delivery").WithSummary("Send one delivery again")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/replay", Replay).WithName($"Replay{own}Webhook").WithSummary("Send everything again since a moment or a number")
            .WithDescription("Also what happened while the webhook was off, or before it was made. The ids of the events stay, so a receiver knows what it has had.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<IReadOnlyList<WebhookView>>> List(
        WebhookOwner owner, WebhookService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(await service.ListAsync(owner, cancellationToken));

    private static Task<Results<Created<WebhookWithSecret>, ProblemHttpResult>> Make(
        NewWebhook webhook, WebhookOwner owner, WebhookService service, CancellationToken cancellationToken) =>
        service.MakeAsync(webhook, owner, cancellationToken);

    private static async Task<Results<Ok<WebhookView>, ProblemHttpResult>> Get(
        Guid id, WebhookOwner owner, WebhookService service, CancellationToken cancellationToken) =>
        await service.FindAsync(id, owner, cancellationToken) is { } webhook ? TypedResults.Ok(webhook) : Problems.NotFound();

    private static Task<Results<Ok<WebhookView>, ProblemHttpResult>> Change(
        Guid id, WebhookChange change, WebhookOwner owner, WebhookService service, CancellationToken cancellationToken) =>
        service.ChangeAsync(id, change, owner, cancellationToken);

    private static Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, WebhookOwner owner, WebhookService service, CancellationToken cancellationToken) =>
        service.DeleteAsync(id, owner, cancellationToken);

    private static Task<Results<Ok<WebhookWithSecret>, ProblemHttpResult>> ChangeSecret(
        Guid id, WebhookOwner owner, WebhookService service, CancellationToken cancellationToken) =>
        service.ChangeSecretAsync(id, owner, cancellationToken);

    private static Task<Results<Accepted, ProblemHttpResult>> Ping(
        Guid id, WebhookOwner owner, WebhookService service, CancellationToken cancellationToken) =>
        service.PingAsync(id, owner, cancellationToken);

    /// <param name="before">Those older than this one, for the next page.</param>
    /// <param name="state">Only those.</param>
    private static async Task<Results<Ok<IReadOnlyList<DeliveryView>>, ProblemHttpResult>> ListDeliveries(
        Guid id, Guid? before, Code<DeliveryState>? state, WebhookOwner owner, WebhookService service, CancellationToken cancellationToken) =>
        await service.DeliveriesAsync(id, owner, before, state?.Value, cancellationToken) is { } deliveries
            ? TypedResults.Ok(deliveries)
            : Problems.NotFound();

    private static Task<Results<Accepted, ProblemHttpResult>> Repeat(
        Guid id, Guid deliveryId, WebhookOwner owner, WebhookService service, CancellationToken cancellationToken) =>
        service.RepeatAsync(id, deliveryId, owner, cancellationToken);

    private static Task<Results<Ok<ReplayOutcome>, ProblemHttpResult>> Replay(
        Guid id, ReplayRequest replay, WebhookOwner owner, WebhookService service, CancellationToken cancellationToken) =>
        service.ReplayAsync(id, replay, owner, cancellationToken);
}
