using System.Data.Common;

namespace WardKpi.Api.Plans.Links;

/// <summary>Remembers the links of a plan while its document is written anew, so that those that went with their task or row leave a trace.</summary>
public sealed class LinkTrail(DbTransaction transaction, Guid planId, IReadOnlyList<LinkTrail.Link> before)
{
    public sealed record Link(Guid PlanIndicatorId, string Field, Guid TargetId, string Number);

    public static async Task<LinkTrail> StartAsync(DbTransaction transaction, Guid planId) =>
        new(transaction, planId, await ReadAsync(transaction, planId));

    /// <summary>In the document's order, tasks first.</summary>
    public async Task<IReadOnlyList<Link>> GoneAsync()
    {
        var left = (await ReadAsync(transaction, planId)).Select(link => (link.PlanIndicatorId, link.TargetId)).ToHashSet();
        return [.. before.Where(link => !left.Contains((link.PlanIndicatorId, link.TargetId)))];
    }

    private static async Task<IReadOnlyList<Link>> ReadAsync(DbTransaction transaction, Guid planId) =>
    [
        .. Of(await LinkQueries.TasksAsync(transaction.Connection!, planId, transaction), LinkRules.TaskField),
        .. Of(await LinkQueries.BudgetRowsAsync(transaction.Connection!, planId, transaction), LinkRules.BudgetRowField),
    ];

    private static IEnumerable<Link> Of(ILookup<Guid, LinkRow> links, string field) =>
        from ofOne in links
        from link in ofOne
        select new Link(link.PlanIndicatorId, field, link.TargetId, link.Number);
}
