using System.Diagnostics;

namespace WardKpi.Testing;

/// <summary>The program in a process of its own, as a user starts it; ended by its own id.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private const string AddressLine = "Ward KPI: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private RunningProgram(Process process, Uri address, TimeSpan startTime) => (this.process, Address, StartTime) = (process, address, startTime);

    public Uri Address { get; }

    /// <summary>From the start of the process to its first 200.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>Memory that it holds now.</summary>
    public long NowBytes => Refreshed.WorkingSet64;

    /// <summary>The most memory that it has held.</summary>
    public long PeakBytes => Refreshed.PeakWorkingSet64;

    /// <summary>What it has worked so far, on all cores.</summary>
    public TimeSpan Worked => Refreshed.TotalProcessorTime;

    private Process Refreshed
    {
        get
        {
            process.Refresh();
            return process;
        }
    }

    /// <param name="folder">Where it runs; its database lies there unless an argument says otherwise.</param>
    /// <param name="arguments">Without an address among them it takes a free port.</param>
    public static async Task<RunningProgram> StartAsync(string folder, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true };
        string[] address = arguments.Contains("--urls") ? [] : ["--urls", "http://127.0.0.1:0"];
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "WardKpi.Api.dll"), .. arguments, .. address])
            start.ArgumentList.Add(argument);
        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.StartsWith(AddressLine, StringComparison.Ordinal))
                continue;
            // Read on, or a full pipe would stop the program.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var serves = new Uri(line[AddressLine.Length..].Trim());
            using var client = new HttpClient();
            (await client.GetAsync(new Uri(serves, "/health"), patience.Token)).EnsureSuccessStatusCode();
            return new RunningProgram(process, serves, Stopwatch.GetElapsedTime(started));
        }

        throw new InvalidOperationException($"The program ended with {process.ExitCode} before it served.");
    }

    /// <summary>Ends it as a power cut does (SIGKILL): nothing is finished, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }
}
