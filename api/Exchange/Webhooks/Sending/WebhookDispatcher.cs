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
    IOptions<WebhookOptions> options,
    TimeProvider clock,
    ILogger<WebhookDispatcher> logger) : BackgroundService
{
    // One that takes its whole time must not hold up the others; more at once would not help two cores.
    private const int AtOnce = 4;

    private DateTime Now => Stored.Now(clock);

    // Twice what one call takes: it is renewed before each.
    private DateTime LeaseEnd => Now + 2 * options.Value.SendTime;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var caller = new WebhookCaller(options.Value.SendTime, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(caller, stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The next round finds what this one left; an exception that escaped would end the whole program.
                logger.LogError(fault, "Sending to webhooks failed.");
            }

            await signal.WaitAsync(options.Value.Interval, stoppingToken);
        }
    }

    private async Task RunAsync(WebhookCaller caller, CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid> due;
        await using (var connection = await database.OpenAsync(cancellationToken))
            due = await SendingQueries.DueAsync(connection, Now);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due, limits, async (id, token) => await GuardAsync(caller, id, token));
    }

    /// <summary>What is wrong with one webhook does not end the round of the others.</summary>
    private async Task GuardAsync(WebhookCaller caller, Guid webhookId, CancellationToken cancellationToken)
    {
        try
        {
            await SendAllAsync(caller, webhookId, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(fault, "Sending to webhook {Id} failed.", webhookId);
        }
    }

    private async Task SendAllAsync(WebhookCaller caller, Guid webhookId, CancellationToken cancellationToken)
    {
        var held = LeaseEnd;
        if (!await database.WriteAsync(transaction => SendingQueries.ClaimAsync(transaction, webhookId, Now, held), cancellationToken))
            return;
        try
        {
            while (await FindNextAsync(webhookId, cancellationToken) is { } outgoing)
            {
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

    private Settlement SettlementOf(OutgoingRow outgoing, CallOutcome outcome)
    {
        var now = Now;
        var settlement = new Settlement
        {
            DeliveryId = outgoing.DeliveryId, WebhookId = outgoing.WebhookId, Outcome = outcome, State = DeliveryState.Delivered, At = now,
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
