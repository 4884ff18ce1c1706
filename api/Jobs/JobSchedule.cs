using WardKpi.Api.Periods;

namespace WardKpi.Api.Jobs;

/// <summary>Slots of a day in Vietnam: from a moment after midnight on, every so often.</summary>
public sealed record JobSchedule
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private JobSchedule(TimeSpan first, TimeSpan every) => (First, Every) = (first, every);

    /// <summary>After midnight in Vietnam; less than <see cref="Every"/>.</summary>
    public TimeSpan First { get; }

    /// <summary>Divides a day.</summary>
    public TimeSpan Every { get; }

    public static JobSchedule Daily(int hour, int minute) => new(new TimeSpan(hour, minute, 0), Day);

    /// <exception cref="ArgumentException">The time does not divide a day.</exception>
    public static JobSchedule Each(TimeSpan every) => every > TimeSpan.Zero && Day.Ticks % every.Ticks == 0
        ? new(TimeSpan.Zero, every)
        : throw new ArgumentException($"{every} does not divide a day.", nameof(every));

    /// <summary>The latest slot (UTC) that has come.</summary>
    public DateTime SlotAt(DateTime now)
    {
        var first = VietnamTime.ToUtc(VietnamTime.DateOf(now), TimeOnly.MinValue) + First;
        var passed = (now - first).Ticks;
        return first + Every * Math.Floor((double)passed / Every.Ticks);
    }

    public DateTime NextAfter(DateTime now) => SlotAt(now) + Every;
}
