using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Http;

namespace WardKpi.Api.Reports.Review;

public static class ReviewEndpoints
{
    public static void MapReview(this RouteGroupBuilder reports)
    {
        reports.MapPost("/{id:guid}/return", Return).RequireAuthorization(Policies.Review)
            .WithName("ReturnReport").WithSummary("Give the report back, as a whole or for single rows")
            .WithDescription("A reason is required unless rows are named. Every row may be changed afterwards; the named ones must be changed or answered by a comment before the report is sent again.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        reports.MapGet("/{id:guid}/comments", ListComments).WithName("ListComments").WithSummary("What was said of the rows of a report")
            .ProducesProblem(StatusCodes.Status404NotFound);
        reports.MapPost("/{id:guid}/rows/{planIndicatorId:guid}/comments", Comment).RequireAuthorization(Policies.Enter)
            .WithName("AddComment").WithSummary("Say something of a row, in any state of the report")
            .WithDescription("Answers with all comments of the report.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        reports.MapPost("/verify", Verify).RequireAuthorization(Policies.Review)
            .WithName("VerifyReports").WithSummary("Verify several reports, each on its own")
            .WithDescription("A report that cannot be verified is named with the reason and holds up none of the others. Reopening undoes it.");
        reports.MapPost("/lock", Lock).RequireAuthorization(Policies.Review)
            .WithName("LockPeriod").WithSummary("Close the books of a quarter of a plan")
            .WithDescription("Locks what is verified and names what stays behind. Before the lock date the answer is 409 `not_yet` with the date in `locksOn`.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Task<Results<Ok<ReportView>, ProblemHttpResult>> Return(
        Guid id, ReportReturn step, Caller caller, ReviewService service, CancellationToken cancellationToken) =>
        service.ReturnAsync(id, step, caller, cancellationToken);

    private static async Task<Results<Ok<IReadOnlyList<ReportComment>>, ProblemHttpResult>> ListComments(
        Guid id, Caller caller, ReviewService service, CancellationToken cancellationToken) =>
        await service.FindCommentsAsync(id, caller, cancellationToken) is { } comments ? TypedResults.Ok(comments) : Problems.NotFound();

    private static Task<Results<Ok<IReadOnlyList<ReportComment>>, ProblemHttpResult>> Comment(
        Guid id, Guid planIndicatorId, NewComment comment, Caller caller, ReviewService service, CancellationToken cancellationToken) =>
        service.CommentAsync(id, planIndicatorId, comment, caller, cancellationToken);

    private static async Task<Ok<IReadOnlyList<VerifyOutcome>>> Verify(
        ReportSelection selection, Caller caller, ReviewService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(await service.VerifyAsync(selection, caller, cancellationToken));

    private static Task<Results<Ok<LockOutcome>, ProblemHttpResult>> Lock(
        PeriodToLock wanted, Caller caller, ReviewService service, CancellationToken cancellationToken) =>
        service.LockAsync(wanted, caller, cancellationToken);
}
