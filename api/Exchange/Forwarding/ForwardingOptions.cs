using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange.Forwarding;

/// <summary>Section <c>Forwarding</c>. Without an address nothing is forwarded, and nothing runs.</summary>
public sealed class ForwardingOptions
{
    /// <summary>Where the node of the province is: https, or this machine. Without a path.</summary>
    public string? Url { get; init; }

    /// <summary>Key of the API client that the province made for this node, with the scope <c>forward_changes</c>.</summary>
    public string? Key { get; init; }

    /// <summary>How often it is asked whether something changed.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the other side may take for a batch, over a slow line.</summary>
    public TimeSpan SendTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Values of a batch, 1 to 500: some 50 kB packed, which a line of a commune takes in seconds.</summary>
    public int BatchRows { get; init; } = ForwardingRules.MostValues;

    public bool HasSafeUrl => Url is null || OutgoingCalls.IsSafe(Url);

    public bool HasKey => Url is null || (Key is { } key && Clients.ApiKeys.PrefixOf(key) is not null);

    public bool IsSound => Interval > TimeSpan.Zero && SendTime > TimeSpan.Zero && BatchRows is > 0 and <= ForwardingRules.MostValues;
}
