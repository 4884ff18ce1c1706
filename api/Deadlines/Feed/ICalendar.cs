using System.Globalization;
using System.Text;

namespace WardKpi.Api.Deadlines.Feed;

/// <summary>Writes lines of iCalendar (RFC 5545): folded at 75 octets, ended by CRLF, texts escaped.</summary>
public sealed class ICalendar
{
    public const string MediaType = "text/calendar; charset=utf-8";

    private const int MostOctets = 75;
    private const string Fold = "\r\n ";

    private readonly StringBuilder content = new();

    public ICalendar Line(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            // A letter is not cut in two; the blank that opens a folded line counts.
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                content.Append(Fold);
                octets = 1;
            }

            content.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        content.Append("\r\n");
        return this;
    }

    public ICalendar Text(string name, string text) => Line(name, Escape(text));

    public ICalendar Moment(string name, DateTime utc) => Line(name, utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    public ICalendar Number(string name, int number) => Line(name, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A moment so long before the start.</summary>
    public ICalendar Before(string name, TimeSpan time) =>
        Line(name, string.Create(CultureInfo.InvariantCulture, $"-P{time.Days}DT{time.Hours}H{time.Minutes}M{time.Seconds}S"));

    public override string ToString() => content.ToString();

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
            _ = letter switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(letter),
                '\n' => escaped.Append("\\n"),
                // Control characters have no place in a text, whoever typed them.
                < ' ' and not '\t' or '\x7f' => escaped,
                _ => escaped.Append(letter),
            };
        return escaped.ToString();
    }
}
