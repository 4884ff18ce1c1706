using WardKpi.Contract.Tests.Infrastructure;

namespace WardKpi.Contract.Tests;

/// <summary>The contract keeps the rules that other people's tools hold it to (node/lint.yaml).</summary>
public sealed class LintingTheContractTests(ContractHost host) : IDisposable
{
    private const string Cli = "node_modules/@redocly/cli/bin/cli.js";

    private readonly string contract = Path.Combine(Path.GetTempPath(), $"wardkpi-{Guid.NewGuid():n}.yaml");

    [Fact]
    public async Task The_contract_lints_clean()
    {
        await NodePackage.ReadyAsync();

        var (exitCode, said) = await NodePackage.RunAsync(Cli, "lint", "../../../openapi.yaml", "--config=lint.yaml", "--format=stylish", "--max-problems=50");

        Assert.True(exitCode == 0, said);
    }

    [Fact]
    public async Task A_fault_is_found()
    {
        await NodePackage.ReadyAsync();
        await File.WriteAllTextAsync(contract, host.Yaml.Replace("      operationId: DeliverValues\n", "", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var (exitCode, said) = await NodePackage.RunAsync(Cli, "lint", contract, "--config=lint.yaml", "--format=stylish");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("operation-operationId", said);
    }

    public void Dispose() => File.Delete(contract);
}
