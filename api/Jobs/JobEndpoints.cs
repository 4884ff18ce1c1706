using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;

namespace WardKpi.Api.Jobs;

public static class JobEndpoints
{
    public static void MapJobs(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/jobs").WithTags("Jobs").RequireAuthorization(Policies.ManageJobs);
        group.MapGet("/", List).WithName("ListJobs").WithSummary("The recurring jobs: when each is due, and how it went last");
        group.MapGet("/{kind}/runs", ListRuns).WithName("ListJobRuns").WithSummary("The newest fifty runs of a job")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{kind}/run", Run).WithName("RunJob").WithSummary("Run a job now")
            .WithDescription("Answers once the run has begun; how it ends stands in the list.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<IReadOnlyList<JobView>>> List(JobWatch watch, Database database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return TypedResults.Ok(await watch.AllAsync(connection));
    }

    private static async Task<Results<Ok<IReadOnlyList<JobRunView>>, ProblemHttpResult>> ListRuns(
        string kind, JobRunner runner, Database database, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (runner.Find(kind) is not { } job)
            return Problems.NotFound();
        await using var connection = await database.OpenAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        IReadOnlyList<JobRunView> runs = [.. (await JobQueries.RunsOfJobAsync(connection, job.Kind)).Select(run => run.ToView(now))];
        return TypedResults.Ok(runs);
    }

    private static async Task<Results<Ok<JobRunView>, ProblemHttpResult>> Run(
        string kind, Caller caller, JobRunner runner, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (runner.Find(kind) is not { } job)
            return Problems.NotFound();
        if (await runner.BeginAsync(job.Kind, JobCause.Person, caller.PersonId, cancellationToken) is not { } run)
            return Problems.Conflict("job_running", "Tác vụ này đang chạy: chờ xong rồi chạy lại.");
        return TypedResults.Ok((run with { StarterName = caller.DisplayName }).ToView(clock.GetUtcNow().UtcDateTime));
    }
}
