using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;

namespace WardKpi.Api.PublicPages;

public sealed class PublicPageService(Database database, ProgressService progress, TimeProvider clock)
{
    /// <summary>The settings of a commune; null where it is not in scope.</summary>
    public async Task<PublicPageSettings?> FindAsync(Guid communeId, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await PublicPageQueries.FindAsync(connection, communeId, caller.ReadScope) is { } page ? await ToSettingsAsync(connection, page) : null;
    }

    public async Task<Results<Ok<PublicPageSettings>, ProblemHttpResult>> ChangeAsync(
        Guid communeId, PublicPageChange change, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            return TypedResults.Ok(await database.WriteAsync(transaction => WriteAsync(transaction, communeId, change, caller), cancellationToken));
        }
        catch (Refused refused)
        {
            return refused.Problem;
        }
    }

    /// <summary>What everybody may read: built as the dashboard is, of verified figures only.</summary>
    public async Task<PublicPageView> ReadAsync(DbConnection connection, PublicPageRow page)
    {
        var plans = new List<PublicPlan>();
        var isDemo = false;
        foreach (var chosen in (await PublicPageQueries.IndicatorsAsync(connection, page.CommuneId)).GroupBy(row => row.PlanId, row => row.PlanIndicatorId))
        {
            var plan = (await PlanDocument.FindAsync(connection, chosen.Key, page.CommunePath + "%"))!;
            var view = await progress.ReadAsync(connection, plan, page.CommunePath + "%", progress.DefaultQuarterOf(plan), PublicPageRules.IsVerified);
            isDemo |= view.IsDemo;
            plans.Add(PublicPageRules.ToPublic(view, plan, [.. chosen]));
        }

        return new PublicPageView
        {
            CommuneName = page.CommuneName,
            ProvinceName = page.ProvinceName,
            Introduction = page.Introduction,
            IsDemo = isDemo,
            Plans = [.. plans.OrderByDescending(plan => plan.Year)],
        };
    }

    private async Task<PublicPageSettings> WriteAsync(DbTransaction transaction, Guid communeId, PublicPageChange change, Caller caller)
    {
        var connection = transaction.Connection!;
        if (await PublicPageQueries.FindAsync(connection, communeId, caller.ReadScope, transaction) is null)
            throw new Refused(Problems.NotFound());
        var seq = await ChangeCounter.NextAsync(transaction, communeId);
        // Read again behind the counter: whoever wrote first is seen.
        var page = (await PublicPageQueries.FindAsync(connection, communeId, caller.ReadScope, transaction))!;
        if ((page.Version ?? 0) != change.Version)
            throw new Refused(Problems.StaleVersion(
                new Dictionary<string, object?> { ["publicPage"] = await ToSettingsAsync(connection, page, transaction) }));
        if (!await PublicPageQueries.AreOwnAsync(transaction, communeId, change.PlanIndicatorIds))
            throw new Refused(Problems.Unprocessable("foreign_indicator", "Có chỉ tiêu không thuộc kế hoạch của xã, phường này: tải lại trang rồi chọn lại."));
        await PublicPageQueries.WriteAsync(transaction, new PublicPageWrite
        {
            CommuneId = communeId,
            IsOn = change.IsOn,
            Introduction = Stored.Text(change.Introduction),
            UpdatedAt = clock.GetUtcNow().UtcDateTime,
            UpdatedBy = caller.PersonId,
            Seq = seq,
            Version = change.Version,
        });
        await PublicPageQueries.ReplaceIndicatorsAsync(transaction, communeId, change.PlanIndicatorIds);
        return await ToSettingsAsync(connection, (await PublicPageQueries.FindAsync(connection, communeId, caller.ReadScope, transaction))!, transaction);
    }

    private static async Task<PublicPageSettings> ToSettingsAsync(DbConnection connection, PublicPageRow page, DbTransaction? transaction = null) => new()
    {
        CommuneId = page.CommuneId,
        CommuneName = page.CommuneName,
        Address = $"/public{page.CommunePath.TrimEnd('/')}",
        IsOn = page.IsOn,
        Introduction = page.Introduction,
        PlanIndicatorIds = [.. (await PublicPageQueries.IndicatorsAsync(connection, page.CommuneId, transaction)).Select(row => row.PlanIndicatorId)],
        UpdatedAt = page.UpdatedAt,
        UpdatedBy = page.UpdatedBy,
        Version = page.Version ?? 0,
    };
}
