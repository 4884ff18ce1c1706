using System.Diagnostics;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>The client's own tests and rules, so that one command runs all there is.</summary>
public sealed class ClientUnitTests
{
    [Theory]
    [InlineData("test")]
    [InlineData("lint")]
    public async Task The_client_passes(string script)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["run", script, "--silent"])
        {
            WorkingDirectory = Dashboard.WebClientFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, string.Join('\n', said));
    }
}
