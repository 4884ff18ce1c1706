using System.Diagnostics;

namespace WardKpi.Contract.Tests.Infrastructure;

/// <summary>Runs lines that documents show.</summary>
public static class Bash
{
    /// <summary>Skips where one of the programs that the lines call is absent.</summary>
    public static void Needs(params IEnumerable<string> programs)
    {
        foreach (var program in programs.Prepend("bash"))
            Assert.SkipUnless(IsThere(program), $"{program} is not installed here.");
    }

    /// <summary>What the lines said; fails where one of them fails.</summary>
    public static async Task<string> RunAsync(string folder, string lines)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"set -euo pipefail\n{lines}"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = string.Join('\n', await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, said);
        return said;
    }

    private static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(place => File.Exists(Path.Combine(place, OperatingSystem.IsWindows() ? $"{program}.exe" : program)));
}
