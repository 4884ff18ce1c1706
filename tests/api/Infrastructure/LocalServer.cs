using System.Net;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>Somebody else's server on a free port of this machine, over real HTTP.</summary>
public abstract class LocalServer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Task accepting;

    protected LocalServer()
    {
        Port = FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port { get; }

    public static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        listener.Close();
        stopping.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract Task AnswerAsync(HttpListenerContext context, CancellationToken stopping);

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(TalkAsync(await listener.GetContextAsync()));
        }
        catch (Exception end) when (end is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(HttpListenerContext context)
    {
        try
        {
            await AnswerAsync(context, stopping.Token);
        }
        catch (Exception end) when (end is OperationCanceledException or HttpListenerException or IOException or ObjectDisposedException)
        {
            // The test is over, or the other side hung up.
        }
    }
}
