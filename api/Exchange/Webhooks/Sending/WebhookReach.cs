using System.Net;
using Microsoft.Extensions.Options;
using WardKpi.Api.Demo;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange.Webhooks.Sending;

/// <summary>
/// Where webhooks may go: whoever has a key chooses the address, and must not reach through it what only this machine sees. The keys of the
/// sandbox are published, so that one calls this machine alone.
/// </summary>
public sealed class WebhookReach(DemoMode demo, IOptions<WebhookOptions> options)
{
    /// <summary>Whether a webhook may have this address; what a name leads to is asked at each call.</summary>
    public bool Takes(string url) => Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri)
        && (IPAddress.TryParse(uri.DnsSafeHost, out var address) ? Takes(address) : uri.IsLoopback ? Takes(IPAddress.Loopback) : !demo.IsSandbox);

    public bool Takes(IPAddress address) => IPAddress.IsLoopback(address)
        ? demo.IsSandbox || options.Value.ThisMachine
        : !demo.IsSandbox && !OutgoingCalls.IsOfThisMachine(address);
}
