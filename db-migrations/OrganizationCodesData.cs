using System.Data.Common;
using Dapper;

namespace WardKpi.DbMigrations;

/// <summary>Writes official codes and former units, and gives the organizations that are there already their code.</summary>
internal static class OrganizationCodesData
{
    private const string SelectCodes = """
        select path, official_code as OfficialCode, source
        from organization_codes
        order by path
        """;

    private const string UpdateCode = """
        update organization_codes
        set official_code = @OfficialCode, source = @Source
        where path = @Path
        """;

    private const string InsertCode = """
        insert into organization_codes (path, official_code, source)
        values (@Path, @OfficialCode, @Source)
        """;

    private const string SelectAliases = """
        select path, code, name, kind, cast(since as varchar(10)) as Since, resolution, source
        from organization_aliases
        order by path, code
        """;

    private const string UpdateAlias = """
        update organization_aliases
        set name = @Name, kind = @Kind, since = @Since, resolution = @Resolution, source = @Source
        where path = @Path
          and code = @Code
        """;

    private const string InsertAlias = """
        insert into organization_aliases (path, code, name, kind, since, resolution, source)
        values (@Path, @Code, @Name, @Kind, @Since, @Resolution, @Source)
        """;

    private const string GiveCodes = """
        update organizations
        set official_code = (select c.official_code from organization_codes c where c.path = organizations.path)
        where exists (
          select 1
          from organization_codes c
          where c.path = organizations.path
            and (organizations.official_code is null or organizations.official_code <> c.official_code))
        """;

    public static async Task<int> SaveAsync(OrganizationCodesFile file, DbTransaction transaction)
    {
        var connection = transaction.Connection!;
        var codes = (await connection.QueryAsync<CodeRow>(SelectCodes, transaction: transaction)).ToDictionary(row => row.Path);
        var aliases = (await connection.QueryAsync<AliasRow>(SelectAliases, transaction: transaction)).ToDictionary(row => (row.Path, row.Code));
        var saved = await ReferenceData.SaveAsync(
            file.Organizations.Select(entry => new CodeRow { Path = entry.Path, OfficialCode = entry.OfficialCode, Source = entry.Source }),
            row => codes.GetValueOrDefault(row.Path),
            UpdateCode,
            InsertCode,
            transaction);
        saved += await ReferenceData.SaveAsync(
            file.Organizations.SelectMany(AliasesOf), row => aliases.GetValueOrDefault((row.Path, row.Code)), UpdateAlias, InsertAlias, transaction);
        await connection.ExecuteAsync(GiveCodes, transaction: transaction);
        return saved;
    }

    private static IEnumerable<AliasRow> AliasesOf(OrganizationCodeEntry entry) => entry.Merged.Select(unit => new AliasRow
    {
        Path = entry.Path,
        Code = unit.Code,
        Name = unit.Name,
        Kind = "merged",
        Since = entry.MergedOn ?? throw new MigrationException($"{entry.Path} names former units without the day"),
        Resolution = unit.Resolution,
        Source = unit.Source,
    });

    private sealed record CodeRow
    {
        public required string Path { get; init; }
        public required string OfficialCode { get; init; }
        public required string Source { get; init; }
    }

    private sealed record AliasRow
    {
        public required string Path { get; init; }
        public required string Code { get; init; }
        public required string Name { get; init; }
        public required string Kind { get; init; }
        public required string Since { get; init; }
        public required string Resolution { get; init; }
        public required string Source { get; init; }
    }
}
