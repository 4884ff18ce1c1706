using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Reports.Review;

public static class ReviewQueries
{
    private const string SelectComments = """
        select c.id, c.plan_indicator_id, pi.number, c.at, c.person_id, p.display_name as person_name, c.text, c.asks_change,
               c.actual_version, c.resolved_at, c.change_seq,
               (select max(e.change_seq)
                from evidence_items e
                where e.report_id = c.report_id
                  and e.plan_indicator_id = c.plan_indicator_id) as evidence_seq,
               (select max(v.change_seq)
                from hamlet_values v
                where v.report_id = c.report_id
                  and v.plan_indicator_id = c.plan_indicator_id) as hamlet_seq
        from report_comments c
        join plan_indicators pi on pi.id = c.plan_indicator_id
        join reports r on r.id = c.report_id
        join organizations o on o.id = r.organization_id
        left join people p on p.id = c.person_id
        where c.report_id = @reportId
          and o.path like @scope
        order by c.change_seq, pi.position, c.id
        """;

    private const string InsertComment = """
        insert into report_comments (id, report_id, plan_indicator_id, at, person_id, text, asks_change, actual_version, change_seq)
        values (@id, @ReportId, @PlanIndicatorId, @At, @PersonId, @Text, @AsksChange, @ActualVersion, @Seq)
        """;

    private const string ResolveComments = """
        update report_comments
        set resolved_at = @now
        where report_id = @reportId
          and asks_change = 1
          and resolved_at is null
        """;

    /// <summary>Every word on the rows of a report, as it came.</summary>
    public static async Task<IReadOnlyList<CommentRow>> CommentsAsync(
        DbConnection connection, Guid reportId, string scope, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<CommentRow>(SelectComments, new { reportId, scope }, transaction)).AsList();

    public static Task InsertCommentAsync(DbTransaction transaction, CommentWrite write) => transaction.Connection!.ExecuteAsync(
        InsertComment,
        new
        {
            id = Guid.CreateVersion7(),
            write.ReportId,
            write.PlanIndicatorId,
            write.At,
            write.PersonId,
            write.Text,
            write.AsksChange,
            write.ActualVersion,
            write.Seq,
        },
        transaction);

    /// <summary>The report is sent again: what was asked of its rows is done.</summary>
    public static Task ResolveCommentsAsync(DbTransaction transaction, Guid reportId, DateTime now) =>
        transaction.Connection!.ExecuteAsync(ResolveComments, new { reportId, now }, transaction);
}
