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
    public bool Takes(string url) => Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri)
        && (demo.IsSandbox ? uri.IsLoopback : options.Value.ThisMachine || !uri.IsLoopback);

    public bool Takes(IPAddress address) =>
        demo.IsSandbox ? IPAddress.IsLoopback(address) : options.Value.ThisMachine || !OutgoingCalls.IsOfThisMachine(address);
}
