using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WardKpi.DbMigrations;

/// <summary>What an entry of the dictionary says; kept as JSON, so that a former state stays readable as it was.</summary>
public sealed record DictionaryContent
{
    public required string NameVi { get; init; }

    public string? NameEn { get; init; }

    public required string DefinitionVi { get; init; }

    public required string FormulaVi { get; init; }

    public string? NumeratorVi { get; init; }

    public string? DenominatorVi { get; init; }

    public string? Unit { get; init; }

    public required string Kind { get; init; }

    public required string Direction { get; init; }

    public required bool IsCumulative { get; init; }

    public required int Decimals { get; init; }

    /// <summary>Not required: the first version of the dictionary kept names alone.</summary>
    public IReadOnlyList<CitedContent> CitedDocuments { get; init; } = [];

    public required IReadOnlyList<CrosswalkContent> Crosswalk { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static DictionaryContent FromJson(string json) => JsonSerializer.Deserialize<DictionaryContent>(json, Json)!;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Vietnamese letters as they are: the text stands in a database, not in a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

/// <summary>A document of the State, and the plans that cite it and have a target of the measure.</summary>
public sealed record CitedContent
{
    public required string Document { get; init; }

    /// <summary>Numbers of plans with their communes.</summary>
    public required IReadOnlyList<string> CitedBy { get; init; }
}

/// <summary>Where a measure stands in another system.</summary>
public sealed record CrosswalkContent
{
    public required string System { get; init; }

    public required string SystemName { get; init; }

    public string? Code { get; init; }

    public required string Item { get; init; }

    public required string Relation { get; init; }

    public required string Source { get; init; }

    public required string Certainty { get; init; }
}
