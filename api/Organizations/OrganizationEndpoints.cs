using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;

namespace WardKpi.Api.Organizations;

public static class OrganizationEndpoints
{
    public static void MapOrganizations(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/organizations").WithTags("Organizations");
        group.MapGet("/", List).WithName("ListOrganizations").WithSummary("The tree in the caller's scope, parents before children")
            .ProducesProblem(StatusCodes.Status404NotFound);
        Hamlets.HamletEndpoints.MapHamlets(group);
    }

    /// <param name="kind">Only this kind of node.</param>
    /// <param name="under">Only this node and what is below it.</param>
    private static async Task<Results<Ok<IReadOnlyList<OrganizationView>>, ProblemHttpResult>> List(
        Caller caller, Database database, CancellationToken cancellationToken, Code<OrganizationKind>? kind = null, Guid? under = null)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var root = under is { } id ? (await OrganizationQueries.FindAsync(connection, id, caller.ReadScope))?.Path : "/";
        if (root is null)
            return Problems.NotFound();
        var rows = await OrganizationQueries.ListAsync(connection, caller.ReadScope, root + "%", kind?.Value);
        return TypedResults.Ok<IReadOnlyList<OrganizationView>>([.. rows.Select(row => row.ToView())]);
    }
}
