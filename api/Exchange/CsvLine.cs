using System.Globalization;
using System.Text;

namespace WardKpi.Api.Exchange;

/// <summary>Lines and cells of CSV after RFC 4180: quotes where a cell needs them, CR LF behind a line.</summary>
public static class CsvLine
{
    public static void Append(StringBuilder text, params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                text.Append(',');
            text.Append(Quoted(cells[i] ?? ""));
        }

        text.Append("\r\n");
    }

    /// <summary>For programs: the very text, in quotes where it needs them.</summary>
    public static string Quoted(string text, char separator = ',') =>
        text.AsSpan().IndexOfAny([separator, '"', '\r', '\n']) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>For people: like <see cref="Quoted"/>, but what a spreadsheet would take for a formula stays a text.</summary>
    public static string QuotedForSpreadsheet(string text, char separator) =>
        Quoted(text is ['=' or '+' or '-' or '@' or '\t', ..] ? $"'{text}" : text, separator);

    /// <summary>With a point, and no more decimals than it has.</summary>
    public static string? Of(decimal? figure) => figure?.ToString("0.####", CultureInfo.InvariantCulture);
}
