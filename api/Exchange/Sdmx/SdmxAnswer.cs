using System.Text;
using WardKpi.Api.Exchange.Calls;
using WardKpi.Api.Exchange.Values;
using SdmxCodes = System.Collections.Generic.IReadOnlyDictionary<string, System.Collections.Generic.IReadOnlyDictionary<string, WardKpi.Api.Exchange.Sdmx.SdmxCode>>;

namespace WardKpi.Api.Exchange.Sdmx;

/// <summary>Sends observations as they come; an empty answer is 204, as the specification prefers.</summary>
/// <param name="rows">What was asked for, and nothing else.</param>
/// <param name="codes">Names of codes by dimension.</param>
/// <param name="mediaType">One of those that <see cref="SdmxEndpoints"/> offers.</param>
public sealed class SdmxAnswer(IAsyncEnumerable<ExchangeValue> rows, string mediaType, SdmxCodes codes, DateTime now) : IResult
{
    // A piece of the answer, not the whole of it, stands in memory.
    private const int FlushAt = 32 * 1024;

    private const string Structure = "dataflow";
    private const string StructureId = $"{SdmxRules.Agency}:{SdmxRules.Flow}({SdmxRules.Version})";
    private const string Replace = "R";
    private const string Delete = "D";

    public async Task ExecuteAsync(HttpContext context)
    {
        await using var each = rows.GetAsyncEnumerator(context.RequestAborted);
        if (!await each.MoveNextAsync())
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Response.ContentType = mediaType;
        context.CountRows(mediaType.Contains("csv", StringComparison.Ordinal)
            ? await WriteCsvAsync(each, context)
            : await SdmxJson.WriteAsync(each, context, mediaType, codes, now));
    }

    private static async Task<long> WriteCsvAsync(IAsyncEnumerator<ExchangeValue> each, HttpContext context)
    {
        var text = new StringBuilder();
        CsvLine.Append(
            text,
            ["STRUCTURE", "STRUCTURE_ID", "ACTION", .. SdmxRules.Dimensions, SdmxRules.Measure, .. SdmxRules.Attributes.Select(attribute => attribute.Id)]);
        var count = 0L;
        do
        {
            var row = each.Current;
            // Of an observation that went away only the key: every component left out is deleted.
            var figures = SdmxRules.Attributes.Select(attribute => row.IsDeleted ? null : TextOf(attribute.Of(row)));
            CsvLine.Append(
                text,
                [Structure, StructureId, row.IsDeleted ? Delete : Replace, .. SdmxRules.KeyOf(row), row.IsDeleted ? null : CsvLine.Of(row.Value), .. figures]);
            count++;
            if (text.Length < FlushAt)
                continue;
            await SendAsync(text, context);
        }
        while (await each.MoveNextAsync());

        await SendAsync(text, context);
        return count;
    }

    private static async Task SendAsync(StringBuilder text, HttpContext context)
    {
        await context.Response.WriteAsync(text.ToString(), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        text.Clear();
    }

    private static string? TextOf(object? value) => value is decimal figure ? CsvLine.Of(figure) : (string?)value;
}
