namespace WardKpi.Api.Data;

/// <summary>Values as they are stored: what an answer says of a write is what the next reader finds.</summary>
public static class Stored
{
    /// <summary>Without blanks around it; null where nothing else is there.</summary>
    public static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>As much of it as its column takes.</summary>
    public static string Cut(string text, int limit) => text.Length > limit ? text[..limit] : text;

    /// <summary>UTC, to the millisecond.</summary>
    public static DateTime Now(TimeProvider clock) =>
        new(clock.GetUtcNow().Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
}
