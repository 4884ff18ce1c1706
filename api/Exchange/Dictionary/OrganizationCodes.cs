using System.Data.Common;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange.Dictionary;

/// <summary>An organization that a machine named.</summary>
public sealed record NamedOrganization
{
    /// <summary>As the machine wrote it.</summary>
    public string Given { get; init; } = "";

    public Guid Id { get; init; }

    public string Kind { get; init; } = "";

    public string Path { get; init; } = "";

    public string? OfficialCode { get; init; }

    /// <summary>0 for a code of today, 1 for one of a unit that became part of it.</summary>
    public int Precedence { get; init; }
}

/// <summary>
/// Finds organizations by what machines call them: the official code, the path without its outer slashes, or the code of a unit that was
/// merged into them. Within the client's subtree only; a code of somewhere else is as unknown as one that never was.
/// </summary>
public static class OrganizationCodes
{
    private const int MostCodes = 200;

    // A former code may be the present one of the same commune or of another: the present one wins.
    private const string SelectNamed = """
        select o.official_code as given, o.id, o.kind, o.path, o.official_code, 0 as precedence
        from organizations o
        where o.official_code in @codes
          and o.path like @scope
        union all
        select o.path as given, o.id, o.kind, o.path, o.official_code, 0 as precedence
        from organizations o
        where o.path in @paths
          and o.path like @scope
        union all
        select a.code as given, o.id, o.kind, o.path, o.official_code, 1 as precedence
        from organization_aliases a
        join organizations o on o.path = a.path
        where a.code in @codes
          and o.path like @scope
        order by given, precedence, path
        """;

    /// <summary>The code that stands in every answer: the official one, else the path without its outer slashes.</summary>
    public static string CodeOf(string? officialCode, string path) => officialCode ?? path.Trim('/');

    /// <summary>Each code once, in the order given; or the refusal that names the codes which mean nothing here.</summary>
    public static async Task<(IReadOnlyList<NamedOrganization> Found, ProblemHttpResult? Refusal)> ResolveAsync(
        DbConnection connection, ApiClient client, IReadOnlyCollection<string> codes)
    {
        if (codes.Count > MostCodes)
            return ([], TooMany());
        if (codes.Count == 0)
            return ([], null);
        var paths = codes.Select(PathOf).ToList();
        var rows = await connection.QueryAsync<NamedOrganization>(SelectNamed, new { codes, paths, scope = client.Scope });
        var known = rows.GroupBy(row => row.Given).ToDictionary(group => group.Key, group => group.First());
        var unknown = codes.Where(code => Find(code) is null).Distinct().ToList();
        return unknown.Count > 0
            ? ([], Unknown(unknown))
            : ([.. codes.Distinct().Select(code => Find(code)! with { Given = code })], null);

        NamedOrganization? Find(string code) => known.GetValueOrDefault(code) ?? known.GetValueOrDefault(PathOf(code));
    }

    public static ProblemHttpResult Unknown(IReadOnlyCollection<string> codes) => Problems.Unprocessable(
        "unknown_organization",
        "Có mã đơn vị không tồn tại trong phạm vi của khóa truy cập.",
        new Dictionary<string, object?> { ["organizations"] = codes });

    public static ProblemHttpResult TooMany() =>
        Problems.Unprocessable("too_many_organizations", $"Mỗi lần hỏi được nhiều nhất {MostCodes} đơn vị: chia thành nhiều lần.");

    private static string PathOf(string code) => $"/{code.Trim('/')}/";
}
