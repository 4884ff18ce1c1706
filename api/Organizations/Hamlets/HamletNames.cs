using System.Text;

namespace WardKpi.Api.Organizations.Hamlets;

/// <summary>How hamlets are named and told apart.</summary>
public static class HamletNames
{
    public const int NameLimit = 300;

    /// <summary>One blank between words, composed letters.</summary>
    public static string Clean(string name) =>
        string.Join(' ', name.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// Alike where two names mean one hamlet: "THÔN  3" and "thôn 3". Tone marks count, for "Tân Thanh" and "Tân Thành" are two places.
    /// </summary>
    public static string KeyOf(string name) => Clean(name).ToLowerInvariant();

    /// <summary>The code of the name, or the first free one after it: names that differ in tone marks alone share their letters.</summary>
    public static string FreeCode(string name, IReadOnlySet<string> taken)
    {
        // Room for a number behind the longest code.
        var letters = OrganizationPaths.CodeOf(name);
        var code = letters.Length == 0 ? "thon" : letters[..Math.Min(letters.Length, 50)].Trim('-');
        return Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? code : $"{code}-{number}").First(free => !taken.Contains(free));
    }
}
