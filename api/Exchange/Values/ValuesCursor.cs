using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using WardKpi.Api.Exchange.Clients;

namespace WardKpi.Api.Exchange.Values;

/// <summary>Where a walk stands: which state of the data it shows, and the row that it gave last. Opaque to who carries it.</summary>
/// <param name="Mark">Of what the walk asks for, see <see cref="MarkOf"/>.</param>
public sealed record ValuesCursor(long UpTo, long Since, long AfterSeq, Guid AfterId, long Mark)
{
    private const int Length = 48;

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, UpTo);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Since);
        BinaryPrimitives.WriteInt64BigEndian(bytes[16..], AfterSeq);
        AfterId.TryWriteBytes(bytes[24..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes[40..], Mark);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null where the text is not a cursor that this client can have been given.</summary>
    public static ValuesCursor? Read(string text, ApiClient client)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (text.Length > 2 * Length || !Base64Url.IsValid(text, out var length) || length != Length || Base64Url.DecodeFromChars(text, bytes) != Length)
            return null;
        var cursor = new ValuesCursor(
            BinaryPrimitives.ReadInt64BigEndian(bytes),
            BinaryPrimitives.ReadInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[16..]),
            new Guid(bytes[24..40]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[40..]));
        var isSound = cursor.Since >= 0 && cursor.Since < cursor.AfterSeq && cursor.AfterSeq <= cursor.UpTo && cursor.UpTo <= client.ExchangeSeq;
        return isSound ? cursor : null;
    }

    /// <summary>A hash of what must stay the same from page to page: what is asked for, and what the client may see.</summary>
    public static long MarkOf(ApiClient client, ValuesRequest request)
    {
        var pillars = client.Pillars is null ? "*" : string.Join(',', client.Pillars);
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{client.Path}|{pillars}|{request.FilterText}")));
    }
}
