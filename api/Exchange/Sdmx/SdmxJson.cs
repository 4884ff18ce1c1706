using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using WardKpi.Api.Exchange.Values;
using SdmxCodes = System.Collections.Generic.IReadOnlyDictionary<string, System.Collections.Generic.IReadOnlyDictionary<string, WardKpi.Api.Exchange.Sdmx.SdmxCode>>;

namespace WardKpi.Api.Exchange.Sdmx;

/// <summary>
/// Writes an SDMX-JSON data message, flat (AllDimensions). Observations name their key by places in lists of values that stand behind them,
/// so only the lists are held while rows go by: they grow with communes and rows of plans, not with observations.
/// </summary>
public static class SdmxJson
{
    private const int FlushAt = 32 * 1024;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string SchemaOf(string mediaType, string kind) =>
        $"https://json.sdmx.org/{(mediaType.Contains("2.1.0", StringComparison.Ordinal) ? "2.1" : "2.0.0")}/sdmx-json-{kind}-schema.json";

    public static async Task<long> WriteAsync(IAsyncEnumerator<ExchangeValue> each, HttpContext context, string mediaType, SdmxCodes codes, DateTime now)
    {
        var pipe = context.Response.BodyWriter;
        await using var writer = new Utf8JsonWriter(pipe, Plain);
        var places = SdmxRules.Dimensions.Select(_ => new Dictionary<string, int>()).ToArray();
        var gone = new List<string>();
        var count = 0L;
        writer.WriteStartObject();
        writer.WriteString("$schema", SchemaOf(mediaType, "data"));
        WriteMeta(writer, now);
        writer.WriteStartObject("data");
        writer.WriteStartArray("dataSets");
        WriteHead(writer, "Replace");
        do
        {
            var row = each.Current;
            var key = string.Join(':', SdmxRules.KeyOf(row).Select((value, place) => PlaceOf(places[place], value)));
            count++;
            if (row.IsDeleted)
                gone.Add(key);
            else
                WriteObservation(writer, key, row);
            if (writer.BytesPending < FlushAt)
                continue;
            writer.Flush();
            await pipe.FlushAsync(context.RequestAborted);
        }
        while (await each.MoveNextAsync());

        writer.WriteEndObject();
        writer.WriteEndObject();
        WriteGone(writer, gone);
        writer.WriteEndArray();
        WriteStructure(writer, places, codes, gone.Count > 0 ? 2 : 1);
        writer.WriteEndObject();
        writer.WriteEndObject();
        await writer.FlushAsync(context.RequestAborted);
        return count;
    }

    public static void WriteMeta(Utf8JsonWriter writer, DateTime now)
    {
        writer.WriteStartObject("meta");
        writer.WriteString("id", $"{SdmxRules.Flow}-{now.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}");
        writer.WriteString("prepared", now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        writer.WriteStartArray("contentLanguages");
        writer.WriteStringValue("vi");
        writer.WriteStringValue("en");
        writer.WriteEndArray();
        writer.WriteStartObject("sender");
        writer.WriteString("id", SdmxRules.Agency);
        writer.WriteString("name", "Ward KPI");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void WriteNames(Utf8JsonWriter writer, string vietnamese, string? english)
    {
        writer.WriteString("name", vietnamese);
        writer.WriteStartObject("names");
        writer.WriteString("vi", vietnamese);
        if (english is not null)
            writer.WriteString("en", english);
        writer.WriteEndObject();
    }

    private static int PlaceOf(Dictionary<string, int> places, string value)
    {
        if (!places.TryGetValue(value, out var place))
            places.Add(value, place = places.Count);
        return place;
    }

    private static void WriteHead(Utf8JsonWriter writer, string action)
    {
        writer.WriteStartObject();
        writer.WriteNumber("structure", 0);
        writer.WriteString("action", action);
        writer.WriteStartObject("observations");
    }

    private static void WriteObservation(Utf8JsonWriter writer, string key, ExchangeValue row)
    {
        writer.WriteStartArray(key);
        WriteValue(writer, row.Value);
        foreach (var attribute in SdmxRules.Attributes)
            WriteValue(writer, attribute.Of(row));
        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case decimal figure:
                writer.WriteNumberValue(figure);
                break;
            default:
                writer.WriteStringValue((string)value);
                break;
        }
    }

    private static void WriteGone(Utf8JsonWriter writer, IReadOnlyList<string> keys)
    {
        if (keys.Count == 0)
            return;
        WriteHead(writer, "Delete");
        foreach (var key in keys)
        {
            writer.WriteStartArray(key);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteStructure(Utf8JsonWriter writer, Dictionary<string, int>[] places, SdmxCodes codes, int dataSets)
    {
        writer.WriteStartArray("structures");
        writer.WriteStartObject();
        WriteNames(writer, SdmxStructure.NameVi, SdmxStructure.NameEn);
        writer.WriteStartArray("dataSets");
        for (var i = 0; i < dataSets; i++)
            writer.WriteNumberValue(i);
        writer.WriteEndArray();
        writer.WriteStartArray("links");
        writer.WriteStartObject();
        writer.WriteString("urn", SdmxRules.FlowUrn);
        writer.WriteString("rel", "dataflow");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartObject("dimensions");
        writer.WriteStartArray("observation");
        foreach (var (place, id) in SdmxRules.Dimensions.Index())
            WriteDimension(writer, id, place, places[place], codes.GetValueOrDefault(id));
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteStartObject("measures");
        writer.WriteStartArray("observation");
        writer.WriteStartObject();
        writer.WriteString("id", SdmxRules.Measure);
        WriteNames(writer, "Kết quả", "Observed value");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteStartObject("attributes");
        writer.WriteStartArray("observation");
        foreach (var attribute in SdmxRules.Attributes)
            WriteAttribute(writer, attribute);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteDimension(Utf8JsonWriter writer, string id, int place, Dictionary<string, int> values, IReadOnlyDictionary<string, SdmxCode>? codes)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        WriteNames(writer, SdmxStructure.ConceptOf(id).NameVi, SdmxStructure.ConceptOf(id).NameEn);
        writer.WriteNumber("keyPosition", place);
        writer.WriteStartArray("values");
        // In the order in which they came, which is the order of their places.
        foreach (var value in values.Keys)
        {
            writer.WriteStartObject();
            // A code that is no longer in the list, as of a commune that was merged, stands for itself.
            if (codes is null)
                writer.WriteString("value", value);
            else
            {
                writer.WriteString("id", value);
                var code = codes.GetValueOrDefault(value);
                WriteNames(writer, code?.NameVi ?? value, code?.NameEn);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteAttribute(Utf8JsonWriter writer, SdmxAttribute attribute)
    {
        writer.WriteStartObject();
        writer.WriteString("id", attribute.Id);
        WriteNames(writer, attribute.NameVi, attribute.NameEn);
        writer.WriteStartObject("relationship");
        writer.WriteStartObject("observation");
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
