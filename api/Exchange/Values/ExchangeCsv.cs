using System.Buffers;
using System.Buffers.Text;
using System.Text;
using WardKpi.Api.Data;

namespace WardKpi.Api.Exchange.Values;

/// <summary>
/// Writes rows as RFC 4180 in UTF-8: a head of the names that JSON has, then a line a row, CRLF, quotes where a field needs them. It is
/// read by programs, so a text that begins with = stays as it is; whoever opens it in a spreadsheet imports texts as texts.
/// </summary>
public static class ExchangeCsv
{
    private static readonly (string Name, bool IsMinimal, Action<IBufferWriter<byte>, ExchangeValue> Write)[] Columns =
    [
        ("seq", true, (to, row) => Number(to, row.Seq)),
        ("id", true, (to, row) => Id(to, row.Id)),
        ("isDeleted", true, (to, row) => Flag(to, row.IsDeleted)),
        ("organizationCode", true, (to, row) => Text(to, row.OrganizationCode)),
        ("unitCode", true, (to, row) => Text(to, row.UnitCode)),
        ("indicatorCode", true, (to, row) => Text(to, row.IndicatorCode)),
        ("isLocal", false, (to, row) => Flag(to, row.IsLocal)),
        ("pillarId", false, (to, row) => Text(to, row.PillarId)),
        ("planId", false, (to, row) => Id(to, row.PlanId)),
        ("planYear", false, (to, row) => Number(to, row.PlanYear)),
        ("planNumber", false, (to, row) => Text(to, row.PlanNumber)),
        ("planIndicatorId", false, (to, row) => Id(to, row.PlanIndicatorId)),
        ("rowNumber", false, (to, row) => Text(to, row.RowNumber)),
        ("period", true, (to, row) => Text(to, row.Period)),
        ("operator", false, (to, row) => Text(to, CodeTexts.Of(row.Operator))),
        ("target", false, (to, row) => Number(to, row.Target)),
        ("targetText", false, (to, row) => Text(to, row.TargetText)),
        ("milestone", false, (to, row) => Number(to, row.Milestone)),
        ("entryKind", true, (to, row) => Text(to, CodeTexts.Of(row.EntryKind))),
        ("numerator", true, (to, row) => Number(to, row.Numerator)),
        ("denominator", true, (to, row) => Number(to, row.Denominator)),
        ("value", true, (to, row) => Number(to, row.Value)),
        ("text", true, (to, row) => Text(to, row.Text)),
        ("unit", false, (to, row) => Text(to, row.Unit)),
        ("status", true, (to, row) => Text(to, CodeTexts.Of(row.Status))),
        ("state", true, (to, row) => Text(to, CodeTexts.Of(row.State))),
        ("version", true, (to, row) => Number(to, row.Version)),
        ("isDemo", false, (to, row) => Flag(to, row.IsDemo)),
        ("submittedAt", false, (to, row) => Instant(to, row.SubmittedAt)),
        ("verifiedAt", false, (to, row) => Instant(to, row.VerifiedAt)),
        ("updatedAt", false, (to, row) => Instant(to, row.UpdatedAt)),
        ("recordedAt", true, (to, row) => Instant(to, row.RecordedAt)),
    ];

    public static void WriteHead(IBufferWriter<byte> to, bool isMinimal)
    {
        var names = Columns.Where(column => column.IsMinimal || !isMinimal).Select(column => column.Name);
        Encoding.UTF8.GetBytes($"{string.Join(',', names)}\r\n", to);
    }

    public static void Write(IBufferWriter<byte> to, ExchangeValue row, bool isMinimal)
    {
        var isFirst = true;
        foreach (var (_, isKept, write) in Columns)
        {
            if (isMinimal && !isKept)
                continue;
            if (!isFirst)
                to.Write(","u8);
            isFirst = false;
            write(to, row);
        }

        to.Write("\r\n"u8);
    }

    private static void Text(IBufferWriter<byte> to, string? text)
    {
        if (text is not null)
            Encoding.UTF8.GetBytes(CsvLine.Quoted(text), to);
    }

    private static void Number(IBufferWriter<byte> to, long? number)
    {
        if (number is not { } given)
            return;
        Utf8Formatter.TryFormat(given, to.GetSpan(20), out var written);
        to.Advance(written);
    }

    private static void Number(IBufferWriter<byte> to, decimal? number)
    {
        if (number is not { } given)
            return;
        Utf8Formatter.TryFormat(given, to.GetSpan(32), out var written);
        to.Advance(written);
    }

    private static void Id(IBufferWriter<byte> to, Guid id)
    {
        Utf8Formatter.TryFormat(id, to.GetSpan(36), out var written);
        to.Advance(written);
    }

    private static void Flag(IBufferWriter<byte> to, bool flag) => to.Write(flag ? "true"u8 : "false"u8);

    private static void Instant(IBufferWriter<byte> to, DateTime? instant)
    {
        if (instant is not { } given)
            return;
        given.TryFormat(to.GetSpan(32), out var written, "yyyy-MM-ddTHH:mm:ss.FFFK", System.Globalization.CultureInfo.InvariantCulture);
        to.Advance(written);
    }

    private static class CodeTexts
    {
        public static string? Of<T>(T? value)
            where T : struct, Enum => value is { } given ? Known<T>.Texts[given] : null;

        private static class Known<T>
            where T : struct, Enum
        {
            public static readonly Dictionary<T, string> Texts = Enum.GetValues<T>().ToDictionary(value => value, Codes.Of);
        }
    }
}
