using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WardKpi.Api.Reports.Snapshots;

/// <summary>When a period is frozen, and how its content becomes bytes.</summary>
public static class SnapshotRules
{
    private static readonly JsonSerializerOptions Canonical = new(JsonSerializerDefaults.Web)
    {
        // Vietnamese stays readable; nobody puts the content into a page unescaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false), new PlainDecimal() },
    };

    public static bool IsVerified(ReportListRow form) => form.ReportState is ReportState.Verified or ReportState.Locked;

    /// <summary>Not verified, and somebody waits for it.</summary>
    public static bool IsMissing(ReportListRow form) => !IsVerified(form) && form.WaivedAt is null;

    /// <summary>
    /// A period is frozen when every form that has rows is verified or let off; once its books have closed, with whatever is verified by then.
    /// </summary>
    /// <param name="forms">Of one plan and period, opened or not.</param>
    public static bool IsDue(IReadOnlyList<ReportListRow> forms, DateOnly? locksOn, DateOnly today) =>
        forms.Any(IsVerified) && (today >= locksOn || !forms.Any(IsMissing));

    /// <summary>The same text for the same content, on every machine and either engine.</summary>
    public static string ToText(FrozenPeriod content) => JsonSerializer.Serialize(content, Canonical);

    /// <summary>A content as it was stored.</summary>
    public static FrozenPeriod Read(string text) => JsonSerializer.Deserialize<FrozenPeriod>(text, Canonical)!;

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>12.5 and 12.5000 are one figure; a server hands back the second.</summary>
    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString("0.####", CultureInfo.InvariantCulture));
    }
}
