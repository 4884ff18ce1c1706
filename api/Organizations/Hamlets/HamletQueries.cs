using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Organizations.Hamlets;

public static class HamletQueries
{
    private const string SelectChildren = """
        select id, parent_id, kind, role, code, path, official_code, name, position, is_active, created_at, version
        from organizations
        where parent_id = @communeId
        order by position, path
        """;

    private const string UpdateHamlet = """
        update organizations
        set name = @name,
            is_active = @isActive,
            version = version + 1
        where id = @id
          and version = @version
        """;

    private const string UpdatePosition = """
        update organizations
        set position = @position
        where id = @id
        """;

    /// <summary>Units and hamlets of a commune: they share one set of codes.</summary>
    public static async Task<IReadOnlyList<OrganizationRow>> ChildrenAsync(
        DbConnection connection, Guid communeId, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<OrganizationRow>(SelectChildren, new { communeId }, transaction)).AsList();

    /// <summary>The commune's hamlets in their order, ended ones too.</summary>
    public static async Task<IReadOnlyList<OrganizationRow>> ListAsync(
        DbConnection connection, Guid communeId, DbTransaction? transaction = null) =>
        [.. (await ChildrenAsync(connection, communeId, transaction)).Where(row => row.Kind == Codes.Of(OrganizationKind.Hamlet))];

    /// <summary>False when somebody else changed the hamlet first.</summary>
    public static async Task<bool> UpdateAsync(DbTransaction transaction, Guid id, string name, bool isActive, int version) =>
        await transaction.Connection!.ExecuteAsync(UpdateHamlet, new { id, name, isActive, version }, transaction) == 1;

    public static Task PlaceAsync(DbTransaction transaction, Guid id, int position) =>
        transaction.Connection!.ExecuteAsync(UpdatePosition, new { id, position }, transaction);
}
