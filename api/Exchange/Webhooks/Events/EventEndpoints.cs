using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;

namespace WardKpi.Api.Exchange.Webhooks.Events;

public static class EventEndpoints
{
    private const int DefaultLimit = 100;
    private const int MostEvents = 1000;

    public static void MapEvents(this RouteGroupBuilder exchange)
    {
        var group = exchange.MapGroup("/events").WithTags("Exchange").RequireScope(ApiScope.ReadValues);
        group.MapGet("/", List).WithName("ListExchangeEvents").WithSummary("The steps of reports after a number, for whoever cannot be called")
            .WithDescription("The same events that webhooks are told. Ask again with `since` = `next`; no event is skipped and none comes twice, because numbers are given in the order of commits.");
    }

    /// <param name="since">Events after this number; absent: from the oldest that is kept.</param>
    /// <param name="limit">About how many events, 1 to 1000; those of one number stay together.</param>
    private static async Task<Ok<EventPage>> List(
        ApiClient client, Database database, CancellationToken cancellationToken, long since = 0, int limit = DefaultLimit)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        // What the client may not hear of is read past, or a page of nothing but that would never end.
        var rows = await EventQueries.ListAsync(connection, client.Scope, since, Math.Clamp(limit, 1, MostEvents));
        var next = rows.Count > 0 ? rows[^1].Seq : since;
        return TypedResults.Ok(new EventPage
        {
            Events = [.. rows.Where(row => WebhookRules.Sees(client.Pillars, row.PillarIds)).Select(row => row.ToView(client.Pillars))],
            Next = next,
            HasMore = (await EventQueries.ListAsync(connection, client.Scope, next, 1)).Count > 0,
        });
    }
}
