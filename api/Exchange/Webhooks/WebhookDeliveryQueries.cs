using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Webhooks.Events;

namespace WardKpi.Api.Exchange.Webhooks;

public sealed record DeliveryRow
{
    public Guid Id { get; init; }

    public string State { get; init; } = "";

    public DateTime CreatedAt { get; init; }

    public DateTime? NextAt { get; init; }

    public DateTime? SettledAt { get; init; }

    public EventRow? Event { get; init; }

    public DeliveryView ToView(IEnumerable<AttemptRow> attempts, IReadOnlyList<string>? groups, bool withAnswer) => new()
    {
        Id = Id,
        State = Codes.To<DeliveryState>(State),
        CreatedAt = CreatedAt,
        NextAt = NextAt,
        SettledAt = SettledAt,
        Event = Event?.ToView(groups),
        Attempts = [.. attempts.Select(row => row.ToView(withAnswer))],
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

    public AttemptView ToView(bool withAnswer) =>
        new() { At = At, Milliseconds = Milliseconds, Status = Status, Error = Error, Answer = withAnswer ? Answer : null };
}

public static class WebhookDeliveryQueries
{
    // A test, or an event of the place and of a group that the client has now, whatever it had then.
    private const string IsSeen = """
        (d.event_id is null
         or exists (
           select 1
           from exchange_events v
           where v.id = d.event_id
             and v.path like @scope
             and (@pillars is null or exists (
               select 1
               from pillars g
               where concat(',', @pillars, ',') like concat('%,', g.id, ',%')
                 and concat(',', v.pillars, ',') like concat('%,', g.id, ',%')))))
        """;

    private const string SelectDeliveries = $"""
        with placed as (
          select d.id, row_number() over (order by d.id desc) as place
          from webhook_deliveries d
          where d.webhook_id = @webhookId
            and d.id < @before
            and (@state is null or d.state = @state)
            and {IsSeen}
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

    private const string IsNew = """
        state = 'waiting',
            attempts = 0,
            next_at = @now,
            settled_at = null
        """;

    private const string RepeatDelivery = $"""
        update webhook_deliveries
        set {IsNew}
        where webhook_id = @webhookId
          and id = @id
          and exists (select 1 from webhook_deliveries d where d.id = @id and {IsSeen})
        """;

    private const string RepeatEvent = $"""
        update webhook_deliveries
        set {IsNew}
        where webhook_id = @webhookId
          and event_id = @eventId
        """;

    private static readonly Guid Last = new("ffffffff-ffff-ffff-ffff-ffffffffffff");

    /// <summary>Newest first, with their attempts.</summary>
    /// <param name="withAnswers">What receivers said to refuse is for people: a machine that chose the address would read by it.</param>
    /// <param name="before">Older than this one; null: from the newest on.</param>
    public static async Task<IReadOnlyList<DeliveryView>> ListAsync(
        DbConnection connection, WebhookRow webhook, Guid? before, DeliveryState? state, int limit, bool withAnswers)
    {
        var rows = (await connection.QueryAsync<DeliveryRow, EventRow?, DeliveryRow>(
            SelectDeliveries,
            (row, what) => row with { Event = what },
            new
            {
                webhookId = webhook.Id,
                scope = webhook.Scope,
                pillars = webhook.ClientPillars,
                before = before ?? Last,
                state = state is { } one ? Codes.Of(one) : null,
                limit,
            },
            splitOn: "id")).AsList();
        var attempts = (await connection.QueryAsync<AttemptRow>(SelectAttempts, new { ids = IdList.Of(rows.Select(row => row.Id)) }))
            .ToLookup(attempt => attempt.DeliveryId);
        return [.. rows.Select(row => row.ToView(attempts[row.Id], WebhookRules.GroupsOf(webhook.ClientPillars), withAnswers))];
    }

    /// <summary>False where the webhook has no such delivery, or its client may not hear of it any more.</summary>
    public static async Task<bool> RepeatAsync(DbTransaction transaction, WebhookRow webhook, Guid id, DateTime now) =>
        await transaction.Connection!.ExecuteAsync(
            RepeatDelivery, new { webhookId = webhook.Id, scope = webhook.Scope, pillars = webhook.ClientPillars, id, now }, transaction) == 1;

    /// <summary>False where the webhook was never told of the event.</summary>
    public static async Task<bool> RepeatEventAsync(DbTransaction transaction, Guid webhookId, Guid eventId, DateTime now) =>
        await transaction.Connection!.ExecuteAsync(RepeatEvent, new { webhookId, eventId, now }, transaction) == 1;
}
