using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using WardKpi.Api.Data;
using WardKpi.Api.Notices.Delivery;

namespace WardKpi.Api.Notices.Bridge;

/// <summary>What the bridge is told (README, "Zalo"): a notice in one sentence, and for whom.</summary>
public sealed record BridgeCall
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Vietnamese letters as they are: the body is read by programs, never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required DateTime At { get; init; }

    /// <summary>One sentence.</summary>
    public required string Text { get; init; }

    /// <summary>What is to be reported, and to whom.</summary>
    public string? Subject { get; init; }

    /// <summary>What the sender wrote.</summary>
    public string? Note { get; init; }

    public DateTime? DueAt { get; init; }

    public string? Url { get; init; }

    public required BridgePerson Person { get; init; }

    public string? CommuneCode { get; init; }

    public static BridgeCall Of(NoticeView notice, Recipient person, string? publicUrl) => new()
    {
        Id = notice.Id,
        Kind = Codes.Of(notice.Kind),
        At = notice.At,
        Text = NoticeWords.SentenceOf(notice),
        Subject = notice.Subject,
        Note = notice.Text,
        DueAt = notice.DueAt,
        Url = NoticeWords.AddressOf(notice, publicUrl),
        Person = new BridgePerson { UserName = person.UserName, DisplayName = person.DisplayName, Phone = person.Phone! },
        CommuneCode = person.CommuneCode,
    };

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>The value of the header: <c>t=</c> the moment in seconds, <c>v1=</c> the HMAC-SHA256 of that moment, a dot and the body.</summary>
    public static string SignatureOf(byte[] body, string secret, DateTimeOffset moment)
    {
        var seconds = moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{seconds}."), .. body];
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
        return $"t={seconds},v1={Convert.ToHexStringLower(hash)}";
    }
}

public sealed record BridgePerson
{
    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    /// <summary><c>+84…</c></summary>
    public required string Phone { get; init; }
}
