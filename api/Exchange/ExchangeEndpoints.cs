using WardKpi.Api.Exchange.Delivering;
using WardKpi.Api.Exchange.Forwarding;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Exchange.Webhooks;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange;

public static class ExchangeEndpoints
{
    /// <summary>The routes of machines: a group of their own, because a session opens none of them. Every route states its scope.</summary>
    public static void MapExchange(this WebApplication app)
    {
        // Here, behind the authorization: nothing of a stranger's is unpacked.
        app.UseRequestDecompression();
        var exchange = app.MapGroup(ExchangeServices.Prefix).WithValidation();
        exchange.MapDelivering();
        exchange.MapEvents();
        exchange.MapOwnWebhooks();
        exchange.MapNodes();
        exchange.MapValues();
    }

    /// <summary>The routes of the people who look after machines.</summary>
    public static void MapSharing(this RouteGroupBuilder api)
    {
        api.MapWebhooks();
        api.MapForwarding();
    }
}
