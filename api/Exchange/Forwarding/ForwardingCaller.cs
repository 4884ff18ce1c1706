using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange.Forwarding;

/// <summary>What the node of the province said to a batch.</summary>
/// <param name="Position">Of an acceptance, or where to go on after a gap.</param>
/// <param name="Code">Of a refusal; null where it was taken.</param>
/// <param name="Detail">Of a refusal, for people.</param>
public sealed record BatchAnswer(NodePosition? Position, string? Code, string? Detail);

/// <summary>The node of the province could not be reached, or something else answered in its place; a later attempt may succeed.</summary>
public sealed class UnreachedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Calls the node of the province.</summary>
public sealed class ForwardingCaller(IOptions<ForwardingOptions> options, IOptions<JsonOptions> json) : IDisposable
{
    private const string Changes = ExchangeServices.Prefix + "/nodes/changes";
    private const string Where = ExchangeServices.Prefix + "/nodes/position";

    private readonly HttpClient client = OutgoingCalls.NewClient(options.Value.SendTime);

    /// <exception cref="UnreachedException">It is unknown whether the batch was taken.</exception>
    public Task<BatchAnswer> SendAsync(NodeBatch batch, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Post, Changes, Pack(batch), cancellationToken);

    /// <summary>Asks how far the province has received the changes of this node.</summary>
    /// <exception cref="UnreachedException">There was no answer.</exception>
    public Task<BatchAnswer> PositionAsync(CancellationToken cancellationToken) => AskAsync(HttpMethod.Get, Where, null, cancellationToken);

    public void Dispose() => client.Dispose();

    private async Task<BatchAnswer> AskAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(new Uri(options.Value.Url!), path)) { Content = content };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.Key);
            using var answer = await client.SendAsync(request, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            if (answer.IsSuccessStatusCode)
                return new BatchAnswer(Read<NodePosition>(text), null, null);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError)
                throw new UnreachedException($"HTTP {(int)answer.StatusCode}");
            var refusal = Read<Refusal>(text);
            return new BatchAnswer(refusal.Position, refusal.Code ?? "", refusal.Detail ?? $"HTTP {(int)answer.StatusCode}");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException
            || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new UnreachedException(fault.InnerException?.Message ?? fault.Message, fault);
        }
    }

    private ByteArrayContent Pack(NodeBatch batch)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Optimal))
            JsonSerializer.Serialize(zip, batch, json.Value.SerializerOptions);
        var content = new ByteArrayContent(bytes.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, json.Value.SerializerOptions) ?? throw new JsonException("The answer is empty.");

    private sealed record Refusal
    {
        public string? Code { get; init; }

        public string? Detail { get; init; }

        public NodePosition? Position { get; init; }
    }
}
