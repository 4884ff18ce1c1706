using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Data;
using WardKpi.Api.Jobs;

namespace WardKpi.Api.Hosting;

public enum HealthStatus
{
    Ok,
    Degraded,
}

public sealed record HealthView
{
    /// <summary><c>ok</c>, or <c>degraded</c> where a job is late; the program serves in both cases.</summary>
    public required HealthStatus Status { get; init; }

    public required string Version { get; init; }

    /// <summary>The last change of reported data on this database.</summary>
    public required long ChangeSeq { get; init; }

    /// <summary>Jobs that should have succeeded by now: each is over half an hour behind its schedule.</summary>
    public required IReadOnlyList<JobKind> LateJobs { get; init; }
}

public static class Health
{
    private const string SelectChangeSeq = """
        select seq
        from change_counter
        where id = 1
        """;

    public static void MapHealth(this WebApplication app) => app.MapGet("/health", Get).AllowAnonymous()
        .WithTags("Health").WithName("GetHealth").WithSummary("Whether the program and its database answer");

    private static async Task<Ok<HealthView>> Get(Database database, JobWatch jobs, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var late = await jobs.LateAsync(connection);
        return TypedResults.Ok(new HealthView
        {
            Status = late.Count == 0 ? HealthStatus.Ok : HealthStatus.Degraded,
            Version = typeof(Health).Assembly.GetName().Version!.ToString(3),
            ChangeSeq = await connection.QuerySingleAsync<long>(SelectChangeSeq),
            LateJobs = late,
        });
    }
}
