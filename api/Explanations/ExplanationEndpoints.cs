using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Http;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Explanations;

public static class ExplanationEndpoints
{
    // Some hundred a year in a commune; a province names the commune.
    private const int MostListed = 500;

    public static void MapExplanations(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/explanations").WithTags("Explanations");
        group.MapGet("/", List).WithName("ListExplanations").WithSummary("What was asked, answered and concluded in the caller's scope, open and overdue first");
        group.MapGet("/{id:guid}", Get).WithName("GetExplanation").WithSummary("An explanation with all its steps")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/", Ask).RequireAuthorization(Policies.Ask)
            .WithName("AskExplanation").WithSummary("Ask a unit to explain an indicator or a task")
            .WithDescription("One open question a unit and subject: another is refused by 409 `already_asked`, which names the open one.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/conclusions", ConcludeUnasked).RequireAuthorization(Policies.Ask)
            .WithName("ConcludeUnasked").WithSummary("Conclude about an indicator or a task without having asked, as a meeting does")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{id:guid}/answer", Answer).RequireAuthorization(Policies.Enter)
            .WithName("AnswerExplanation").WithSummary("Answer for the unit asked, or word its answer anew until it is concluded")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/ask-again", AskAgain).RequireAuthorization(Policies.Ask)
            .WithName("AskAgain").WithSummary("Ask further: the unit is to answer once more")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/conclude", Conclude).RequireAuthorization(Policies.Ask)
            .WithName("ConcludeExplanation").WithSummary("Conclude, answered or not, or word the conclusion anew")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/withdraw", Withdraw).RequireAuthorization(Policies.Ask)
            .WithName("WithdrawExplanation").WithSummary("Take a question back, with a reason")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/task", MakeTask).RequireAuthorization(Policies.Ask)
            .WithName("MakeTask").WithSummary("Make a task of a conclusion")
            .WithDescription("It stands behind the tasks of the plan's document, numbered KL-1, KL-2 …, and stays when the plan is imported again.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <param name="organizationId">The unit asked.</param>
    /// <param name="open">Only those that wait for an answer or a conclusion.</param>
    /// <param name="overdue">Only those whose answer is overdue.</param>
    /// <param name="mine">Only those that wait for the caller.</param>
    private static async Task<Ok<ExplanationList>> List(
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken cancellationToken,
        Guid? planId = null,
        Guid? communeId = null,
        Guid? organizationId = null,
        Guid? planIndicatorId = null,
        Guid? taskId = null,
        Period? period = null,
        Code<ExplanationState>? state = null,
        bool open = false,
        bool overdue = false,
        bool mine = false)
    {
        var filter = new ExplanationFilter
        {
            PlanId = planId,
            CommuneId = communeId,
            OrganizationId = organizationId,
            PlanIndicatorId = planIndicatorId,
            TaskId = taskId,
            Period = period?.ToString(),
            State = state?.ToString(),
            IsOpen = open,
            IsOverdue = overdue,
            IsMine = mine,
        };
        var today = VietnamTime.Today(clock);
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await ExplanationQueries.ListAsync(connection, filter, caller, today, MostListed + 1);
        var workingDays = await CalendarQueries.WorkingDaysAsync(connection);
        return TypedResults.Ok(new ExplanationList
        {
            Explanations = [.. rows.Take(MostListed).Select(row => row.ToView(caller, workingDays, today))],
            HasMore = rows.Count > MostListed,
            DefaultDueOn = ExplanationRules.DefaultDueOn(today, workingDays),
        });
    }

    private static async Task<Results<Ok<ExplanationDetail>, ProblemHttpResult>> Get(
        Guid id, Caller caller, Database database, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await ExplanationQueries.FindAsync(connection, id, caller.ReadScope, caller) is not { } row)
            return Problems.NotFound();
        var workingDays = await CalendarQueries.WorkingDaysAsync(connection);
        return TypedResults.Ok(new ExplanationDetail
        {
            Explanation = row.ToView(caller, workingDays, VietnamTime.Today(clock)),
            Events = [.. (await ExplanationQueries.EventsAsync(connection, id)).Select(step => step.ToView())],
        });
    }

    private static Task<Results<Created<ExplanationView>, ProblemHttpResult>> Ask(
        AskExplanation ask, Caller caller, ExplanationService service, CancellationToken cancellationToken) =>
        service.AskAsync(ask, caller, cancellationToken);

    private static Task<Results<Created<ExplanationView>, ProblemHttpResult>> ConcludeUnasked(
        ConcludeUnasked conclude, Caller caller, ExplanationService service, CancellationToken cancellationToken) =>
        service.ConcludeAsync(conclude, caller, cancellationToken);

    private static Task<Results<Ok<ExplanationView>, ProblemHttpResult>> Answer(
        Guid id, AnswerExplanation answer, Caller caller, ExplanationService service, CancellationToken cancellationToken) =>
        service.MoveAsync(id, ExplanationState.Answered, answer.Answer, null, answer.Version, caller, cancellationToken);

    private static Task<Results<Ok<ExplanationView>, ProblemHttpResult>> AskAgain(
        Guid id, AskAgain again, Caller caller, ExplanationService service, CancellationToken cancellationToken) =>
        service.MoveAsync(id, ExplanationState.Asked, again.Question, again.DueOn, again.Version, caller, cancellationToken);

    private static Task<Results<Ok<ExplanationView>, ProblemHttpResult>> Conclude(
        Guid id, ConcludeExplanation conclude, Caller caller, ExplanationService service, CancellationToken cancellationToken) =>
        service.MoveAsync(id, ExplanationState.Concluded, conclude.Conclusion, null, conclude.Version, caller, cancellationToken);

    private static Task<Results<Ok<ExplanationView>, ProblemHttpResult>> Withdraw(
        Guid id, WithdrawExplanation withdraw, Caller caller, ExplanationService service, CancellationToken cancellationToken) =>
        service.MoveAsync(id, ExplanationState.Withdrawn, withdraw.Reason, null, withdraw.Version, caller, cancellationToken);

    private static Task<Results<Ok<ExplanationView>, ProblemHttpResult>> MakeTask(
        Guid id, MakeTask task, Caller caller, ExplanationService service, CancellationToken cancellationToken) =>
        service.MakeTaskAsync(id, task, caller, cancellationToken);
}
