using Microsoft.Extensions.Options;
using WardKpi.Api.Data;

namespace WardKpi.Api.Exchange.Webhooks.Sending;

/// <summary>
/// Tells webhooks what was committed: at once on the node of the commit, by looking on every other. A node holds a webhook while it sends to
/// it, so events arrive in their order and each once; one that dies meanwhile leaves it to the next node when its lease is over, and the event
/// under way may then come twice, under the same id. A receiver that is down keeps its events waiting in their order; one that refuses a single
/// event does not hold up the others.
/// </summary>
public sealed class WebhookDispatcher(
    Database database,
    WebhookSecrets secrets,
    WebhookSignal signal,
    WebhookReach reach,
    IOptions<WebhookOptions> options,
    TimeProvider clock,
    ILogger<WebhookDispatcher> logger) : BackgroundService
{
    // A receiver that takes its whole time holds one place; they wait for the line, not for the processor.
    private const int AtOnce = 32;

    // Then the place goes to another webhook, and this one to the end of the queue.
    private const int TurnDeliveries = 20;

    private DateTime Now => Stored.Now(clock);

    // Twice what one call takes: it is renewed before each.
    private DateTime LeaseEnd => Now + 2 * options.Value.SendTime;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var caller = new WebhookCaller(options.Value.SendTime, reach, clock);
        var underWay = new Dictionary<Guid, Task>();
        var woken = Task.CompletedTask;
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var (id, _) in underWay.Where(pair => pair.Value.IsCompleted).ToList())
                underWay.Remove(id);
            // Before the look: what is committed behind it wakes the next.
            if (woken.IsCompleted)
                woken = signal.WaitAsync(options.Value.Interval, stoppingToken);
            try
            {
                foreach (var id in (await FindDueAsync(stoppingToken)).Except(underWay.Keys).Take(AtOnce - underWay.Count).ToList())
                    underWay[id] = Task.Run(() => TakeTurnAsync(caller, id, stoppingToken), CancellationToken.None);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The next look finds what this one left; an exception that escaped would end the whole program.
                logger.LogError(fault, "Sending to webhooks failed.");
                await Task.Delay(options.Value.Interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }

            // Nobody waits for the slowest: a turn that ended, or a commit, is reason enough to look again.
            await Task.WhenAny([woken, .. underWay.Values]);
        }

        await Task.WhenAll(underWay.Values);
    }

    private async Task<IReadOnlyList<Guid>> FindDueAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await SendingQueries.DueAsync(connection, Now);
    }

    /// <summary>Does not throw: what is wrong with one webhook does not end the sending to others.</summary>
    private async Task TakeTurnAsync(WebhookCaller caller, Guid webhookId, CancellationToken cancellationToken)
    {
        try
        {
            await SendSomeAsync(caller, webhookId, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The program stops; what is under way is sent again by whoever comes next.
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "Sending to webhook {Id} failed.", webhookId);
            // It is still due: without a rest it would fail again at once.
            await Task.Delay(options.Value.Interval, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SendSomeAsync(WebhookCaller caller, Guid webhookId, CancellationToken cancellationToken)
    {
        var held = LeaseEnd;
        if (!await database.WriteAsync(transaction => SendingQueries.ClaimAsync(transaction, webhookId, Now, held), cancellationToken))
            return;
        try
        {
            for (var sent = 0; sent < TurnDeliveries && await FindNextAsync(webhookId, cancellationToken) is { } outgoing; sent++)
            {
                if (!outgoing.IsHeard)
                {
                    await database.WriteAsync(transaction => SendingQueries.GiveUpAsync(transaction, outgoing.DeliveryId, Now), cancellationToken);
                    continue;
                }

                var until = LeaseEnd;
                if (!await database.WriteAsync(transaction => SendingQueries.RenewAsync(transaction, webhookId, held, until), cancellationToken))
                    return;
                held = until;
                var outcome = await caller.SendAsync(outgoing.Url, outgoing.ToMessage(), KeysOf(outgoing), cancellationToken);
                var settlement = SettlementOf(outgoing, outcome);
                if (settlement.OffReason is { } reason)
                    logger.LogWarning("Webhook {Id} is switched off ({Reason}): {Error}", webhookId, reason, outcome.Error);
                // Not to be cancelled: what was sent is written down.
                await database.WriteAsync(
                    async transaction =>
                    {
                        await SendingQueries.SettleAsync(transaction, settlement);
                        return true;
                    },
                    CancellationToken.None);
            }
        }
        finally
        {
            await database.WriteAsync(transaction => SendingQueries.ReleaseAsync(transaction, webhookId, held), CancellationToken.None);
        }
    }

    private async Task<OutgoingRow?> FindNextAsync(Guid webhookId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await SendingQueries.NextAsync(connection, webhookId, Now);
    }

    private IEnumerable<byte[]> KeysOf(OutgoingRow outgoing)
    {
        yield return secrets.KeyOf(outgoing.Secret);
        if (outgoing.FormerSecret is { } former && outgoing.FormerUntil > Now)
            yield return secrets.KeyOf(former);
    }

    private Settlement SettlementOf(OutgoingRow outgoing, SendOutcome outcome)
    {
        var now = Now;
        var settlement = new Settlement
        {
            DeliveryId = outgoing.DeliveryId,
            WebhookId = outgoing.WebhookId,
            Version = outgoing.Version,
            Outcome = outcome,
            State = DeliveryState.Delivered,
            At = now,
        };
        if (outcome.Error is null)
            return settlement;
        var failingSince = outgoing.FailingSince ?? now;
        var pause = WebhookRules.PauseAfter(outgoing.Attempts + 1, Random.Shared.NextDouble());
        return settlement with
        {
            State = pause is null ? DeliveryState.GivenUp : DeliveryState.Waiting,
            NextAt = now + pause,
            RestsUntil = WebhookRules.IsDown(outcome.Status) ? now + pause : null,
            FailingSince = failingSince,
            OffReason = WebhookRules.OffReasonOf(outcome.Status, failingSince, now, options.Value.Patience),
        };
    }
}
