using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using WardKpi.Api.Exchange.Webhooks.Events;

namespace WardKpi.Api.Exchange.Webhooks.Sending;

/// <summary>What a receiver gets: the body and the headers of the Standard Webhooks specification, 1.0.0.</summary>
public sealed record WebhookMessage
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>The type of a test.</summary>
    public const string Ping = "ping";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Id of the event, the same in each attempt; for a test the id of the delivery.</summary>
    public required Guid Id { get; init; }

    public required byte[] Body { get; init; }

    public static WebhookMessage Of(EventView view) => new()
    {
        Id = view.Id,
        Body = JsonSerializer.SerializeToUtf8Bytes(new { type = view.Type, timestamp = view.At, data = view }, Json),
    };

    public static WebhookMessage PingOf(Guid deliveryId, Guid webhookId, DateTime at) => new()
    {
        Id = deliveryId,
        Body = JsonSerializer.SerializeToUtf8Bytes(new { type = Ping, timestamp = at, data = new { webhookId } }, Json),
    };

    /// <summary>The headers of an attempt; a signature for each key, with blanks between.</summary>
    public IEnumerable<(string Name, string Value)> HeadersAt(DateTimeOffset moment, IEnumerable<byte[]> keys)
    {
        var seconds = moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{Id}.{seconds}."), .. Body];
        yield return (IdHeader, Id.ToString());
        yield return (TimestampHeader, seconds);
        yield return (SignatureHeader, string.Join(' ', keys.Select(key => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}")));
    }
}
