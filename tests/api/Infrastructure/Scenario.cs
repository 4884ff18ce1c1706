namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A test class is a scenario: its tests share a host, and each makes the rows that it writes.</summary>
public abstract class Scenario<THost>(THost host) : IClassFixture<THost>, IAsyncLifetime
    where THost : WardKpiHost
{
    protected THost Host => host;

    /// <summary>False where tests ask for moments of the log of values: those never go back.</summary>
    protected virtual bool BeginsAtStart => true;

    // Started for the test, not for the class: xUnit takes a skip ("no such server") in a class fixture for a failure.
    public async ValueTask InitializeAsync()
    {
        // A test may move the clock by days: sessions of the start are good at the start.
        if (BeginsAtStart)
            host.Clock.MoveTo(TestClock.Start);
        await host.StartAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
