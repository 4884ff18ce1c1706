using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.PublicPages;

public sealed record PublicPageRow
{
    public Guid CommuneId { get; init; }

    public string CommuneName { get; init; } = "";

    public string CommunePath { get; init; } = "";

    /// <summary>Of the last change of anything that the commune reports.</summary>
    public long CommuneSeq { get; init; }

    public string ProvinceName { get; init; } = "";

    public bool IsOn { get; init; }

    public string? Introduction { get; init; }

    public DateTime? UpdatedAt { get; init; }

    public string? UpdatedBy { get; init; }

    /// <summary>Null: never set.</summary>
    public int? Version { get; init; }
}

public sealed record PublicPageWrite
{
    public required Guid CommuneId { get; init; }

    public required bool IsOn { get; init; }

    public string? Introduction { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public required Guid UpdatedBy { get; init; }

    public required long Seq { get; init; }

    /// <summary>That the caller saw.</summary>
    public required int Version { get; init; }
}

public sealed record PublicIndicatorRow
{
    public Guid PlanIndicatorId { get; init; }

    public Guid PlanId { get; init; }
}

public static class PublicPageQueries
{
    private const string SelectPage = """
        select c.id as commune_id, c.name as commune_name, c.path as commune_path, c.change_seq as commune_seq, province.name as province_name,
               page.is_on, page.introduction, page.updated_at, who.display_name as updated_by, page.version
        from organizations c
        join organizations province on province.id = c.parent_id
        left join public_pages page on page.commune_id = c.id
        left join people who on who.id = page.updated_by
        where c.id = @communeId
          and c.kind = 'commune'
          and c.path like @scope
        """;

    private const string SelectPublicPage = """
        select c.id as commune_id, c.name as commune_name, c.path as commune_path, c.change_seq as commune_seq, province.name as province_name,
               page.is_on, page.introduction
        from organizations c
        join organizations province on province.id = c.parent_id
        join public_pages page on page.commune_id = c.id
        where c.path = @path
          and c.kind = 'commune'
          and c.is_active = 1
          and page.is_on = 1
        """;

    private const string SelectIndicators = """
        select chosen.plan_indicator_id, i.plan_id
        from public_indicators chosen
        join plan_indicators i on i.id = chosen.plan_indicator_id
        where chosen.commune_id = @communeId
          and i.is_withdrawn = 0
        order by chosen.position, chosen.plan_indicator_id
        """;

    private const string CountOwnIndicators = """
        select count(*)
        from plan_indicators i
        join plans p on p.id = i.plan_id
        where p.commune_id = @communeId
          and i.is_withdrawn = 0
          and i.id in @ids
        """;

    private const string InsertPage = """
        insert into public_pages (commune_id, is_on, introduction, updated_at, updated_by, change_seq)
        values (@CommuneId, @IsOn, @Introduction, @UpdatedAt, @UpdatedBy, @Seq)
        """;

    private const string UpdatePage = """
        update public_pages
        set is_on = @IsOn,
            introduction = @Introduction,
            updated_at = @UpdatedAt,
            updated_by = @UpdatedBy,
            change_seq = @Seq,
            version = version + 1
        where commune_id = @CommuneId
          and version = @Version
        """;

    private const string DeleteIndicators = """
        delete from public_indicators
        where commune_id = @communeId
        """;

    private const string InsertIndicator = """
        insert into public_indicators (plan_indicator_id, commune_id, position)
        values (@planIndicatorId, @communeId, @position)
        """;

    /// <summary>A commune and its page, set or not; null where the commune is not in scope.</summary>
    public static Task<PublicPageRow?> FindAsync(DbConnection connection, Guid communeId, string scope, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<PublicPageRow>(SelectPage, new { communeId, scope }, transaction);

    /// <summary>The page for everybody; null where there is none or it is off.</summary>
    public static Task<PublicPageRow?> FindPublicAsync(DbConnection connection, string path) =>
        connection.QuerySingleOrDefaultAsync<PublicPageRow>(SelectPublicPage, new { path });

    public static async Task<IReadOnlyList<PublicIndicatorRow>> IndicatorsAsync(
        DbConnection connection, Guid communeId, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<PublicIndicatorRow>(SelectIndicators, new { communeId }, transaction)).AsList();

    public static async Task<bool> AreOwnAsync(DbTransaction transaction, Guid communeId, IReadOnlyList<Guid> ids) =>
        ids.Count == 0
        || await transaction.Connection!.QuerySingleAsync<int>(CountOwnIndicators, new { communeId, ids = IdList.Of(ids) }, transaction) == ids.Count;

    /// <summary>Behind the commune's counter, where the version that the caller saw was compared.</summary>
    public static Task WriteAsync(DbTransaction transaction, PublicPageWrite write) =>
        transaction.Connection!.ExecuteAsync(write.Version == 0 ? InsertPage : UpdatePage, write, transaction);

    public static async Task ReplaceIndicatorsAsync(DbTransaction transaction, Guid communeId, IReadOnlyList<Guid> ids)
    {
        await transaction.Connection!.ExecuteAsync(DeleteIndicators, new { communeId }, transaction);
        await transaction.Connection!.ExecuteAsync(
            InsertIndicator, ids.Index().Select(one => new { planIndicatorId = one.Item, communeId, position = one.Index }), transaction);
    }
}
