using System.Buffers;
using System.Text.Json;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Calls;

namespace WardKpi.Api.Exchange.Values;

/// <summary>Sends values: a page, or all of them as they are read, however many there are.</summary>
/// <param name="limit">Rows of a page; null for a stream.</param>
/// <param name="mark">For the cursor of the next page.</param>
public sealed class ValuesAnswer(Database database, ExchangeFilter filter, ValuesForm form, int? limit, long mark) : IResult
{
    public const string UpToHeader = "Ward-Kpi-Up-To";

    // Large enough to pack well, small enough that a reader sees rows at once.
    private const int BytesBetweenFlushes = 32 * 1024;

    public async Task ExecuteAsync(HttpContext context)
    {
        await using var connection = await database.OpenAsync(context.RequestAborted);
        context.Response.ContentType = form.Format == ValuesFormat.Json ? $"{form.MediaType}; charset=utf-8" : form.MediaType;
        context.Response.Headers[UpToHeader] = $"{filter.UpTo}";
        if (limit is not { } most)
        {
            await WriteAsync(context, ExchangeReader.ReadAsync(connection, filter, null, context.RequestAborted), null);
            return;
        }

        // One more than asked for, to know whether there is a next page.
        var page = new List<ExchangeValue>(Math.Min(most, ValuesRules.DefaultLimit) + 1);
        await foreach (var row in ExchangeReader.ReadAsync(connection, filter, most + 1, context.RequestAborted))
            page.Add(row);
        string? next = null;
        if (page.Count > most)
        {
            page.RemoveAt(most);
            next = new ValuesCursor(filter.UpTo, filter.Since, page[^1].Seq, page[^1].Id, mark).ToString();
            context.Response.Headers.Link = $"<{AddressOf(context.Request, next)}>; rel=\"next\"";
        }

        await WriteAsync(context, page.ToAsyncEnumerable(), next);
    }

    private Task WriteAsync(HttpContext context, IAsyncEnumerable<ExchangeValue> rows, string? next) => form.Format switch
    {
        ValuesFormat.Ndjson => WriteLinesAsync(context, rows),
        ValuesFormat.Csv => WriteCsvAsync(context, rows),
        _ => WriteJsonAsync(context, rows, next),
    };

    private async Task WriteJsonAsync(HttpContext context, IAsyncEnumerable<ExchangeValue> rows, string? next)
    {
        var buffer = NewBuffer();
        await using var writer = new Utf8JsonWriter(buffer, ExchangeJson.Options);
        writer.WriteStartObject();
        writer.WriteStartArray("values");
        await WriteEachAsync(context, buffer, rows, row =>
        {
            ExchangeJson.Write(writer, row, form.IsMinimal);
            writer.Flush();
        });
        writer.WriteEndArray();
        if (next is not null)
            writer.WriteString("next", next);
        writer.WriteNumber("upTo", filter.UpTo);
        writer.WriteEndObject();
        await writer.FlushAsync(context.RequestAborted);
        await SendAsync(context, buffer);
    }

    private async Task WriteLinesAsync(HttpContext context, IAsyncEnumerable<ExchangeValue> rows)
    {
        var buffer = NewBuffer();
        await using var writer = new Utf8JsonWriter(buffer, ExchangeJson.Options);
        await WriteEachAsync(context, buffer, rows, row =>
        {
            ExchangeJson.Write(writer, row, form.IsMinimal);
            writer.Flush();
            writer.Reset();
            buffer.Write("\n"u8);
        });
    }

    private async Task WriteCsvAsync(HttpContext context, IAsyncEnumerable<ExchangeValue> rows)
    {
        var buffer = NewBuffer();
        ExchangeCsv.WriteHead(buffer, form.IsMinimal);
        await WriteEachAsync(context, buffer, rows, row => ExchangeCsv.Write(buffer, row, form.IsMinimal));
    }

    private static async Task WriteEachAsync(
        HttpContext context, ArrayBufferWriter<byte> buffer, IAsyncEnumerable<ExchangeValue> rows, Action<ExchangeValue> write)
    {
        var count = 0;
        await foreach (var row in rows.WithCancellation(context.RequestAborted))
        {
            write(row);
            count++;
            if (buffer.WrittenCount < BytesBetweenFlushes)
                continue;
            await SendAsync(context, buffer);
            context.CountRows(count);
            count = 0;
        }

        await SendAsync(context, buffer);
        context.CountRows(count);
    }

    private static async Task SendAsync(HttpContext context, ArrayBufferWriter<byte> buffer)
    {
        await context.Response.BodyWriter.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
        buffer.ResetWrittenCount();
    }

    // Rows are written here and handed on together: the way out through packing and counting is longer than that of a cell.
    private static ArrayBufferWriter<byte> NewBuffer() => new(2 * BytesBetweenFlushes);

    /// <summary>The same address with the cursor of the next page.</summary>
    private static string AddressOf(HttpRequest request, string next)
    {
        var parameters = request.Query.Where(one => !one.Key.Equals("cursor", StringComparison.OrdinalIgnoreCase)).Append(new("cursor", next));
        return request.PathBase + request.Path + QueryString.Create(parameters);
    }
}
