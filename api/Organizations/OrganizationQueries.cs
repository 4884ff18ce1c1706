using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Organizations;

public sealed record OrganizationRow
{
    public Guid Id { get; init; }

    public Guid? ParentId { get; init; }

    public string Kind { get; init; } = "";

    public string? Role { get; init; }

    public string Code { get; init; } = "";

    public string Path { get; init; } = "";

    public string? OfficialCode { get; init; }

    public string Name { get; init; } = "";

    public int Position { get; init; }

    public bool IsActive { get; init; }

    public DateTime CreatedAt { get; init; }

    public int Version { get; init; }

    public OrganizationView ToView() => new()
    {
        Id = Id,
        ParentId = ParentId,
        Kind = Codes.To<OrganizationKind>(Kind),
        Role = Codes.ToNullable<OrganizationRole>(Role),
        Code = Code,
        Path = Path,
        OfficialCode = OfficialCode,
        Name = Name,
        IsActive = IsActive,
    };
}

public static class OrganizationQueries
{
    private const string SelectOrganizations = """
        select id, parent_id, kind, role, code, path, official_code, name, position, is_active, created_at, version
        from organizations
        where path like @scope
          and path like @under
          and (@kind is null or kind = @kind)
        order by path
        """;

    private const string SelectOrganizationByPath = """
        select id, parent_id, kind, role, code, path, official_code, name, position, is_active, created_at, version
        from organizations
        where path = @path
        """;

    private const string SelectOrganization = """
        select id, parent_id, kind, role, code, path, official_code, name, position, is_active, created_at, version
        from organizations
        where id = @id
          and path like @scope
        """;

    // The official code waits by the path, so that it stands before the first value is recorded.
    private const string InsertOrganization = """
        insert into organizations (id, parent_id, kind, role, code, path, name, position, created_at, official_code)
        values (@Id, @ParentId, @Kind, @Role, @Code, @Path, @Name, @Position, @now,
                (select c.official_code from organization_codes c where c.path = @Path))
        """;

    private const string UpdateOrganization = """
        update organizations
        set name = @name,
            role = @role,
            version = version + 1
        where id = @id
        """;

    /// <summary>The tree in the caller's scope, parents before children.</summary>
    public static async Task<IReadOnlyList<OrganizationRow>> ListAsync(
        DbConnection connection, string scope, string under, OrganizationKind? kind, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<OrganizationRow>(
            SelectOrganizations, new { scope, under, kind = kind is { } one ? Codes.Of(one) : null }, transaction)).AsList();

    public static Task<OrganizationRow?> FindByPathAsync(DbConnection connection, string path, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<OrganizationRow>(SelectOrganizationByPath, new { path }, transaction);

    public static Task<OrganizationRow?> FindAsync(DbConnection connection, Guid id, string scope, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<OrganizationRow>(SelectOrganization, new { id, scope }, transaction);

    public static Task InsertAsync(DbTransaction transaction, OrganizationRow row, DateTime now) =>
        transaction.Connection!.ExecuteAsync(
            InsertOrganization,
            new { row.Id, row.ParentId, row.Kind, row.Role, row.Code, row.Path, row.Name, row.Position, now },
            transaction);

    public static Task UpdateAsync(DbTransaction transaction, Guid id, string name, string? role) =>
        transaction.Connection!.ExecuteAsync(UpdateOrganization, new { id, name, role }, transaction);
}
