namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>Second quarter of 2026 is being reported, and is not late yet: 18 June, nine o'clock in Vietnam.</summary>
    public static readonly DateTimeOffset Start = new(2026, 6, 18, 2, 0, 0, TimeSpan.Zero);

    private long ticks = Start.Ticks;

    public DateTimeOffset Now => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);
}
