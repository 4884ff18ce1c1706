using System.Diagnostics;

namespace WardKpi.Benchmarks;

/// <param name="PerSecond">Requests.</param>
/// <param name="Milliseconds">Of every request, shortest first.</param>
public sealed record LoadResult(double PerSecond, IReadOnlyList<double> Milliseconds)
{
    public double Percentile(double share) => Milliseconds[(int)Math.Ceiling(share * Milliseconds.Count) - 1];
}

public static class Load
{
    /// <summary>Each client asks, waits for the answer, pauses and asks again.</summary>
    /// <param name="request">Takes the client's number.</param>
    public static async Task<LoadResult> RunAsync(int clients, TimeSpan time, TimeSpan pause, Func<int, Task> request)
    {
        var start = Stopwatch.GetTimestamp();
        var measured = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            // Spread over the pause, as people are, who do not all type at the same instant.
            await Task.Delay(pause * client / clients);
            var milliseconds = new List<double>();
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                var asked = Stopwatch.GetTimestamp();
                await request(client);
                milliseconds.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                await Task.Delay(pause);
            }

            return milliseconds;
        })));
        var all = measured.SelectMany(one => one).Order().ToList();
        return new LoadResult(all.Count / Stopwatch.GetElapsedTime(start).TotalSeconds, all);
    }
}
