using System.Data.Common;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Jobs;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports.Review;

namespace WardKpi.Api.Reports.Snapshots;

/// <summary>Freezes each period as it was verified. One that was frozen is looked at again only when a report of it was verified since.</summary>
public sealed class TakeSnapshotsJob(Database database, IOptions<ProgressOptions> options, TimeProvider clock) : IJob
{
    private const string Everywhere = "/%";

    public JobKind Kind => JobKind.TakeSnapshots;

    public JobSchedule Schedule { get; } = JobSchedule.Daily(3, 0);

    public async Task<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<PeriodToFreeze> periods;
        await using (var connection = await database.OpenAsync(cancellationToken))
            periods = await SnapshotQueries.ToFreezeAsync(connection);
        var taken = 0;
        foreach (var one in periods)
        {
            // Looked at before it is locked: most that wait are not due for weeks, and need not hold up who writes.
            await using (var connection = await database.OpenAsync(cancellationToken))
            {
                if (await PlanQueries.FindAsync(connection, one.PlanId, Everywhere) is not { } plan || !await IsDueAsync(connection, plan, one.Period))
                    continue;
            }

            if (await database.WriteAsync(transaction => FreezeAsync(transaction, one), cancellationToken))
                taken++;
        }

        return new Dictionary<string, int> { ["taken"] = taken, ["waiting"] = periods.Count - taken };
    }

    /// <summary>Behind the change number, so that nobody opens a report again between one reading and the next.</summary>
    private async Task<bool> FreezeAsync(DbTransaction transaction, PeriodToFreeze one)
    {
        var connection = transaction.Connection!;
        var plan = (await PlanQueries.FindAsync(connection, one.PlanId, Everywhere, transaction))!;
        var seq = await ChangeCounter.NextAsync(transaction, plan.CommuneId);
        if (!await IsDueAsync(connection, plan, one.Period, transaction))
            return false;
        var document = (await PlanDocument.FindAsync(connection, one.PlanId, Everywhere, transaction))!;
        var content = SnapshotRules.ToText(
            await PeriodReader.PeriodAsync(connection, document, Period.Parse(one.Period), options.Value.Thresholds, transaction));
        var hash = SnapshotRules.HashOf(content);
        var last = (await SnapshotQueries.ListAsync(connection, one.PlanId, transaction)).LastOrDefault(row => row.Period == one.Period);
        if (last?.Hash == hash)
            return false;
        await SnapshotQueries.InsertAsync(transaction, new SnapshotWrite
        {
            PlanId = one.PlanId,
            Period = one.Period,
            Number = (last?.Number ?? 0) + 1,
            TakenAt = clock.GetUtcNow().UtcDateTime,
            ChangeSeq = seq,
            Hash = hash,
            Content = content,
        });
        return true;
    }

    private async Task<bool> IsDueAsync(DbConnection connection, PlanRow plan, string period, DbTransaction? transaction = null)
    {
        var forms = await PeriodReader.FormsAsync(connection, plan, period, transaction);
        var locksOn = ReviewRules.LocksOn(forms, await CalendarQueries.WorkingDaysAsync(connection, transaction));
        return SnapshotRules.IsDue(forms, locksOn, VietnamTime.Today(clock));
    }
}
