namespace WardKpi.Api.Notices.Delivery;

/// <summary>What every way out has in common.</summary>
public abstract class ChannelOptions
{
    public static readonly TimeSpan DefaultRetryFor = TimeSpan.FromHours(96);

    /// <summary>How often new notices are looked for.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often what failed is tried again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// From the moment at which a notice was to go out (the end of quiet hours, the hour of the digest) it is tried for so long. A PC that is
    /// off from Friday noon over a long weekend sends on Tuesday morning what Friday brought; a reminder of last week only confuses.
    /// </summary>
    public TimeSpan RetryFor { get; init; } = DefaultRetryFor;

    /// <summary>How long the other side may take.</summary>
    public TimeSpan SendTime { get; init; } = TimeSpan.FromSeconds(20);

    public bool IsSound => Interval > TimeSpan.Zero && SendTime > TimeSpan.Zero && RetryFor > TimeSpan.Zero;
}
