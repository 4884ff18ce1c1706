using System.Text;
using System.Text.RegularExpressions;
using WardKpi.Api.Data;

namespace WardKpi.Api.Exchange.Calls;

/// <summary>What is kept of a request. No database, no clock.</summary>
public static partial class CallRules
{
    public const int MethodLimit = 10;
    public const int PathLimit = 300;
    public const int QueryLimit = 1000;
    public const int AddressLimit = 45;

    /// <summary>The client hung up before its answer was complete. HTTP has no status for that; proxies log 499.</summary>
    public const int Interrupted = 499;

    private const string Hidden = "…";

    /// <summary>The path, with anything that looks like a key replaced.</summary>
    public static string PathOf(PathString path) => Stored.Cut(WithoutKeys(path.Value ?? ""), PathLimit);

    /// <summary>The query string, without keys and without the values of parameters that are named like secrets; null where there is none.</summary>
    public static string? QueryOf(IQueryCollection query)
    {
        if (query.Count == 0)
            return null;
        var text = new StringBuilder();
        foreach (var (name, values) in query)
            foreach (var value in values)
                text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=').Append(SecretName().IsMatch(name) ? Hidden : value);
        return Stored.Cut(WithoutKeys(text.ToString()), QueryLimit);
    }

    /// <summary>The lowest and highest status of such calls; of all calls where no outcome is asked for.</summary>
    public static (int Lowest, int Highest) StatusesOf(CallOutcome? outcome) => outcome switch
    {
        CallOutcome.Served => (0, 299),
        CallOutcome.Unchanged => (300, 399),
        CallOutcome.Refused => (400, 499),
        CallOutcome.Failed => (500, int.MaxValue),
        null => (0, int.MaxValue),
    };

    public static CallOutcome OutcomeOf(int status) =>
        Enum.GetValues<CallOutcome>().Single(outcome => StatusesOf(outcome) is var (lowest, highest) && status >= lowest && status <= highest);

    public static CallView ToView(CallRow row) => new()
    {
        Id = row.Id,
        ClientId = row.ClientId,
        ClientName = row.ClientName,
        At = row.At,
        Method = row.Method,
        Path = row.Path,
        Query = row.Query,
        Status = row.Status,
        Outcome = OutcomeOf(row.Status),
        Rows = row.Rows,
        Bytes = row.Bytes,
        Milliseconds = row.Milliseconds,
        Address = row.Address,
    };

    public static SharingTotals TotalsOf(SharingSpan span, IReadOnlyList<SharingDayRow> days) => new()
    {
        From = span.From,
        To = span.To,
        Calls = days.Sum(day => day.Calls),
        Refused = days.Sum(day => day.Refused),
        Rows = days.Sum(day => day.Rows),
        Bytes = days.Sum(day => day.Bytes),
        Days = [.. days.Select(ToDay)],
    };

    private static SharingDay ToDay(SharingDayRow row) => new()
    {
        Day = row.Day,
        ClientId = row.ClientId,
        ClientName = row.ClientName,
        Calls = row.Calls,
        Refused = row.Refused,
        Rows = row.Rows,
        Bytes = row.Bytes,
    };

    private static string WithoutKeys(string text) => Key().Replace(text, $"wkpi_{Hidden}");

    [GeneratedRegex("wkpi_[A-Za-z0-9_-]*", RegexOptions.IgnoreCase)]
    private static partial Regex Key();

    [GeneratedRegex("key|token|secret|passw|auth|sign", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}
