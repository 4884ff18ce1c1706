using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A bridge to Zalo, over real HTTP. What it answers is the test's to decide.</summary>
public sealed class BridgeServer : LocalServer
{
    private readonly ConcurrentQueue<ReceivedCall> calls = new();

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

    protected override async Task AnswerAsync(HttpListenerContext context, CancellationToken stopping)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body, stopping);
        var headers = context.Request.Headers;
        var call = new ReceivedCall(body.ToArray(), headers["Ward-Kpi-Signature"]!, headers["Ward-Kpi-Delivery"]!, context.Request.ContentType!);
        call = call with { Answer = Answers.GetValueOrDefault(call.Phone, (int)HttpStatusCode.NoContent) };
        calls.Enqueue(call);
        if (IsSilent)
            await Task.Delay(Timeout.Infinite, stopping);
        context.Response.StatusCode = call.Answer;
        context.Response.RedirectLocation = "http://127.0.0.1:1/";
        context.Response.Close();
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
