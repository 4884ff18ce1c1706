namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>Second quarter of 2026 is being reported, and is not late yet: 18 June, nine o'clock in Vietnam.</summary>
    public static readonly DateTimeOffset Start = new(2026, 6, 18, 2, 0, 0, TimeSpan.Zero);

    private long ticks = Start.Ticks;

    public DateTimeOffset Now => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Also back: a session of the start is good again at the start.</summary>
    public void MoveTo(DateTimeOffset moment) => Interlocked.Exchange(ref ticks, moment.UtcTicks);

    /// <summary>To an hour in Vietnam.</summary>
    public void MoveTo(int year, int month, int day, int hour, int minute = 0) =>
        MoveTo(new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.FromHours(7)));

    public void Advance(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);
}
