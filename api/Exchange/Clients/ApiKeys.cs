using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace WardKpi.Api.Exchange.Clients;

/// <summary>A key as it is handed over, once.</summary>
/// <param name="Text"><c>wkpi_</c>, the prefix, an underscore, the secret.</param>
/// <param name="Prefix">By which people and the database recognise it.</param>
/// <param name="Hash">What is kept of it.</param>
public sealed record NewApiKey(string Text, string Prefix, string Hash);

/// <summary>Keys of 256 random bits: nothing to guess, so a plain hash is enough.</summary>
public static class ApiKeys
{
    public const int PrefixLength = 8;

    private const string Mark = "wkpi_";
    private const string PrefixLetters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int SecretBytes = 32;
    private const int MostLetters = 100;

    public static NewApiKey Make()
    {
        var prefix = RandomNumberGenerator.GetString(PrefixLetters, PrefixLength);
        var text = $"{Mark}{prefix}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";
        return new NewApiKey(text, prefix, HashOf(text));
    }

    /// <summary>Null where the text has not the shape of a key.</summary>
    public static string? PrefixOf(string text) =>
        text.Length <= MostLetters && text.StartsWith(Mark, StringComparison.Ordinal)
        && text.IndexOf('_', Mark.Length) == Mark.Length + PrefixLength
            ? text.Substring(Mark.Length, PrefixLength)
            : null;

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static bool IsKey(string text, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(text)), Encoding.ASCII.GetBytes(hash));
}
