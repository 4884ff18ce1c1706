using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Webhooks.Events;

namespace WardKpi.Api.Exchange.Webhooks.Sending;

/// <summary>A webhook that may hear of an event.</summary>
public sealed record ListenerRow
{
    public Guid Id { get; init; }

    public string Events { get; init; } = "";

    public string? Pillars { get; init; }

    public bool Hears(EventRow row) => WebhookRules.Hears(Events, Pillars, row);
}

/// <summary>What goes out next to one webhook.</summary>
public sealed record OutgoingRow
{
    public Guid DeliveryId { get; init; }

    public Guid WebhookId { get; init; }

    public int Attempts { get; init; }

    public DateTime CreatedAt { get; init; }

    public string Url { get; init; } = "";

    public string Secret { get; init; } = "";

    public string? FormerSecret { get; init; }

    public DateTime? FormerUntil { get; init; }

    public DateTime? FailingSince { get; init; }

    /// <summary>Version of the webhook when the call began: a change made meanwhile is not overwritten.</summary>
    public int Version { get; init; }

    public string ClientPath { get; init; } = "";

    public string? ClientPillars { get; init; }

    /// <summary>Null for a test.</summary>
    public EventRow? Event { get; init; }

    /// <summary>Whether the client may still hear of it: its place and groups may have changed since.</summary>
    public bool IsHeard => Event is null || Event.IsSeenBy(ClientPath, WebhookRules.GroupsOf(ClientPillars));

    public WebhookMessage ToMessage() =>
        Event is null ? WebhookMessage.PingOf(DeliveryId, WebhookId, CreatedAt) : WebhookMessage.Of(Event.ToView(WebhookRules.GroupsOf(ClientPillars)));
}

/// <summary>How a call is settled.</summary>
public sealed record Settlement
{
    public required Guid DeliveryId { get; init; }

    public required Guid WebhookId { get; init; }

    /// <summary>Version of the webhook when the call began.</summary>
    public required int Version { get; init; }

    public required SendOutcome Outcome { get; init; }

    public required DeliveryState State { get; init; }

    /// <summary>Null once it is settled.</summary>
    public DateTime? NextAt { get; init; }

    /// <summary>The whole webhook rests until then.</summary>
    public DateTime? RestsUntil { get; init; }

    public DateTime? FailingSince { get; init; }

    public OffReason? OffReason { get; init; }

    public required DateTime At { get; init; }
}

/// <summary>The statements of the round that sends.</summary>
public static class SendingQueries
{
    private const string SelectListeners = """
        select w.id, w.events, c.pillars
        from webhooks w
        join api_clients c on c.id = w.client_id
        left join organizations o on o.id = c.organization_id
        where w.is_on = 1
          and c.revoked_at is null
          and (c.expires_at is null or c.expires_at > @now)
          and @path like concat(coalesce(o.path, '/'), '%')
        order by w.id
        """;

    private const string InsertDelivery = """
        insert into webhook_deliveries (id, webhook_id, event_id, seq, state, attempts, next_at, created_at)
        values (@id, @webhookId, @eventId, @seq, 'waiting', 0, @now, @now)
        """;

    // Webhooks are few, deliveries many: of each is asked whether anything waits. Whose last call is longest ago comes first.
    private const string SelectDue = """
        select w.id
        from webhooks w
        join api_clients c on c.id = w.client_id
        where w.is_on = 1
          and (w.rests_until is null or w.rests_until <= @now)
          and (w.leased_until is null or w.leased_until <= @now)
          and c.revoked_at is null
          and (c.expires_at is null or c.expires_at > @now)
          and exists (select 1 from webhook_deliveries d where d.webhook_id = w.id and d.next_at <= @now)
        order by w.last_at, w.id
        """;

    private const string ClaimWebhook = """
        update webhooks
        set leased_until = @until
        where id = @id
          and is_on = 1
          and (leased_until is null or leased_until <= @now)
        """;

    private const string RenewLease = """
        update webhooks
        set leased_until = @until
        where id = @id
          and leased_until = @held
        """;

    private const string ReleaseWebhook = """
        update webhooks
        set leased_until = null
        where id = @id
          and leased_until = @held
        """;

    private const string SelectNext = """
        with due as (
          select id, row_number() over (order by seq, id) as place
          from webhook_deliveries
          where webhook_id = @webhookId
            and next_at <= @now
        )
        select d.id as delivery_id, d.webhook_id, d.attempts, d.created_at, w.url, w.secret, w.former_secret, w.former_until, w.failing_since,
               w.version, coalesce(o.path, '/') as client_path, c.pillars as client_pillars,
               e.id, e.seq, e.kind, e.at, e.commune_id, e.path, e.organization_code, e.unit_code, e.plan_id, e.plan_year, e.plan_number, e.period,
               e.report_id, e.from_state, e.to_state, e.pillars, e.since_seq, e.node_id, e.node_seq
        from due p
        join webhook_deliveries d on d.id = p.id
        join webhooks w on w.id = d.webhook_id
        join api_clients c on c.id = w.client_id
        left join organizations o on o.id = c.organization_id
        left join exchange_events e on e.id = d.event_id
        where p.place = 1
          and w.is_on = 1
          and (w.rests_until is null or w.rests_until <= @now)
          and c.revoked_at is null
          and (c.expires_at is null or c.expires_at > @now)
        order by d.id
        """;

    private const string InsertAttempt = """
        insert into webhook_attempts (id, delivery_id, at, milliseconds, status, error, answer)
        values (@id, @deliveryId, @at, @milliseconds, @status, @error, @answer)
        """;

    // One that was asked for again while it was under way, and answered, is answered.
    private const string SettleDelivery = """
        update webhook_deliveries
        set state = @state,
            attempts = attempts + 1,
            next_at = @nextAt,
            settled_at = case when @nextAt is null then @at else null end
        where id = @deliveryId
        """;

    // Whoever changed the webhook during the call began anew: what the call says of the receiver is then of the one before.
    private const string SettleWebhook = """
        update webhooks
        set failing_since = case when version = @version then @failingSince else failing_since end,
            rests_until = case when version = @version then @restsUntil else rests_until end,
            is_on = case when version = @version and @offReason is not null then 0 else is_on end,
            off_reason = case when version = @version then coalesce(@offReason, off_reason) else off_reason end,
            last_at = @at,
            last_status = @status,
            last_error = @error
        where id = @webhookId
        """;

    private const string GiveUpDelivery = """
        update webhook_deliveries
        set state = 'given_up',
            next_at = null,
            settled_at = @now
        where id = @deliveryId
        """;

    /// <summary>Makes a delivery of an event for each webhook that hears of it.</summary>
    public static async Task QueueAsync(DbTransaction transaction, EventRow row, DateTime now)
    {
        var listeners = await transaction.Connection!.QueryAsync<ListenerRow>(SelectListeners, new { path = row.Path, now }, transaction);
        foreach (var listener in listeners.Where(listener => listener.Hears(row)))
            await InsertAsync(transaction, listener.Id, row, now);
    }

    /// <param name="row">Null for a test.</param>
    public static async Task<Guid> InsertAsync(DbTransaction transaction, Guid webhookId, EventRow? row, DateTime now)
    {
        var id = Guid.CreateVersion7();
        await transaction.Connection!.ExecuteAsync(InsertDelivery, new { id, webhookId, eventId = row?.Id, seq = row?.Seq ?? 0, now }, transaction);
        return id;
    }

    /// <summary>The webhooks that something waits for, and that no node is sending to.</summary>
    public static async Task<IReadOnlyList<Guid>> DueAsync(DbConnection connection, DateTime now) =>
        (await connection.QueryAsync<Guid>(SelectDue, new { now })).AsList();

    /// <summary>False where another node is sending to it.</summary>
    public static async Task<bool> ClaimAsync(DbTransaction transaction, Guid id, DateTime now, DateTime until) =>
        await transaction.Connection!.ExecuteAsync(ClaimWebhook, new { id, now, until }, transaction) == 1;

    /// <summary>False where it was held too long, and another node has taken it.</summary>
    public static async Task<bool> RenewAsync(DbTransaction transaction, Guid id, DateTime held, DateTime until) =>
        await transaction.Connection!.ExecuteAsync(RenewLease, new { id, held, until }, transaction) == 1;

    public static Task<int> ReleaseAsync(DbTransaction transaction, Guid id, DateTime held) =>
        transaction.Connection!.ExecuteAsync(ReleaseWebhook, new { id, held }, transaction);

    /// <summary>The first that is due by number; null where nothing is, or nothing may go any more.</summary>
    public static async Task<OutgoingRow?> NextAsync(DbConnection connection, Guid webhookId, DateTime now) =>
        (await connection.QueryAsync<OutgoingRow, EventRow?, OutgoingRow>(
            SelectNext, (row, what) => row with { Event = what }, new { webhookId, now }, splitOn: "id")).SingleOrDefault();

    /// <summary>Gives up a delivery that the client may not hear of any more.</summary>
    public static Task<int> GiveUpAsync(DbTransaction transaction, Guid deliveryId, DateTime now) =>
        transaction.Connection!.ExecuteAsync(GiveUpDelivery, new { deliveryId, now }, transaction);

    public static async Task SettleAsync(DbTransaction transaction, Settlement settlement)
    {
        var parameters = new
        {
            id = Guid.CreateVersion7(),
            deliveryId = settlement.DeliveryId,
            webhookId = settlement.WebhookId,
            version = settlement.Version,
            at = settlement.At,
            milliseconds = settlement.Outcome.Milliseconds,
            status = settlement.Outcome.Status,
            error = settlement.Outcome.Error,
            answer = settlement.Outcome.Answer,
            state = Codes.Of(settlement.State),
            nextAt = settlement.NextAt,
            failingSince = settlement.FailingSince,
            restsUntil = settlement.RestsUntil,
            offReason = settlement.OffReason is { } reason ? Codes.Of(reason) : null,
        };
        await transaction.Connection!.ExecuteAsync(InsertAttempt, parameters, transaction);
        await transaction.Connection!.ExecuteAsync(SettleDelivery, parameters, transaction);
        await transaction.Connection!.ExecuteAsync(SettleWebhook, parameters, transaction);
    }
}
