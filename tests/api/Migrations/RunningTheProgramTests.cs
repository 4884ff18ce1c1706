using WardKpi.DbMigrations;

namespace WardKpi.Api.Tests.Migrations;

public sealed class RunningTheProgramTests : MigratedDatabase
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    private string Provider => Database.Provider.ToString().ToLowerInvariant();

    private Task<int> RunAsync(Dictionary<string, string> variables, params string[] arguments) =>
        CommandLine.RunAsync(arguments, _output, _errors, name => variables.GetValueOrDefault(name), Cancellation);

    [Fact]
    public async Task Each_applied_script_is_printed()
    {
        Assert.Equal(0, await RunAsync([], "--provider", Provider, "--connection", Database.ConnectionString));

        Assert.All(EmbeddedData.Scripts(), script => Assert.Contains($"applied {script.Name}", _output.ToString()));
        Assert.Contains("142 indicators", _output.ToString());
    }

    [Fact]
    public async Task Variables_stand_in_for_options()
    {
        Dictionary<string, string> variables = new()
        {
            ["Database__Provider"] = Database.Provider.ToString(),
            ["Database__ConnectionString"] = Database.ConnectionString,
        };

        Assert.Equal(0, await RunAsync(variables, "--dry-run"));
        Assert.Contains("pending 0001_", _output.ToString());
    }

    [Fact]
    public async Task A_refusal_is_one_line_and_exit_code_1()
    {
        await Migrator(new SqlScript("9999_from_the_future.sql", "create table future (id int not null);")).RunAsync(cancellation: Cancellation);

        Assert.Equal(1, await RunAsync([], "--provider", Provider, "--connection", Database.ConnectionString));
        Assert.Contains("9999_from_the_future.sql", Assert.Single(_errors.ToString().TrimEnd().Split('\n')));
    }

    [Theory]
    [InlineData("--provider", "sqlite")]
    [InlineData("--provider", "oracle", "--connection", "x")]
    [InlineData("--connection")]
    [InlineData("--force")]
    public async Task Bad_usage_is_exit_code_2(params string[] arguments)
    {
        Assert.Equal(2, await RunAsync([], arguments));
        Assert.Contains("--help", _errors.ToString());
    }

    [Fact]
    public async Task Help_is_to_be_had_without_a_database()
    {
        Assert.Equal(0, await RunAsync([], "--help"));
        Assert.Contains("--dry-run", _output.ToString());
    }
}
