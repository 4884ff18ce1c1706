using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Reports.Evidence;

public static class EvidenceQueries
{
    private const string Columns = """
        i.id, i.report_id, i.plan_indicator_id, i.kind, i.file_name, i.media_type, i.size_bytes, i.sha256, i.document_number, i.document_date,
        i.document_issuer, i.document_summary, i.added_at, ap.display_name as added_by, i.removed_at, rp.display_name as removed_by,
        case when exists (
          select 1
          from report_events e
          where e.report_id = i.report_id
            and e.to_state = 'verified'
            and e.change_seq >= coalesce(i.added_seq, i.change_seq)
            and (i.removed_at is null or e.change_seq <= i.change_seq)) then 1 else 0 end as was_verified
        """;

    private const string SelectEvidence = $"""
        select {Columns}
        from evidence_items i
        join reports r on r.id = i.report_id
        join organizations o on o.id = r.organization_id
        left join people ap on ap.id = i.added_by
        left join people rp on rp.id = i.removed_by
        where i.report_id = @reportId
          and o.path like @scope
          and (@planIndicatorId is null or i.plan_indicator_id = @planIndicatorId)
          and (@id is null or i.id = @id)
        order by i.added_at, i.id
        """;

    private const string SelectEvidenceOfPeriod = $"""
        select {Columns}
        from reports r
        join evidence_items i on i.report_id = r.id
        left join people ap on ap.id = i.added_by
        left join people rp on rp.id = i.removed_by
        where r.plan_id = @planId
          and r.period = @period
        order by i.added_at, i.id
        """;

    private const string CountEvidence = """
        select plan_indicator_id, count(*) as total
        from evidence_items
        where report_id = @reportId
          and removed_at is null
        group by plan_indicator_id
        order by plan_indicator_id
        """;

    private const string CountEvidenceOfPlan = """
        select i.report_id, i.plan_indicator_id, count(*) as total
        from reports r
        join evidence_items i on i.report_id = r.id
        where r.plan_id = @planId
          and i.removed_at is null
        group by i.report_id, i.plan_indicator_id
        order by i.report_id, i.plan_indicator_id
        """;

    private const string InsertEvidence = """
        insert into evidence_items (id, report_id, plan_indicator_id, kind, file_name, media_type, size_bytes, sha256, document_number,
                                    document_date, document_issuer, document_summary, added_at, added_by, added_seq, change_seq)
        values (@Id, @ReportId, @PlanIndicatorId, @kind, @FileName, @MediaType, @SizeBytes, @Sha256, @DocumentNumber,
                @DocumentDate, @DocumentIssuer, @DocumentSummary, @At, @PersonId, @Seq, @Seq)
        """;

    private const string MarkRemoved = """
        update evidence_items
        set removed_at = @now,
            removed_by = @personId,
            added_seq = coalesce(added_seq, change_seq),
            change_seq = @seq
        where id = @id
        """;

    // What was away whenever the report was verified counts from now on; what was verified once stays so.
    private const string MarkStanding = """
        update evidence_items
        set removed_at = null,
            removed_by = null,
            added_seq = case when @wasVerified = 1 then added_seq else @seq end,
            change_seq = @seq
        where id = @id
        """;

    /// <summary>What stands in a report, or by one of its rows, and what was taken away, in the order of adding.</summary>
    public static async Task<IReadOnlyList<EvidenceRow>> ListAsync(
        DbConnection connection, Guid reportId, Guid? planIndicatorId, string scope, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<EvidenceRow>(SelectEvidence, new { reportId, planIndicatorId, scope, id = (Guid?)null }, transaction)).AsList();

    /// <summary>The same of every report of a period, by report; for the program itself, which knows no scope.</summary>
    public static async Task<ILookup<Guid, EvidenceRow>> OfPeriodAsync(
        DbConnection connection, Guid planId, string period, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<EvidenceRow>(SelectEvidenceOfPeriod, new { planId, period }, transaction)).ToLookup(row => row.ReportId);

    public static Task<EvidenceRow?> FindAsync(
        DbConnection connection, Guid reportId, Guid id, string scope, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<EvidenceRow>(
            SelectEvidence, new { reportId, planIndicatorId = (Guid?)null, scope, id }, transaction);

    /// <summary>Standing pieces of a report by plan indicator.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> CountsAsync(
        DbConnection connection, Guid reportId, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<EvidenceCount>(CountEvidence, new { reportId }, transaction)).ToDictionary(row => row.PlanIndicatorId, row => row.Total);

    /// <summary>Standing pieces in all reports of a plan, by report and plan indicator.</summary>
    public static async Task<IReadOnlyList<PlanEvidenceCount>> CountsOfPlanAsync(
        DbConnection connection, Guid planId, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<PlanEvidenceCount>(CountEvidenceOfPlan, new { planId }, transaction)).AsList();

    public static Task InsertAsync(DbTransaction transaction, EvidenceWrite write) => transaction.Connection!.ExecuteAsync(
        InsertEvidence,
        new
        {
            write.Id,
            write.ReportId,
            write.PlanIndicatorId,
            kind = Codes.Of(write.Kind),
            write.FileName,
            write.MediaType,
            write.SizeBytes,
            write.Sha256,
            write.DocumentNumber,
            write.DocumentDate,
            write.DocumentIssuer,
            write.DocumentSummary,
            write.At,
            write.PersonId,
            write.Seq,
        },
        transaction);

    public static Task MarkRemovedAsync(DbTransaction transaction, Guid id, DateTime now, Guid personId, long seq) =>
        transaction.Connection!.ExecuteAsync(MarkRemoved, new { id, now, personId, seq }, transaction);

    /// <summary>Standing again.</summary>
    public static Task MarkStandingAsync(DbTransaction transaction, Guid id, bool wasVerified, long seq) =>
        transaction.Connection!.ExecuteAsync(MarkStanding, new { id, wasVerified, seq }, transaction);
}
