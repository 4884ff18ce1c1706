namespace WardKpi.DbMigrations;

/// <summary>What a unit says about a ratio: the same for who computes it and for who words its formula.</summary>
public static class RatioUnits
{
    /// <summary>The catalogue's rule: a ratio is in "%" unless its unit says otherwise.</summary>
    public static bool IsPercent(string? unit) => string.IsNullOrWhiteSpace(unit) || unit.Trim() == "%";

    /// <summary>What numerator ÷ denominator is multiplied by: 100 in "%", 1000 in "… /1.000 dân", else 1.</summary>
    public static int FactorOf(string? unit) => IsPercent(unit) ? 100 : unit!.Contains("/1.000", StringComparison.Ordinal) ? 1000 : 1;
}
