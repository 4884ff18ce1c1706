using System.Data.Common;
using Dapper;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;

namespace WardKpi.Api.Plans.Assignments;

public sealed record HolderRow
{
    public Guid Id { get; init; }

    public string DisplayName { get; init; } = "";

    public string Role { get; init; } = "";

    public Guid? OrganizationId { get; init; }

    public bool IsActive { get; init; }

    public bool IsDemo { get; init; }

    public DateTime LastSeenAt { get; init; }

    /// <param name="withDemo">Demo people are nobody outside the demo.</param>
    public Holder ToHolder(bool withDemo) =>
        new(Id, Codes.To<Role>(Role), OrganizationId, IsActive && (!IsDemo || withDemo), LastSeenAt);
}

public static class AssignmentQueries
{
    // Who never signed in has been unseen since the account was made.
    private const string SelectHolders = """
        select p.id, p.display_name, p.role, p.organization_id, p.is_active, p.is_demo, coalesce(p.last_seen_at, p.created_at) as last_seen_at
        from people p
        join organizations o on o.id = p.organization_id
        where o.path like @under
          and p.role in ('officer', 'standing_office', 'committee', 'commune_admin')
        order by p.display_name, p.id
        """;

    /// <summary>The people of a commune, by name.</summary>
    public static async Task<IReadOnlyList<HolderRow>> HoldersAsync(
        DbConnection connection, string communePath, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<HolderRow>(SelectHolders, new { under = communePath + "%" }, transaction)).AsList();
}
