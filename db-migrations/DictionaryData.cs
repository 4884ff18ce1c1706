using System.Data.Common;
using System.Globalization;
using Dapper;

namespace WardKpi.DbMigrations;

/// <summary>Writes the entries that say something new, all under the next version of the dictionary; what they said before stays beside them.</summary>
internal static class DictionaryData
{
    private const string SelectCurrentEntries = """
        select code, pillar_id as PillarId, position, content
        from dictionary_entries
        where ended_version is null
        order by code
        """;

    private const string InsertVersion = """
        insert into dictionary_versions (version, published_at)
        select coalesce(max(version), 0) + 1, @now
        from dictionary_versions
        """;

    private const string SelectVersion = """
        select max(version) as version
        from dictionary_versions
        """;

    private const string EndEntry = """
        update dictionary_entries
        set ended_version = @version
        where code = @Code
          and ended_version is null
        """;

    private const string InsertEntry = """
        insert into dictionary_entries (code, version, pillar_id, position, content)
        values (@Code, @version, @PillarId, @Position, @Content)
        """;

    // An entry that left the catalogue stays: plans hang on it.
    public static async Task<int> SaveAsync(CatalogFile catalog, CrosswalkFile crosswalk, DbTransaction transaction, DateTime now)
    {
        var connection = transaction.Connection!;
        var stored = (await connection.QueryAsync<EntryRow>(SelectCurrentEntries, transaction: transaction)).ToDictionary(row => row.Code);
        var changed = EntriesOf(catalog, crosswalk).Where(row => row != stored.GetValueOrDefault(row.Code)).ToList();
        if (changed.Count == 0)
            return 0;
        await connection.ExecuteAsync(InsertVersion, new { now = now.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture) }, transaction);
        var version = await connection.QuerySingleAsync<int>(SelectVersion, transaction: transaction);
        foreach (var row in changed)
        {
            await connection.ExecuteAsync(EndEntry, new { row.Code, version }, transaction);
            await connection.ExecuteAsync(InsertEntry, new { row.Code, version, row.PillarId, row.Position, row.Content }, transaction);
        }

        return changed.Count;
    }

    private static IEnumerable<EntryRow> EntriesOf(CatalogFile catalog, CrosswalkFile crosswalk)
    {
        var systems = crosswalk.Systems.ToDictionary(system => system.Id, system => system.NameVi);
        var known = crosswalk.Indicators.ToDictionary(entry => entry.Code);
        if (known.Keys.Except(catalog.Indicators.Select(entry => entry.Code)).FirstOrDefault() is { } stranger)
            throw new MigrationException($"the crosswalk names {stranger}, which the catalogue does not hold");
        foreach (var (index, indicator) in catalog.Indicators.Index())
        {
            var row = IndicatorRow.From(indicator, index + 1);
            var entry = known.GetValueOrDefault(row.Code);
            var links = (entry?.Crosswalk ?? []).Concat(crosswalk.Pillars.Where(link => link.Pillar == row.PillarId));
            yield return new EntryRow
            {
                Code = row.Code,
                PillarId = row.PillarId,
                Position = row.Position,
                Content = new DictionaryContent
                {
                    NameVi = row.NameVi,
                    NameEn = row.NameEn,
                    DefinitionVi = DictionaryWords.DefinitionOf(row.Kind, row.NameVi, row.NumeratorVi, row.DenominatorVi, row.IsCumulative, entry?.NoteVi),
                    FormulaVi = DictionaryWords.FormulaOf(row.Kind, row.Unit, row.IsCumulative),
                    NumeratorVi = row.NumeratorVi,
                    DenominatorVi = row.DenominatorVi,
                    Unit = row.Unit,
                    Kind = row.Kind,
                    Direction = row.Direction,
                    IsCumulative = row.IsCumulative,
                    Decimals = row.Decimals,
                    LegalBases = [.. (entry?.LegalBasis ?? []).Select(id => Of(crosswalk.Documents, id))],
                    Crosswalk = [.. links.Select(link => ToContent(link, Of(systems, link.System)))],
                }.ToJson(),
            };
        }
    }

    private static CrosswalkContent ToContent(CrosswalkLink link, string systemName) => new()
    {
        System = link.System,
        SystemName = systemName,
        Code = link.Code,
        Item = link.Item,
        Relation = link.Relation,
        Source = link.Source,
        Certainty = link.Certainty,
    };

    private static string Of(Dictionary<string, string> names, string id) =>
        names.TryGetValue(id, out var name) ? name : throw new MigrationException($"the crosswalk uses {id} without saying what it is");

    private sealed record EntryRow
    {
        public required string Code { get; init; }
        public required string PillarId { get; init; }
        public int Position { get; init; }
        public required string Content { get; init; }
    }
}
