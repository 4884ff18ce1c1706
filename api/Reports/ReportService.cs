using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Demo;
using WardKpi.Api.Exchange.Forwarding;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Exchange.Webhooks.Sending;
using WardKpi.Api.Http;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports.Checks;
using WardKpi.Api.Reports.Hamlets;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Reports.Writing;

namespace WardKpi.Api.Reports;

/// <summary>The writes of a report: each is one transaction that begins by taking its change number.</summary>
public sealed class ReportService(
    Database database,
    ReportWriter writer,
    DemoMode demo,
    IOptions<ProgressOptions> options,
    IOptions<CheckOptions> checks,
    ExchangeRecorder recorder,
    WebhookSignal webhooks,
    TimeProvider clock)
{
    private Thresholds Thresholds => options.Value.Thresholds;

    internal DateTime Now => Stored.Now(clock);

    public async Task<ReportView?> FindViewAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await FindViewAsync(connection, id, caller, null);
    }

    public async Task<Results<Ok<ReportView>, Created<ReportView>, ProblemHttpResult>> OpenAsync(
        OpenReport open, Caller caller, CancellationToken cancellationToken)
    {
        var period = Period.Parse(open.Period);
        return await database.WriteAsync<Results<Ok<ReportView>, Created<ReportView>, ProblemHttpResult>>(
            async transaction =>
            {
                var connection = transaction.Connection!;
                if (await PlanQueries.FindAsync(connection, open.PlanId, caller.ReadScope, transaction) is not { } plan || plan.Year != period.Year)
                    return Problems.NotFound();
                var seq = await ChangeCounter.NextAsync(transaction, plan.CommuneId);
                if (await writer.OpenAsync(transaction, plan, open.OrganizationId, period.ToString(), caller, seq) is not var (id, isNew))
                    return Problems.NotFound();
                var view = await FindViewAsync(connection, id, caller, transaction);
                return isNew ? TypedResults.Created($"/api/v1/reports/{id}", view!) : TypedResults.Ok(view!);
            },
            cancellationToken);
    }

    public Task<Results<Ok<ReportView>, ProblemHttpResult>> WriteAsync(
        Guid id, ReportDraft draft, Caller caller, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            caller,
            async (transaction, document, seq) =>
            {
                if (!ReportRules.IsEditable(document.Report.ReportState))
                    return WrongState(document.Report.ReportState);
                var rows = document.Indicators.ToDictionary(row => row.Id);
                if (FaultsOf(draft, rows, document) is { Count: > 0 } faults)
                    return Problems.Invalid(faults);

                var unexplained = document.Unexplained(checks.Value).Select(row => row.Id).ToHashSet();
                var conflicts = new List<ValueConflict>();
                var writes = new List<ActualWrite>();
                foreach (var value in draft.Values)
                {
                    var stored = ReportRules.Normalize(value, rows[value.PlanIndicatorId].IndicatorUnit);
                    var actual = document.ActualOf(value.PlanIndicatorId, document.Period);
                    var isKept = value.IsExplanationKept == true && unexplained.Contains(value.PlanIndicatorId);
                    if (actual is not null && !actual.IsDemo && actual.Stored == stored && !isKept)
                        continue;
                    if (actual is not null && actual.Version != value.Version)
                        conflicts.Add(new ValueConflict { PlanIndicatorId = value.PlanIndicatorId, Yours = value, Theirs = actual.ToView() });
                    else
                        writes.Add(new ActualWrite
                        {
                            Id = actual?.Id ?? Guid.CreateVersion7(),
                            ReportId = id,
                            PlanIndicatorId = value.PlanIndicatorId,
                            Period = document.Report.Period,
                            Value = stored,
                            IsExplanationKept = value.IsExplanationKept == true,
                            Version = value.Version + 1,
                            PersonId = caller.PersonId,
                            Seq = seq,
                            At = Now,
                        });
                }

                return conflicts.Count > 0
                    ? Problems.StaleVersion(new Dictionary<string, object?> { ["conflicts"] = conflicts })
                    : await writer.WriteAsync(transaction, document, writes, caller, seq);
            },
            cancellationToken);

    public Task<Results<Ok<ReportView>, ProblemHttpResult>> MoveAsync(
        Guid id, ReportState to, ReportStep step, Caller caller, CancellationToken cancellationToken) =>
        ChangeAsync(id, caller, (transaction, document, seq) => TakeStepAsync(transaction, document, to, step, caller, seq), cancellationToken);

    /// <summary>Takes a step of the workflow inside <see cref="ChangeAsync"/>.</summary>
    /// <param name="told">What the notice says where no reason was given.</param>
    internal async Task<Outcome> TakeStepAsync(
        DbTransaction transaction, ReportDocument document, ReportState to, ReportStep step, Caller caller, long seq, string? told = null)
    {
        var from = document.Report.ReportState;
        if (step.Version != document.Report.Version)
            return StaleStep(document);
        // Draft is also where a first entry leads; as a step of its own it is the reopening of a verified report.
        if (!ReportRules.CanMove(from, to) || (to == ReportState.Draft && from != ReportState.Verified))
            return to == ReportState.Submitted && from == ReportState.Empty
                ? Problems.Conflict("wrong_state", "Báo cáo chưa có số liệu: nhập số liệu rồi gửi.")
                : WrongState(from);
        var reason = Stored.Text(step.Reason);
        if (reason is null && to == ReportState.Draft)
            return Problems.Invalid(new Dictionary<string, string[]> { ["reason"] = ["Ghi rõ lý do để đơn vị biết cần sửa gì."] });
        if (to == ReportState.Submitted)
        {
            if (await NodeQueries.IsHeldAsync(transaction, document.Plan.Plan.CommuneId, document.Report.Period))
                return NodeService.Refusals.HeldByNode();
            if (await WhyNotSentAsync(transaction, document, caller) is { } refusal)
                return refusal;
            await ReviewQueries.ResolveCommentsAsync(transaction, document.Id, Now);
        }

        var move = writer.MoveOf(document, to, step.Version, reason, caller, seq);
        if (!await WritingQueries.MoveAsync(transaction, move))
            return StaleStep(document);
        await EventRecorder.RecordAsync(transaction, move);
        await ObligationWriter.SettleFormAsync(transaction, document.Report, to, move.At);
        await recorder.RecordAsync(transaction, document.Plan.Plan.Id, seq);
        await ReportNotices.TellAsync(transaction, document.Report, move with { Reason = reason ?? told }, demo.IsOn);
        return (await ReportDocument.FindAsync(transaction.Connection!, document.Id, caller, transaction))!;
    }

    internal Task<Results<Ok<ReportView>, ProblemHttpResult>> ChangeAsync(
        Guid id,
        Caller caller,
        Func<DbTransaction, ReportDocument, long, Task<Outcome>> change,
        CancellationToken cancellationToken) => ChangeAsync(id, caller, change, (after, trail) => ViewOf(after, caller, trail), cancellationToken);

    /// <summary>
    /// Finds the report, takes a change number, runs <paramref name="change"/> and answers from the report as it stands then; a refusal
    /// rolls back.
    /// </summary>
    internal async Task<Results<Ok<T>, ProblemHttpResult>> ChangeAsync<T>(
        Guid id,
        Caller caller,
        Func<DbTransaction, ReportDocument, long, Task<Outcome>> change,
        Func<ReportDocument, ReportTrail, T> answer,
        CancellationToken cancellationToken)
    {
        try
        {
            var (after, trail) = await database.WriteAsync(
                async transaction =>
                {
                    var connection = transaction.Connection!;
                    if (await ReportQueries.FindKeyAsync(connection, id, caller.ReportScope, transaction) is not { } key)
                        throw new Refused(Problems.NotFound());
                    // Everything is read behind the counter: from here on no other writer changes it.
                    var seq = await ChangeCounter.NextAsync(transaction, key.CommuneId);
                    if (await ReportDocument.FindAsync(connection, id, key with { Seq = seq }, caller, transaction) is not { } document)
                        throw new Refused(Problems.NotFound());
                    var outcome = await change(transaction, document, seq);
                    if (outcome.Refusal is { } refusal)
                        throw new Refused(refusal);
                    return (outcome.Report!, await ReportTrail.LoadAsync(connection, outcome.Report!, caller.ReportScope, transaction));
                },
                cancellationToken);
            webhooks.Wake();
            // Behind the commit: other writers need not wait for the making of an answer.
            return TypedResults.Ok(answer(after, trail));
        }
        catch (Refused refused)
        {
            return refused.Problem;
        }
    }

    private async Task<ReportView?> FindViewAsync(DbConnection connection, Guid id, Caller caller, DbTransaction? transaction) =>
        await ReportDocument.FindAsync(connection, id, caller, transaction) is { } document
            ? ViewOf(document, caller, await ReportTrail.LoadAsync(connection, document, caller.ReportScope, transaction))
            : null;

    internal ReportView ViewOf(ReportDocument document, Caller caller, ReportTrail trail) =>
        document.ToView(caller, VietnamTime.Today(clock), Thresholds, checks.Value, trail);

    private static Dictionary<string, string[]> FaultsOf(
        ReportDraft draft, IReadOnlyDictionary<Guid, PlanIndicatorRow> rows, ReportDocument document)
    {
        var faults = new Dictionary<string, string[]>();
        foreach (var (index, value) in draft.Values.Index())
        {
            if (!rows.TryGetValue(value.PlanIndicatorId, out var row))
            {
                faults[$"values[{index}].planIndicatorId"] = ["Chỉ tiêu không thuộc báo cáo này."];
                continue;
            }

            if (value.Version != 0 && document.ActualOf(row.Id, document.Period) is null)
                faults[$"values[{index}].version"] = ["Ô này chưa từng có số liệu: phiên bản phải là 0."];
            var subject = document.Plan.SubjectOf(row);
            var found = ReportRules.Check(value, subject.Kind, row.IndicatorUnit, subject.Operator);
            foreach (var fault in found)
                faults[$"values[{index}].{fault.Field}"] = [fault.Message];
            if (found.Count == 0 && DirectFaultOf(value, row, document) is { } direct)
                faults[$"values[{index}].{direct.Field}"] = [direct.Message];
        }

        return faults;
    }

    /// <summary>A draft of an older version is told so as a conflict, whatever its figures.</summary>
    internal static ReportFault? DirectFaultOf(ReportDraftValue value, PlanIndicatorRow row, ReportDocument document)
    {
        var actual = document.ActualOf(row.Id, document.Period);
        return document.HamletCountOf(row) is null || (actual is not null && actual.Version != value.Version)
            ? null
            : HamletRules.CheckDirect(ReportRules.Normalize(value, row.IndicatorUnit), actual?.Stored ?? new StoredValue());
    }

    private async Task<ProblemHttpResult?> WhyNotSentAsync(DbTransaction transaction, ReportDocument document, Caller caller)
    {
        var comments = await ReviewQueries.CommentsAsync(transaction.Connection!, document.Id, caller.ReportScope, transaction);
        return ReportBlockers.WhyNotSent(document, comments.ToLookup(row => row.PlanIndicatorId), checks.Value, caller.PersonId);
    }

    private static ProblemHttpResult StaleStep(ReportDocument document) => document.Events is [.., var last]
        ? Problems.Conflict(
            "stale_version", ReviewRules.StaleSentence(last), new Dictionary<string, object?> { ["lastStep"] = last.ToView() })
        : Problems.StaleVersion();

    internal static ProblemHttpResult WrongState(ReportState state) =>
        Problems.Conflict("wrong_state", SentenceOf(state), new Dictionary<string, object?> { ["state"] = Codes.Of(state) });

    internal static string SentenceOf(ReportState state) => state switch
    {
        ReportState.Empty or ReportState.Draft => "Báo cáo chưa được gửi.",
        ReportState.Submitted => "Báo cáo đã gửi, đang chờ kiểm tra: muốn sửa thì đề nghị cơ quan thường trực trả lại.",
        ReportState.Returned => "Báo cáo đang trả lại cho đơn vị sửa.",
        ReportState.Verified => "Báo cáo đã duyệt: muốn sửa thì cơ quan thường trực phải mở lại.",
        ReportState.Locked => "Kỳ báo cáo đã khóa sổ.",
    };

    /// <summary>What a change came to: a refusal, or the report as it stands now.</summary>
    internal readonly record struct Outcome(ProblemHttpResult? Refusal, ReportDocument? Report)
    {
        public static implicit operator Outcome(ProblemHttpResult refusal) => new(refusal, null);

        public static implicit operator Outcome(ReportDocument report) => new(null, report);
    }
}
