using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace WardKpi.Api.Exchange.Webhooks.Sending;

/// <summary>
/// Secrets that sign. They are stored protected, not hashed; the keys that protect them lie in the database, so every node opens them, and
/// this guards a table that leaks alone.
/// </summary>
public sealed class WebhookSecrets(IDataProtectionProvider provider)
{
    private const string Mark = "whsec_";
    private const int SecretBytes = 32;

    private readonly IDataProtector protector = provider.CreateProtector("Webhooks");

    /// <summary>A new one as it is handed over, once: base64 behind <c>whsec_</c>.</summary>
    public static string Make() => Mark + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    public string Protect(string secret) => protector.Protect(secret);

    /// <summary>The bytes that sign.</summary>
    public byte[] KeyOf(string stored) => Convert.FromBase64String(protector.Unprotect(stored)[Mark.Length..]);
}
