using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Webhooks.Events;

public sealed record EventRow
{
    public Guid Id { get; init; }

    public long Seq { get; init; }

    public string Kind { get; init; } = "";

    public DateTime At { get; init; }

    public Guid CommuneId { get; init; }

    public string Path { get; init; } = "";

    public string OrganizationCode { get; init; } = "";

    public string UnitCode { get; init; } = "";

    public Guid PlanId { get; init; }

    public int PlanYear { get; init; }

    public string? PlanNumber { get; init; }

    public string Period { get; init; } = "";

    public Guid ReportId { get; init; }

    public string FromState { get; init; } = "";

    public string ToState { get; init; } = "";

    public string Pillars { get; init; } = "";

    /// <summary>What the step changed stands behind this number.</summary>
    public long SinceSeq { get; init; }

    /// <summary>The client that forwarded it; null for what happened here.</summary>
    public Guid? NodeId { get; init; }

    public long? NodeSeq { get; init; }

    public IReadOnlyList<string> PillarIds => Pillars.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a client of this place with these groups hears of it.</summary>
    public bool IsSeenBy(string path, IReadOnlyList<string>? groups) =>
        Path.StartsWith(path, StringComparison.Ordinal) && WebhookRules.Sees(groups, PillarIds);

    /// <param name="groups">Of the client that is told; null: all. It hears of no others.</param>
    public EventView ToView(IReadOnlyList<string>? groups) => new()
    {
        Id = Id,
        Seq = Seq,
        Type = Codes.To<EventKind>(Kind),
        At = At,
        OrganizationCode = OrganizationCode,
        UnitCode = UnitCode,
        PlanId = PlanId,
        PlanYear = PlanYear,
        PlanNumber = PlanNumber,
        Period = Period,
        ReportId = ReportId,
        From = Codes.To<ReportState>(FromState),
        To = Codes.To<ReportState>(ToState),
        Pillars = groups is null ? PillarIds : [.. PillarIds.Intersect(groups)],
        Since = SinceSeq,
    };
}

public static class EventQueries
{
    private const string SelectSubject = """
        select p.commune_id, o.path, coalesce(c.official_code, substring(c.path, 2, 298)) as organization_code, o.code as unit_code,
               p.id as plan_id, p.year as plan_year, p.number as plan_number, r.period, r.id as report_id
        from reports r
        join plans p on p.id = r.plan_id
        join organizations o on o.id = r.organization_id
        join organizations c on c.id = p.commune_id
        where r.id = @reportId
        """;

    private const string SelectPillars = """
        select distinct i.pillar_id
        from actuals a
        join plan_indicators pi on pi.id = a.plan_indicator_id
        join indicators i on i.id = pi.indicator_id
        where a.report_id = @reportId
        order by i.pillar_id
        """;

    private const string InsertEvent = """
        insert into exchange_events (seq, id, kind, at, commune_id, path, organization_code, unit_code, plan_id, plan_year, plan_number, period,
                                     report_id, from_state, to_state, pillars, since_seq, node_id, node_seq)
        values (@Seq, @Id, @Kind, @At, @CommuneId, @Path, @OrganizationCode, @UnitCode, @PlanId, @PlanYear, @PlanNumber, @Period,
                @ReportId, @FromState, @ToState, @Pillars, @SinceSeq, @NodeId, @NodeSeq)
        """;

    // Whole numbers: the page ends behind the last event of the number that its last place falls on.
    private const string SelectEvents = """
        with placed as (
          select seq, id, row_number() over (order by seq, id) as place
          from exchange_events
          where seq > @since
            and path like @scope
        )
        select e.seq, e.id, e.kind, e.at, e.commune_id, e.path, e.organization_code, e.unit_code, e.plan_id, e.plan_year, e.plan_number, e.period,
               e.report_id, e.from_state, e.to_state, e.pillars, e.since_seq, e.node_id, e.node_seq
        from exchange_events e
        where e.seq > @since
          and e.path like @scope
          and e.seq <= (select max(seq) from placed where place <= @limit)
        order by e.seq, e.id
        """;

    private const string SelectSeqBefore = """
        select coalesce(min(seq) - 1, 9223372036854775807)
        from exchange_events
        where at >= @moment
        """;

    /// <summary>What an event says of its report; the step itself is left open.</summary>
    public static async Task<EventRow> SubjectAsync(DbTransaction transaction, Guid reportId)
    {
        var connection = transaction.Connection!;
        var subject = await connection.QuerySingleAsync<EventRow>(SelectSubject, new { reportId }, transaction);
        var pillars = await connection.QueryAsync<string>(SelectPillars, new { reportId }, transaction);
        return subject with { OrganizationCode = subject.OrganizationCode.Trim('/'), Pillars = string.Join(',', pillars) };
    }

    public static Task InsertAsync(DbTransaction transaction, EventRow row) => transaction.Connection!.ExecuteAsync(InsertEvent, row, transaction);

    /// <summary>By number; <paramref name="limit"/> or a few more, so that those of one number stay together.</summary>
    public static async Task<IReadOnlyList<EventRow>> ListAsync(
        DbConnection connection, string scope, long since, int limit, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<EventRow>(SelectEvents, new { scope, since, limit }, transaction)).AsList();

    /// <summary>The number behind which every event since a moment stands; what a node forwarded late may stand there as well.</summary>
    public static Task<long> SeqBeforeAsync(DbConnection connection, DateTime moment, DbTransaction? transaction = null) =>
        connection.QuerySingleAsync<long>(SelectSeqBefore, new { moment }, transaction);
}
