using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using WardKpi.Api.Periods;

namespace WardKpi.Api.PublicPages;

/// <summary>The body of a public page as it is sent.</summary>
/// <param name="Tag">Of the content, quoted: a draft that moves nothing on the page moves no tag.</param>
public sealed record PublicAnswer(byte[] Content, string Tag);

/// <summary>Keeps what was built of a public page while nothing of its commune changes: many strangers ask, and building it reads a whole year.</summary>
public sealed class PublicAnswers(PublicPageService service, IOptions<JsonOptions> json, TimeProvider clock) : IDisposable
{
    private const long MostBytes = 16 * 1024 * 1024;

    // Names, the catalogue and the rules move no counter of the commune.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    public async Task<PublicAnswer> FindAsync(DbConnection connection, PublicPageRow page)
    {
        var key = (page.CommuneId, page.CommuneSeq, VietnamTime.Today(clock));
        if (cache.TryGetValue(key, out PublicAnswer? known))
            return known!;
        var content = JsonSerializer.SerializeToUtf8Bytes(await service.ReadAsync(connection, page), json.Value.SerializerOptions);
        var answer = new PublicAnswer(content, $"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"");
        return cache.Set(key, answer, new MemoryCacheEntryOptions { Size = content.Length, AbsoluteExpirationRelativeToNow = Kept });
    }

    public void Dispose() => cache.Dispose();
}
