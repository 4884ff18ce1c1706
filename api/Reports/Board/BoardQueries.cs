using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Reports.Board;

/// <summary>What happened to a report last, and how much of it differs from what was verified.</summary>
public sealed record BoardTouchRow
{
    public Guid ReportId { get; init; }

    public DateTime At { get; init; }

    public string? PersonName { get; init; }

    public int ChangedTotal { get; init; }
}

public static class BoardQueries
{
    // Counts what the report under review marks as changed: a cell that was verified and was written since.
    private const string SelectTouches = """
        with touches as (
          select a.report_id, a.updated_at as at, a.updated_by as person_id, a.change_seq
          from actuals a
          join reports r on r.id = a.report_id
          where r.plan_id = @planId
          union all
          select e.report_id, e.at, e.person_id, e.change_seq
          from report_events e
          join reports r on r.id = e.report_id
          where r.plan_id = @planId
        ),
        latest as (
          select report_id, at, person_id, row_number() over (partition by report_id order by at desc, change_seq desc, person_id) as place
          from touches
        ),
        verified as (
          select e.report_id, max(e.change_seq) as seq
          from report_events e
          join reports r on r.id = e.report_id
          where r.plan_id = @planId
            and r.state not in ('verified', 'locked')
            and e.to_state = 'verified'
          group by e.report_id
        ),
        changes as (
          select a.report_id, count(*) as total
          from verified v
          join actuals a on a.report_id = v.report_id and a.change_seq > v.seq
          where exists (
            select 1
            from actual_revisions old
            where old.actual_id = a.id
              and old.change_seq <= v.seq)
          group by a.report_id
        )
        select l.report_id, l.at, p.display_name as person_name, coalesce(c.total, 0) as changed_total
        from latest l
        left join people p on p.id = l.person_id
        left join changes c on c.report_id = l.report_id
        where l.place = 1
        order by l.report_id
        """;

    /// <summary>Of every report of a plan that anybody touched.</summary>
    public static async Task<IReadOnlyList<BoardTouchRow>> TouchesAsync(DbConnection connection, Guid planId) =>
        (await connection.QueryAsync<BoardTouchRow>(SelectTouches, new { planId })).AsList();
}
