using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Exchange.Clients;

public sealed record ApiClientRow
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string Prefix { get; init; } = "";

    public string KeyHash { get; init; } = "";

    public string Scopes { get; init; } = "";

    public Guid? OrganizationId { get; init; }

    public string? Path { get; init; }

    public string? Pillars { get; init; }

    public string? Addresses { get; init; }

    public int RequestsPerMinute { get; init; }

    public DateTime? ExpiresAt { get; init; }

    public DateTime? RevokedAt { get; init; }

    public DateTime? LastUsedAt { get; init; }

    public DateTime CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    public bool IsDemo { get; init; }

    public int Version { get; init; }

    public string? OrganizationName { get; init; }

    public long CallsToday { get; init; }

    public long ExchangeSeq { get; init; }

    public long ExchangeFrom { get; init; }

    public ApiClient ToClient() => new()
    {
        Id = Id,
        Name = Name,
        Scopes = ScopesOf().ToHashSet(),
        OrganizationId = OrganizationId,
        Path = Path ?? "/",
        Pillars = ApiClientRules.Split(Pillars),
        RequestsPerMinute = RequestsPerMinute,
        ExpiresAt = ExpiresAt,
        ExchangeSeq = ExchangeSeq,
        ExchangeFrom = ExchangeFrom,
    };

    public ApiClientAboveView ToAboveView() => new()
    {
        Id = Id,
        Name = Name,
        Scopes = ScopesOf(),
        OrganizationName = OrganizationName,
        Pillars = ApiClientRules.Split(Pillars),
        LastUsedAt = LastUsedAt,
        CallsToday = CallsToday,
    };

    public ApiClientView ToView(DateTime now) => new()
    {
        Id = Id,
        Name = Name,
        Prefix = Prefix,
        State = ApiClientRules.StateOf(RevokedAt, ExpiresAt, now),
        Scopes = ScopesOf(),
        OrganizationId = OrganizationId,
        OrganizationName = OrganizationName,
        Pillars = ApiClientRules.Split(Pillars),
        Addresses = ApiClientRules.Split(Addresses),
        RequestsPerMinute = RequestsPerMinute,
        ExpiresOn = ApiClientRules.LastDayOf(ExpiresAt),
        RevokedAt = RevokedAt,
        LastUsedAt = LastUsedAt,
        CallsToday = CallsToday,
        CreatedAt = CreatedAt,
        CreatedBy = CreatedBy,
        IsDemo = IsDemo,
        Version = Version,
    };

    private ApiScope[] ScopesOf() => [.. ApiClientRules.Split(Scopes)!.Select(Codes.To<ApiScope>)];
}

public static class ApiClientQueries
{
    // Whatever a request without news costs: the client, and beside it the number of the last change below its root.
    // The counter is asked only where there is no root: a writer holds its row until the commit, and readers of SQL Server may have to wait for it.
    private const string SelectClientByPrefix = """
        select c.id, c.name, c.prefix, c.key_hash, c.scopes, c.organization_id, o.path, c.pillars, c.addresses, c.requests_per_minute,
               c.expires_at, c.revoked_at,
               case
                 when c.organization_id is null then (select n.exchange_seq from change_counter n where n.id = 1)
                 else o.exchange_seq
               end as exchange_seq,
               coalesce((select max(r.seq) from exchange_restores r), 0) as exchange_from
        from api_clients c
        left join organizations o on o.id = c.organization_id
        where c.prefix = @prefix
          and (c.is_demo = 0 or @withDemo = 1)
        """;

    private const string SelectClients = """
        select c.id, c.name, c.prefix, c.scopes, c.organization_id, o.name as organization_name, o.path, c.pillars, c.addresses,
               c.requests_per_minute, c.expires_at, c.revoked_at, c.last_used_at, c.created_at, p.display_name as created_by, c.is_demo, c.version,
               coalesce(d.call_total, 0) as calls_today
        from api_clients c
        left join organizations o on o.id = c.organization_id
        left join people p on p.id = c.created_by
        left join exchange_call_days d on d.client_id = c.id and d.day = @today
        where coalesce(o.path, '/') like @scope
          and (@id is null or c.id = @id)
        order by c.name, c.id
        """;

    // The dictionary and forwarding show nothing of a commune's own.
    private const string SelectClientsAbove = """
        select c.id, c.name, c.scopes, o.name as organization_name, c.pillars, c.last_used_at, coalesce(d.call_total, 0) as calls_today
        from api_clients c
        left join organizations o on o.id = c.organization_id
        left join exchange_call_days d on d.client_id = c.id and d.day = @today
        where coalesce(o.path, '/') in @above
          and c.revoked_at is null
          and (c.expires_at is null or c.expires_at > @now)
          and (c.is_demo = 0 or @withDemo = 1)
          and (c.scopes like '%values%' or c.scopes like '%webhooks%')
        order by c.name, c.id
        """;

    private const string InsertClient = """
        insert into api_clients (id, name, prefix, key_hash, scopes, organization_id, pillars, addresses, requests_per_minute, expires_at,
                                 created_at, created_by, is_demo)
        values (@Id, @Name, @Prefix, @KeyHash, @Scopes, @OrganizationId, @Pillars, @Addresses, @RequestsPerMinute, @ExpiresAt, @now, @createdBy,
                @IsDemo)
        """;

    private const string UpdateClient = """
        update api_clients
        set name = @Name,
            scopes = @Scopes,
            organization_id = @OrganizationId,
            pillars = @Pillars,
            addresses = @Addresses,
            requests_per_minute = @RequestsPerMinute,
            expires_at = @ExpiresAt,
            version = version + 1
        where id = @Id
          and version = @Version
          and revoked_at is null
        """;

    private const string UpdateKey = """
        update api_clients
        set prefix = @Prefix,
            key_hash = @Hash,
            version = version + 1
        where id = @id
          and version = @version
          and revoked_at is null
        """;

    private const string UpdateRevoked = """
        update api_clients
        set revoked_at = @now,
            version = version + 1
        where id = @id
          and revoked_at is null
        """;

    private const string CountPillars = """
        select count(*)
        from pillars
        where id in @pillars
        """;

    /// <param name="withDemo">Demo clients have a published key: without the demo they are nobody, also where their rows are left.</param>
    public static Task<ApiClientRow?> FindByPrefixAsync(
        DbConnection connection, string prefix, bool withDemo, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<ApiClientRow>(SelectClientByPrefix, new { prefix, withDemo }, transaction);

    /// <param name="today">The day that calls are told of.</param>
    public static async Task<IReadOnlyList<ApiClientRow>> ListAsync(
        DbConnection connection, string scope, DateOnly today, Guid? id = null, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<ApiClientRow>(SelectClients, new { scope, today, id }, transaction)).AsList();

    /// <param name="above">Paths of the places above, without the caller's own.</param>
    public static async Task<IReadOnlyList<ApiClientRow>> ListAboveAsync(
        DbConnection connection, IReadOnlyList<string> above, DateOnly today, DateTime now, bool withDemo) =>
        (await connection.QueryAsync<ApiClientRow>(SelectClientsAbove, new { above, today, now, withDemo })).AsList();

    public static Task InsertAsync(DbTransaction transaction, ApiClientRow row, DateTime now, Guid? createdBy) => transaction.Connection!.ExecuteAsync(
        InsertClient,
        new
        {
            row.Id,
            row.Name,
            row.Prefix,
            row.KeyHash,
            row.Scopes,
            row.OrganizationId,
            row.Pillars,
            row.Addresses,
            row.RequestsPerMinute,
            row.ExpiresAt,
            row.IsDemo,
            now,
            createdBy,
        },
        transaction);

    /// <summary>False when somebody else changed the client first.</summary>
    public static async Task<bool> UpdateAsync(DbTransaction transaction, ApiClientRow row) => await transaction.Connection!.ExecuteAsync(
        UpdateClient,
        new
        {
            row.Id,
            row.Name,
            row.Scopes,
            row.OrganizationId,
            row.Pillars,
            row.Addresses,
            row.RequestsPerMinute,
            row.ExpiresAt,
            row.Version,
        },
        transaction) == 1;

    /// <summary>False when somebody else changed the client first.</summary>
    public static async Task<bool> UpdateKeyAsync(DbTransaction transaction, Guid id, int version, NewApiKey key) =>
        await transaction.Connection!.ExecuteAsync(UpdateKey, new { id, version, key.Prefix, key.Hash }, transaction) == 1;

    public static Task RevokeAsync(DbTransaction transaction, Guid id, DateTime now) =>
        transaction.Connection!.ExecuteAsync(UpdateRevoked, new { id, now }, transaction);

    public static async Task<bool> ArePillarsAsync(DbTransaction transaction, IReadOnlyList<string> pillars) =>
        await transaction.Connection!.QuerySingleAsync<int>(CountPillars, new { pillars }, transaction) == pillars.Count;
}
