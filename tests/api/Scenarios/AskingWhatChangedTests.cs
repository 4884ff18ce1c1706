using System.Net;
using WardKpi.Api.Tests.Infrastructure;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>Asks by itself for nothing that would be counted beside the machine's.</summary>
public sealed class QuietHost : WardKpiHost
{
    protected override IEnumerable<(string Key, string Value)> FirstSettings => [("Webhooks:Interval", "01:00:00")];
}

/// <summary>A province asks 170 communes whether something changed; mostly nothing has.</summary>
public sealed class AskingWhatChangedTests(QuietHost host) : Scenario<QuietHost>(host)
{
    [Theory]
    [InlineData("values", "application/json")]
    [InlineData("values?limit=5&since=0", "application/json")]
    [InlineData("values", "application/x-ndjson")]
    [InlineData("sdmx/data/dataflow/WARDKPI/WARD_KPI/1.0", "application/vnd.sdmx.data+csv")]
    public async Task A_304_reads_the_row_of_the_key_and_nothing_else(string path, string accept)
    {
        Assert.SkipUnless(Host.Database.Provider == DatabaseProvider.Sqlite, "Statements are counted by SQLite's own trace; on SQL Server they are the same.");
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");
        using var machine = await Host.AddPullingMachineAsync(commune.Path);
        using var statements = new SqliteStatements(Host.Database);
        var tag = (await machine.AskAsync(path, accept)).Header("ETag");
        // The counter counts.
        Assert.True(Reads(statements) > 1);

        (await machine.AskAsync(path, accept, tag)).Expect(HttpStatusCode.NotModified);

        Assert.Equal(1, Reads(statements));
    }

    /// <summary>The line in the sharing log is written behind the answers, with whatever gathered.</summary>
    private static int Reads(SqliteStatements statements) =>
        statements.Taken().Count(text => text.TrimStart().StartsWith("select", StringComparison.Ordinal) || text.TrimStart().StartsWith("with", StringComparison.Ordinal));
}
