using Microsoft.Net.Http.Headers;
using WardKpi.Api.Exchange.Clients;

namespace WardKpi.Api.Exchange.Values;

public enum ValuesFormat
{
    Json,
    Ndjson,
    Csv,
}

/// <summary>How a machine wants its answer: <c>Accept</c> and <c>Prefer</c> (RFC 7240).</summary>
/// <param name="Format">Null where nothing that is offered is wanted.</param>
/// <param name="IsMinimal"><c>return=minimal</c>: without what plan and dictionary say anyway.</param>
/// <param name="PageSize">Of <c>maxpagesize</c>, at most what a page may hold.</param>
/// <param name="Applied">The preferences that are kept to, for the answer's header.</param>
public sealed record ValuesForm(ValuesFormat? Format, bool IsMinimal, int? PageSize, string? Applied)
{
    /// <summary>In the order of preference where any will do.</summary>
    public static readonly IReadOnlyList<string> MediaTypes = ["application/json", "application/x-ndjson", "text/csv"];

    public string MediaType => MediaTypes[(int)Format!.Value];

    public static ValuesForm Of(HttpRequest request)
    {
        var preferences = PreferencesOf(request);
        var isMinimal = preferences.GetValueOrDefault("return") == "minimal";
        int? size = int.TryParse(preferences.GetValueOrDefault("maxpagesize"), out var rows) && rows > 0 ? Math.Min(rows, ValuesRules.MostRows) : null;
        string[] applied = [.. isMinimal ? ["return=minimal"] : Array.Empty<string>(), .. size is null ? [] : new[] { $"maxpagesize={rows}" }];
        return new ValuesForm(FormatOf(request), isMinimal, size, applied.Length == 0 ? null : string.Join(", ", applied));
    }

    /// <summary>Weak, because packed and plain answers share it: the number of the client's last change, and what the answer is made of besides.</summary>
    public EntityTagHeaderValue TagOf(ApiClient client, ValuesRequest request)
    {
        // A new program may write the same rows in another way.
        var program = typeof(ValuesForm).Module.ModuleVersionId;
        var made = ValuesCursor.MarkOf(client, request with
        {
            Unit = $"{request.Unit}|{Format}|{IsMinimal}|{PageSize}|{request.Limit}|{request.Cursor}|{program}",
        });
        return new EntityTagHeaderValue($"\"{client.ExchangeSeq}-{made:x16}\"", isWeak: true);
    }

    public static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));

    private static ValuesFormat? FormatOf(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().Accept;
        if (wanted.Count == 0)
            return string.IsNullOrWhiteSpace(request.Headers.Accept) ? ValuesFormat.Json : null;
        var best = from offer in MediaTypes.Index()
                   let quality = QualityOf(offer.Item, wanted)
                   where quality > 0
                   orderby quality descending, offer.Index
                   select (ValuesFormat?)offer.Index;
        return best.FirstOrDefault();
    }

    /// <summary>The most exact range counts, as RFC 9110 has it.</summary>
    private static double QualityOf(string offer, IEnumerable<MediaTypeHeaderValue> wanted)
    {
        var ranges = from range in wanted
                     let exactness = range.MatchesAllTypes ? 0
                         : range.MatchesAllSubTypes ? (offer.StartsWith($"{range.Type}/", StringComparison.OrdinalIgnoreCase) ? 1 : -1)
                         : range.MediaType.Equals(offer, StringComparison.OrdinalIgnoreCase) ? 2 : -1
                     where exactness >= 0
                     orderby exactness descending
                     select range.Quality ?? 1;
        return ranges.FirstOrDefault();
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
