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

    /// <param name="patience">For the whole call; half of it until the line stands.</param>
    public static HttpClient NewClient(TimeSpan patience) =>
        // A redirect would carry what is sent to a place that nobody configured.
        new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context, patience / 2, cancellationToken),
        })
        {
            Timeout = patience,
        };

    /// <summary>
    /// Cuts off who does not pick up, and so has surely taken nothing; <see cref="HttpClient"/> tells a timeout before the line stands no
    /// differently from one after the call.
    /// </summary>
    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, TimeSpan patience, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waiting.CancelAfter(patience);
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, waiting.Token);
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
