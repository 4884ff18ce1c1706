using System.Collections.Immutable;

namespace WardKpi.Api.Exchange.Values;

public enum ValuesFormat
{
    Json,
    Ndjson,
    Csv,
}

/// <summary>How a machine wants its answer: <c>Accept</c> and <c>Prefer</c> (RFC 7240).</summary>
/// <param name="Format">Null where none of the offered formats is accepted.</param>
/// <param name="IsMinimal"><c>return=minimal</c>: without what plan and dictionary say anyway.</param>
/// <param name="PageSize">Of <c>maxpagesize</c>, at most what a page may hold.</param>
/// <param name="Applied">The preferences that are honoured, for the answer's header.</param>
public sealed record ValuesForm(ValuesFormat? Format, bool IsMinimal, int? PageSize, string? Applied)
{
    /// <summary>In the order of preference where any will do.</summary>
    public static readonly ImmutableArray<string> MediaTypes = ["application/json", "application/x-ndjson", "text/csv"];

    public string MediaType => MediaTypes[(int)Format!.Value];

    public static ValuesForm Of(HttpRequest request)
    {
        var preferences = PreferencesOf(request);
        var isMinimal = preferences.GetValueOrDefault("return") == "minimal";
        int? size = int.TryParse(preferences.GetValueOrDefault("maxpagesize"), out var rows) && rows > 0 ? Math.Min(rows, ValuesRules.MostRows) : null;
        string[] applied = [.. isMinimal ? ["return=minimal"] : Array.Empty<string>(), .. size is null ? [] : new[] { $"maxpagesize={rows}" }];
        ValuesFormat? format = MediaChoice.Of(request, MediaTypes) is { } type ? (ValuesFormat)MediaTypes.IndexOf(type) : null;
        return new ValuesForm(format, isMinimal, size, applied.Length == 0 ? null : string.Join(", ", applied));
    }

    private static Dictionary<string, string> PreferencesOf(HttpRequest request)
    {
        var preferences = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var preference in request.Headers.GetCommaSeparatedValues("Prefer"))
        {
            var parts = preference.Split(';')[0].Split('=', 2, StringSplitOptions.TrimEntries);
            // Of the same preference twice the first counts.
            preferences.TryAdd(parts[0], parts.Length == 2 ? parts[1].Trim('"') : "");
        }

        return preferences;
    }
}
