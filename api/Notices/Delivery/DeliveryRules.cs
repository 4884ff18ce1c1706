using WardKpi.Api.Notices.Settings;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Notices.Delivery;

/// <summary>When a notice goes out, by a person's own wishes. No database, no clock.</summary>
public static class DeliveryRules
{
    /// <summary>The moment (UTC) from which it may be mailed; null: not at all.</summary>
    public static DateTime? MailAt(DeliverySettings settings, DateTime at) => settings switch
    {
        { IsMuted: true } or { Mail: MailChoice.Never } => null,
        { Mail: MailChoice.Digest } => NextDigest(settings, at),
        { Mail: MailChoice.Each } => EndOfQuiet(settings, at) ?? at,
    };

    /// <summary>The moment (UTC) from which the bridge may be called; null: not at all.</summary>
    public static DateTime? CallAt(DeliverySettings settings, DateTime at) =>
        settings.IsMuted || !settings.IsCalled ? null : EndOfQuiet(settings, at) ?? at;

    /// <summary>The end (UTC) of the quiet hours around a moment; null where it is not quiet.</summary>
    public static DateTime? EndOfQuiet(DeliverySettings settings, DateTime at)
    {
        if (settings is not { QuietFrom: { } from, QuietUntil: { } until })
            return null;
        var midnight = MidnightOf(at);
        var minute = (at - midnight).TotalMinutes;
        var isOverMidnight = from > until;
        if (minute >= from && (isOverMidnight || minute < until))
            return midnight.AddDays(isOverMidnight ? 1 : 0).AddMinutes(until);
        return isOverMidnight && minute < until ? midnight.AddMinutes(until) : null;
    }

    /// <summary>The first digest at or after a moment; one that would come in quiet hours comes at their end.</summary>
    private static DateTime NextDigest(DeliverySettings settings, DateTime at)
    {
        // Yesterday's may still be to come: quiet hours over midnight hold it.
        for (var digest = MidnightOf(at).AddDays(-1).AddMinutes(settings.DigestAt); ; digest = digest.AddDays(1))
        {
            var moment = EndOfQuiet(settings, digest) ?? digest;
            if (moment >= at)
                return moment;
        }
    }

    private static DateTime MidnightOf(DateTime at) => VietnamTime.ToUtc(VietnamTime.DateOf(at), TimeOnly.MinValue);
}
