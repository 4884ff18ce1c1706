using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;

namespace WardKpi.Api.Organizations.Hamlets;

public static class HamletEndpoints
{
    public static void MapHamlets(RouteGroupBuilder group)
    {
        group.MapGet("/hamlets", List).WithName("ListHamlets").WithSummary("The hamlets of a commune in their order, ended ones too")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/hamlets", Add).RequireAuthorization(Policies.ManagePlans).WithName("AddHamlets").WithSummary("Add a list of hamlets")
            .WithDescription("A name that is there already is skipped, one of an ended hamlet makes it report again. Case and blanks do not tell names apart, tone marks do.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPut("/hamlets/{id:guid}", Change).RequireAuthorization(Policies.ManagePlans)
            .WithName("ChangeHamlet").WithSummary("Rename, move, end or resume a hamlet")
            .WithDescription("An ended hamlet reports no more; what it reported stays. States the version that the caller saw: 409 `stale_version` where another person wrote first.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<IReadOnlyList<HamletView>>, ProblemHttpResult>> List(
        Guid communeId, Caller caller, Database database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await FindCommuneAsync(connection, communeId, caller) is null
            ? Problems.NotFound()
            : TypedResults.Ok(await ViewsAsync(connection, communeId));
    }

    private static async Task<Results<Ok<HamletsAdded>, ProblemHttpResult>> Add(
        NewHamlets hamlets, Caller caller, Database database, TimeProvider clock, CancellationToken cancellationToken) =>
        await database.WriteAsync<Results<Ok<HamletsAdded>, ProblemHttpResult>>(
            async transaction =>
            {
                var connection = transaction.Connection!;
                if (await FindCommuneAsync(connection, hamlets.CommuneId, caller, transaction) is not { } commune)
                    return Problems.NotFound();
                await ChangeCounter.NextAsync(transaction, commune.Id);
                var children = await HamletQueries.ChildrenAsync(connection, commune.Id, transaction);
                var taken = children.Select(row => row.Code).ToHashSet();
                var known = children.Where(IsHamlet).ToDictionary(row => HamletNames.KeyOf(row.Name));
                var (added, resumed, skipped) = (new List<string>(), new List<string>(), new List<string>());
                foreach (var name in hamlets.Names.Select(HamletNames.Clean))
                {
                    var key = HamletNames.KeyOf(name);
                    if (!known.TryGetValue(key, out var row))
                    {
                        known[key] = await InsertAsync(transaction, commune, name, known.Count + 1, taken, clock);
                        added.Add(name);
                    }
                    else if (row.IsActive)
                    {
                        skipped.Add(name);
                    }
                    else
                    {
                        await HamletQueries.UpdateAsync(transaction, row.Id, row.Name, isActive: true, row.Version);
                        known[key] = row with { IsActive = true };
                        resumed.Add(row.Name);
                    }
                }

                return TypedResults.Ok(new HamletsAdded
                {
                    Added = added,
                    Resumed = resumed,
                    Skipped = skipped,
                    Hamlets = await ViewsAsync(connection, commune.Id, transaction),
                });
            },
            cancellationToken);

    private static async Task<Results<Ok<HamletView>, ProblemHttpResult>> Change(
        Guid id, HamletChange change, Caller caller, Database database, CancellationToken cancellationToken) =>
        await database.WriteAsync<Results<Ok<HamletView>, ProblemHttpResult>>(
            async transaction =>
            {
                var connection = transaction.Connection!;
                if (await OrganizationQueries.FindAsync(connection, id, caller.ReadScope, transaction) is not { ParentId: { } communeId } found
                    || !IsHamlet(found))
                    return Problems.NotFound();
                await ChangeCounter.NextAsync(transaction, communeId);
                var hamlets = (await HamletQueries.ListAsync(connection, communeId, transaction)).ToList();
                var name = HamletNames.Clean(change.Name);
                if (hamlets.Any(row => row.Id != id && HamletNames.KeyOf(row.Name) == HamletNames.KeyOf(name)))
                    return Problems.Invalid(new Dictionary<string, string[]> { ["name"] = [$"Xã, phường đã có {name}: chọn tên khác."] });
                if (!await HamletQueries.UpdateAsync(transaction, id, name, change.IsActive, change.Version))
                    return Problems.StaleVersion();
                await MoveAsync(transaction, hamlets, id, change.Position);
                return TypedResults.Ok((await ViewsAsync(connection, communeId, transaction)).First(hamlet => hamlet.Id == id));
            },
            cancellationToken);

    private static async Task MoveAsync(DbTransaction transaction, List<OrganizationRow> hamlets, Guid id, int position)
    {
        var moved = hamlets.First(row => row.Id == id);
        hamlets.Remove(moved);
        hamlets.Insert(Math.Min(position - 1, hamlets.Count), moved);
        foreach (var (index, row) in hamlets.Index())
            if (row.Position != index + 1)
                await HamletQueries.PlaceAsync(transaction, row.Id, index + 1);
    }

    private static async Task<OrganizationRow> InsertAsync(
        DbTransaction transaction, OrganizationRow commune, string name, int position, HashSet<string> taken, TimeProvider clock)
    {
        var code = HamletNames.FreeCode(name, taken);
        taken.Add(code);
        var row = new OrganizationRow
        {
            Id = Guid.CreateVersion7(),
            ParentId = commune.Id,
            Kind = Codes.Of(OrganizationKind.Hamlet),
            Code = code,
            Path = $"{commune.Path}{code}/",
            Name = name,
            Position = position,
            IsActive = true,
        };
        await OrganizationQueries.InsertAsync(transaction, row, clock.GetUtcNow().UtcDateTime);
        return row;
    }

    private static async Task<OrganizationRow?> FindCommuneAsync(
        DbConnection connection, Guid id, Caller caller, DbTransaction? transaction = null) =>
        await OrganizationQueries.FindAsync(connection, id, caller.ReadScope, transaction) is { } row && row.Kind == Codes.Of(OrganizationKind.Commune)
            ? row
            : null;

    private static async Task<IReadOnlyList<HamletView>> ViewsAsync(DbConnection connection, Guid communeId, DbTransaction? transaction = null) =>
    [
        .. (await HamletQueries.ListAsync(connection, communeId, transaction)).Index().Select(hamlet => new HamletView
        {
            Id = hamlet.Item.Id,
            Name = hamlet.Item.Name,
            Position = hamlet.Index + 1,
            IsActive = hamlet.Item.IsActive,
            Version = hamlet.Item.Version,
        }),
    ];

    private static bool IsHamlet(OrganizationRow row) => row.Kind == Codes.Of(OrganizationKind.Hamlet);
}
