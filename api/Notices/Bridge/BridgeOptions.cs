using WardKpi.Api.Http;
using WardKpi.Api.Notices.Delivery;

namespace WardKpi.Api.Notices.Bridge;

/// <summary>Section <c>Bridge</c>. Without an address nobody is called, and nothing runs.</summary>
public sealed class BridgeOptions : ChannelOptions
{
    public const int ShortestSecret = 32;

    /// <summary>Where notices are posted to: https, or this machine.</summary>
    public string? Url { get; init; }

    /// <summary>Known to the two sides alone; signs every call.</summary>
    public string? Secret { get; init; }

    public bool HasSafeUrl => Url is null || OutgoingCalls.IsSafe(Url);

    public bool HasSecret => Url is null || Secret?.Length >= ShortestSecret;
}
