using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Webhooks.Events;

namespace WardKpi.Api.Exchange.Webhooks;

public sealed record WebhookRow
{
    public Guid Id { get; init; }

    public Guid ClientId { get; init; }

    public string ClientName { get; init; } = "";

    public string ClientPath { get; init; } = "";

    public string? ClientPillars { get; init; }

    public DateTime? RevokedAt { get; init; }

    public DateTime? ExpiresAt { get; init; }

    public string Url { get; init; } = "";

    public string? Note { get; init; }

    public string Events { get; init; } = "";

    public string Secret { get; init; } = "";

    public DateTime? FormerUntil { get; init; }

    public bool IsOn { get; init; }

    public string? OffReason { get; init; }

    public DateTime? FailingSince { get; init; }

    public DateTime? LastAt { get; init; }

    public int? LastStatus { get; init; }

    public string? LastError { get; init; }

    public int WaitingTotal { get; init; }

    public DateTime CreatedAt { get; init; }

    public int Version { get; init; }

    public IReadOnlyList<EventKind> Kinds => [.. Events.Split(',').Select(Codes.To<EventKind>)];

    public bool IsSilentAt(DateTime now) => RevokedAt is not null || ExpiresAt <= now;

    public bool Hears(EventRow row) =>
        Events.Split(',').Contains(row.Kind) && WebhookRules.Sees(ClientPillars?.Split(','), row.PillarIds);

    public WebhookView ToView(DateTime now) => new()
    {
        Id = Id,
        ClientId = ClientId,
        ClientName = ClientName,
        Url = Url,
        Note = Note,
        Events = Kinds,
        IsOn = IsOn,
        OffReason = Codes.ToNullable<OffReason>(OffReason),
        IsSilent = IsSilentAt(now),
        FailingSince = FailingSince,
        WaitingTotal = WaitingTotal,
        LastAt = LastAt,
        LastStatus = LastStatus,
        LastError = LastError,
        FormerSecretUntil = FormerUntil > now ? FormerUntil : null,
        CreatedAt = CreatedAt,
        Version = Version,
    };
}

public sealed record DeliveryRow
{
    public Guid Id { get; init; }

    public string State { get; init; } = "";

    public DateTime CreatedAt { get; init; }

    public DateTime? NextAt { get; init; }

    public DateTime? SettledAt { get; init; }

    public EventRow? Event { get; init; }

    public DeliveryView ToView(IEnumerable<AttemptRow> attempts) => new()
    {
        Id = Id,
        State = Codes.To<DeliveryState>(State),
        CreatedAt = CreatedAt,
        NextAt = NextAt,
        SettledAt = SettledAt,
        Event = Event?.ToView(),
        Attempts = [.. attempts.Select(row => row.ToView())],
    };
}

public sealed record AttemptRow
{
    public Guid DeliveryId { get; init; }

    public DateTime At { get; init; }

    public int Milliseconds { get; init; }

    public int? Status { get; init; }

    public string? Error { get; init; }

    public string? Answer { get; init; }

    public AttemptView ToView() => new() { At = At, Milliseconds = Milliseconds, Status = Status, Error = Error, Answer = Answer };
}

public static class WebhookQueries
{
    // A client sees its own, an administrator those of the clients below the own place.
    private const string SelectWebhooks = """
        select w.id, w.client_id, c.name as client_name, coalesce(o.path, '/') as client_path, c.pillars as client_pillars, c.revoked_at,
               c.expires_at, w.url, w.note, w.events, w.secret, w.former_until, w.is_on, w.off_reason, w.failing_since, w.last_at, w.last_status,
               w.last_error, w.created_at, w.version,
               (select count(*) from webhook_deliveries d where d.webhook_id = w.id and d.next_at is not null) as waiting_total
        from webhooks w
        join api_clients c on c.id = w.client_id
        left join organizations o on o.id = c.organization_id
        where (@clientId is null or w.client_id = @clientId)
          and (@id is null or w.id = @id)
          and coalesce(o.path, '/') like @scope
        order by c.name, w.id
        """;

    private const string SelectOwner = """
        select c.id
        from api_clients c
        left join organizations o on o.id = c.organization_id
        where c.id = @clientId
          and c.revoked_at is null
          and coalesce(o.path, '/') like @scope
        """;

    private const string CountOfClient = """
        select count(*)
        from webhooks
        where client_id = @clientId
        """;

    private const string InsertWebhook = """
        insert into webhooks (id, client_id, url, note, events, secret, is_on, created_at)
        values (@Id, @ClientId, @Url, @Note, @Events, @Secret, 1, @CreatedAt)
        """;

    private const string UpdateWebhook = """
        update webhooks
        set url = @url,
            note = @note,
            events = @events,
            is_on = @isOn,
            off_reason = null,
            failing_since = null,
            rests_until = null,
            version = version + 1
        where id = @id
          and version = @version
        """;

    private const string UpdateSecret = """
        update webhooks
        set former_secret = secret,
            former_until = @formerUntil,
            secret = @secret
        where id = @id
        """;

    private const string DeleteWebhook = """
        delete from webhooks
        where id = @id
        """;

    // Whoever asks knows that the other side is there again.
    private const string WakeWebhook = """
        update webhooks
        set rests_until = null
        where id = @id
        """;

    private const string WakeDeliveries = """
        update webhook_deliveries
        set next_at = @now
        where webhook_id = @id
          and next_at > @now
        """;

    private const string SelectDeliveries = """
        with placed as (
          select id, row_number() over (order by id desc) as place
          from webhook_deliveries
          where webhook_id = @webhookId
            and id < @before
            and (@state is null or state = @state)
        )
        select d.id, d.state, d.created_at, d.next_at, d.settled_at,
               e.id, e.seq, e.kind, e.at, e.commune_id, e.path, e.organization_code, e.unit_code, e.plan_id, e.plan_year, e.plan_number, e.period,
               e.report_id, e.from_state, e.to_state, e.pillars, e.since_seq, e.node_id, e.node_seq
        from placed p
        join webhook_deliveries d on d.id = p.id
        left join exchange_events e on e.id = d.event_id
        where p.place <= @limit
        order by d.id desc
        """;

    private const string SelectAttempts = """
        select delivery_id, at, milliseconds, status, error, answer
        from webhook_attempts
        where delivery_id in @ids
        order by at, id
        """;

    private const string RepeatDelivery = """
        update webhook_deliveries
        set state = 'waiting',
            attempts = 0,
            next_at = @now,
            settled_at = null
        where webhook_id = @webhookId
          and id = @id
        """;

    private const string RepeatEvent = """
        update webhook_deliveries
        set state = 'waiting',
            attempts = 0,
            next_at = @now,
            settled_at = null
        where webhook_id = @webhookId
          and event_id = @eventId
        """;

    private static readonly Guid Last = new("ffffffff-ffff-ffff-ffff-ffffffffffff");

    public static async Task<IReadOnlyList<WebhookRow>> ListAsync(DbConnection connection, WebhookOwner owner) =>
        (await connection.QueryAsync<WebhookRow>(SelectWebhooks, new { clientId = owner.ClientId, scope = owner.Scope, id = (Guid?)null })).AsList();

    public static Task<WebhookRow?> FindAsync(DbConnection connection, Guid id, WebhookOwner owner, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<WebhookRow>(
            SelectWebhooks, new { clientId = owner.ClientId, scope = owner.Scope, id = (Guid?)id }, transaction);

    /// <summary>Null where no such client is in scope, or its key is revoked.</summary>
    public static Task<Guid?> FindOwnerAsync(DbTransaction transaction, Guid clientId, string scope) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Guid?>(SelectOwner, new { clientId, scope }, transaction);

    public static Task<int> CountAsync(DbTransaction transaction, Guid clientId) =>
        transaction.Connection!.QuerySingleAsync<int>(CountOfClient, new { clientId }, transaction);

    public static Task<int> InsertAsync(DbTransaction transaction, WebhookRow row) => transaction.Connection!.ExecuteAsync(InsertWebhook, row, transaction);

    /// <summary>False where somebody else changed it first.</summary>
    public static async Task<bool> ChangeAsync(DbTransaction transaction, Guid id, WebhookChange change, DateTime now)
    {
        var parameters = new
        {
            id,
            url = change.Url.Trim(),
            note = Stored.Text(change.Note),
            events = EventsOf(change.Events),
            isOn = change.IsOn,
            version = change.Version,
            now,
        };
        if (await transaction.Connection!.ExecuteAsync(UpdateWebhook, parameters, transaction) != 1)
            return false;
        await transaction.Connection!.ExecuteAsync(WakeDeliveries, parameters, transaction);
        return true;
    }

    public static Task<int> ChangeSecretAsync(DbTransaction transaction, Guid id, string secret, DateTime formerUntil) =>
        transaction.Connection!.ExecuteAsync(UpdateSecret, new { id, secret, formerUntil }, transaction);

    public static Task<int> DeleteAsync(DbTransaction transaction, Guid id) =>
        transaction.Connection!.ExecuteAsync(DeleteWebhook, new { id }, transaction);

    public static Task<int> WakeAsync(DbTransaction transaction, Guid id) =>
        transaction.Connection!.ExecuteAsync(WakeWebhook, new { id }, transaction);

    /// <summary>Newest first, with their attempts.</summary>
    /// <param name="before">Older than this one; null: from the newest on.</param>
    public static async Task<IReadOnlyList<DeliveryView>> DeliveriesAsync(
        DbConnection connection, Guid webhookId, Guid? before, DeliveryState? state, int limit)
    {
        var rows = (await connection.QueryAsync<DeliveryRow, EventRow?, DeliveryRow>(
            SelectDeliveries,
            (row, what) => row with { Event = what },
            new { webhookId, before = before ?? Last, state = state is { } one ? Codes.Of(one) : null, limit },
            splitOn: "id")).AsList();
        var attempts = (await connection.QueryAsync<AttemptRow>(SelectAttempts, new { ids = IdList.Of(rows.Select(row => row.Id)) }))
            .ToLookup(attempt => attempt.DeliveryId);
        return [.. rows.Select(row => row.ToView(attempts[row.Id]))];
    }

    /// <summary>False where the webhook has no such delivery.</summary>
    public static async Task<bool> RepeatAsync(DbTransaction transaction, Guid webhookId, Guid id, DateTime now) =>
        await transaction.Connection!.ExecuteAsync(RepeatDelivery, new { webhookId, id, now }, transaction) == 1;

    /// <summary>False where the webhook was never told of the event.</summary>
    public static async Task<bool> RepeatEventAsync(DbTransaction transaction, Guid webhookId, Guid eventId, DateTime now) =>
        await transaction.Connection!.ExecuteAsync(RepeatEvent, new { webhookId, eventId, now }, transaction) == 1;

    public static string EventsOf(IEnumerable<EventKind> kinds) => string.Join(',', kinds.Order().Select(Codes.Of));
}
