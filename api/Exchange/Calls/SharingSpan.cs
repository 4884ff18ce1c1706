using WardKpi.Api.Periods;

namespace WardKpi.Api.Exchange.Calls;

/// <summary>Days of the log that are asked for, both included. Where the last lies before the first there are none.</summary>
public readonly record struct SharingSpan(DateOnly From, DateOnly To)
{
    private const int DefaultDays = 30;

    public static SharingSpan Of(TimeProvider clock, DateOnly? from, DateOnly? to)
    {
        var last = to ?? VietnamTime.Today(clock);
        return new SharingSpan(from ?? last.AddDays(1 - DefaultDays), last);
    }
}
