using Microsoft.Data.Sqlite;
using WardKpi.Api.Tests.Infrastructure;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Tests.Structure;

/// <summary>A commune's page costs the same whatever the number of other communes: its query begins with the caller's scope.</summary>
public sealed class QueryPlanTests
{
    private static readonly IReadOnlyDictionary<string, string> Texts =
        SqlTexts.In(typeof(Program).Assembly).ToDictionary(text => text.Name, text => text.Sql);

    [Theory]
    [InlineData("WardKpi.Api.Deadlines.Obligations.ObligationQueries.SelectObligations")]
    [InlineData("WardKpi.Api.Deadlines.Obligations.ObligationQueries.CountObligations")]
    [InlineData("WardKpi.Api.Deadlines.Timeliness.TimelinessQueries.SelectDuties")]
    public async Task What_a_page_reads_is_found_by_the_path_of_the_place_and_by_its_units(string name)
    {
        await using var connection = new SqliteConnection($"Data Source={name};Mode=Memory;Cache=Shared");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await new Migrator(DatabaseProvider.Sqlite, connection.ConnectionString).RunAsync(cancellation: TestContext.Current.CancellationToken);

        var steps = await PlanAsync(connection, Texts[name]);

        Assert.StartsWith("SEARCH o USING INDEX ux_organizations_path (path>? AND path<?)", steps[0], StringComparison.Ordinal);
        Assert.Contains(steps, step => step.Contains("ix_obligations_organization (organization_id=? AND due_at>? AND due_at<?)", StringComparison.Ordinal));
        Assert.DoesNotContain(steps, step => step.StartsWith("SCAN", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> PlanAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"pragma case_sensitive_like = on; explain query plan {sql}";
        foreach (var name in new[] { "@scope", "@under" })
            command.Parameters.AddWithValue(name, "/tinh/xa/%");
        command.Parameters.AddWithValue("@from", "2026-01-01 00:00:00.000");
        command.Parameters.AddWithValue("@until", "2027-01-01 00:00:00.000");
        foreach (var name in new[] { "@communeId", "@planId" })
            command.Parameters.AddWithValue(name, DBNull.Value);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var steps = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            steps.Add(reader.GetString(reader.GetOrdinal("detail")));
        return steps;
    }
}
