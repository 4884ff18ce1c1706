using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Reports.Writing;

public static class WritingQueries
{
    private const string InsertReport = """
        insert into reports (id, plan_id, organization_id, period, state, change_seq, created_at)
        values (@id, @planId, @organizationId, @period, 'empty', @seq, @now)
        """;

    private const string MoveReport = """
        update reports
        set state = @to,
            submitted_at = case when @to = 'submitted' then @now else submitted_at end,
            submitted_by = case when @to = 'submitted' then @personId else submitted_by end,
            verified_at = case when @to = 'verified' then @now when @to = 'draft' then null else verified_at end,
            verified_by = case when @to = 'verified' then @personId when @to = 'draft' then null else verified_by end,
            judged_on_track = case when @to = 'verified' then @onTrack when @to = 'draft' then null else judged_on_track end,
            judged_at_risk = case when @to = 'verified' then @atRisk when @to = 'draft' then null else judged_at_risk end,
            change_seq = @seq,
            version = version + 1
        where id = @id
          and version = @version
        """;

    private const string InsertEvent = """
        insert into report_events (id, report_id, at, person_id, client_id, from_state, to_state, reason, change_seq)
        values (@eventId, @id, @now, @personId, @clientId, @from, @to, @reason, @seq)
        """;

    private const string InsertActual = """
        insert into actuals (id, report_id, plan_indicator_id, period, entry_kind, numerator, denominator, value, text, note, source,
                             explanation, explained_warnings, is_demo, updated_at, updated_by, updated_by_client, change_seq, version)
        values (@id, @reportId, @planIndicatorId, @period, @entryKind, @Numerator, @Denominator, @Value, @Text, @Note, @Source,
                @Explanation, @ExplainedWarnings, @isDemo, @now, @personId, @clientId, @seq, @version)
        """;

    private const string UpdateActual = """
        update actuals
        set entry_kind = @entryKind,
            numerator = @Numerator,
            denominator = @Denominator,
            value = @Value,
            text = @Text,
            note = @Note,
            source = @Source,
            explanation = @Explanation,
            explained_warnings = @ExplainedWarnings,
            is_demo = @isDemo,
            updated_at = @now,
            updated_by = @personId,
            updated_by_client = @clientId,
            change_seq = @seq,
            version = @version
        where id = @id
        """;

    private const string InsertRevision = """
        insert into actual_revisions (id, actual_id, version, at, person_id, client_id, entry_kind, numerator, denominator, value, text, note,
                                      source, explanation, change_seq)
        values (@revisionId, @id, @version, @now, @personId, @clientId, @entryKind, @Numerator, @Denominator, @Value, @Text, @Note,
                @Source, @Explanation, @seq)
        """;

    public static Task InsertReportAsync(
        DbTransaction transaction, Guid id, Guid planId, Guid organizationId, string period, long seq, DateTime now) =>
        transaction.Connection!.ExecuteAsync(InsertReport, new { id, planId, organizationId, period, seq, now }, transaction);

    /// <summary>False when somebody else moved the report first.</summary>
    public static async Task<bool> MoveAsync(DbTransaction transaction, ReportMove move)
    {
        var parameters = new
        {
            id = move.ReportId,
            eventId = Guid.CreateVersion7(),
            from = Codes.Of(move.From),
            to = Codes.Of(move.To),
            version = move.Version,
            personId = move.PersonId,
            clientId = move.ClientId,
            reason = move.Reason,
            seq = move.Seq,
            now = move.At,
            onTrack = move.Thresholds.OnTrack,
            atRisk = move.Thresholds.AtRisk,
        };
        if (await transaction.Connection!.ExecuteAsync(MoveReport, parameters, transaction) != 1)
            return false;
        await transaction.Connection!.ExecuteAsync(InsertEvent, parameters, transaction);
        return true;
    }

    /// <summary>Writes a cell and its revision.</summary>
    public static async Task WriteActualAsync(DbTransaction transaction, ActualWrite write)
    {
        var parameters = new
        {
            id = write.Id,
            revisionId = Guid.CreateVersion7(),
            reportId = write.ReportId,
            planIndicatorId = write.PlanIndicatorId,
            period = write.Period,
            entryKind = write.Value.EntryKind is { } kind ? Codes.Of(kind) : null,
            write.Value.Numerator,
            write.Value.Denominator,
            write.Value.Value,
            write.Value.Text,
            write.Value.Note,
            write.Value.Source,
            write.Value.Explanation,
            write.ExplainedWarnings,
            isDemo = write.IsDemo,
            now = write.At,
            personId = write.PersonId,
            clientId = write.ClientId,
            seq = write.Seq,
            version = write.Version,
        };
        await transaction.Connection!.ExecuteAsync(write.Version == 1 ? InsertActual : UpdateActual, parameters, transaction);
        await transaction.Connection!.ExecuteAsync(InsertRevision, parameters, transaction);
    }
}
