using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace WardKpi.Api.Deadlines.Feed;

/// <summary>Private tokens of calendar programs: 256 random bits, kept as a hash. So much chance needs no salt and no slow hash.</summary>
public static class FeedTokens
{
    private const int Bytes = 32;

    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
