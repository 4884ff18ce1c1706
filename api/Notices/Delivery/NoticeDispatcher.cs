using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Notices.Settings;

namespace WardKpi.Api.Notices.Delivery;

/// <summary>
/// Sends notices out by one channel after they were committed. Each is claimed before it is sent, and only one node gets it; of a digest all
/// or none. At most once: only what the other side surely did not take is sent again. A node that dies between claim and sending loses that
/// one, and so does a talk that breaks off at a moment when the other side may have it. The notice itself stands in the dashboard anyway,
/// while a node that dies over and over, or a server that takes mails and is slow to say so, would have people get the same mail as often.
/// </summary>
public sealed class NoticeDispatcher(NoticeChannel channel, Database database, TimeProvider clock, ILogger<NoticeDispatcher> logger) : BackgroundService
{
    private const int ErrorLimit = 500;

    private DateTime retryAt = DateTime.MinValue;
    private DateTime restUntil = DateTime.MinValue;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(channel.Options.Interval, clock);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The next round finds what this one left; an exception that escaped would end the whole program.
                logger.LogError(fault, "Sending notices out by {Channel} failed.", channel.Kind);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        if (Now < restUntil)
            return;
        var withFailed = Now >= retryAt;
        bool isFull;
        do
        {
            (isFull, var hasFailed) = await RunRoundAsync(withFailed, cancellationToken);
            // What failed just now waits for its time; with it what failed before, or the round would be of the same people again.
            withFailed &= !hasFailed;
        }
        while (isFull);
    }

    /// <summary>Whether the round was full, so that others may wait behind it, and whether anything is to be tried again.</summary>
    private async Task<(bool IsFull, bool HasFailed)> RunRoundAsync(bool withFailed, CancellationToken cancellationToken)
    {
        IReadOnlyList<DeliveryRow> due;
        WorkingDays workingDays;
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            due = await DeliveryQueries.DueAsync(connection, channel.Kind, Now, Now - channel.Options.RetryFor, withFailed);
            if (withFailed)
                retryAt = Now + channel.Options.RetryAfter;
            if (due.Count == 0)
                return (false, false);
            workingDays = await CalendarQueries.WorkingDaysAsync(connection);
        }

        var hasFailed = false;
        using var session = channel.Open();
        foreach (var rows in Parts(due))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // What failed, or was left while the program was off, may come to stand in quiet hours.
            if (DeliveryRules.EndOfQuiet(rows[0].Wishes, Now) is { } morning)
            {
                await PostponeAsync(rows, morning, cancellationToken);
                continue;
            }

            if (!await ClaimAsync(rows, cancellationToken))
                continue;
            var outgoing = new OutgoingNotices(rows[0].ToPerson(), [.. rows.Select(row => row.Notice.ToView(workingDays))]);
            var (outcome, error) = await session.SendAsync(outgoing);
            if (error is null)
                continue;
            logger.LogWarning("Notice {Id} did not go out by {Channel} ({Outcome}): {Error}", rows[0].Notice.Id, channel.Kind, outcome, error);
            await SettleAsync(rows, outcome, Stored.Cut(error, ErrorLimit));
            // One that breaks off costs a notice each time: it is left alone for a while.
            if (outcome == DeliveryOutcome.Uncertain)
                restUntil = Now + channel.Options.RetryAfter;
            if (outcome is DeliveryOutcome.Unreachable or DeliveryOutcome.Uncertain)
                return (false, true);
            hasFailed |= outcome == DeliveryOutcome.Deferred;
        }

        return (due.Select(row => row.PersonId).Distinct().Count() == DeliveryQueries.PeopleARound, hasFailed);
    }

    /// <summary>What goes out together: of whoever wants one mail a day all of it.</summary>
    private IEnumerable<IReadOnlyList<DeliveryRow>> Parts(IReadOnlyList<DeliveryRow> due) => due
        .GroupBy(row => channel.Kind == ChannelKind.Mail && row.Wishes.Mail == MailChoice.Digest ? row.PersonId : row.Notice.Id)
        .Select(part => part.ToList());

    private Task<bool> PostponeAsync(IReadOnlyList<DeliveryRow> rows, DateTime moment, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            foreach (var row in rows)
                await DeliveryQueries.PostponeAsync(transaction, channel.Kind, row.Notice.Id, moment);
            return true;
        },
        cancellationToken);

    /// <summary>False where another node has taken one of them; then none is taken.</summary>
    private async Task<bool> ClaimAsync(IReadOnlyList<DeliveryRow> rows, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync(
                async transaction =>
                {
                    foreach (var row in rows)
                    {
                        if (!await DeliveryQueries.ClaimAsync(transaction, channel.Kind, row.Notice.Id, Now))
                            throw new TakenException();
                    }

                    return true;
                },
                cancellationToken);
        }
        catch (TakenException)
        {
            return false;
        }
    }

    // Not to be cancelled: what was claimed is settled.
    private Task<bool> SettleAsync(IReadOnlyList<DeliveryRow> rows, DeliveryOutcome outcome, string error) => database.WriteAsync(
        async transaction =>
        {
            foreach (var row in rows)
            {
                if (outcome is DeliveryOutcome.Refused or DeliveryOutcome.Uncertain)
                    await DeliveryQueries.GiveUpAsync(transaction, channel.Kind, row.Notice.Id, error);
                else
                    await DeliveryQueries.ReleaseAsync(transaction, channel.Kind, row.Notice.Id, error);
            }

            return true;
        },
        CancellationToken.None);

    /// <summary>Rolls back the claims on the rest.</summary>
    private sealed class TakenException : Exception;
}
