using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A receiver of webhooks. What it answers is the test's to decide.</summary>
public sealed class WebhookServer : LocalServer
{
    private readonly ConcurrentQueue<ReceivedWebhook> received = new();

    public string Url => $"http://127.0.0.1:{Port}/webhook";

    public IReadOnlyList<ReceivedWebhook> Received => [.. received];

    /// <summary>What was taken, by its type.</summary>
    public IReadOnlyList<string> Taken => [.. received.Where(one => one.Answer < 300).Select(one => one.Type)];

    public int Answer { get; set; } = (int)HttpStatusCode.NoContent;

    /// <summary>Nothing is answered before; null: at once.</summary>
    public Task? Until { get; set; }

    /// <summary>Answers by type, before <see cref="Answer"/>.</summary>
    public ConcurrentDictionary<string, int> Answers { get; } = new();

    public Task TakesAsync(int total) => Patience.UntilAsync(() => Taken.Count >= total);

    protected override async Task AnswerAsync(HttpListenerContext context, CancellationToken stopping)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body, stopping);
        var headers = context.Request.Headers;
        var one = new ReceivedWebhook(body.ToArray(), headers["webhook-id"]!, headers["webhook-timestamp"]!, headers["webhook-signature"]!);
        one = one with { Answer = Answers.GetValueOrDefault(one.Type, Answer) };
        received.Enqueue(one);
        if (Until is { } until)
            await until.WaitAsync(stopping);
        context.Response.StatusCode = one.Answer;
        if (one.Answer >= 300)
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(new string('ư', 900)), stopping);
        context.Response.Close();
    }
}

/// <summary>A call as it came in.</summary>
public sealed record ReceivedWebhook(byte[] Body, string Id, string Timestamp, string Signature)
{
    public int Answer { get; init; }

    public JsonElement Json { get; } = JsonDocument.Parse(Body).RootElement;

    public string Type => Json.GetProperty("type").GetString()!;

    public JsonElement Data => Json.GetProperty("data");

    /// <summary>As a receiver would check it that knows no more than the Standard Webhooks specification says.</summary>
    public bool IsSignedBy(string secret, DateTimeOffset now)
    {
        var sentAt = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp, CultureInfo.InvariantCulture));
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret["whsec_".Length..]));
        var hash = Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Encoding.UTF8.GetString(Body)}")));
        return (now - sentAt).Duration() < TimeSpan.FromMinutes(5) && Signature.Split(' ').Contains($"v1,{hash}");
    }
}
