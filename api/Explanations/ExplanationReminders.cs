using System.Data.Common;
using WardKpi.Api.Data;
using WardKpi.Api.Demo;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Explanations;

/// <summary>Tells units of answers that are overdue; part of the job that reminds.</summary>
public sealed class ExplanationReminders(Database database, DemoMode demo, TimeProvider clock)
{
    /// <returns>How many people were told.</returns>
    public async Task<int> RemindAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var told = 0;
        await using var connection = await database.OpenAsync(cancellationToken);
        foreach (var communeId in (await ExplanationQueries.OverdueAsync(connection, VietnamTime.DateOf(now))).Select(row => row.CommuneId).Distinct())
        {
            cancellationToken.ThrowIfCancellationRequested();
            told += await database.WriteAsync(transaction => RemindAsync(transaction, communeId, now), cancellationToken);
        }

        return told;
    }

    private async Task<int> RemindAsync(DbTransaction transaction, Guid communeId, DateTime now)
    {
        // An answer that comes at the same moment comes before or after.
        await ChangeCounter.NextAsync(transaction, communeId);
        var told = 0;
        foreach (var row in await ExplanationQueries.OverdueAsync(transaction.Connection!, VietnamTime.DateOf(now), communeId, transaction))
            told += await ExplanationNotices.OverdueAsync(transaction, (await ExplanationQueries.FindAsync(transaction, row.Id))!, demo.IsOn, now);
        return told;
    }
}
