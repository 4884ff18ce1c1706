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

    public long ExchangeSeq { get; init; }

    public ApiClient ToClient() => new()
    {
        Id = Id,
        Name = Name,
        Scopes = Scopes.Split(',').Select(Codes.To<ApiScope>).ToHashSet(),
        OrganizationId = OrganizationId,
        Path = Path ?? "/",
        Pillars = Pillars?.Split(','),
        RequestsPerMinute = RequestsPerMinute,
        ExchangeSeq = ExchangeSeq,
    };
}

public static class ApiClientQueries
{
    // Whatever a request without news costs: the client, and beside it the number of the last change below its root.
    private const string SelectClientByPrefix = """
        select c.id, c.name, c.prefix, c.key_hash, c.scopes, c.organization_id, o.path, c.pillars, c.addresses, c.requests_per_minute,
               c.expires_at, c.revoked_at, coalesce(o.exchange_seq, n.exchange_seq) as exchange_seq
        from api_clients c
        join change_counter n on n.id = 1
        left join organizations o on o.id = c.organization_id
        where c.prefix = @prefix
        """;

    private const string InsertClient = """
        insert into api_clients (id, name, prefix, key_hash, scopes, organization_id, pillars, addresses, requests_per_minute, expires_at,
                                 created_at, created_by)
        values (@Id, @Name, @Prefix, @KeyHash, @Scopes, @OrganizationId, @Pillars, @Addresses, @RequestsPerMinute, @ExpiresAt, @now, @createdBy)
        """;

    public static Task<ApiClientRow?> FindByPrefixAsync(DbConnection connection, string prefix) =>
        connection.QuerySingleOrDefaultAsync<ApiClientRow>(SelectClientByPrefix, new { prefix });

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
            now,
            createdBy,
        },
        transaction);
}
