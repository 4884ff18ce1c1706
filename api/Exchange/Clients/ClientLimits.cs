using Microsoft.Extensions.Options;

namespace WardKpi.Api.Exchange.Clients;

/// <summary>How a client stands in the running minute.</summary>
/// <param name="Limit">Calls a minute.</param>
/// <param name="Left">Calls that are left of it.</param>
/// <param name="Seconds">Until the next minute begins; at least one.</param>
/// <param name="IsOver">This call was one too many.</param>
/// <param name="IsFirstOver">It was the first such call of the minute.</param>
public sealed record ClientUse(int Limit, int Left, int Seconds, bool IsOver, bool IsFirstOver);

/// <summary>
/// How often a client may call, and an address try wrong keys, in a minute of the clock. Counted here and not by the framework's limiter,
/// because a changed limit counts at once and the answer says what is left. Each node counts for itself.
/// </summary>
public sealed class ClientLimits(IOptions<ApiClientOptions> options, TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly MinuteCounts<Guid> calls = new();
    private readonly MinuteCounts<string> wrongKeys = new();

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Takes one call of a client.</summary>
    public ClientUse Take(Guid clientId, int limit) => UseOf(calls.Add(clientId, MinuteOf(Now)), limit);

    /// <summary>Counts a key that is nobody's.</summary>
    public ClientUse TakeWrongKey(string address) => UseOf(wrongKeys.Add(address, MinuteOf(Now)), options.Value.WrongKeysPerMinute);

    private static long MinuteOf(DateTime now) => now.Ticks / Window.Ticks;

    private ClientUse UseOf(int count, int limit)
    {
        var left = Window.Ticks - Now.Ticks % Window.Ticks;
        return new ClientUse(limit, Math.Max(limit - count, 0), (int)Math.Ceiling(TimeSpan.FromTicks(left).TotalSeconds), count > limit, count == limit + 1);
    }

    /// <summary>Of one minute only, so that what strangers fill it with goes with the minute.</summary>
    private sealed class MinuteCounts<TKey>
        where TKey : notnull
    {
        private readonly Lock gate = new();
        private Dictionary<TKey, int> counts = [];
        private long minute;

        public int Add(TKey key, long now)
        {
            lock (gate)
            {
                if (now != minute)
                    (minute, counts) = (now, []);
                return counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }
    }
}
