using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Exchange.Dictionary;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Exchange.Values;

/// <summary>
/// Keeps the log of values in line with the plans. Whoever writes what readers see of a plan calls it last in the same transaction; drafts
/// are not seen, and need not.
/// </summary>
public sealed class ExchangeRecorder(Database database, IOptions<ProgressOptions> options, TimeProvider clock)
{
    private const string Everywhere = "/%";

    private const string SelectPlansToRecord = """
        select p.id, p.commune_id
        from plans p
        where exists (
            select 1
            from reports r
            join actuals a on a.report_id = r.id
            join plan_indicators i on i.id = a.plan_indicator_id
            where r.plan_id = p.id
              and r.state in ('submitted', 'verified', 'locked')
              and a.entry_kind is not null
              and i.is_withdrawn = 0)
          and (@all = 1 or not exists (
            select 1
            from exchange_values v
            where v.plan_id = p.id))
        order by p.id
        """;

    private const string SelectRecordedBy = """
        select recorded_by
        from change_counter
        where id = 1
        """;

    private const string SetRecordedBy = """
        update change_counter
        set recorded_by = @basis
        where id = 1
        """;

    // To be raised where the same figures would be judged or written otherwise than by the version before.
    private const int Rules = 1;

    /// <summary>What the values are recorded by: our rules, the catalogue and codes that are shipped, the thresholds of the configuration.</summary>
    private string Basis { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{Rules} {ReferenceData.Digest} {options.Value.OnTrack}/{options.Value.AtRisk}");

    /// <summary>
    /// Records plans that were reported on before there was a log, and all of them where they were recorded by something else than now. Where a plan
    /// has nothing new to say it is only read.
    /// </summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var all = await connection.QuerySingleAsync<string?>(SelectRecordedBy) != Basis;
        foreach (var plan in (await connection.QueryAsync<PlanRow>(SelectPlansToRecord, new { all })).AsList())
        {
            var (current, wanted) = await LookAsync(connection, plan.Id, null);
            if (ExchangeLog.Differ(current, wanted))
                await database.WriteAsync(
                    async transaction => await RecordAsync(transaction, plan.Id, await ChangeCounter.NextAsync(transaction, plan.CommuneId)),
                    cancellationToken);
        }

        if (!all)
            return;
        foreach (var communeId in await ExchangeLog.RecodedAsync(connection))
            await database.WriteAsync(transaction => RecodeAsync(transaction, communeId), cancellationToken);
        // Behind the rest: a start that was broken off is made up for by the next.
        await database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(SetRecordedBy, new { basis = Basis }, transaction), cancellationToken);
    }

    /// <summary>Records what the plan's sent values say now.</summary>
    /// <param name="seq">Number of the change that the transaction has taken.</param>
    /// <returns>The states that began.</returns>
    public async Task<IReadOnlyList<ExchangeRow>> RecordAsync(DbTransaction transaction, Guid planId, long seq)
    {
        var (current, wanted) = await LookAsync(transaction.Connection!, planId, transaction);
        return await ExchangeLog.ReplaceAsync(transaction, current, wanted, seq, Stored.Now(clock));
    }

    /// <summary>What the log says of a plan's values, and what the plan's tables say.</summary>
    private async Task<(IReadOnlyList<ExchangeRow> Current, IReadOnlyList<ExchangeRow> Wanted)> LookAsync(
        DbConnection connection, Guid planId, DbTransaction? transaction)
    {
        var plan = (await PlanDocument.FindAsync(connection, planId, Everywhere, transaction))!;
        var commune = (await OrganizationQueries.FindByPathAsync(connection, plan.Plan.CommunePath, transaction))!;
        var builder = new ProgressBuilder(
            plan,
            await ReportQueries.ActualsAsync(connection, planId, transaction),
            await ReportQueries.OpenedAsync(connection, planId, transaction),
            evidence: [],
            new WorkingDays([]),
            options.Value.Thresholds);
        var units = plan.Organizations.ToDictionary(unit => unit.Id);
        var code = OrganizationCodes.CodeOf(commune.OfficialCode, commune.Path);
        return (
            await ExchangeLog.CurrentAsync(connection, planId, transaction),
            [.. builder.Sent().Select(sent => RowOf(plan, sent, code, units[sent.Actual.OrganizationId]))]);
    }

    private async Task<IReadOnlyList<ExchangeRow>> RecodeAsync(DbTransaction transaction, Guid communeId)
    {
        var seq = await ChangeCounter.NextAsync(transaction, communeId);
        var commune = (await OrganizationQueries.FindAsync(transaction.Connection!, communeId, Everywhere, transaction))!;
        var code = OrganizationCodes.CodeOf(commune.OfficialCode, commune.Path);
        var current = await ExchangeLog.ForwardedAsync(transaction, communeId);
        return await ExchangeLog.ReplaceAsync(transaction, current, [.. current.Select(row => row with { OrganizationCode = code })], seq, Stored.Now(clock));
    }

    private static ExchangeRow RowOf(PlanDocument plan, SentFigure sent, string code, OrganizationRow unit)
    {
        var (row, actual, target) = (sent.Row, sent.Actual, plan.TargetOf(sent.Row));
        return new ExchangeRow
        {
            ValueId = actual.Id,
            CommuneId = plan.Plan.CommuneId,
            Path = unit.Path,
            OrganizationCode = code,
            UnitCode = unit.Code,
            PillarId = row.PillarId,
            IndicatorCode = row.Code,
            IsLocal = row.IndicatorCommuneId is not null,
            PlanId = plan.Plan.Id,
            PlanYear = plan.Plan.Year,
            PlanNumber = plan.Plan.Number,
            PlanIndicatorId = row.Id,
            RowNumber = row.Number,
            Period = actual.Period,
            Operator = target is null ? null : Codes.Of(target.Operator),
            Target = target?.Value,
            TargetText = target?.Text,
            Milestone = sent.Milestone,
            EntryKind = actual.EntryKind!,
            Numerator = actual.Numerator,
            Denominator = actual.Denominator,
            Value = actual.Value,
            Text = actual.Text,
            Unit = PlanDocument.UnitOf(row),
            Status = Codes.Of(sent.Status),
            State = actual.State,
            Version = actual.Version,
            IsDemo = actual.IsDemo,
            SubmittedAt = sent.Report.SubmittedAt,
            VerifiedAt = sent.Report.VerifiedAt,
            UpdatedAt = actual.UpdatedAt,
        };
    }
}
