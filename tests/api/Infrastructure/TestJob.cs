using WardKpi.Api.Jobs;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A job that does what a test says.</summary>
public sealed class TestJob(JobKind kind, JobSchedule schedule) : IJob
{
    private int runs;

    public JobKind Kind => kind;

    public JobSchedule Schedule => schedule;

    /// <summary>How often it began, on all nodes.</summary>
    public int Runs => Volatile.Read(ref runs);

    public Func<CancellationToken, Task<IReadOnlyDictionary<string, int>>> Work { get; set; } = _ => Task.FromResult(Nothing);

    private static IReadOnlyDictionary<string, int> Nothing { get; } = new Dictionary<string, int>();

    public Task<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref runs);
        return Work(cancellationToken);
    }

    public void Fail(string message) => Work = _ => throw new InvalidOperationException(message);

    public void Count(string name, int count) =>
        Work = _ => Task.FromResult<IReadOnlyDictionary<string, int>>(new Dictionary<string, int> { [name] = count });

    /// <summary>Goes on until it is let go, or until it is told to stop.</summary>
    public TaskCompletionSource Hang()
    {
        var patience = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Work = async cancellationToken =>
        {
            await patience.Task.WaitAsync(cancellationToken);
            return Nothing;
        };
        return patience;
    }
}
