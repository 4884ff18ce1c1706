using System.Text.Json;
using System.Text.RegularExpressions;

namespace WardKpi.Api.Http;

/// <summary>Where a request could not be read: the framework says it in its exceptions only, partly only in their sentences.</summary>
internal static partial class UnreadableFaults
{
    private const string Root = "$";

    /// <summary>By field or parameter; null where nothing is known.</summary>
    public static Dictionary<string, string[]>? Of(BadHttpRequestException exception) => exception.InnerException switch
    {
        JsonException json => OfBody(json),
        _ when Parameter().Match(exception.Message) is { Success: true } match => new() { [match.Groups["name"].Value] = ["Giá trị không đúng: xem các giá trị được nhận trong tài liệu."] },
        _ when Absent().Match(exception.Message) is { Success: true } match => new() { [match.Groups["name"].Value] = ["Thiếu tham số này."] },
        _ when exception.Message.Contains("no body was provided", StringComparison.Ordinal) => new() { [Root] = ["Thiếu nội dung JSON."] },
        _ => null,
    };

    private static Dictionary<string, string[]> OfBody(JsonException exception)
    {
        var path = exception.Path ?? Root;
        if (Missing().Match(exception.Message) is { Success: true } missing)
        {
            var names = Name().Matches(missing.Groups["names"].Value).Select(name => name.Groups["name"].Value).ToList();
            return names.Count > 0
                ? names.ToDictionary(name => FieldOf($"{path}.{name}"), _ => new[] { "Thiếu trường này." })
                : new() { [FieldOf(path)] = ["Thiếu trường bắt buộc."] };
        }

        if (Unmapped().Match(exception.Message) is { Success: true } unmapped)
            return new() { [FieldOf(WithName(path, unmapped.Groups["name"].Value))] = ["Không có trường này."] };
        // The reader's own faults are of the text, the others of a value.
        var isText = exception.InnerException is JsonException;
        return new() { [FieldOf(path)] = [isText ? "JSON viết sai ở chỗ này." : "Giá trị sai kiểu hoặc vượt khoảng cho phép."] };
    }

    private static string WithName(string path, string name) => path.EndsWith($".{name}", StringComparison.Ordinal) ? path : $"{path}.{name}";

    /// <summary>As validators name it: <c>values[0].numerator</c>; the body as a whole is <c>$</c>.</summary>
    private static string FieldOf(string path) => path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;

    [GeneratedRegex("""^Failed to bind parameter "(?:.* )?(?<name>\S+)" from """, RegexOptions.Singleline)]
    private static partial Regex Parameter();

    [GeneratedRegex("""^Required parameter "(?:.* )?(?<name>\S+)" was not provided""")]
    private static partial Regex Absent();

    [GeneratedRegex("missing required properties[^:]*: (?<names>.+)$", RegexOptions.Singleline)]
    private static partial Regex Missing();

    [GeneratedRegex(@"(?<name>[A-Za-z_]\w*)")]
    private static partial Regex Name();

    [GeneratedRegex("^The JSON property '(?<name>[^']+)' could not be mapped")]
    private static partial Regex Unmapped();
}
