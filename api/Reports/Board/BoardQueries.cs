using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Reports.Board;

/// <summary>What happened to a report last.</summary>
public sealed record BoardTouchRow
{
    public Guid ReportId { get; init; }

    public DateTime At { get; init; }

    public string? PersonName { get; init; }
}

/// <summary>A value of a reopened report as it stood when that was verified last.</summary>
public sealed record VerifiedRow
{
    /// <summary>Number of the last change of the cell's hamlets since.</summary>
    public long? HamletSeq { get; init; }

    public ActualRow Actual { get; init; } = new();
}

public static class BoardQueries
{
    private const string SelectTouches = """
        with touches as (
          select report_id, updated_at as at, updated_by as person_id, updated_by_client as client_id, change_seq
          from actuals
          where report_id in (select id from reports where plan_id = @planId)
          union all
          select report_id, at, person_id, client_id, change_seq
          from report_events
          where report_id in (select id from reports where plan_id = @planId)
          union all
          select report_id, at, person_id, null, change_seq
          from report_words
          where report_id in (select id from reports where plan_id = @planId)
          union all
          select report_id, at, person_id, null, change_seq
          from report_comments
          where report_id in (select id from reports where plan_id = @planId)
          union all
          select report_id, coalesce(removed_at, added_at), case when removed_at is null then added_by else removed_by end, null, change_seq
          from evidence_items
          where report_id in (select id from reports where plan_id = @planId)
          union all
          select report_id, updated_at, updated_by, null, change_seq
          from hamlet_values
          where report_id in (select id from reports where plan_id = @planId)
        ),
        latest as (
          select t.report_id, t.at, t.person_id, t.client_id,
                 row_number() over (partition by t.report_id order by t.change_seq desc, t.at desc, t.person_id, t.client_id) as place
          from touches t
        )
        select l.report_id, l.at, coalesce(p.display_name, m.name) as person_name
        from latest l
        left join people p on p.id = l.person_id
        left join api_clients m on m.id = l.client_id
        where l.place = 1
        order by l.report_id
        """;

    private const string SelectVerified = """
        with verified as (
          select e.report_id, max(e.change_seq) as seq
          from report_events e
          join reports r on r.id = e.report_id
          where r.plan_id = @planId
            and r.state not in ('verified', 'locked')
            and e.to_state = 'verified'
          group by e.report_id
        )
        select (select max(h.change_seq)
                from hamlet_values h
                where h.report_id = a.report_id
                  and h.plan_indicator_id = a.plan_indicator_id
                  and h.change_seq > s.seq) as hamlet_seq,
               a.id, a.report_id, a.plan_indicator_id, a.period, v.entry_kind, v.numerator, v.denominator, v.value, v.text,
               v.note, v.source, v.explanation
        from verified s
        join actuals a on a.report_id = s.report_id
        join actual_revisions v on v.actual_id = a.id and v.change_seq <= s.seq
        where not exists (
          select 1
          from actual_revisions later
          where later.actual_id = v.actual_id
            and later.version > v.version
            and later.change_seq <= s.seq)
        order by a.id
        """;

    /// <summary>Of every report of a plan that anybody touched.</summary>
    public static async Task<IReadOnlyList<BoardTouchRow>> TouchesAsync(DbConnection connection, Guid planId) =>
        (await connection.QueryAsync<BoardTouchRow>(SelectTouches, new { planId })).AsList();

    /// <summary>What the reports of a plan that were reopened are compared with.</summary>
    public static async Task<IReadOnlyList<VerifiedRow>> VerifiedAsync(DbConnection connection, Guid planId) =>
        (await connection.QueryAsync<VerifiedRow, ActualRow, VerifiedRow>(
            SelectVerified, (row, actual) => row with { Actual = actual }, new { planId }, splitOn: "id")).AsList();
}
