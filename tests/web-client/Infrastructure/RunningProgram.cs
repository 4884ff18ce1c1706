using System.Diagnostics;

namespace WardKpi.WebClient.Tests.Infrastructure;

/// <summary>The program as a user starts it, in demo mode, with a database of its own; ended by its own id.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private const string AddressLine = "Ward KPI: ";
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly DirectoryInfo folder;

    private RunningProgram(Process process, DirectoryInfo folder, string address) =>
        (this.process, this.folder, Address) = (process, folder, address);

    public string Address { get; }

    public static async Task<RunningProgram> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("wardkpi-");
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder.FullName, RedirectStandardOutput = true };
        foreach (var argument in new[]
                 {
                     Path.Combine(AppContext.BaseDirectory, "WardKpi.Api.dll"), "--urls", "http://127.0.0.1:0", "--Demo=true",
                     "--SignIn:AttemptsPerMinute=1000",
                 })
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(StartTime);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.StartsWith(AddressLine, StringComparison.Ordinal))
                continue;
            // Read on, or a full pipe would stop the program.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new RunningProgram(process, folder, line[AddressLine.Length..].Trim());
        }

        throw new InvalidOperationException($"The program ended with {process.ExitCode} before it served.");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }
}
