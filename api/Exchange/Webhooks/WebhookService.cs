using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Exchange.Webhooks.Sending;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange.Webhooks;

/// <summary>Webhooks as their owners manage them, whether a machine or a person.</summary>
public sealed class WebhookService(
    Database database, WebhookSecrets secrets, WebhookSignal signal, WebhookReach reach, IOptions<WebhookOptions> options, TimeProvider clock)
{
    public const int DeliveriesAtOnce = 50;

    // One transaction, during which SQLite lets nobody else write: a fraction of a second.
    private const int EventsAtOnce = 1000;

    private DateTime Now => Stored.Now(clock);

    public async Task<IReadOnlyList<WebhookView>> ListAsync(WebhookOwner owner, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. (await WebhookQueries.ListAsync(connection, owner)).Select(row => row.ToView(Now))];
    }

    public async Task<WebhookView?> FindAsync(Guid id, WebhookOwner owner, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await WebhookQueries.FindAsync(connection, id, owner))?.ToView(Now);
    }

    public Task<Results<Created<WebhookWithSecret>, ProblemHttpResult>> MakeAsync(
        NewWebhook wanted, WebhookOwner owner, CancellationToken cancellationToken) =>
        database.WriteAsync<Results<Created<WebhookWithSecret>, ProblemHttpResult>>(
            async transaction =>
            {
                if ((owner.ClientId ?? wanted.ClientId) is not { } wantedId)
                    return Problems.Invalid(new Dictionary<string, string[]> { ["clientId"] = ["Chọn hệ thống kết nối."] });
                if (!reach.Takes(wanted.Url))
                    return Refusals.OutOfReach();
                if (await WebhookQueries.FindOwnerAsync(transaction, wantedId, owner.Scope) is not { } clientId)
                    return Problems.NotFound();
                if (await WebhookQueries.CountAsync(transaction, clientId) >= options.Value.MostOfClient)
                    return Refusals.TooMany(options.Value.MostOfClient);
                var secret = WebhookSecrets.Make();
                var row = new WebhookRow
                {
                    Id = Guid.CreateVersion7(),
                    ClientId = clientId,
                    Url = wanted.Url.Trim(),
                    Note = Stored.Text(wanted.Note),
                    Events = WebhookQueries.EventsOf(wanted.Events),
                    Secret = secrets.Protect(secret),
                    CreatedAt = Now,
                };
                await WebhookQueries.InsertAsync(transaction, row);
                var made = (await WebhookQueries.FindAsync(transaction.Connection!, row.Id, owner, transaction))!.ToView(Now);
                return TypedResults.Created((string?)null, new WebhookWithSecret { Webhook = made, Secret = secret });
            },
            cancellationToken);

    public async Task<Results<Ok<WebhookView>, ProblemHttpResult>> ChangeAsync(
        Guid id, WebhookChange change, WebhookOwner owner, CancellationToken cancellationToken)
    {
        var changed = await WriteAsync<Results<Ok<WebhookView>, ProblemHttpResult>>(
            id,
            owner,
            async (transaction, webhook) =>
            {
                // One that is out of reach by now can still be switched off.
                if (change.Url.Trim() != webhook.Url && !reach.Takes(change.Url))
                    return Refusals.OutOfReach();
                return await WebhookQueries.ChangeAsync(transaction, id, change, Now)
                    ? TypedResults.Ok((await WebhookQueries.FindAsync(transaction.Connection!, id, owner, transaction))!.ToView(Now))
                    : Problems.StaleVersion();
            },
            Problems.NotFound(),
            cancellationToken);
        signal.Wake();
        return changed;
    }

    public Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, WebhookOwner owner, CancellationToken cancellationToken) =>
        WriteAsync<Results<NoContent, ProblemHttpResult>>(
            id,
            owner,
            async (transaction, _) =>
            {
                await WebhookQueries.DeleteAsync(transaction, id);
                return TypedResults.NoContent();
            },
            Problems.NotFound(),
            cancellationToken);

    /// <summary>A new secret; the one before it signs as well for a while, so that the receiver may change over at leisure.</summary>
    public Task<Results<Ok<WebhookWithSecret>, ProblemHttpResult>> ChangeSecretAsync(
        Guid id, WebhookOwner owner, CancellationToken cancellationToken) =>
        WriteAsync<Results<Ok<WebhookWithSecret>, ProblemHttpResult>>(
            id,
            owner,
            async (transaction, _) =>
            {
                var secret = WebhookSecrets.Make();
                await WebhookQueries.ChangeSecretAsync(transaction, id, secrets.Protect(secret), Now + options.Value.FormerSecret);
                var changed = (await WebhookQueries.FindAsync(transaction.Connection!, id, owner, transaction))!.ToView(Now);
                return TypedResults.Ok(new WebhookWithSecret { Webhook = changed, Secret = secret });
            },
            Problems.NotFound(),
            cancellationToken);

    /// <summary>Sends a test; answers once it is under way.</summary>
    public Task<Results<Accepted, ProblemHttpResult>> PingAsync(Guid id, WebhookOwner owner, CancellationToken cancellationToken) =>
        SendAsync<Accepted>(
            id,
            owner,
            async (transaction, _) =>
            {
                await SendingQueries.InsertAsync(transaction, id, null, Now);
                await WebhookQueries.WakeAsync(transaction, id);
                return TypedResults.Accepted((string?)null);
            },
            cancellationToken);

    /// <summary>Null where the webhook is not the owner's.</summary>
    public async Task<IReadOnlyList<DeliveryView>?> DeliveriesAsync(
        Guid id, WebhookOwner owner, Guid? before, DeliveryState? state, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await WebhookQueries.FindAsync(connection, id, owner) is { } webhook
            ? await WebhookDeliveryQueries.ListAsync(connection, webhook, before, state, DeliveriesAtOnce, withAnswers: owner.ClientId is null)
            : null;
    }

    public Task<Results<Accepted, ProblemHttpResult>> RepeatAsync(
        Guid id, Guid deliveryId, WebhookOwner owner, CancellationToken cancellationToken) =>
        SendAsync<Accepted>(
            id,
            owner,
            async (transaction, webhook) =>
            {
                if (!await WebhookDeliveryQueries.RepeatAsync(transaction, webhook, deliveryId, Now))
                    return Problems.NotFound();
                await WebhookQueries.WakeAsync(transaction, id);
                return TypedResults.Accepted((string?)null);
            },
            cancellationToken);

    /// <summary>Tells everything again that the webhook hears of, also what happened while it was off or before it was made.</summary>
    public Task<Results<Ok<ReplayOutcome>, ProblemHttpResult>> ReplayAsync(
        Guid id, ReplayRequest wanted, WebhookOwner owner, CancellationToken cancellationToken) =>
        SendAsync<Ok<ReplayOutcome>>(
            id, owner, async (transaction, webhook) => TypedResults.Ok(await ReplayAsync(transaction, webhook, wanted)), cancellationToken);

    private async Task<ReplayOutcome> ReplayAsync(DbTransaction transaction, WebhookRow webhook, ReplayRequest wanted)
    {
        var connection = transaction.Connection!;
        var since = wanted.Since ?? await EventQueries.SeqBeforeAsync(connection, wanted.From!.Value.UtcDateTime, transaction);
        var events = await EventQueries.ListAsync(connection, webhook.Scope, since, EventsAtOnce, transaction);
        var heard = events.Where(webhook.Hears).ToList();
        foreach (var one in heard)
        {
            if (!await WebhookDeliveryQueries.RepeatEventAsync(transaction, webhook.Id, one.Id, Now))
                await SendingQueries.InsertAsync(transaction, webhook.Id, one, Now);
        }

        await WebhookQueries.WakeAsync(transaction, webhook.Id);
        var next = events.Count > 0 ? events[^1].Seq : since;
        return new ReplayOutcome
        {
            Total = heard.Count,
            Next = next,
            HasMore = (await EventQueries.ListAsync(connection, webhook.Scope, next, 1, transaction)).Count > 0,
        };
    }

    /// <summary>Queues deliveries by <paramref name="work"/> and has them sent at once; refused for a webhook that is off or silent.</summary>
    private async Task<Results<T, ProblemHttpResult>> SendAsync<T>(
        Guid id, WebhookOwner owner, Func<DbTransaction, WebhookRow, Task<Results<T, ProblemHttpResult>>> work, CancellationToken cancellationToken)
        where T : IResult
    {
        var outcome = await WriteAsync<Results<T, ProblemHttpResult>>(
            id,
            owner,
            async (transaction, webhook) => WhyQuiet(webhook) is { } quiet ? quiet : await work(transaction, webhook),
            Problems.NotFound(),
            cancellationToken);
        signal.Wake();
        return outcome;
    }

    private ProblemHttpResult? WhyQuiet(WebhookRow webhook) => webhook switch
    {
        { IsOn: false } => Refusals.Off(),
        _ when webhook.IsSilentAt(Now) => Refusals.Silent(),
        _ => null,
    };

    private Task<T> WriteAsync<T>(
        Guid id, WebhookOwner owner, Func<DbTransaction, WebhookRow, Task<T>> work, T absent, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async transaction => await WebhookQueries.FindAsync(transaction.Connection!, id, owner, transaction) is { } webhook
                ? await work(transaction, webhook)
                : absent,
            cancellationToken);

    public static class Refusals
    {
        public static ProblemHttpResult TooMany(int most) =>
            Problems.Conflict("too_many_webhooks", $"Mỗi hệ thống kết nối có nhiều nhất {most} webhook.");

        public static ProblemHttpResult OutOfReach() =>
            Problems.Invalid(new Dictionary<string, string[]> { ["url"] = ["Máy chủ này không gửi webhook tới địa chỉ đó."] });

        public static ProblemHttpResult Off() => Problems.Conflict("webhook_off", "Webhook đang tắt: bật lại rồi gửi.");

        public static ProblemHttpResult Silent() =>
            Problems.Conflict("silent_client", "Khóa truy cập của hệ thống này đã thu hồi hoặc hết hạn: không gửi được.");
    }
}
