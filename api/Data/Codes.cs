using System.Text.Json;

namespace WardKpi.Api.Data;

/// <summary>The text of an enum value in SQL, the same as in JSON: snake_case.</summary>
public static class Codes
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static T To<T>(string code)
        where T : struct, Enum => Enum.Parse<T>(code.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    public static T? ToNullable<T>(string? code)
        where T : struct, Enum => code is null ? null : To<T>(code);
}
