namespace WardKpi.Api.Exchange.Webhooks.Sending;

/// <summary>Wakes this node's sender after a commit. A signal too many costs one look at the table; one that is lost, an interval.</summary>
public sealed class WebhookSignal : IDisposable
{
    private readonly SemaphoreSlim signal = new(0);

    public void Wake()
    {
        if (signal.CurrentCount == 0)
            signal.Release();
    }

    public Task WaitAsync(TimeSpan interval, CancellationToken cancellationToken) => signal.WaitAsync(interval, cancellationToken);

    public void Dispose() => signal.Dispose();
}
