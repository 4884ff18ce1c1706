using System.Buffers.Binary;
using System.Text;

namespace WardKpi.Api.Reports.Evidence;

/// <summary>
/// The directory of an OLE compound file, which DOC and XLS are ([MS-CFB]). The whole directory is walked, because a text may say "Macros"
/// anywhere, but only a stream of that name is one.
/// </summary>
public static class CompoundFile
{
    private const int HeaderSize = 512;
    private const int EntrySize = 128;
    private const int HeaderTables = 109;
    private const uint LastSector = 0xFFFFFFFA;

    public static ReadOnlySpan<byte> Mark => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Names of its streams and storages; of a damaged file those that can be read.</summary>
    public static IReadOnlySet<string> NamesOf(Stream content)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (Read(content, 0, HeaderSize) is not { } header)
            return names;
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));
        if (shift is not (9 or 12))
            return names;
        var size = 1 << shift;
        // A chain that visits more sectors than there are runs in a circle.
        var sectors = content.Length / size;
        var tables = TablesOf(content, header, size, sectors);
        var at = Word(header, 48);
        for (var visited = 0L; at < LastSector && visited <= sectors && Sector(content, at, size) is { } directory; visited++)
        {
            for (var entry = 0; entry < size; entry += EntrySize)
            {
                var length = BinaryPrimitives.ReadUInt16LittleEndian(directory.AsSpan(entry + 64)) - 2;
                if (length is > 0 and <= 62)
                    names.Add(Encoding.Unicode.GetString(directory, entry, length));
            }

            at = NextOf(content, tables, at, size);
        }

        return names;
    }

    /// <summary>The sectors that hold the table of chains: 109 stand in the header, more in a chain of their own.</summary>
    private static List<uint> TablesOf(Stream content, byte[] header, int size, long sectors)
    {
        var tables = Enumerable.Range(0, HeaderTables).Select(index => Word(header, 76 + (4 * index))).TakeWhile(sector => sector < LastSector).ToList();
        var perSector = (size / 4) - 1;
        var at = Word(header, 68);
        for (var visited = 0L; at < LastSector && visited <= sectors && tables.Count <= sectors && Sector(content, at, size) is { } list; visited++)
        {
            tables.AddRange(Enumerable.Range(0, perSector).Select(index => Word(list, 4 * index)).Where(sector => sector < LastSector));
            at = Word(list, size - 4);
        }

        return tables;
    }

    private static uint NextOf(Stream content, List<uint> tables, uint sector, int size)
    {
        var perTable = (uint)(size / 4);
        var table = sector / perTable;
        return table < tables.Count && Sector(content, tables[(int)table], size) is { } chains ? Word(chains, (int)(4 * (sector % perTable))) : LastSector;
    }

    // Sector 0 follows the header, which takes a whole sector.
    private static byte[]? Sector(Stream content, uint number, int size) => Read(content, (number + 1L) * size, size);

    private static byte[]? Read(Stream content, long position, int size)
    {
        if (position + size > content.Length)
            return null;
        var bytes = new byte[size];
        content.Position = position;
        content.ReadExactly(bytes);
        return bytes;
    }

    private static uint Word(byte[] bytes, int position) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(position));
}
