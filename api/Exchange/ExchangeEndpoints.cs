using WardKpi.Api.Exchange.Calls;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Delivering;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Exchange.Webhooks;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange;

public static class ExchangeEndpoints
{
    /// <summary>
    /// The routes of machines: a group of their own, because a session opens none of them. Every route states its scope, or that any key
    /// will do.
    /// </summary>
    public static void MapExchange(this WebApplication app)
    {
        var exchange = app.MapGroup(ExchangeServices.Prefix).WithValidation();
        exchange.MapOwnClient();
        exchange.MapValues();
        exchange.MapDelivering();
        exchange.MapEvents();
        exchange.MapOwnWebhooks();
    }

    /// <summary>The routes of the people who look after machines.</summary>
    public static void MapSharing(this RouteGroupBuilder api)
    {
        api.MapApiClients();
        api.MapSharingLog();
        api.MapWebhooks();
    }
}
