using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;
using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Reports;

/// <summary>A row of a report hamlet by hamlet; each write makes the unit's value anew in the same transaction.</summary>
public sealed class HamletService(Database database, ReportService reports, TimeProvider clock)
{
    public async Task<Results<Ok<HamletBreakdown>, ProblemHttpResult>> FindAsync(
        Guid id, Guid planIndicatorId, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await ReportDocument.FindAsync(connection, id, caller) is not { } document || RowOf(document, planIndicatorId) is not { } row)
            return Problems.NotFound();
        return document.HamletsOf(row).Count == 0 ? NotByHamlet() : TypedResults.Ok(await ViewAsync(connection, document, row, null));
    }

    public Task<Results<Ok<HamletsWritten>, ProblemHttpResult>> WriteAsync(
        Guid id, Guid planIndicatorId, HamletDraft draft, Caller caller, CancellationToken cancellationToken) =>
        reports.ChangeAsync(
            id,
            caller,
            async (transaction, document, seq) =>
            {
                if (RowOf(document, planIndicatorId) is not { } row)
                    return Problems.NotFound();
                if (document.HamletsOf(row).Count == 0)
                    return NotByHamlet();
                if (!ReportRules.IsEditable(document.Report.ReportState))
                    return ReportService.WrongState(document.Report.ReportState);
                var hamlets = document.Hamlets.ToDictionary(hamlet => hamlet.Id);
                if (FaultsOf(draft, row, hamlets, document) is { Count: > 0 } faults)
                    return Problems.Invalid(faults);
                return await WriteAsync(transaction, document, row, draft, hamlets, caller, seq);
            },
            async transaction =>
            {
                var connection = transaction.Connection!;
                var document = (await ReportDocument.FindAsync(connection, id, caller, transaction))!;
                return new HamletsWritten
                {
                    Breakdown = await ViewAsync(connection, document, RowOf(document, planIndicatorId)!, transaction),
                    Report = (await reports.FindViewAsync(connection, id, caller, transaction))!,
                };
            },
            cancellationToken);

    private async Task<ProblemHttpResult?> WriteAsync(
        DbTransaction transaction,
        ReportDocument document,
        PlanIndicatorRow row,
        HamletDraft draft,
        IReadOnlyDictionary<Guid, OrganizationRow> hamlets,
        Caller caller,
        long seq)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var values = document.HamletValues.Where(value => value.PlanIndicatorId == row.Id).ToDictionary(value => value.HamletId, value => value.Stored);
        var conflicts = new List<HamletConflict>();
        var writes = new List<HamletWrite>();
        foreach (var value in draft.Values)
        {
            var stored = HamletRules.Normalize(value, row.IndicatorUnit);
            var before = document.HamletValueOf(row.Id, value.HamletId);
            if ((before?.Stored ?? new StoredValue()) == stored)
                continue;
            if (before is not null && before.Version != value.Version)
            {
                conflicts.Add(new HamletConflict
                {
                    HamletId = value.HamletId,
                    HamletName = hamlets[value.HamletId].Name,
                    Yours = value,
                    Theirs = before.ToView(isDemo: false),
                });
                continue;
            }

            values[value.HamletId] = stored;
            writes.Add(new HamletWrite
            {
                Id = before?.Id ?? Guid.CreateVersion7(),
                ReportId = document.Id,
                PlanIndicatorId = row.Id,
                HamletId = value.HamletId,
                Value = stored,
                Version = value.Version + 1,
                PersonId = caller.PersonId,
                Seq = seq,
                At = now,
            });
        }

        if (conflicts.Count > 0)
            return Problems.StaleVersion(new Dictionary<string, object?> { ["hamletConflicts"] = conflicts });
        var kind = Codes.To<IndicatorKind>(row.Kind);
        var sum = HamletRules.RollUp(values.Values, kind, row.IndicatorUnit);
        if (HamletRules.CheckSum(sum, kind, row.IndicatorUnit) is { } fault)
            return Problems.Invalid(new Dictionary<string, string[]> { ["values"] = [$"Tổng các thôn: {fault.Message}"] });
        foreach (var write in writes)
            await HamletValueQueries.WriteAsync(transaction, write);
        if (writes.Count > 0)
            await WriteSumAsync(transaction, document, row, sum, caller, seq, now);
        return null;
    }

    /// <summary>The sum as the unit's value; the words that stand beside it stay.</summary>
    private async Task WriteSumAsync(
        DbTransaction transaction, ReportDocument document, PlanIndicatorRow row, HamletSum sum, Caller caller, long seq, DateTime now)
    {
        var actual = document.ActualOf(row.Id, document.Period);
        var before = actual?.Stored ?? new StoredValue();
        var value = before with
        {
            EntryKind = sum.EntryKind,
            Numerator = sum.Numerator,
            Denominator = sum.Denominator,
            Value = sum.Value,
            Text = null,
        };
        // Two hamlets that swap their figures leave the unit's where it was.
        if (actual is null || actual.IsDemo || before != value)
            await ReportQueries.WriteActualAsync(transaction, new ActualWrite
            {
                Id = actual?.Id ?? Guid.CreateVersion7(),
                ReportId = document.Id,
                PlanIndicatorId = row.Id,
                Period = document.Report.Period,
                Value = value,
                Version = (actual?.Version ?? 0) + 1,
                PersonId = caller.PersonId,
                Seq = seq,
                At = now,
            });
        if (document.Report.ReportState == ReportState.Empty)
            await ReportQueries.MoveAsync(
                transaction, reports.MoveOf(document, ReportState.Draft, document.Report.Version!.Value, null, caller, seq));
    }

    private static Dictionary<string, string[]> FaultsOf(
        HamletDraft draft, PlanIndicatorRow row, IReadOnlyDictionary<Guid, OrganizationRow> hamlets, ReportDocument document)
    {
        var faults = new Dictionary<string, string[]>();
        foreach (var (index, value) in draft.Values.Index())
        {
            if (!hamlets.TryGetValue(value.HamletId, out var hamlet))
            {
                faults[$"values[{index}].hamletId"] = ["Thôn không thuộc xã, phường này."];
                continue;
            }

            if (!hamlet.IsActive && value.EntryKind is not null)
                faults[$"values[{index}].hamletId"] = [$"{hamlet.Name} đã ngừng hoạt động: chỉ xóa số liệu được, không nhập thêm."];
            if (value.Version != 0 && document.HamletValueOf(row.Id, value.HamletId) is null)
                faults[$"values[{index}].version"] = [$"{hamlet.Name}: chưa từng có số liệu, phiên bản phải là 0."];
            foreach (var fault in HamletRules.Check(value, Codes.To<IndicatorKind>(row.Kind), row.IndicatorUnit))
                faults[$"values[{index}].{fault.Field}"] = [$"{hamlet.Name}: {fault.Message}"];
        }

        return faults;
    }

    private static async Task<HamletBreakdown> ViewAsync(
        DbConnection connection, ReportDocument document, PlanIndicatorRow row, DbTransaction? transaction)
    {
        var actual = document.ActualOf(row.Id, document.Period);
        var before = document.Period.Number > 1 ? document.ActualOf(row.Id, document.Period.Previous) : null;
        var previous = before is null
            ? []
            : (await HamletValueQueries.ValuesAsync(connection, before.ReportId, transaction))
                .Where(value => value.PlanIndicatorId == row.Id && value.EntryKind is not null).ToDictionary(value => value.HamletId);
        var current = document.HamletsOf(row);
        var kind = Codes.To<IndicatorKind>(row.Kind);
        return new HamletBreakdown
        {
            PlanIndicatorId = row.Id,
            Hamlets =
            [
                .. document.Hamlets.Where(hamlet => current.Contains(hamlet) || previous.ContainsKey(hamlet.Id)).Select(hamlet => new HamletRow
                {
                    HamletId = hamlet.Id,
                    Name = hamlet.Name,
                    IsActive = hamlet.IsActive,
                    Actual = document.HamletValueOf(row.Id, hamlet.Id)?.ToView(actual?.IsDemo == true),
                    Previous = previous.GetValueOrDefault(hamlet.Id)?.ToView(before!.IsDemo),
                }),
            ],
            Sum = HamletRules.RollUp(
                [.. current.Select(hamlet => document.HamletValueOf(row.Id, hamlet.Id)?.Stored ?? new StoredValue())], kind, row.IndicatorUnit),
            PreviousSum = previous.Count == 0
                ? null
                : HamletRules.RollUp([.. previous.Values.Select(value => value.Stored)], kind, row.IndicatorUnit),
        };
    }

    private static PlanIndicatorRow? RowOf(ReportDocument document, Guid planIndicatorId) =>
        document.Indicators.FirstOrDefault(row => row.Id == planIndicatorId);

    private static ProblemHttpResult NotByHamlet() =>
        Problems.Conflict("not_by_hamlet", "Chỉ tiêu này không nhập theo thôn: nhập thẳng vào biểu của đơn vị.");
}
