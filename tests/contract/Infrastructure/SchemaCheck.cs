using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WardKpi.Contract.Tests.Infrastructure;

/// <summary>Checks a value against the part of JSON Schema that openapi.yaml uses. A keyword that it does not know is a fault, not a pass.</summary>
public sealed class SchemaCheck(JsonObject document)
{
    private static readonly HashSet<string> Notes = ["description", "default", "examples", "$schema", "$id", "$defs", "title"];

    public IReadOnlyList<string> FaultsOf(JsonNode? value, JsonNode schema) => [.. Check(value, schema.AsObject(), "$")];

    /// <summary>What a <c>$ref</c> stands for; anything else is itself.</summary>
    public JsonObject Resolve(JsonObject node) => (string?)node["$ref"] is not { } reference
        ? node
        : reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode)document, (at, name) => at[name]!).AsObject();

    private IEnumerable<string> Check(JsonNode? value, JsonObject schema, string path)
    {
        foreach (var (keyword, rule) in schema.Where(pair => !Notes.Contains(pair.Key)))
        {
            var faults = keyword switch
            {
                "$ref" => Check(value, Resolve(schema), path),
                "allOf" => rule!.AsArray().SelectMany(part => Check(value, part!.AsObject(), path)),
                "type" => Fault(IsOfType(value, (string)rule!), path, $"is no {rule}"),
                "format" => Fault(HasFormat(value, (string)rule!), path, $"is no {rule}"),
                "enum" => Fault(rule!.AsArray().Any(one => JsonNode.DeepEquals(one, value)), path, $"is not one of {rule.ToJsonString()}"),
                "required" => rule!.AsArray().SelectMany(name => Fault((value as JsonObject)?.ContainsKey((string)name!) == true, path, $"lacks {name}")),
                "properties" => CheckProperties(value, rule!.AsObject(), path),
                "additionalProperties" => CheckOthers(value, schema, rule!, path),
                "items" => (value as JsonArray ?? []).SelectMany((item, index) => Check(item, rule!.AsObject(), $"{path}[{index}]")),
                _ => [$"{path}: the keyword {keyword} is not known to this check"],
            };
            foreach (var fault in faults)
                yield return fault;
        }
    }

    private IEnumerable<string> CheckProperties(JsonNode? value, JsonObject properties, string path) =>
        (value as JsonObject ?? []).Where(pair => properties.ContainsKey(pair.Key))
            .SelectMany(pair => Check(pair.Value, properties[pair.Key]!.AsObject(), $"{path}.{pair.Key}"));

    private IEnumerable<string> CheckOthers(JsonNode? value, JsonObject schema, JsonNode rule, string path)
    {
        var others = (value as JsonObject ?? []).Where(pair => schema["properties"]?.AsObject().ContainsKey(pair.Key) != true);
        return others.SelectMany(pair => rule is JsonObject other
            ? Check(pair.Value, other, $"{path}.{pair.Key}")
            : Fault((bool)rule, path, $"holds {pair.Key}, which its schema does not know"));
    }

    private static IEnumerable<string> Fault(bool isGood, string path, string message) => isGood ? [] : [$"{path}: {message}"];

    private static bool IsOfType(JsonNode? value, string type) => (type, value?.GetValueKind()) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => decimal.IsInteger(value.GetValue<decimal>()),
        _ => false,
    };

    private static bool HasFormat(JsonNode? value, string format) => format switch
    {
        "int32" or "int64" => true,
        // Bytes, whatever they are.
        "binary" => true,
        "uuid" => Guid.TryParse((string?)value, out _),
        "date" => DateOnly.TryParseExact((string?)value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        // Of UTC, which nodes write as an offset of nothing.
        "date-time" => (string?)value is { } text && (text.EndsWith('Z') || text.EndsWith("+00:00", StringComparison.Ordinal)) && DateTime.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ => false,
    };
}
