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

    // Where an entry stands says nothing about it: no version of its own.
    private const string MoveEntry = """
        update dictionary_entries
        set position = @Position
        where code = @Code
          and ended_version is null
        """;

    private const string InsertEntry = """
        insert into dictionary_entries (code, version, pillar_id, position, content)
        values (@Code, @version, @PillarId, @Position, @Content)
        """;

    /// <summary>How many entries say something else than before, or no longer stand in the catalogue.</summary>
    public static async Task<int> SaveAsync(CatalogFile catalog, CrosswalkFile crosswalk, DbTransaction transaction, DateTime now)
    {
        var connection = transaction.Connection!;
        var stored = (await connection.QueryAsync<EntryRow>(SelectCurrentEntries, transaction: transaction)).ToDictionary(row => row.Code);
        var entries = EntriesOf(catalog, crosswalk).ToList();
        foreach (var row in entries.Where(row => stored.TryGetValue(row.Code, out var former) && former.Position != row.Position))
            await connection.ExecuteAsync(MoveEntry, new { row.Code, row.Position }, transaction);
        var changed = entries.Where(row => !row.Says(stored.GetValueOrDefault(row.Code))).ToList();
        // The measure itself stays: plans hang on it.
        var left = stored.Keys.Except(entries.Select(row => row.Code)).ToList();
        if (changed.Count + left.Count == 0)
            return 0;
        await connection.ExecuteAsync(InsertVersion, new { now = now.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture) }, transaction);
        var version = await connection.QuerySingleAsync<int>(SelectVersion, transaction: transaction);
        foreach (var code in left)
            await connection.ExecuteAsync(EndEntry, new { Code = code, version }, transaction);
        foreach (var row in changed)
        {
            await connection.ExecuteAsync(EndEntry, new { row.Code, version }, transaction);
            await connection.ExecuteAsync(InsertEntry, new { row.Code, version, row.PillarId, row.Position, row.Content }, transaction);
        }

        return changed.Count + left.Count;
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
                    CitedDocuments =
                    [
                        .. from document in crosswalk.Documents.Values
                           let plans = document.CitedBy.Intersect(entry?.UsedBy ?? []).Select(id => Of(crosswalk.Plans, id)).ToList()
                           where plans.Count > 0
                           select new CitedContent { Document = document.NameVi, CitedBy = plans },
                    ],
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

        /// <summary>The same, wherever it stands.</summary>
        public bool Says(EntryRow? other) => other is not null && PillarId == other.PillarId && Content == other.Content;
    }
}
