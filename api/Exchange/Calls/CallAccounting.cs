using Microsoft.AspNetCore.Http.Features;
using WardKpi.Api.Data;

namespace WardKpi.Api.Exchange.Calls;

/// <summary>Writes every call of a known key to the sharing log, refused calls too.</summary>
public static class CallAccounting
{
    public static void UseCallAccounting(this WebApplication app) => app.Use((context, next) =>
        context.Request.Path.StartsWithSegments(ExchangeServices.Prefix) ? AccountAsync(context, next) : next(context));

    private static async Task AccountAsync(HttpContext context, RequestDelegate next)
    {
        var call = new ExchangeCall();
        context.Features.Set(call);
        var body = new CountedBody(context.Features.GetRequiredFeature<IHttpResponseBodyFeature>());
        context.Features.Set<IHttpResponseBodyFeature>(body);
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        var log = context.RequestServices.GetRequiredService<CallLog>();
        var at = Stored.Now(clock);
        var begun = clock.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            if (call.ClientId is { } clientId)
                log.Add(RowOf(context, call, clientId) with
                {
                    At = at,
                    Bytes = body.Bytes,
                    Milliseconds = (int)Math.Min(clock.GetElapsedTime(begun).TotalMilliseconds, int.MaxValue),
                });
        }
    }

    private static CallRow RowOf(HttpContext context, ExchangeCall call, Guid clientId) => new()
    {
        Id = Guid.CreateVersion7(),
        ClientId = clientId,
        Method = Stored.Cut(context.Request.Method, CallRules.MethodLimit),
        Path = CallRules.PathOf(context.Request.Path),
        Query = CallRules.QueryOf(context.Request.Query),
        Status = context.RequestAborted.IsCancellationRequested ? CallRules.Interrupted : context.Response.StatusCode,
        // What was only read for its headers went to nobody.
        Rows = HttpMethods.IsHead(context.Request.Method) ? 0 : call.Rows,
        Address = context.Connection.RemoteIpAddress is { } address ? Stored.Cut($"{address}", CallRules.AddressLimit) : null,
        IsLetIn = call.IsLetIn,
        IsOnlyCounted = call.IsOnlyCounted,
    };
}
