using System.Net.Http.Headers;
using System.Text;
using WardKpi.Api.Data;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange.Webhooks.Sending;

/// <summary>How a call went.</summary>
/// <param name="Status">Null where nobody answered.</param>
/// <param name="Error">Null where it was taken.</param>
/// <param name="Answer">What the answer began with.</param>
public sealed record SendOutcome(int? Status, int Milliseconds, string? Error, string? Answer);

/// <summary>Calls receivers. At least once: what may have been taken before a line broke is sent again, under the same id.</summary>
public sealed class WebhookCaller(TimeSpan sendTime, WebhookReach reach, TimeProvider clock) : IDisposable
{
    public const int TextLimit = 500;

    // UTF-8 letters of Vietnamese have three bytes at most.
    private const int AnswerBytes = 3 * TextLimit;

    private readonly HttpClient client = OutgoingCalls.NewClient(sendTime, reach.Takes);

    /// <summary>Throws only where the program itself stops.</summary>
    public async Task<SendOutcome> SendAsync(string url, WebhookMessage message, IEnumerable<byte[]> keys, CancellationToken stopping)
    {
        var begun = clock.GetTimestamp();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(sendTime);
        int? status = null;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(message.Body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            foreach (var (name, value) in message.HeadersAt(clock.GetUtcNow(), keys))
                request.Headers.Add(name, value);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            status = (int)answer.StatusCode;
            // Taken is taken, however long the rest of the answer takes.
            return answer.IsSuccessStatusCode
                ? new SendOutcome(status, Elapsed(), null, null)
                : new SendOutcome(status, Elapsed(), $"HTTP {status}", await BeginOfAsync(answer, patience.Token));
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            return new SendOutcome(
                status, Elapsed(), Stored.Cut(fault is OperationCanceledException ? $"No answer in {sendTime.TotalSeconds} s" : TextOf(fault), TextLimit), null);
        }

        int Elapsed() => (int)clock.GetElapsedTime(begun).TotalMilliseconds;
    }

    public void Dispose() => client.Dispose();

    private static async Task<string?> BeginOfAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var bytes = new byte[AnswerBytes];
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return read == 0 ? null : Stored.Cut(Encoding.UTF8.GetString(bytes, 0, read).Replace("\0", "", StringComparison.Ordinal), TextLimit);
    }

    private static string TextOf(Exception fault) => fault.InnerException is { } inner ? $"{fault.Message} ({inner.Message})" : fault.Message;
}
