using System.Text;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Exchange.Calls;

/// <summary>The sharing log as people open it in a spreadsheet: semicolons and a byte order mark, as Vietnamese Excel reads it.</summary>
public static class SharingLogCsv
{
    public const string MediaType = "text/csv; charset=utf-8";

    private const char Separator = ';';
    private const string Head = "Thời gian;Hệ thống kết nối;Phương thức;Địa chỉ gọi;Tham số;Mã trả lời;Số dòng;Số byte;Mili giây;Địa chỉ mạng";

    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<CallRow> calls, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Head);
        await foreach (var call in calls.WithCancellation(cancellationToken))
            await writer.WriteLineAsync(LineOf(call));
    }

    private static string LineOf(CallRow call) => string.Join(
        Separator,
        VietnamTime.Sortable(call.At),
        Text(call.ClientName),
        Text(call.Method),
        Text(call.Path),
        Text(call.Query),
        call.Status,
        call.Rows,
        call.Bytes,
        call.Milliseconds,
        call.Address);

    // A machine chose the words.
    private static string Text(string? text) => CsvLine.QuotedForSpreadsheet(text ?? "", Separator);
}
