using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A bridge to Zalo, over real HTTP. What it answers is the test's to decide.</summary>
public sealed class BridgeServer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<ReceivedCall> calls = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Task accepting;

    public BridgeServer()
    {
        Port = FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}/zalo";

    public IReadOnlyList<ReceivedCall> Calls => [.. calls];

    /// <summary>Answers by phone number; 204 where none is set.</summary>
    public ConcurrentDictionary<string, int> Answers { get; } = new();

    /// <summary>Takes a call and never says so.</summary>
    public bool IsSilent { get; init; }

    public IReadOnlyList<ReceivedCall> CallsTo(string phone) => [.. calls.Where(call => call.Phone == phone)];

    /// <summary>Waits for what comes in the background.</summary>
    public async Task<ReceivedCall> ReceiveAsync(string phone)
    {
        var patience = Environment.TickCount64 + 20_000;
        while (Environment.TickCount64 < patience)
        {
            if (CallsTo(phone) is [var call, ..])
                return call;
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException($"no call for {phone}; came: {string.Join(", ", calls.Select(call => call.Phone))}");
    }

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
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(AnswerAsync(await listener.GetContextAsync()));
        }
        catch (Exception end) when (end is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body, stopping.Token);
            var headers = context.Request.Headers;
            var call = new ReceivedCall(body.ToArray(), headers["Ward-Kpi-Signature"]!, headers["Ward-Kpi-Delivery"]!, context.Request.ContentType!);
            call = call with { Answer = Answers.GetValueOrDefault(call.Phone, (int)HttpStatusCode.NoContent) };
            calls.Enqueue(call);
            if (IsSilent)
                await Task.Delay(Timeout.Infinite, stopping.Token);
            context.Response.StatusCode = call.Answer;
            context.Response.RedirectLocation = "http://127.0.0.1:1/";
            context.Response.Close();
        }
        catch (Exception end) when (end is OperationCanceledException or HttpListenerException or IOException or ObjectDisposedException)
        {
            // The test is over, or the other side hung up.
        }
    }
}

/// <summary>A call as it came in.</summary>
public sealed record ReceivedCall(byte[] Body, string Signature, string DeliveryId, string ContentType)
{
    /// <summary>What the bridge said to it.</summary>
    public int Answer { get; init; }

    public JsonElement Json { get; } = JsonDocument.Parse(Body).RootElement;

    public string Phone => Json.GetProperty("person").GetProperty("phone").GetString()!;
}
