using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange;

/// <summary>Which of the offered media types a caller takes, by its Accept header.</summary>
public static class MediaChoice
{
    // Of SDMX-CSV; a caller who states the defaults asks for nothing else.
    private static readonly Dictionary<string, string> Defaults = new(StringComparer.OrdinalIgnoreCase)
    {
        ["labels"] = "id", ["timeFormat"] = "original", ["keys"] = "none",
    };

    /// <param name="offered">The first one is for callers that take anything.</param>
    /// <returns>Null where the caller takes none of them.</returns>
    public static string? Of(HttpRequest request, params IReadOnlyList<string> offered)
    {
        var wanted = request.GetTypedHeaders().Accept;
        if (wanted.Count == 0)
            return string.IsNullOrWhiteSpace(request.Headers.Accept) ? offered[0] : null;
        var choices = from type in offered
                      let range = wanted.Where(range => Takes(range, type)).MaxBy(Exactness)
                      where range is not null && range.Quality is not 0
                      orderby range.Quality ?? 1 descending, wanted.IndexOf(range)
                      select type;
        return choices.FirstOrDefault();
    }

    /// <summary>Of the ranges that take a type the most exact one says how much it is wanted (RFC 9110, 12.5.1).</summary>
    private static int Exactness(MediaTypeHeaderValue range) =>
        range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2 + range.Parameters.Count(parameter => parameter.Name != "q");

    public static ProblemHttpResult Refusal(params IReadOnlyList<string> offered) => Problems.Of(
        StatusCodes.Status406NotAcceptable,
        "not_acceptable",
        "Không có định dạng mà yêu cầu chấp nhận: xem các định dạng được hỗ trợ.",
        new Dictionary<string, object?> { ["offered"] = offered });

    private static bool Takes(MediaTypeHeaderValue range, string type)
    {
        var offered = MediaTypeHeaderValue.Parse(type);
        var plain = range.Copy();
        foreach (var parameter in range.Parameters.Where(IsDefault))
            plain.Parameters.Remove(plain.Parameters.First(other => other.Name == parameter.Name));
        return offered.IsSubsetOf(plain);
    }

    private static bool IsDefault(NameValueHeaderValue parameter) =>
        Defaults.TryGetValue(parameter.Name.ToString(), out var value) && parameter.Value.Equals(value, StringComparison.OrdinalIgnoreCase);
}
