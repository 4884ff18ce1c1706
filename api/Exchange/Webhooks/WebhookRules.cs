using WardKpi.Api.Exchange.Webhooks.Events;

namespace WardKpi.Api.Exchange.Webhooks;

/// <summary>Who hears what, and when what failed is tried again.</summary>
public static class WebhookRules
{
    /// <summary>A receiver that was down for a moment gets it soon; one that was down overnight gets it before noon.</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(10),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(24),
    ];

    // A fifth: receivers that came back together are not all called in one second.
    private const double Jitter = 0.2;

    /// <summary>Whether a client with these groups hears of a report with those.</summary>
    /// <param name="groups">Of the client; null: all.</param>
    public static bool Sees(IReadOnlyList<string>? groups, IReadOnlyList<string> pillars) => groups is null || groups.Intersect(pillars).Any();

    /// <summary>Groups as a client's row has them, between commas.</summary>
    public static IReadOnlyList<string>? GroupsOf(string? pillars) => pillars?.Split(',');

    /// <param name="kinds">That the webhook is told, between commas.</param>
    /// <param name="pillars">Of its client, between commas.</param>
    public static bool Hears(string kinds, string? pillars, EventRow row) =>
        kinds.Split(',').Contains(row.Kind) && Sees(GroupsOf(pillars), row.PillarIds);

    /// <summary>The pause after so many failures; null: given up.</summary>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan? PauseAfter(int failures, double chance) =>
        failures > Pauses.Length ? null : Pauses[failures - 1] * (1 + Jitter * chance);

    /// <summary>The program's own reason to stop: the other side said that the address is gone, or has failed for too long.</summary>
    public static OffReason? OffReasonOf(int? status, DateTime failingSince, DateTime now, TimeSpan patience) =>
        status == 410 ? OffReason.Gone : now - failingSince >= patience ? OffReason.Failing : null;

    /// <summary>Whether the whole receiver rests until the delivery is due again: it did not answer, or asked to be left alone.</summary>
    public static bool IsDown(int? status) => status is null or < 400 or 401 or 403 or 404 or 408 or 425 or 429 or >= 500;
}
