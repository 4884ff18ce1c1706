using System.Diagnostics.CodeAnalysis;

namespace WardKpi.Api.Data;

/// <summary>An enum value in a query, by its code as in JSON: the framework itself takes only the names of the program.</summary>
public readonly record struct Code<T>(T Value) : IParsable<Code<T>>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Known = Enum.GetValues<T>().ToDictionary(Codes.Of);

    public static implicit operator T(Code<T> code) => code.Value;

    public static Code<T> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException($"\"{s}\" is no {typeof(T).Name}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Code<T> result)
    {
        var isKnown = Known.TryGetValue(s ?? "", out var value);
        result = new Code<T>(value);
        return isKnown;
    }

    public override string ToString() => Codes.Of(Value);
}
