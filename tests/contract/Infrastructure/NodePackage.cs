using System.Diagnostics;

namespace WardKpi.Contract.Tests.Infrastructure;

/// <summary>The programs of tests/contract/node, installed from its lock file once.</summary>
public static class NodePackage
{
    private static readonly Lazy<Task<string?>> Install = new(InstallAsync);

    private static readonly Lazy<Task<string?>> Collector = new(BuildCollectorAsync);

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests/contract/node");

    /// <summary>Skips where the packages are absent and cannot be had; on CI that is a failure.</summary>
    public static async Task ReadyAsync()
    {
        var fault = await Install.Value;
        Assert.SkipUnless(fault is null || Environment.GetEnvironmentVariable("CI") == "true", $"npm ci in {Folder} failed: {fault}");
        Assert.Null(fault);
    }

    /// <summary>The collector, built on a client that is generated from the contract.</summary>
    public static async Task CollectorAsync()
    {
        await ReadyAsync();
        Assert.Null(await Collector.Value);
    }

    /// <param name="arguments">Of node.</param>
    public static Task<(int ExitCode, string Said)> RunAsync(params IReadOnlyList<string> arguments) => RunAsync("node", arguments);

    private static async Task<string?> BuildCollectorAsync()
    {
        var (generated, faults) = await RunAsync("node_modules/openapi-typescript/bin/cli.js", "../../../openapi.yaml", "-o", "generated/schema.ts");
        if (generated != 0)
            return faults;
        var (compiled, complaints) = await RunAsync("node_modules/typescript/bin/tsc");
        return compiled == 0 ? null : complaints;
    }

    private static async Task<string?> InstallAsync()
    {
        // npm writes this file last.
        var installed = new FileInfo(Path.Combine(Folder, "node_modules/.package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            return null;
        var (exitCode, said) = await RunAsync(
            OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
        if (exitCode != 0)
            return said;
        installed.Refresh();
        installed.LastWriteTimeUtc = DateTime.UtcNow;
        return null;
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true";
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, string.Join('\n', said));
    }
}
