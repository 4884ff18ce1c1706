using System.Threading.Channels;
using WardKpi.Api.Data;

namespace WardKpi.Api.Exchange.Calls;

/// <summary>
/// Writes the sharing log behind the requests: a reader never waits for the one writer of SQLite. Whatever gathers within a pause is one
/// transaction; a stop of the program writes what is left.
/// </summary>
public sealed class CallLog(Database database, ILogger<CallLog> logger) : BackgroundService
{
    // 500 rows: a few hundredths of a second, in which nobody else writes to SQLite.
    private const int Batch = 500;

    // Some 20 MB, should the database stand still; a client is held to 10,000 calls a minute.
    private const int Capacity = 50_000;

    private const int Attempts = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Channel<CallRow> waiting = Channel.CreateBounded<CallRow>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private long lost;

    /// <summary>Costs nothing but memory; where that is full the call is lost, and the loss is logged.</summary>
    public void Add(CallRow call)
    {
        if (!waiting.Writer.TryWrite(call))
            Interlocked.Increment(ref lost);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        // The server has stopped before, so nothing more comes.
        waiting.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var calls = new List<CallRow>(Batch);
            while (calls.Count < Batch && waiting.Reader.TryRead(out var call))
                calls.Add(call);
            await WriteAsync(calls);
            if (Interlocked.Exchange(ref lost, 0) is > 0 and var count)
                logger.LogError("Sharing log: {Count} calls were not written, more came than the database took.", count);
            if (calls.Count < Batch)
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WriteAsync(IReadOnlyList<CallRow> calls)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await database.WriteAsync(transaction => CallQueries.InsertAsync(transaction, calls), CancellationToken.None);
                return;
            }
            // Also where another node was the first to total a client's day.
            catch (Exception fault) when (attempt < Attempts)
            {
                logger.LogWarning(fault, "Sharing log: {Count} calls could not be written, they are tried again.", calls.Count);
                await Task.Delay(Pause);
            }
            catch (Exception fault)
            {
                logger.LogError(fault, "Sharing log: {Count} calls were not written.", calls.Count);
                return;
            }
        }
    }
}
