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

    /// <summary>Pattern for <c>path like</c>, of what the client may hear of.</summary>
    public string Scope => ClientPath + "%";

    public bool IsSilentAt(DateTime now) => RevokedAt is not null || ExpiresAt <= now;

    public bool Hears(EventRow row) => WebhookRules.Hears(Events, ClientPillars, row);

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

    public static string EventsOf(IEnumerable<EventKind> kinds) => string.Join(',', kinds.Order().Select(Codes.Of));
}
