using System.Buffers;
using System.IO.Pipelines;
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
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, ExchangeJson.Options);
        writer.WriteStartObject();
        writer.WriteStartArray("values");
        await WriteEachAsync(
            context,
            rows,
            (_, row) =>
            {
                ExchangeJson.Write(writer, row, form.IsMinimal);
                return writer.BytesPending + writer.BytesCommitted;
            },
            writer.Flush);
        writer.WriteEndArray();
        if (next is not null)
            writer.WriteString("next", next);
        writer.WriteNumber("upTo", filter.UpTo);
        writer.WriteEndObject();
    }

    private async Task WriteLinesAsync(HttpContext context, IAsyncEnumerable<ExchangeValue> rows)
    {
        var total = 0L;
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, ExchangeJson.Options);
        await WriteEachAsync(
            context,
            rows,
            (pipe, row) =>
            {
                ExchangeJson.Write(writer, row, form.IsMinimal);
                writer.Flush();
                total += writer.BytesCommitted + 1;
                writer.Reset();
                pipe.Write("\n"u8);
                return total;
            },
            () => { });
    }

    private Task WriteCsvAsync(HttpContext context, IAsyncEnumerable<ExchangeValue> rows)
    {
        ExchangeCsv.WriteHead(context.Response.BodyWriter, form.IsMinimal);
        var counted = new CountingWriter(context.Response.BodyWriter);
        return WriteEachAsync(
            context,
            rows,
            (_, row) =>
            {
                ExchangeCsv.Write(counted, row, form.IsMinimal);
                return counted.Bytes;
            },
            () => { });
    }

    /// <param name="write">Answers how many bytes it has written so far.</param>
    /// <param name="settle">Hands to the pipe what a writer still holds.</param>
    private static async Task WriteEachAsync(
        HttpContext context, IAsyncEnumerable<ExchangeValue> rows, Func<PipeWriter, ExchangeValue, long> write, Action settle)
    {
        var pipe = context.Response.BodyWriter;
        var (count, flushed) = (0L, 0L);
        await foreach (var row in rows.WithCancellation(context.RequestAborted))
        {
            var written = write(pipe, row);
            count++;
            if (written - flushed < BytesBetweenFlushes)
                continue;
            settle();
            await pipe.FlushAsync(context.RequestAborted);
            context.CountRows(count);
            (count, flushed) = (0, written);
        }

        context.CountRows(count);
    }

    /// <summary>The same address with the cursor of the next page.</summary>
    private static string AddressOf(HttpRequest request, string next)
    {
        var parameters = request.Query.Where(one => !one.Key.Equals("cursor", StringComparison.OrdinalIgnoreCase)).Append(new("cursor", next));
        return request.PathBase + request.Path + QueryString.Create(parameters);
    }

    private sealed class CountingWriter(IBufferWriter<byte> inner) : IBufferWriter<byte>
    {
        public long Bytes { get; private set; }

        public void Advance(int count)
        {
            Bytes += count;
            inner.Advance(count);
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

        public Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);
    }
}
