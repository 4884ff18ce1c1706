using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using WardKpi.Api.Exchange.Clients;

namespace WardKpi.Api.Exchange;

/// <summary>ETags of answers from the log of values; they follow from the client's row, which every request reads anyway.</summary>
public static class ExchangeTags
{
    /// <summary>Made from the question, what the client may see, and the last change below the client's root.</summary>
    public static EntityTagHeaderValue Of(ApiClient client, HttpRequest request) =>
        Of(client, request, client.ExchangeSeq.ToString(CultureInfo.InvariantCulture));

    /// <param name="mark">Differs wherever the answer to the same question does.</param>
    public static EntityTagHeaderValue Of(ApiClient client, HttpRequest request, string mark)
    {
        // A new program may write the same rows in another way.
        var program = typeof(ExchangeTags).Module.ModuleVersionId;
        var form = $"{request.Headers.Accept}\n{request.Headers["Prefer"]}\n{program}";
        var asked = $"{request.Path}{request.QueryString}\n{form}\n{client.Path}\n{string.Join(',', client.Pillars ?? [])}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)).AsSpan(0, 8));
        // Weak: what is sent packed is not the same bytes.
        return new EntityTagHeaderValue($"\"{mark}-{hash}\"", isWeak: true);
    }

    /// <summary>Allows a machine to keep the answer, and to ask each time whether it still holds.</summary>
    public static void Put(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.GetTypedHeaders().ETag = tag;
        response.Headers.Vary = "Accept, Prefer";
        response.Headers.CacheControl = "private, no-cache";
    }

    /// <summary>Puts the tag onto the answer, and says whether the caller already holds what it would get.</summary>
    public static bool IsKnown(HttpContext context, EntityTagHeaderValue tag)
    {
        Put(context.Response, tag);
        return context.Request.GetTypedHeaders().IfNoneMatch
            .Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
    }

    /// <summary>Takes the tag off again: a refusal has none.</summary>
    public static void Withdraw(HttpResponse response) => response.GetTypedHeaders().ETag = null;

    /// <summary>Made from the bytes of an answer that is complete before it is sent.</summary>
    public static EntityTagHeaderValue Of(byte[] content) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"", isWeak: true);
}
