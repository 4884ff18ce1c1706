using System.Globalization;
using System.Text;

namespace WardKpi.Api.Organizations;

/// <summary>Codes and paths of the tree: <c>/province/commune/unit/</c>.</summary>
public static class OrganizationPaths
{
    private const int MaxCodeLength = 60;

    /// <summary>The commune's path that holds <paramref name="path"/>, or null above communes.</summary>
    public static string? CommuneOf(string path)
    {
        var codes = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return codes.Length < 2 ? null : $"/{codes[0]}/{codes[1]}/";
    }

    /// <summary>Paths of all that holds <paramref name="path"/>, from the whole instance down, without itself.</summary>
    public static IReadOnlyList<string> Above(string path)
    {
        var codes = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return [.. Enumerable.Range(0, codes.Length).Select(depth => string.Concat("/", string.Concat(codes.Take(depth).Select(code => $"{code}/"))))];
    }

    /// <summary>A code of lower-case letters, digits and hyphens: "Xã Võ Nhai" → "xa-vo-nhai".</summary>
    public static string CodeOf(string name)
    {
        var code = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant().Replace('đ', 'd').Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                code.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && code.Length > 0 && code[^1] != '-')
                code.Append('-');
        }

        return code.ToString(0, Math.Min(code.Length, MaxCodeLength)).Trim('-');
    }

    /// <summary>Codes stand in `like` patterns and addresses, so they are plain.</summary>
    public static bool IsCode(string text) =>
        text.Length is > 0 and <= MaxCodeLength && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
