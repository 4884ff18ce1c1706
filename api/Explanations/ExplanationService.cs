using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Demo;
using WardKpi.Api.Http;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Explanations;

/// <summary>The steps of an explanation: asked, answered, concluded, and what a conclusion becomes.</summary>
public sealed class ExplanationService(Database database, DemoMode demo, TimeProvider clock)
{
    private DateTime Now => Stored.Now(clock);

    public Task<Results<Created<ExplanationView>, ProblemHttpResult>> AskAsync(
        AskExplanation ask, Caller caller, CancellationToken cancellationToken) =>
        BeginAsync(ask, ExplanationState.Asked, ask.Question, ask.DueOn, caller, cancellationToken);

    public Task<Results<Created<ExplanationView>, ProblemHttpResult>> ConcludeAsync(
        ConcludeUnasked conclude, Caller caller, CancellationToken cancellationToken) =>
        BeginAsync(conclude, ExplanationState.Concluded, conclude.Conclusion, null, caller, cancellationToken);

    /// <summary>Takes a step of an explanation that is there.</summary>
    /// <param name="dueOn">Of a further question.</param>
    public Task<Results<Ok<ExplanationView>, ProblemHttpResult>> MoveAsync(
        Guid id, ExplanationState to, string text, DateOnly? dueOn, int version, Caller caller, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            version,
            caller,
            async (transaction, row, seq, now) =>
            {
                if (!ExplanationRules.CanMove(row.ExplanationState, to))
                    throw new Refused(WrongState(row.ExplanationState));
                if (to != ExplanationState.Answered && !ExplanationRules.MayRule(caller, row.SaidByRole))
                    throw new Refused(Problems.Of(
                        StatusCodes.Status403Forbidden, "not_asked_by_you", "Yêu cầu giải trình của Ban Chỉ đạo chỉ Ban Chỉ đạo hỏi thêm, rút lại hoặc kết luận."));
                var step = new ExplanationStep
                {
                    Id = id,
                    From = row.ExplanationState,
                    To = to,
                    Text = text.Trim(),
                    DueOn = to == ExplanationState.Asked ? await DueOnAsync(transaction, dueOn, now) : null,
                    PersonId = caller.PersonId,
                    Seq = seq,
                    At = now,
                };
                await ExplanationStepQueries.MoveAsync(transaction, step);
                await ExplanationNotices.TellAsync(transaction, (await ExplanationQueries.FindAsync(transaction, id))!, step, demo.IsOn);
            },
            cancellationToken);

    public Task<Results<Ok<ExplanationView>, ProblemHttpResult>> MakeTaskAsync(
        Guid id, MakeTask task, Caller caller, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            task.Version,
            caller,
            async (transaction, row, _, now) =>
            {
                if (row.ExplanationState != ExplanationState.Concluded)
                    throw new Refused(Problems.Conflict("wrong_state", "Chỉ kết luận mới giao được thành nhiệm vụ."));
                if (row.MadeTaskId is not null)
                    throw new Refused(Problems.Conflict("already_task", $"Kết luận này đã giao thành nhiệm vụ {row.MadeTaskNumber}."));
                var today = VietnamTime.DateOf(now);
                if (task.DueOn < today || task.DueOn > today.AddYears(ExplanationRules.TaskYearsAhead))
                    throw Fault("dueOn", $"Hạn hoàn thành phải từ hôm nay đến {today.AddYears(ExplanationRules.TaskYearsAhead):dd/MM/yyyy}.");
                var leadId = task.LeadId ?? row.OrganizationId;
                if (!await ExplanationQueries.IsUnitAsync(transaction, leadId, row.CommuneId))
                    throw Fault("leadId", "Đơn vị không thuộc xã, phường của kế hoạch.");
                await ConclusionTasks.AddAsync(transaction, row, task.Name.Trim(), leadId, task.DueOn, today);
                var made = await FindViewAsync(transaction, id, caller, now);
                await ExplanationNotices.TaskGivenAsync(transaction, row, made.Task!, caller.PersonId, demo.IsOn, now);
            },
            cancellationToken);

    private async Task<Results<Created<ExplanationView>, ProblemHttpResult>> BeginAsync(
        IAboutSubject about, ExplanationState to, string text, DateOnly? dueOn, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            var view = await database.WriteAsync(
                async transaction =>
                {
                    if (await ExplanationQueries.FindSubjectAsync(transaction, about, caller.ReportScope) is not { } found)
                        throw new Refused(Problems.NotFound());
                    var seq = await ChangeCounter.NextAsync(transaction, found.CommuneId);
                    // Again behind the counter: an import may have taken the row away.
                    if (await ExplanationQueries.FindSubjectAsync(transaction, about, caller.ReportScope) is not { } subject)
                        throw new Refused(Problems.NotFound());
                    var now = Now;
                    var step = new ExplanationStep
                    {
                        Id = Guid.CreateVersion7(),
                        From = null,
                        To = to,
                        Text = text.Trim(),
                        DueOn = to == ExplanationState.Asked ? await DueOnAsync(transaction, dueOn, now) : null,
                        PersonId = caller.PersonId,
                        Seq = seq,
                        At = now,
                    };
                    await InsertAsync(transaction, about, subject, step);
                    await ExplanationNotices.TellAsync(transaction, (await ExplanationQueries.FindAsync(transaction, step.Id))!, step, demo.IsOn);
                    return await FindViewAsync(transaction, step.Id, caller, now);
                },
                cancellationToken);
            return TypedResults.Created($"/api/v1/explanations/{view.Id}", view);
        }
        catch (Refused refused)
        {
            return refused.Problem;
        }
    }

    private static async Task InsertAsync(DbTransaction transaction, IAboutSubject about, SubjectRow subject, ExplanationStep step)
    {
        if (!Period.TryParse(about.Period, null, out var period) || period.Kind != PeriodKind.Quarter || period.Year != subject.Year)
            throw Fault("period", $"Kỳ phải là một quý của năm kế hoạch, ví dụ {subject.Year}Q1.");
        var unitId = about.OrganizationId ?? subject.LeadId;
        if (!await ExplanationQueries.IsUnitAsync(transaction, unitId, subject.CommuneId))
            throw Fault("organizationId", "Đơn vị không thuộc xã, phường của kế hoạch.");
        if (step.To == ExplanationState.Asked && await ExplanationQueries.FindOpenAsync(transaction, subject, unitId) is { } openId)
            throw new Refused(Problems.Conflict(
                "already_asked",
                "Đang có yêu cầu giải trình chưa kết luận với đơn vị này: xem và hỏi thêm ở yêu cầu đó.",
                new Dictionary<string, object?> { ["explanationId"] = openId }));
        await ExplanationStepQueries.InsertAsync(transaction, subject, unitId, period.ToString(), step);
    }

    /// <summary>Finds the explanation behind the commune's counter, checks its version, writes, and answers how it stands then.</summary>
    private async Task<Results<Ok<ExplanationView>, ProblemHttpResult>> ChangeAsync(
        Guid id,
        int version,
        Caller caller,
        Func<DbTransaction, ExplanationRow, long, DateTime, Task> write,
        CancellationToken cancellationToken)
    {
        try
        {
            return TypedResults.Ok(await database.WriteAsync(
                async transaction =>
                {
                    var connection = transaction.Connection!;
                    if (await ExplanationQueries.FindAsync(connection, id, caller.ReportScope, caller, transaction) is not { } found)
                        throw new Refused(Problems.NotFound());
                    var seq = await ChangeCounter.NextAsync(transaction, found.CommuneId);
                    var row = (await ExplanationQueries.FindAsync(connection, id, caller.ReportScope, caller, transaction))!;
                    var now = Now;
                    if (row.Version != version)
                        throw new Refused(Problems.StaleVersion(new Dictionary<string, object?>
                        {
                            ["explanation"] = await FindViewAsync(transaction, id, caller, now),
                        }));
                    await write(transaction, row, seq, now);
                    return await FindViewAsync(transaction, id, caller, now);
                },
                cancellationToken));
        }
        catch (Refused refused)
        {
            return refused.Problem;
        }
    }

    private static async Task<ExplanationView> FindViewAsync(DbTransaction transaction, Guid id, Caller caller, DateTime now)
    {
        var connection = transaction.Connection!;
        var row = (await ExplanationQueries.FindAsync(connection, id, caller.ReadScope, caller, transaction))!;
        return row.ToView(caller, await CalendarQueries.WorkingDaysAsync(connection, transaction), VietnamTime.DateOf(now));
    }

    private static async Task<DateOnly> DueOnAsync(DbTransaction transaction, DateOnly? wanted, DateTime now)
    {
        var workingDays = await CalendarQueries.WorkingDaysAsync(transaction.Connection!, transaction);
        var today = VietnamTime.DateOf(now);
        if (wanted is not { } dueOn)
            return ExplanationRules.DefaultDueOn(today, workingDays);
        return ExplanationRules.DueFault(dueOn, today, workingDays) is { } fault ? throw Fault("dueOn", fault) : dueOn;
    }

    private static Refused Fault(string field, string message) => new(Problems.Invalid(new Dictionary<string, string[]> { [field] = [message] }));

    private static ProblemHttpResult WrongState(ExplanationState state) => Problems.Conflict(
        "wrong_state",
        state switch
        {
            ExplanationState.Asked => "Đơn vị chưa trả lời yêu cầu giải trình này.",
            ExplanationState.Answered => "Yêu cầu giải trình này đã được trả lời.",
            ExplanationState.Concluded => "Yêu cầu giải trình này đã có kết luận.",
            ExplanationState.Withdrawn => "Yêu cầu giải trình này đã được thu hồi.",
        },
        new Dictionary<string, object?> { ["state"] = Codes.Of(state) });
}
