using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace WardKpi.DbMigrations;

internal sealed record CatalogFile
{
    public required string Schema { get; init; }
    public required List<PillarRow> Pillars { get; init; }
    public required List<CatalogEntry> Indicators { get; init; }

    public static CatalogFile Parse(string yaml) => ReferenceFile.Parse<CatalogFile>(yaml, "ward-kpi/catalog@1", file => file.Schema);
}

internal sealed record CatalogEntry
{
    public required string Code { get; init; }
    public required string NameVi { get; init; }
    public string? NameEn { get; init; }
    public required string Pillar { get; init; }
    public string? Unit { get; init; }
    public required string Kind { get; init; }
    public string? NumeratorVi { get; init; }
    public string? DenominatorVi { get; init; }
    public required string Direction { get; init; }
    public bool Cumulative { get; init; }
    public List<string> Tags { get; init; } = [];
}

internal sealed record HolidayFile
{
    public required string Schema { get; init; }
    public required List<HolidayEntry> Days { get; init; }

    public static HolidayFile Parse(string yaml) => ReferenceFile.Parse<HolidayFile>(yaml, "ward-kpi/holidays@1", file => file.Schema);
}

internal sealed record HolidayEntry
{
    public required string Date { get; init; }
    public required string Kind { get; init; }
    public required string Name { get; init; }
    public required string Certainty { get; init; }
    /// <summary>The file names it for every day; null only in a database that was filled before days had one.</summary>
    public required string? Source { get; init; }
    public bool Active { get; init; } = true;
    public string? Note { get; init; }
}

internal static class ReferenceFile
{
    private static readonly IDeserializer Reader = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithEnforceRequiredMembers()
        .Build();

    public static T Parse<T>(string yaml, string schema, Func<T, string> schemaOf)
    {
        try
        {
            var file = Reader.Deserialize<T>(yaml);
            return schemaOf(file) == schema
                ? file
                : throw new MigrationException($"expected a file of schema {schema}, found {schemaOf(file)}");
        }
        catch (YamlException error)
        {
            throw new MigrationException($"a file of schema {schema} cannot be read, line {error.Start.Line}: {error.Message}", error);
        }
    }
}
