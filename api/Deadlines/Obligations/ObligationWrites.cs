using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Deadlines.Obligations;

/// <summary>That a report was sent outside of this program.</summary>
public sealed record MetWrite(DateTime? At, Guid? PersonId, string? DocumentNumber, DateOnly? DocumentDate, string? Note)
{
    public static readonly MetWrite None = new(null, null, null, null, null);
}

/// <summary>What people write about duties to report. The caller holds the commune's counter, so nobody else writes meanwhile.</summary>
public static class ObligationWrites
{
    private const string UpdateMet = """
        update obligations
        set met_at = @At,
            met_by = @PersonId,
            document_number = @DocumentNumber,
            document_date = @DocumentDate,
            met_note = @Note,
            computed_at = @now,
            version = version + 1
        where id = @id
        """;

    private const string UpdateWaived = """
        update obligations
        set waived_at = @at,
            waived_by = @personId,
            waive_reason = @reason,
            computed_at = @now,
            version = version + 1
        where id = @id
        """;

    private const string SelectAsked = """
        select o.name
        from obligations b
        join organizations o on o.id = b.organization_id
        where b.rule_id = @ruleId
          and b.period = @period
          and b.organization_id in @organizationIds
        order by o.position, o.id
        """;

    private const string InsertRequest = """
        insert into obligations (id, rule_id, organization_id, period, opens_on, cut_off, due_at, locks_on, request, requested_by, computed_at)
        values (@id, @RuleId, @OrganizationId, @Period, @OpensOn, @CutOff, @DueAt, @LocksOn, @request, @personId, @now)
        """;

    public static Task MeetAsync(DbTransaction transaction, ObligationRow row, MetWrite met, DateTime now) => transaction.Connection!.ExecuteAsync(
        UpdateMet, new { id = row.Id, met.At, met.PersonId, met.DocumentNumber, met.DocumentDate, met.Note, now }, transaction);

    /// <param name="at">Null ends the waiver.</param>
    public static Task WaiveAsync(DbTransaction transaction, ObligationRow row, DateTime? at, Guid? personId, string? reason, DateTime now) =>
        transaction.Connection!.ExecuteAsync(UpdateWaived, new { id = row.Id, at, personId, reason, now }, transaction);

    /// <summary>Names of the units that were asked for the same by the same day.</summary>
    public static async Task<IReadOnlyList<string>> AskedAsync(
        DbTransaction transaction, Guid ruleId, string period, IReadOnlyList<Guid> organizationIds) =>
        (await transaction.Connection!.QueryAsync<string>(
            SelectAsked, new { ruleId, period, organizationIds = IdList.Of(organizationIds) }, transaction)).AsList();

    /// <summary>Answers the ids of the duties, in their order.</summary>
    public static async Task<IReadOnlyList<Guid>> AskAsync(
        DbTransaction transaction, IReadOnlyList<WantedObligation> duties, string request, Guid personId, DateTime now)
    {
        var rows = duties.Select(duty => new
        {
            id = Guid.CreateVersion7(),
            duty.RuleId,
            duty.OrganizationId,
            duty.Period,
            duty.Dates.OpensOn,
            duty.Dates.CutOff,
            duty.Dates.DueAt,
            duty.Dates.LocksOn,
            request,
            personId,
            now,
        }).ToList();
        await transaction.Connection!.ExecuteAsync(InsertRequest, rows, transaction);
        return [.. rows.Select(row => row.id)];
    }
}
