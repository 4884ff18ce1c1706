namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>Waiting for what other threads and nodes do by the real clock.</summary>
public static class Patience
{
    /// <summary>Some rounds of a dispatcher, for what must not come.</summary>
    public static Task WaitForRoundsAsync() => Task.Delay(500, TestContext.Current.CancellationToken);

    public static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var end = Environment.TickCount64 + 20_000;
        while (!await isSo())
        {
            Assert.True(Environment.TickCount64 < end, "it did not come to pass");
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }
    }
}
