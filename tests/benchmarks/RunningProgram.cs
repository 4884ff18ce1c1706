using System.Diagnostics;

namespace WardKpi.Benchmarks;

/// <summary>The program in a process of its own, with the demo; ended by its own id.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private const string AddressLine = "Ward KPI: ";

    private readonly Process process;

    private RunningProgram(Process process, Uri address, TimeSpan startTime) => (this.process, Address, StartTime) = (process, address, startTime);

    public Uri Address { get; }

    /// <summary>From the start of the process to its first 200.</summary>
    public TimeSpan StartTime { get; }

    /// <param name="folder">Where the database lies.</param>
    public static async Task<RunningProgram> StartAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "WardKpi.Api.dll"), "--urls", "http://127.0.0.1:0", "--Demo=true" })
            start.ArgumentList.Add(argument);
        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(AddressLine, StringComparison.Ordinal))
                continue;
            // Read on, or a full pipe would stop the program.
            _ = process.StandardOutput.ReadToEndAsync();
            var address = new Uri(line[AddressLine.Length..].Trim());
            using var client = new HttpClient();
            (await client.GetAsync(new Uri(address, "/health"))).EnsureSuccessStatusCode();
            return new RunningProgram(process, address, Stopwatch.GetElapsedTime(started));
        }

        throw new InvalidOperationException($"The program ended with {process.ExitCode} before it served.");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
