using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A component of iCalendar with its lines, unfolded.</summary>
public sealed record CalendarPart(string Name, IReadOnlyList<(string Name, string Value)> Lines, IReadOnlyList<CalendarPart> Parts)
{
    /// <summary>Of the one line of a name.</summary>
    public string this[string name] => Lines.Single(line => line.Name == name).Value;

    /// <summary>With its escapes undone.</summary>
    public string Text(string name) => ICalendarReader.Unescape(this[name]);

    public DateTime Moment(string name) => DateTime.ParseExact(
        this[name], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}

/// <summary>Reads RFC 5545 as strictly as it is written: whatever is not right throws.</summary>
public static partial class ICalendarReader
{
    public static CalendarPart Read(byte[] bytes)
    {
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        if (!text.EndsWith("\r\n", StringComparison.Ordinal) || Regex.IsMatch(text, "(?<!\r)\n|\r(?!\n)"))
            throw new FormatException("lines end with CRLF");
        var raw = text[..^2].Split("\r\n");
        // Each line by itself is whole UTF-8, so that no letter is cut.
        if (raw.FirstOrDefault(line => Encoding.UTF8.GetByteCount(line) > 75) is { } tooLong)
            throw new FormatException($"longer than 75 octets: {tooLong}");
        if (raw.Any(line => line.Any(letter => char.IsControl(letter) && letter != '\t')))
            throw new FormatException("a control character");
        var lines = new Queue<(string Name, string Value)>(text[..^2].Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n").Select(LineOf));
        var calendar = ReadPart(lines);
        return lines.Count == 0 && calendar.Name == "VCALENDAR" ? calendar : throw new FormatException("one calendar, and nothing behind it");
    }

    public static string Unescape(string value) => Escape().Replace(value, match => match.Value switch
    {
        "\\n" or "\\N" => "\n",
        @"\\" or @"\;" or @"\," => match.Value[1..],
        _ => throw new FormatException($"not escaped: {value}"),
    });

    private static CalendarPart ReadPart(Queue<(string Name, string Value)> lines)
    {
        var (begin, name) = lines.Dequeue();
        if (begin != "BEGIN")
            throw new FormatException($"BEGIN expected, not {begin}");
        var own = new List<(string, string)>();
        var parts = new List<CalendarPart>();
        while (lines.Peek().Name != "END")
        {
            if (lines.Peek().Name == "BEGIN")
                parts.Add(ReadPart(lines));
            else
                own.Add(lines.Dequeue());
        }

        return lines.Dequeue().Value == name ? new CalendarPart(name, own, parts) : throw new FormatException($"END:{name} expected");
    }

    private static (string Name, string Value) LineOf(string line)
    {
        var match = Line().Match(line);
        return match.Success ? (match.Groups[1].Value, match.Groups[2].Value) : throw new FormatException($"not a line: {line}");
    }

    [GeneratedRegex(@"^([A-Z-]+(?:;[A-Z-]+=[A-Z-]+)*):(.*)$")]
    private static partial Regex Line();

    // A lone backslash, comma or semicolon matches as well, and is a fault.
    [GeneratedRegex(@"\\.?|[;,]")]
    private static partial Regex Escape();
}
