using System.Reflection;
using System.Text.RegularExpressions;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>The SQL that a program holds: every string constant that opens with a verb of SQL.</summary>
public static partial class SqlTexts
{
    /// <summary>Name ("Type.Constant") and text.</summary>
    public static IEnumerable<(string Name, string Sql)> In(Assembly program) =>
        from type in program.GetTypes()
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where field is { IsLiteral: true } && field.FieldType == typeof(string)
        let text = (string?)field.GetRawConstantValue()
        where text is not null && Verb().IsMatch(text)
        orderby type.FullName, field.Name
        select ($"{type.FullName}.{field.Name}", text);

    [GeneratedRegex(@"^\s*(--.*\n\s*)*(select|insert|update|delete|with|create|alter|declare)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Verb();
}
