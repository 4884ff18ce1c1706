using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace WardKpi.Api.Periods;

public enum PeriodKind
{
    Year,
    HalfYear,
    NineMonths,
    Quarter,
    Month,
    Week,
}

/// <summary>
/// A named span of the calendar: <c>2026Q1</c>, <c>2026</c>, <c>2026S1</c>, <c>202603</c>, <c>2026W12</c> (ISO week), <c>2026N9</c>
/// (nine months). Says nothing of the days that a report's figures cover: that window belongs to the reporting rule.
/// </summary>
/// <remarks><c>default</c> is no period: its days throw.</remarks>
public readonly record struct Period : IParsable<Period>
{
    // Ends that leave room to step to the next and the previous period; no plan lies near them.
    private const int FirstYear = 1900;
    private const int LastYear = 2999;

    private Period(PeriodKind kind, int year, int number)
    {
        Kind = kind;
        Year = year;
        Number = number;
    }

    public PeriodKind Kind { get; }

    /// <summary>Calendar year; of a week the ISO year, which may differ from the year of its first or last days.</summary>
    public int Year { get; }

    /// <summary>Place within the year, from 1; 1 for a year and for nine months.</summary>
    public int Number { get; }

    public DateOnly FirstDay => Kind switch
    {
        PeriodKind.Year or PeriodKind.NineMonths => new DateOnly(Year, 1, 1),
        PeriodKind.HalfYear => new DateOnly(Year, 6 * Number - 5, 1),
        PeriodKind.Quarter => new DateOnly(Year, 3 * Number - 2, 1),
        PeriodKind.Month => new DateOnly(Year, Number, 1),
        PeriodKind.Week => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday)),
    };

    /// <summary>Last day, itself within the period.</summary>
    public DateOnly LastDay => Kind switch
    {
        PeriodKind.Year => new DateOnly(Year, 12, 31),
        PeriodKind.HalfYear => FirstDay.AddMonths(6).AddDays(-1),
        PeriodKind.NineMonths => new DateOnly(Year, 9, 30),
        PeriodKind.Quarter => FirstDay.AddMonths(3).AddDays(-1),
        PeriodKind.Month => FirstDay.AddMonths(1).AddDays(-1),
        PeriodKind.Week => FirstDay.AddDays(6),
    };

    /// <summary>The following period of the same kind.</summary>
    public Period Next => Number < CountIn(Kind, Year) ? new Period(Kind, Year, Number + 1) : new Period(Kind, Year + 1, 1);

    /// <summary>The preceding period of the same kind.</summary>
    public Period Previous => Number > 1
        ? new Period(Kind, Year, Number - 1)
        : new Period(Kind, Year - 1, CountIn(Kind, Year - 1));

    /// <summary>A whole year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not within 1900–2999.</exception>
    public static Period OfYear(int year) => Checked(PeriodKind.Year, year, 1);

    /// <summary>A quarter (1 to 4) of a year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such quarter, or the year is not within 1900–2999.</exception>
    public static Period OfQuarter(int year, int quarter) => Checked(PeriodKind.Quarter, year, quarter);

    /// <summary>The four quarters of a year, first to last.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not within 1900–2999.</exception>
    public static IReadOnlyList<Period> QuartersOf(int year) => [.. Enumerable.Range(1, 4).Select(quarter => OfQuarter(year, quarter))];

    /// <summary>The quarter that a day lies in.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not within 1900–2999.</exception>
    public static Period QuarterOf(DateOnly day) => Of(PeriodKind.Quarter, day);

    /// <summary>The period of a kind that a day lies in; of the nine months those of the day's year, also for a day behind them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not within 1900–2999.</exception>
    public static Period Of(PeriodKind kind, DateOnly day) => kind switch
    {
        PeriodKind.Year or PeriodKind.NineMonths => Checked(kind, day.Year, 1),
        PeriodKind.HalfYear => Checked(kind, day.Year, (day.Month + 5) / 6),
        PeriodKind.Quarter => Checked(kind, day.Year, (day.Month + 2) / 3),
        PeriodKind.Month => Checked(kind, day.Year, day.Month),
        PeriodKind.Week => Checked(kind, ISOWeek.GetYear(day.ToDateTime(TimeOnly.MinValue)), ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue))),
    };

    /// <summary>Reads the JSON form, and the same with a hyphen after the year (<c>2026-Q1</c>); letters in either case.</summary>
    /// <exception cref="FormatException">The text names no period.</exception>
    public static Period Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var period) ? period : throw new FormatException($"\"{s}\" is not a period.");
    }

    /// <summary>Reads what <see cref="Parse"/> reads; false, and <c>default</c>, where the text names no period.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Period result)
    {
        result = default;
        if (s is null || s.Length < 4 || !TryNumber(s.AsSpan(0, 4), out var year))
            return false;

        var rest = s.AsSpan(4);
        if (rest.IsEmpty)
            return TryMake(PeriodKind.Year, year, 1, out result);
        if (rest[0] == '-')
            rest = rest[1..];
        if (rest.IsEmpty)
            return false;

        var number = char.IsAsciiLetter(rest[0]) ? rest[1..] : rest;
        if (!TryNumber(number, out var place))
            return false;

        // One digit for a month (20263) would be a typing slip of a year or a quarter, so months have two.
        return (char.ToUpperInvariant(rest[0]), number.Length) switch
        {
            ('Q', 1) => TryMake(PeriodKind.Quarter, year, place, out result),
            ('S', 1) => TryMake(PeriodKind.HalfYear, year, place, out result),
            ('N', 1) when place == 9 => TryMake(PeriodKind.NineMonths, year, 1, out result),
            ('W', 1 or 2) => TryMake(PeriodKind.Week, year, place, out result),
            ( >= '0' and <= '9', 2) => TryMake(PeriodKind.Month, year, place, out result),
            _ => false,
        };
    }

    /// <summary>The JSON form: <c>2026Q1</c>, <c>2026</c>, <c>2026S1</c>, <c>202603</c>, <c>2026W05</c>, <c>2026N9</c>.</summary>
    public override string ToString() => Kind switch
    {
        PeriodKind.Year => Text($"{Year:0000}"),
        PeriodKind.HalfYear => Text($"{Year:0000}S{Number}"),
        PeriodKind.NineMonths => Text($"{Year:0000}N9"),
        PeriodKind.Quarter => Text($"{Year:0000}Q{Number}"),
        PeriodKind.Month => Text($"{Year:0000}{Number:00}"),
        PeriodKind.Week => Text($"{Year:0000}W{Number:00}"),
    };

    private static Period Checked(PeriodKind kind, int year, int number) => TryMake(kind, year, number, out var period)
        ? period
        : throw new ArgumentOutOfRangeException(nameof(number), $"No {kind} {number} in the year {year}.");

    private static bool TryMake(PeriodKind kind, int year, int number, out Period period)
    {
        var exists = year is >= FirstYear and <= LastYear && number >= 1 && number <= CountIn(kind, year);
        period = exists ? new Period(kind, year, number) : default;
        return exists;
    }

    private static int CountIn(PeriodKind kind, int year) => kind switch
    {
        PeriodKind.Year or PeriodKind.NineMonths => 1,
        PeriodKind.HalfYear => 2,
        PeriodKind.Quarter => 4,
        PeriodKind.Month => 12,
        PeriodKind.Week => ISOWeek.GetWeeksInYear(year),
    };

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
