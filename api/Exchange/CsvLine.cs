using System.Buffers;
using System.Globalization;
using System.Text;

namespace WardKpi.Api.Exchange;

/// <summary>One line of CSV after RFC 4180: commas, quotes where a cell needs them, CR LF.</summary>
public static class CsvLine
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    public static void Append(StringBuilder text, params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                text.Append(',');
            var cell = cells[i] ?? "";
            if (cell.AsSpan().IndexOfAny(Special) < 0)
                text.Append(cell);
            else
                text.Append('"').Append(cell.Replace("\"", "\"\"")).Append('"');
        }

        text.Append("\r\n");
    }

    /// <summary>With a point, and no more decimals than it has.</summary>
    public static string? Of(decimal? figure) => figure?.ToString("0.####", CultureInfo.InvariantCulture);
}
