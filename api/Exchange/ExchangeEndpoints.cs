using WardKpi.Api.Exchange.Calls;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Delivering;
using WardKpi.Api.Exchange.Dhis2;
using WardKpi.Api.Exchange.Dhis2.Importing;
using WardKpi.Api.Exchange.Dictionary;
using WardKpi.Api.Exchange.Forwarding;
using WardKpi.Api.Exchange.Sdmx;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Exchange.Webhooks;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange;

public static class ExchangeEndpoints
{
    /// <summary>
    /// The routes of machines: a group of their own, because a session opens none of them. Every route states its scope, or that any key
    /// will do. Beside them, in the group of everybody, what people do about machines.
    /// </summary>
    public static void MapExchange(this WebApplication app, RouteGroupBuilder api)
    {
        // Here, behind the authorization, and for machines only: nothing of a stranger's is unpacked.
        app.UseWhen(context => context.Request.Path.StartsWithSegments(ExchangeServices.Prefix), machines => machines.UseRequestDecompression());
        api.MapApiClients();
        api.MapSharingLog();
        api.MapWebhooks();
        api.MapForwarding();
        var exchange = app.MapGroup(ExchangeServices.Prefix).WithKnownParameters().WithValidation();
        exchange.MapOwnClient();
        exchange.MapDelivering();
        exchange.MapEvents();
        exchange.MapOwnWebhooks();
        exchange.MapValues();
        exchange.MapDhis2();
        exchange.MapDhis2Import();
        exchange.MapDictionary();
        exchange.MapSdmx();
        exchange.MapNodes();
    }
}
