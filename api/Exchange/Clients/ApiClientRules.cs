using System.Net;
using System.Net.Sockets;
using WardKpi.Api.Organizations;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Exchange.Clients;

/// <summary>Where keys are good, from where and how long. No database, no clock.</summary>
public static class ApiClientRules
{
    public const int NameLimit = 200;
    public const int AddressesLimit = 1000;
    public const int PillarsLimit = 300;
    public const int MostRequests = 10_000;

    private const int ExpiringDays = 14;
    private const char Separator = ',';

    public static ApiClientState StateOf(DateTime? revokedAt, DateTime? expiresAt, DateTime now) =>
        revokedAt is not null ? ApiClientState.Revoked
        : expiresAt <= now ? ApiClientState.Expired
        : expiresAt <= now.AddDays(ExpiringDays) ? ApiClientState.Expiring
        : ApiClientState.Active;

    /// <summary>The scope's name on the screen of clients.</summary>
    public static string NameOf(ApiScope scope) => scope switch
    {
        ApiScope.ReadValues => "Đọc số liệu",
        ApiScope.ReadDictionary => "Đọc danh mục",
        ApiScope.WriteValues => "Gửi số liệu",
        ApiScope.ManageWebhooks => "Nhận thông báo tự động",
        ApiScope.ForwardChanges => "Chuyển tiếp",
    };

    /// <summary>The instant (UTC) at which the last day ends.</summary>
    public static DateTime? ExpiryOf(DateOnly? lastDay) => lastDay is { } day ? VietnamTime.ToUtc(day.AddDays(1), TimeOnly.MinValue) : null;

    public static DateOnly? LastDayOf(DateTime? expiresAt) => expiresAt is { } moment ? VietnamTime.DateOf(moment).AddDays(-1) : null;

    /// <summary>Whether a client may belong to such a place: hamlets report to their unit and share nothing themselves.</summary>
    public static bool Fits(OrganizationKind place) => place is OrganizationKind.Province or OrganizationKind.Commune or OrganizationKind.Unit;

    /// <summary>The address or network as it is stored; null where the text is neither.</summary>
    public static string? AddressOf(string typed)
    {
        var text = typed.Trim();
        if (text.Contains('/', StringComparison.Ordinal))
            return IPNetwork.TryParse(text, out var network) && IsPlain(network.BaseAddress, text[..text.IndexOf('/', StringComparison.Ordinal)])
                ? network.ToString()
                : null;
        return IPAddress.TryParse(text, out var address) && IsPlain(address, text) ? address.ToString() : null;
    }

    /// <summary>Codes or addresses in one column; null for none.</summary>
    public static string? Join(IEnumerable<string>? parts) => string.Join(Separator, parts ?? []) is { Length: > 0 } joined ? joined : null;

    public static IReadOnlyList<string>? Split(string? joined) => joined?.Split(Separator);

    public static bool IsFrom(IEnumerable<string> addresses, IPAddress remote)
    {
        // A socket of both families shows an IPv4 caller as ::ffff:a.b.c.d.
        var address = remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote;
        return addresses.Any(one => IPNetwork.TryParse(one, out var network)
            ? network.Contains(address)
            : IPAddress.TryParse(one, out var single) && single.Equals(address));
    }

    /// <summary>Four numbers of IPv4 ("10.1" would be 10.0.0.1), IPv6 without an interface, and no IPv4 in disguise: a caller is never seen so.</summary>
    private static bool IsPlain(IPAddress address, string text) => address.AddressFamily == AddressFamily.InterNetwork
        ? address.ToString() == text
        : !address.IsIPv4MappedToIPv6 && !text.Contains('%', StringComparison.Ordinal) && !text.Contains('[', StringComparison.Ordinal);
}
