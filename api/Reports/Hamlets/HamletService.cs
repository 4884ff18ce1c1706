using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;
using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports.Writing;

namespace WardKpi.Api.Reports.Hamlets;

/// <summary>A row of a report hamlet by hamlet; each write makes the unit's value anew in the same transaction.</summary>
public sealed class HamletService(Database database, ReportService reports, ReportWriter writer)
{
    public async Task<Results<Ok<HamletBreakdown>, ProblemHttpResult>> FindAsync(
        Guid id, Guid planIndicatorId, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await ReportDocument.FindAsync(connection, id, caller) is not { } document || RowOf(document, planIndicatorId) is not { } row)
            return Problems.NotFound();
        return document.HamletsOf(row).Count == 0 ? NotByHamlet() : TypedResults.Ok(ViewOf(document, row, await PreviousAsync(connection, document, row)));
    }

    public Task<Results<Ok<HamletsWritten>, ProblemHttpResult>> WriteAsync(
        Guid id, Guid planIndicatorId, HamletDraft draft, Caller caller, CancellationToken cancellationToken)
    {
        IReadOnlyList<HamletValueRow> previous = [];
        return reports.ChangeAsync(
            id,
            caller,
            async (transaction, document, seq) =>
            {
                if (RowOf(document, planIndicatorId) is not { } row)
                    return Problems.NotFound();
                if (!ReportRules.IsEditable(document.Report.ReportState))
                    return ReportService.WrongState(document.Report.ReportState);
                if (document.HamletsOf(row).Count == 0)
                    return NotByHamlet();
                if (FaultsOf(draft, row, document) is { Count: > 0 } faults)
                    return Problems.Invalid(faults);
                previous = await PreviousAsync(transaction.Connection!, document, row, transaction);
                return await WriteAsync(transaction, document, row, draft, caller, seq);
            },
            (after, trail) => new HamletsWritten
            {
                Breakdown = ViewOf(after, RowOf(after, planIndicatorId)!, previous),
                Report = reports.ViewOf(after, caller, trail),
            },
            cancellationToken);
    }

    private async Task<ReportService.Outcome> WriteAsync(
        DbTransaction transaction, ReportDocument document, PlanIndicatorRow row, HamletDraft draft, Caller caller, long seq)
    {
        var conflicts = new List<HamletConflict>();
        var writes = new List<HamletWrite>();
        foreach (var value in draft.Values)
        {
            var stored = HamletRules.Normalize(value, row.IndicatorUnit);
            var before = document.HamletValueOf(row.Id, value.HamletId);
            if ((before?.Stored ?? new StoredValue()) == stored)
                continue;
            if (before is not null && before.Version != value.Version)
                conflicts.Add(new HamletConflict
                {
                    HamletId = value.HamletId,
                    HamletName = document.Hamlets.First(hamlet => hamlet.Id == value.HamletId).Name,
                    Yours = value,
                    Theirs = before.ToView(isDemo: false),
                });
            else
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
                    At = reports.Now,
                });
        }

        if (conflicts.Count > 0)
            return Problems.StaleVersion(new Dictionary<string, object?> { ["hamletConflicts"] = conflicts });
        if (writes.Count == 0)
            return document;
        var after = document.With(writes, caller);
        var sum = SumOf(after, row);
        if (HamletRules.CheckSum(sum, Codes.To<IndicatorKind>(row.Kind), row.IndicatorUnit) is { } fault)
            return Problems.Invalid(new Dictionary<string, string[]> { ["values"] = [$"Tổng các thôn, tổ dân phố: {fault.Message}"] });
        foreach (var write in writes)
            await HamletValueQueries.WriteAsync(transaction, write);
        return await writer.WriteAsync(transaction, after, SumWrites(after, row, sum, caller, seq), caller, seq);
    }

    /// <summary>The sum as the unit's value; the words that stand beside it stay. None where hamlets swapped their figures.</summary>
    private List<ActualWrite> SumWrites(ReportDocument document, PlanIndicatorRow row, HamletSum sum, Caller caller, long seq)
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
        if (actual is { IsDemo: false } && before == value)
            return [];
        return
        [
            new ActualWrite
            {
                Id = actual?.Id ?? Guid.CreateVersion7(),
                ReportId = document.Id,
                PlanIndicatorId = row.Id,
                Period = document.Report.Period,
                Value = value,
                Version = (actual?.Version ?? 0) + 1,
                PersonId = caller.PersonId,
                Seq = seq,
                At = reports.Now,
            },
        ];
    }

    private static Dictionary<string, string[]> FaultsOf(
        HamletDraft draft, PlanIndicatorRow row, ReportDocument document)
    {
        var hamlets = document.Hamlets.ToDictionary(hamlet => hamlet.Id);
        var faults = new Dictionary<string, string[]>();
        foreach (var (index, value) in draft.Values.Index())
        {
            if (!hamlets.TryGetValue(value.HamletId, out var hamlet))
            {
                faults[$"values[{index}].hamletId"] = ["Thôn, tổ dân phố không thuộc xã, phường này."];
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

    /// <summary>What the hamlets reported of the row in the quarter before.</summary>
    private static async Task<IReadOnlyList<HamletValueRow>> PreviousAsync(
        DbConnection connection, ReportDocument document, PlanIndicatorRow row, DbTransaction? transaction = null)
    {
        if (document.PreviousOf(row.Id) is not { } actual)
            return [];
        var values = await HamletValueQueries.ValuesAsync(connection, actual.ReportId, transaction);
        return [.. values.Where(value => value.PlanIndicatorId == row.Id && value.EntryKind is not null)];
    }

    private static HamletBreakdown ViewOf(ReportDocument document, PlanIndicatorRow row, IReadOnlyList<HamletValueRow> previous)
    {
        var isDemo = document.ActualOf(row.Id, document.Period)?.IsDemo == true;
        var current = document.HamletsOf(row);
        var before = previous.ToDictionary(value => value.HamletId);
        return new HamletBreakdown
        {
            PlanIndicatorId = row.Id,
            Hamlets =
            [
                .. document.Hamlets.Where(hamlet => current.Contains(hamlet) || before.ContainsKey(hamlet.Id)).Select(hamlet => new HamletRow
                {
                    HamletId = hamlet.Id,
                    Name = hamlet.Name,
                    IsActive = hamlet.IsActive,
                    Actual = document.HamletValueOf(row.Id, hamlet.Id)?.ToView(isDemo),
                    Previous = before.GetValueOrDefault(hamlet.Id)?.ToView(isDemo: false),
                }),
            ],
            Sum = SumOf(document, row),
            PreviousSum = previous.Count == 0
                ? null
                : HamletRules.RollUp([.. previous.Select(value => value.Stored)], Codes.To<IndicatorKind>(row.Kind), row.IndicatorUnit),
        };
    }

    private static HamletSum SumOf(ReportDocument document, PlanIndicatorRow row) => HamletRules.RollUp(
        [.. document.HamletsOf(row).Select(hamlet => document.HamletValueOf(row.Id, hamlet.Id)?.Stored ?? new StoredValue())],
        Codes.To<IndicatorKind>(row.Kind),
        row.IndicatorUnit);

    private static PlanIndicatorRow? RowOf(ReportDocument document, Guid planIndicatorId) =>
        document.Indicators.FirstOrDefault(row => row.Id == planIndicatorId);

    private static ProblemHttpResult NotByHamlet() =>
        Problems.Conflict("not_by_hamlet", "Chỉ tiêu này không nhập theo thôn, tổ dân phố: nhập thẳng vào biểu nhập của đơn vị.");
}
