using WardKpi.Api.Accounts;
using WardKpi.Api.Exchange.Clients;

namespace WardKpi.Api.Exchange.Webhooks;

/// <summary>Who manages webhooks: a client its own, an administrator those of the clients below the own place.</summary>
/// <param name="ClientId">Null for an administrator.</param>
/// <param name="Scope">Pattern for <c>path like</c>, of the clients' places.</param>
public sealed record WebhookOwner(Guid? ClientId, string Scope)
{
    public static WebhookOwner Of(HttpContext? context) => (context?.Items[typeof(ApiClient)], context?.Items[typeof(Caller)]) switch
    {
        (ApiClient client, _) => new WebhookOwner(client.Id, "/%"),
        (_, Caller caller) => new WebhookOwner(null, caller.ReadScope),
        _ => throw new InvalidOperationException("The endpoint manages webhooks, but lets others in."),
    };
}
