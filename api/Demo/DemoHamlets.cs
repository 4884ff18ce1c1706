using System.Security.Cryptography;
using System.Text;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Demo;

/// <summary>Made-up hamlets and what they reported: figures that add up to the unit's, by a fixed rule.</summary>
public static class DemoHamlets
{
    private const int Count = 12;

    /// <summary>What is counted household by household, or person by person, and so is known hamlet by hamlet.</summary>
    private static readonly string[] Breakable = ["SOC.DIGITAL_SIGNATURE", "INFRA.FIBRE_COVERAGE", "ECON.HOUSEHOLD_SHOPPING"];

    private static readonly string[] Villages =
    [
        "Xóm Đông", "Xóm Đoài", "Xóm Nam", "Xóm Bắc", "Xóm Thượng", "Xóm Trung", "Xóm Hạ", "Xóm Đình", "Xóm Chùa", "Xóm Mới", "Xóm Chợ", "Xóm Đồi",
    ];

    public static bool IsByHamlet(string code) => Breakable.Contains(code);

    /// <summary>In a ward "Tổ dân phố 1", in a commune of the north "Xóm Đông", else "Thôn 1".</summary>
    public static IReadOnlyList<string> NamesOf(string communeCode) => communeCode switch
    {
        _ when communeCode.StartsWith("phuong-", StringComparison.Ordinal) => [.. Enumerable.Range(1, Count).Select(number => $"Tổ dân phố {number}")],
        "xa-vo-nhai" => Villages,
        _ => [.. Enumerable.Range(1, Count).Select(number => $"Thôn {number}")],
    };

    /// <summary>The unit's value spread over its hamlets: they add up to it exactly, and some do better than others.</summary>
    public static IReadOnlyList<StoredValue> Spread(StoredValue unit, string seed)
    {
        if (unit is not { EntryKind: EntryKind.Ratio, Numerator: { } numerator, Denominator: { } denominator })
            return [.. Enumerable.Repeat(new StoredValue { EntryKind = unit.EntryKind }, Count)];
        var draws = SHA256.HashData(Encoding.UTF8.GetBytes(seed));
        var bases = Steps(denominator, [.. draws.Take(Count).Select(draw => 60m + (draw % 80))]);
        var parts = Steps(numerator, bases);
        // Each second hamlet gives its neighbour a part of what it has.
        for (var at = 0; at + 1 < Count; at += 2)
        {
            var given = decimal.Floor(Math.Min(parts[at], bases[at + 1] - parts[at + 1]) * (draws[Count + at] % 40) / 100m);
            parts[at] -= given;
            parts[at + 1] += given;
        }

        return
        [
            .. parts.Zip(bases, (part, all) => new StoredValue
            {
                EntryKind = EntryKind.Ratio, Numerator = part, Denominator = all, Value = ReportRules.Quotient(part, all, unit: "%"),
            }),
        ];
    }

    /// <summary>A whole number cut by weights without a rest: each part ends where its share of the sum so far rounds down.</summary>
    private static decimal[] Steps(decimal whole, decimal[] weights)
    {
        var all = weights.Sum();
        var ends = weights.Select((_, at) => decimal.Floor(whole * weights.Take(at + 1).Sum() / all)).ToArray();
        return [.. ends.Select((end, at) => at == 0 ? end : end - ends[at - 1])];
    }
}
