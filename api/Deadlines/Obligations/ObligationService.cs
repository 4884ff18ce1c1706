using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines.Reminders;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Demo;
using WardKpi.Api.Http;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Deadlines.Obligations;

/// <summary>What people decide about duties to report: that one is met, that a unit is let off, that a report is asked for.</summary>
public sealed class ObligationService(Database database, DemoMode demo, TimeProvider clock)
{
    private const int YearsAhead = 2;

    private DateTime Now => Stored.Now(clock);

    public async Task<Results<Ok<ObligationView>, ProblemHttpResult>> MeetAsync(
        Guid id, MeetObligation meet, Caller caller, CancellationToken cancellationToken) =>
        Kept(await ChangeAsync(
            id,
            meet.Version,
            caller,
            (row, now) => row.FormPlanId is not null ? IsForm()
                : WhySettled(row) is { } settled ? settled
                : FaultsOf(meet, row, caller, now) is { Count: > 0 } faults ? Problems.Invalid(faults)
                : null,
            (transaction, row, now) => ObligationWrites.MeetAsync(
                transaction,
                row,
                new MetWrite(
                    meet.SentAt?.ToUniversalTime() ?? now,
                    caller.PersonId,
                    Stored.Text(meet.DocumentNumber),
                    meet.DocumentDate,
                    Stored.Text(meet.Note)),
                now),
            cancellationToken));

    public async Task<Results<Ok<ObligationView>, NoContent, ProblemHttpResult>> UndoMetAsync(
        Guid id, int version, Caller caller, CancellationToken cancellationToken) =>
        KeptOrGone(await ChangeAsync(
            id,
            version,
            caller,
            (row, _) => row switch
            {
                { FormPlanId: not null } => IsForm(),
                { MetAt: null } => WrongState("Báo cáo này chưa được ghi nhận là đã gửi."),
                { LockedAt: not null } => WrongState("Kỳ báo cáo đã khóa sổ."),
                _ => null,
            },
            async (transaction, row, now) =>
            {
                await ObligationWrites.MeetAsync(transaction, row, MetWrite.None, now);
                await ObligationWriter.ComputeAsync(transaction, row.CommuneId, now);
            },
            cancellationToken));

    public async Task<Results<Ok<ObligationView>, ProblemHttpResult>> WaiveAsync(
        Guid id, WaiveObligation waive, Caller caller, CancellationToken cancellationToken) =>
        Kept(await ChangeAsync(
            id,
            waive.Version,
            caller,
            (row, _) => WhySettled(row),
            (transaction, row, now) => ObligationWrites.WaiveAsync(transaction, row, now, caller.PersonId, waive.Reason.Trim(), now),
            cancellationToken));

    public async Task<Results<Ok<ObligationView>, NoContent, ProblemHttpResult>> EndWaiverAsync(
        Guid id, int version, Caller caller, CancellationToken cancellationToken) =>
        KeptOrGone(await ChangeAsync(
            id,
            version,
            caller,
            (row, _) => row.WaivedAt is null ? WrongState("Đơn vị không được miễn báo cáo này.") : null,
            async (transaction, row, now) =>
            {
                await ObligationWrites.WaiveAsync(transaction, row, null, null, null, now);
                await ObligationWriter.ComputeAsync(transaction, row.CommuneId, now);
            },
            cancellationToken));

    public async Task<Results<Created<RequestOutcome>, ProblemHttpResult>> AskAsync(
        RequestReports wanted, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            return TypedResults.Created((string?)null, await database.WriteAsync(transaction => AskAsync(transaction, wanted, caller), cancellationToken));
        }
        catch (Refused refused)
        {
            return refused.Problem;
        }
    }

    private async Task<RequestOutcome> AskAsync(DbTransaction transaction, RequestReports wanted, Caller caller)
    {
        var connection = transaction.Connection!;
        if (await RuleQueries.FindAsync(connection, wanted.RuleId, caller.ReadScope, transaction) is not { } found)
            throw new Refused(Problems.NotFound());
        await ChangeCounter.NextAsync(transaction, found.CommuneId);
        var rule = (await RuleQueries.FindAsync(connection, wanted.RuleId, caller.ReadScope, transaction))!;
        if (!rule.IsActive || rule.Deadline != Codes.Of(DeadlineKind.OnRequest))
            throw new Refused(Problems.Unprocessable("not_on_request", "Chế độ báo cáo này không theo yêu cầu hoặc đã ngừng áp dụng."));
        var now = Now;
        var workingDays = await CalendarQueries.WorkingDaysAsync(connection, transaction);
        if (DatesOf(rule.ToTiming(), wanted.DueOn, workingDays, now) is not { } dates)
            throw Fault("dueOn", $"Chọn một ngày làm việc còn hạn, từ hôm nay đến {YearsAhead} năm tới.");
        var units = await ComputeQueries.UnitsAsync(connection, rule.CommuneId, transaction);
        if (!wanted.OrganizationIds.All(units.Contains))
            throw Fault("organizationIds", "Có đơn vị không thuộc xã, phường của chế độ báo cáo hoặc đã ngừng hoạt động.");
        var period = ObligationRules.PeriodOf(wanted.DueOn);
        var asked = await ObligationWrites.AskedAsync(transaction, rule.Id, period, wanted.OrganizationIds);
        if (asked.Count > 0)
            throw new Refused(Problems.Conflict(
                "already_asked", $"Đã yêu cầu báo cáo này, cùng ngày hạn, với: {string.Join(", ", asked)}."));

        WantedObligation[] duties = [.. wanted.OrganizationIds.Select(unit => new WantedObligation(rule.Id, unit, period, dates))];
        var ids = await ObligationWrites.AskAsync(transaction, duties, wanted.Request.Trim(), caller.PersonId, now);
        await DutyNotices.AskedAsync(transaction, rule.CommuneId, ids, wanted.Request.Trim(), caller.PersonId, demo.IsOn, now);
        var views = new List<ObligationView>();
        foreach (var id in ids)
            views.Add(await ViewAsync(connection, id, caller, workingDays, now, transaction));
        var dueOn = VietnamTime.DateOf(dates.DueAt);
        return new RequestOutcome { DueOn = dueOn, IsMoved = dueOn != wanted.DueOn, Deadlines = views };
    }

    /// <summary>Null where the day lies behind or too far ahead.</summary>
    private static ObligationDates? DatesOf(RuleTiming timing, DateOnly dueOn, WorkingDays workingDays, DateTime now)
    {
        var today = VietnamTime.DateOf(now);
        if (dueOn < today || dueOn > today.AddYears(YearsAhead))
            return null;
        var dates = DeadlineRules.DatesOf(timing, dueOn, workingDays);
        return dates.DueAt > now ? dates : null;
    }

    /// <summary>Finds the duty behind the commune's counter, checks, writes, and answers how it stands then.</summary>
    private async Task<Outcome> ChangeAsync(
        Guid id,
        int version,
        Caller caller,
        Func<ObligationRow, DateTime, ProblemHttpResult?> refuse,
        Func<DbTransaction, ObligationRow, DateTime, Task> write,
        CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync(
                async transaction =>
                {
                    var connection = transaction.Connection!;
                    if (await ObligationQueries.FindAsync(connection, id, caller.ReportScope, transaction) is not { } found)
                        throw new Refused(Problems.NotFound());
                    await ChangeCounter.NextAsync(transaction, found.CommuneId);
                    var now = Now;
                    if (await ObligationQueries.FindAsync(connection, id, caller.ReportScope, transaction) is not { } row)
                        throw new Refused(Problems.NotFound());
                    if (row.Version != version)
                        throw new Refused(Problems.StaleVersion());
                    if (refuse(row, now) is { } refusal)
                        throw new Refused(refusal);
                    await write(transaction, row, now);
                    var workingDays = await CalendarQueries.WorkingDaysAsync(connection, transaction);
                    var after = await ObligationQueries.FindAsync(connection, id, caller.ReportScope, transaction);
                    return new Outcome(null, after is null ? null : ObligationViews.ToView(after, caller, workingDays, now));
                },
                cancellationToken);
        }
        catch (Refused refused)
        {
            return new Outcome(refused.Problem, null);
        }
    }

    /// <summary>A refusal, or the duty as it stands now; neither where no rule asks for it any more.</summary>
    private sealed record Outcome(ProblemHttpResult? Refusal, ObligationView? View);

    private static Results<Ok<ObligationView>, ProblemHttpResult> Kept(Outcome outcome) =>
        outcome.Refusal is { } refusal ? refusal : TypedResults.Ok(outcome.View!);

    private static Results<Ok<ObligationView>, NoContent, ProblemHttpResult> KeptOrGone(Outcome outcome) => outcome switch
    {
        { Refusal: { } refusal } => refusal,
        { View: { } view } => TypedResults.Ok(view),
        _ => TypedResults.NoContent(),
    };

    private static async Task<ObligationView> ViewAsync(
        DbConnection connection, Guid id, Caller caller, WorkingDays workingDays, DateTime now, DbTransaction transaction) =>
        ObligationViews.ToView((await ObligationQueries.FindAsync(connection, id, caller.ReadScope, transaction))!, caller, workingDays, now);

    private static Refused Fault(string field, string message) => new(Problems.Invalid(new Dictionary<string, string[]> { [field] = [message] }));

    private static Dictionary<string, string[]> FaultsOf(MeetObligation meet, ObligationRow row, Caller caller, DateTime now)
    {
        var faults = new Dictionary<string, string[]>();
        if (meet.SentAt is { } sentAt && FaultOf(sentAt.ToUniversalTime(), row, caller, now) is { } fault)
            faults["sentAt"] = [fault];
        if (meet.DocumentDate > VietnamTime.DateOf(now))
            faults["documentDate"] = ["Ngày văn bản không thể ở tương lai."];
        return faults;
    }

    // Who sends before the duty opens says so at once and states no moment. Closed books tell who was late: whoever reports does not mend that.
    private static string? FaultOf(DateTime sentAt, ObligationRow row, Caller caller, DateTime now)
    {
        if (sentAt > now)
            return "Thời điểm gửi không thể ở tương lai.";
        if (VietnamTime.DateOf(sentAt) < row.OpensOn)
            return $"Thời điểm gửi không thể trước ngày mở báo cáo {row.OpensOn:dd/MM/yyyy}.";
        return !caller.MayReview && now > row.DueAt && VietnamTime.DateOf(now) >= row.LocksOn && sentAt <= row.DueAt
            ? "Kỳ báo cáo đã khóa sổ: chỉ cơ quan thường trực ghi nhận được báo cáo đã gửi trong hạn."
            : null;
    }

    private static ProblemHttpResult IsForm() => Problems.Conflict("is_form", "Báo cáo này được gửi bằng biểu nhập: mở biểu nhập để gửi.");

    private static ProblemHttpResult? WhySettled(ObligationRow row) => row switch
    {
        { WaivedAt: not null } => WrongState("Đơn vị đã được miễn báo cáo này."),
        { MetAt: not null } => WrongState("Báo cáo này đã gửi."),
        _ => null,
    };

    private static ProblemHttpResult WrongState(string detail) => Problems.Conflict("wrong_state", detail);
}
