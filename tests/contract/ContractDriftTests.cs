using System.Diagnostics;
using WardKpi.Contract.Tests.Infrastructure;

namespace WardKpi.Contract.Tests;

/// <summary>What is committed is what the code makes.</summary>
public sealed class ContractDriftTests(ContractHost host)
{
    private const string Types = "web-client/src/api-types/schema.ts";

    [Fact]
    public void The_contract_in_the_repository_is_the_one_that_the_code_writes() => Assert.True(
        Repository.Read("openapi.yaml") == host.Yaml,
        "openapi.yaml is not what the code writes. Run `dotnet build api` and commit the file.");

    [Fact]
    public async Task The_types_of_the_client_are_made_from_the_contract()
    {
        var client = Path.Combine(Repository.Root, "web-client");
        var isInstalled = Directory.Exists(Path.Combine(client, "node_modules/openapi-typescript"));
        Assert.SkipUnless(
            isInstalled || Environment.GetEnvironmentVariable("CI") == "true",
            "web-client/node_modules is absent: run `npm ci` in web-client.");

        var contract = Path.GetTempFileName();
        await File.WriteAllTextAsync(contract, host.Yaml, TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("node") { WorkingDirectory = client, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "node_modules/openapi-typescript/bin/cli.js", contract })
            start.ArgumentList.Add(argument);
        using var generator = Process.Start(start)!;
        var faults = generator.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var types = await generator.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await generator.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.Delete(contract);

        Assert.True(generator.ExitCode == 0, await faults);
        Assert.True(
            Repository.Read(Types) == types.ReplaceLineEndings("\n"),
            $"{Types} is not made from openapi.yaml. Run `npm run api-types` in web-client and commit the file.");
    }
}
