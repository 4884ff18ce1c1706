using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange.Clients;

public static class ApiClientEndpoints
{
    /// <summary>For people: no key opens these.</summary>
    public static void MapApiClients(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/api-clients").WithTags("API clients").RequireAuthorization(Policies.ManageClients);
        group.MapGet("/", List).WithName("ListApiClients").WithSummary("Machines that have a key in the caller's scope");
        group.MapGet("/above", ListAbove).WithName("ListApiClientsAbove").WithSummary("Machines of places above the caller's that its values are open to")
            .WithDescription("To be seen only: whoever gave the key changes and revokes it. None for who is above all.");
        group.MapPost("/", Create).WithName("CreateApiClient").WithSummary("Give a machine a key")
            .WithDescription("The key is in this answer and never again.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPut("/{id:guid}", Put).WithName("ChangeApiClient").WithSummary("Change what a key opens, from where and how long")
            .WithDescription("Counts from the next request on, on every node.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/revoke", Revoke).WithName("RevokeApiClient").WithSummary("Shut a machine out for good")
            .WithDescription("Counts from the next request on, on every node. One that was revoked before stays as it is.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{id:guid}/renew-key", Renew).WithName("RenewApiKey").WithSummary("Give a machine a new key in place of the old one")
            .WithDescription("The old key opens nothing from the next request on. The new one is in this answer and never again.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>For machines, whatever their key opens.</summary>
    public static void MapOwnClient(this RouteGroupBuilder exchange) => exchange.MapGet("/client", GetOwn)
        .RequireKey().WithTags("Exchange").WithName("GetOwnClient").WithSummary("What the caller's key opens: the first thing to try a key with");

    private static Ok<OwnApiClient> GetOwn(ApiClient client) => TypedResults.Ok(new OwnApiClient
    {
        Name = client.Name,
        Scopes = [.. client.Scopes.Order()],
        Path = client.Path,
        Pillars = client.Pillars,
        RequestsPerMinute = client.RequestsPerMinute,
        ExpiresOn = ApiClientRules.LastDayOf(client.ExpiresAt),
    });

    private static async Task<Ok<IReadOnlyList<ApiClientView>>> List(Caller caller, ApiClientService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(await service.ListAsync(caller, cancellationToken));

    private static async Task<Ok<IReadOnlyList<ApiClientAboveView>>> ListAbove(
        Caller caller, ApiClientService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(await service.ListAboveAsync(caller, cancellationToken));

    private static Task<Results<Created<IssuedApiKey>, ProblemHttpResult>> Create(
        NewApiClient client, Caller caller, ApiClientService service, CancellationToken cancellationToken) =>
        service.CreateAsync(client, caller, cancellationToken);

    private static Task<Results<Ok<ApiClientView>, ProblemHttpResult>> Put(
        Guid id, ApiClientChange change, Caller caller, ApiClientService service, CancellationToken cancellationToken) =>
        service.ChangeAsync(id, change, caller, cancellationToken);

    private static Task<Results<Ok<ApiClientView>, ProblemHttpResult>> Revoke(
        Guid id, Caller caller, ApiClientService service, CancellationToken cancellationToken) => service.RevokeAsync(id, caller, cancellationToken);

    private static Task<Results<Ok<IssuedApiKey>, ProblemHttpResult>> Renew(
        Guid id, RenewApiKey renewal, Caller caller, ApiClientService service, CancellationToken cancellationToken) =>
        service.RenewAsync(id, renewal, caller, cancellationToken);
}
