using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Data;

namespace WardKpi.Api.Hosting;

public sealed record HealthView
{
    /// <summary><c>ok</c>.</summary>
    public required string Status { get; init; }

    public required string Version { get; init; }

    /// <summary>The last change of reported data on this database.</summary>
    public required long ChangeSeq { get; init; }
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

    private static async Task<Ok<HealthView>> Get(Database database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return TypedResults.Ok(new HealthView
        {
            Status = "ok",
            Version = typeof(Health).Assembly.GetName().Version!.ToString(3),
            ChangeSeq = await connection.QuerySingleAsync<long>(SelectChangeSeq),
        });
    }
}
