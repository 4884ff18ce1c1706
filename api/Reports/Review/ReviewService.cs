using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Http;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports.Writing;

namespace WardKpi.Api.Reports.Review;

/// <summary>What reviewers do, and what is said between them and the units.</summary>
public sealed class ReviewService(
    Database database, ReportService reports, ExchangeRecorder recorder, IOptions<ProgressOptions> options, TimeProvider clock)
{
    // A notice is a line or two; the rest stands in the report.
    private const int MostTold = 10;

    public Task<Results<Ok<ReportView>, ProblemHttpResult>> ReturnAsync(
        Guid id, ReportReturn wanted, Caller caller, CancellationToken cancellationToken) =>
        reports.ChangeAsync(
            id,
            caller,
            async (transaction, document, seq) =>
            {
                var step = new ReportStep { Version = wanted.Version, Reason = wanted.Reason };
                var numbers = document.Indicators.ToDictionary(row => row.Id, row => row.Number);
                var faults = wanted.Rows.Index().Where(row => !numbers.ContainsKey(row.Item.PlanIndicatorId))
                    .ToDictionary(row => $"rows[{row.Index}].planIndicatorId", _ => new[] { "Chỉ tiêu không thuộc báo cáo này." });
                if (faults.Count > 0)
                    return Problems.Invalid(faults);
                var some = string.Join(", ", wanted.Rows.Take(MostTold).Select(row => numbers[row.PlanIndicatorId]));
                var told = $"Cần sửa {wanted.Rows.Count} chỉ tiêu: {some}{(wanted.Rows.Count > MostTold ? ", …" : ".")}";
                var outcome = await reports.TakeStepAsync(transaction, document, ReportState.Returned, step, caller, seq, told);
                if (outcome.Refusal is not null)
                    return outcome;
                foreach (var row in wanted.Rows)
                    await ReviewQueries.InsertCommentAsync(
                        transaction, CommentOf(document, row.PlanIndicatorId, row.Comment, caller, seq) with { AsksChange = true });
                return outcome;
            },
            cancellationToken);

    public Task<Results<Ok<IReadOnlyList<ReportComment>>, ProblemHttpResult>> CommentAsync(
        Guid id, Guid planIndicatorId, NewComment comment, Caller caller, CancellationToken cancellationToken) =>
        reports.ChangeAsync<IReadOnlyList<ReportComment>>(
            id,
            caller,
            async (transaction, document, seq) =>
            {
                if (document.Indicators.All(row => row.Id != planIndicatorId))
                    return Problems.NotFound();
                await ReviewQueries.InsertCommentAsync(transaction, CommentOf(document, planIndicatorId, comment.Text, caller, seq));
                return document;
            },
            (_, trail) => [.. trail.Comments.Select(row => row.ToView())],
            cancellationToken);

    /// <summary>Null where the report is not in the caller's scope.</summary>
    public async Task<IReadOnlyList<ReportComment>?> FindCommentsAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await ReportQueries.FindKeyAsync(connection, id, caller.ReportScope) is null)
            return null;
        return [.. (await ReviewQueries.CommentsAsync(connection, id, caller.ReportScope)).Select(row => row.ToView())];
    }

    /// <summary>Verifies each of the reports in a transaction of its own: one that somebody moved meanwhile holds up none of the others.</summary>
    public async Task<IReadOnlyList<VerifyOutcome>> VerifyAsync(ReportSelection selection, Caller caller, CancellationToken cancellationToken)
    {
        var outcomes = new List<VerifyOutcome>();
        foreach (var report in selection.Reports)
        {
            var step = new ReportStep { Version = report.Version };
            var answer = await reports.MoveAsync(report.Id, ReportState.Verified, step, caller, cancellationToken);
            var refusal = (answer.Result as ProblemHttpResult)?.ProblemDetails;
            outcomes.Add(new VerifyOutcome
            {
                Id = report.Id,
                IsVerified = refusal is null,
                Code = refusal?.Extensions["code"] as string,
                Detail = refusal?.Detail,
            });
        }

        return outcomes;
    }

    /// <summary>Closes the books of a plan's quarter: what is verified is locked, what is not stays open and is named.</summary>
    public async Task<Results<Ok<LockOutcome>, ProblemHttpResult>> LockAsync(
        PeriodToLock wanted, Caller caller, CancellationToken cancellationToken)
    {
        var period = Period.Parse(wanted.Period);
        return await database.WriteAsync<Results<Ok<LockOutcome>, ProblemHttpResult>>(
            async transaction =>
            {
                var connection = transaction.Connection!;
                if (await PlanQueries.FindAsync(connection, wanted.PlanId, caller.ReadScope, transaction) is not { } plan || plan.Year != period.Year)
                    return Problems.NotFound();
                var workingDays = await CalendarQueries.WorkingDaysAsync(connection, transaction);
                var today = VietnamTime.Today(clock);
                var forms = await FormsAsync(connection, plan, period, caller.ReportScope, caller.ReadScope, transaction);
                if (ReviewRules.LocksOn(forms, workingDays) is { } locksOn && !ReviewRules.MayLock(today, locksOn))
                    return Problems.Conflict(
                        "not_yet",
                        $"Chưa đến ngày khóa sổ: kỳ này khóa từ ngày {locksOn:dd/MM/yyyy}.",
                        new Dictionary<string, object?> { ["locksOn"] = locksOn });
                var closed = await CloseAsync(transaction, plan, period, caller.ReportScope, caller.ReadScope, caller.PersonId);
                return TypedResults.Ok(new LockOutcome
                {
                    Locked = [.. closed.Locked.Select(ToSummary)],
                    Behind = [.. closed.Behind.Select(ToSummary)],
                });

                ReportSummary ToSummary(ReportListRow form) => ReportViews.ToSummary(form, workingDays, today);
            },
            cancellationToken);
    }

    /// <summary>Locks what is verified of a plan's quarter; what is not stays open.</summary>
    /// <param name="personId">Null where the program itself locks.</param>
    internal async Task<ClosedPeriod> CloseAsync(
        DbTransaction transaction, PlanRow plan, Period period, string reportScope, string readScope, Guid? personId)
    {
        var connection = transaction.Connection!;
        var seq = await ChangeCounter.NextAsync(transaction, plan.CommuneId);
        var verified = (await FormsAsync(connection, plan, period, reportScope, readScope, transaction))
            .Where(form => form.ReportState == ReportState.Verified).ToList();
        foreach (var form in verified)
        {
            var move = new ReportMove
            {
                ReportId = form.Id!.Value,
                Version = form.Version!.Value,
                From = ReportState.Verified,
                To = ReportState.Locked,
                PersonId = personId,
                Seq = seq,
                At = reports.Now,
                Thresholds = options.Value.Thresholds,
            };
            await WritingQueries.MoveAsync(transaction, move);
            await EventRecorder.RecordAsync(transaction, move);
        }

        if (verified.Count > 0)
            await recorder.RecordAsync(transaction, plan.Id, seq);
        await LockQueries.MarkFormsLockedAsync(transaction, plan.Id, period.ToString(), reports.Now);
        var locked = verified.Select(form => form.Id).ToHashSet();
        var after = await FormsAsync(connection, plan, period, reportScope, readScope, transaction);
        return new ClosedPeriod(
            [.. after.Where(form => locked.Contains(form.Id))], [.. after.Where(form => form is { ReportState: not ReportState.Locked, WaivedAt: null })]);
    }

    internal static Task<IReadOnlyList<ReportListRow>> FormsAsync(
        DbConnection connection, PlanRow plan, Period period, string reportScope, string readScope, DbTransaction? transaction = null) =>
        ReportQueries.ListAsync(connection, reportScope, readScope, period.ToString(), plan.Year, plan.Id, transaction: transaction);

    private CommentWrite CommentOf(ReportDocument document, Guid planIndicatorId, string text, Caller caller, long seq) => new()
    {
        ReportId = document.Id,
        PlanIndicatorId = planIndicatorId,
        Text = text.Trim(),
        ActualVersion = document.ActualOf(planIndicatorId, document.Period)?.Version,
        PersonId = caller.PersonId,
        Seq = seq,
        At = reports.Now,
    };
}

/// <summary>A quarter of a plan after its books were closed.</summary>
/// <param name="Locked">What was locked now.</param>
/// <param name="Behind">What stays open because it is not verified; not of units that nobody waits for.</param>
internal sealed record ClosedPeriod(IReadOnlyList<ReportListRow> Locked, IReadOnlyList<ReportListRow> Behind);
