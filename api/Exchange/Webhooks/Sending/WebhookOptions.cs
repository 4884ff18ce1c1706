namespace WardKpi.Api.Exchange.Webhooks.Sending;

/// <summary>Section <c>Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>How often what waits is looked for; what was committed on this node goes out at once.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a receiver may take.</summary>
    public TimeSpan SendTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A webhook to which nothing could be delivered for so long is switched off.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How long the previous secret signs beside a new one.</summary>
    public TimeSpan FormerSecret { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How many webhooks one client may have.</summary>
    public int MostOfClient { get; init; } = 10;

    /// <summary>Whether receivers may be on this machine, for development and tests.</summary>
    public bool ThisMachine { get; init; }

    public bool IsSound => Interval > TimeSpan.Zero && SendTime > TimeSpan.Zero && Patience > TimeSpan.Zero && FormerSecret >= TimeSpan.Zero
        && MostOfClient > 0;
}
