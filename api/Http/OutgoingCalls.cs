using System.Net;
using System.Net.Sockets;

namespace WardKpi.Api.Http;

/// <summary>What every call of this program to another one keeps to.</summary>
public static class OutgoingCalls
{
    /// <summary>
    /// https, or http on this machine: a body that anybody on the way may read or change is not sent. Private addresses are good, provinces
    /// live in closed networks.
    /// </summary>
    public static bool IsSafe(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    /// <summary>This machine itself, or what only it can see of its network.</summary>
    public static bool IsOfThisMachine(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(plain) || plain.IsIPv6LinkLocal || plain.Equals(IPAddress.IPv6Any)
            || (plain.AddressFamily == AddressFamily.InterNetwork && plain.GetAddressBytes() is [0, ..] or [169, 254, ..]);
    }

    /// <param name="patience">For the whole call; half of it until the line stands.</param>
    /// <param name="mayReach">Asked of the addresses behind a name, each time, so that a name does not lead elsewhere later; null: all are good.</param>
    public static HttpClient NewClient(TimeSpan patience, Func<IPAddress, bool>? mayReach = null) =>
        // A redirect would carry what is sent to a place that nobody configured.
        new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // Behind a proxy it would be the proxy's address that is asked for.
            UseProxy = mayReach is null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context, patience / 2, mayReach, cancellationToken),
        })
        {
            Timeout = patience,
        };

    /// <summary>
    /// Cuts off who does not pick up, and so has surely taken nothing; <see cref="HttpClient"/> tells a timeout before the line stands no
    /// differently from one after the call.
    /// </summary>
    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, TimeSpan patience, Func<IPAddress, bool>? mayReach, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waiting.CancelAfter(patience);
        try
        {
            if (mayReach is null)
            {
                await socket.ConnectAsync(context.DnsEndPoint, waiting.Token);
                return new NetworkStream(socket, ownsSocket: true);
            }

            var addresses = (await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, waiting.Token)).Where(mayReach).ToArray();
            if (addresses.Length == 0)
                throw new SocketException((int)SocketError.AccessDenied);
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, waiting.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception fault)
        {
            socket.Dispose();
            if (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw new SocketException((int)SocketError.TimedOut);
            throw;
        }
    }
}
