using System.Globalization;

namespace WardKpi.DbMigrations;

/// <summary>Definition and formula in words, from what the catalogue says of a measure.</summary>
public static class DictionaryWords
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <param name="note">What keeps the measure apart from its neighbours.</param>
    public static string DefinitionOf(string kind, string name, string? numerator, string? denominator, bool isCumulative, string? note)
    {
        var what = (kind, numerator, denominator) switch
        {
            ("ratio", { } part, { } whole) => $"{part} so với {LowerFirst(whole)}.",
            ("yes_no", _, _) => $"{name}: đã thực hiện hay chưa thực hiện, tính đến cuối quý.",
            ("narrative", _, _) => $"{name}: đơn vị báo cáo bằng lời, không có số liệu.",
            _ => $"{name}, {(isCumulative ? "cộng dồn từ đầu năm đến cuối quý" : "tính tại thời điểm cuối quý")}.",
        };
        return note is null ? what : $"{what} {note}";
    }

    public static string FormulaOf(string kind, string? unit, bool isCumulative) => kind switch
    {
        "ratio" when RatioUnits.FactorOf(unit) is not 1 and var factor => $"{factor.ToString("N0", Vietnamese)} × tử số ÷ mẫu số",
        "ratio" => "tử số ÷ mẫu số",
        "yes_no" => "Có hoặc Không",
        "narrative" => "Báo cáo bằng lời",
        _ when isCumulative => "Tổng từ đầu năm đến cuối quý",
        _ => "Giá trị tại thời điểm cuối quý",
    };

    private static string LowerFirst(string text) => text.Length > 1 && char.IsUpper(text[1]) ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
