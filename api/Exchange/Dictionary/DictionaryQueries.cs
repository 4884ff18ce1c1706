using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Exchange.Dictionary;

public sealed record DictionaryVersionRow
{
    public int Version { get; init; }

    public DateTime PublishedAt { get; init; }
}

public sealed record DictionaryEntryRow
{
    public string Code { get; init; } = "";

    public int Version { get; init; }

    public DateTime ChangedAt { get; init; }

    public string PillarId { get; init; } = "";

    public string Content { get; init; } = "";
}

public sealed record LocalEntryRow
{
    public string Code { get; init; } = "";

    public string Path { get; init; } = "";

    public string? OfficialCode { get; init; }

    public string PillarId { get; init; } = "";

    public string NameVi { get; init; } = "";

    public string? NameEn { get; init; }

    public string? Unit { get; init; }

    public string Kind { get; init; } = "";

    public string? NumeratorVi { get; init; }

    public string? DenominatorVi { get; init; }

    public string Direction { get; init; } = "";

    public bool IsCumulative { get; init; }

    public int Decimals { get; init; }
}

public sealed record OrganizationAliasRow
{
    public string Path { get; init; } = "";

    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public string Kind { get; init; } = "";

    public DateOnly Since { get; init; }

    public string Resolution { get; init; } = "";

    public string Source { get; init; } = "";
}

public static class DictionaryQueries
{
    private const string SelectVersion = """
        select version, published_at
        from dictionary_versions
        where version = (
          select max(v.version)
          from dictionary_versions v
          where (@version is null or v.version = @version)
            and (@asOf is null or v.published_at <= @asOf))
        """;

    private const string SelectEntries = """
        select e.code, e.version, v.published_at as changed_at, e.pillar_id, e.content
        from dictionary_entries e
        join dictionary_versions v on v.version = e.version
        where e.version <= @version
          and (e.ended_version is null or e.ended_version > @version)
        order by e.position, e.code
        """;

    private const string SelectLocalEntries = """
        select i.code, c.path, c.official_code, i.pillar_id, i.name_vi, i.name_en, i.unit, i.kind, i.numerator_vi, i.denominator_vi,
               i.direction, i.is_cumulative, i.decimals
        from indicators i
        join organizations c on c.id = i.commune_id
        where c.path like @scope
        order by c.path, i.position, i.code
        """;

    // Every write to a plan takes a number for its commune; names of units and the words of measures have versions.
    private const string SelectPlansMark = """
        select concat(
          (select coalesce(max(o.change_seq), 0) from organizations o where o.path like @scope), '-',
          (select coalesce(sum(o.version), 0) from organizations o where o.path like @scope), '-',
          (select coalesce(sum(i.version), 0) from indicators i left join organizations c on c.id = i.commune_id where i.commune_id is null or c.path like @scope))
        """;

    private const string SelectAliases = """
        select path, code, name, kind, since, resolution, source
        from organization_aliases
        where path like @scope
        order by path, code
        """;

    /// <summary>Null where the dictionary has no such version, or had none yet at that moment.</summary>
    public static Task<DictionaryVersionRow?> FindVersionAsync(DbConnection connection, int? version, DateTime? asOf) =>
        connection.QuerySingleOrDefaultAsync<DictionaryVersionRow>(SelectVersion, new { version, asOf });

    public static async Task<IReadOnlyList<DictionaryEntryRow>> EntriesAsync(DbConnection connection, int version) =>
        (await connection.QueryAsync<DictionaryEntryRow>(SelectEntries, new { version })).AsList();

    /// <summary>Own measures of the communes below a place.</summary>
    public static async Task<IReadOnlyList<LocalEntryRow>> LocalEntriesAsync(DbConnection connection, string scope) =>
        (await connection.QueryAsync<LocalEntryRow>(SelectLocalEntries, new { scope })).AsList();

    /// <summary>Differs wherever something was changed that plans below a place say.</summary>
    public static Task<string> PlansMarkAsync(DbConnection connection, string scope) =>
        connection.QuerySingleAsync<string>(SelectPlansMark, new { scope });

    public static async Task<IReadOnlyList<OrganizationAliasRow>> AliasesAsync(DbConnection connection, string scope) =>
        (await connection.QueryAsync<OrganizationAliasRow>(SelectAliases, new { scope })).AsList();
}
