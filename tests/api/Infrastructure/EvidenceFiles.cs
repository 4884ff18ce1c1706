using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>The smallest files of each kind that are what they say, and some that are not.</summary>
public static class EvidenceFiles
{
    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public static byte[] Pdf(string text = "") => Encoding.UTF8.GetBytes($"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% {text}\n%%EOF\n");

    public static byte[] Png { get; } =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    public static byte[] WebP { get; } = [.. "RIFF"u8, 26, 0, 0, 0, .. "WEBPVP8L"u8, 13, 0, 0, 0, 0x2F, 0, 0, 0, 0x10, 7, 0x10, 0x11, 0x11, 0x88, 0x88, 8, 7, 0];

    public static byte[] Exe { get; } = [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0, .. new byte[64]];

    public static byte[] Docx { get; } = Office("word/document.xml");

    public static byte[] Xlsx { get; } = Office("xl/workbook.xml");

    public static byte[] Pptx { get; } = Office("ppt/presentation.xml");

    public static byte[] Odt { get; } = Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<office/>"));

    public static byte[] Ods { get; } = Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<office/>"));

    public static byte[] Doc { get; } = Compound("Root Entry", "WordDocument", "1Table");

    public static byte[] Xls { get; } = Compound("Root Entry", "Workbook");

    /// <summary>An office file about one part, with what else it shall hold.</summary>
    public static byte[] Office(string part, params (string Name, string Text)[] others) =>
        Zip([("[Content_Types].xml", Types(Main)), (part, "<w/>"), .. others]);

    /// <summary>A list of parts that names a content type.</summary>
    public static string Types(string type, string encoding = "utf-8") =>
        $"""<?xml version="1.0" encoding="{encoding}"?><Types><Override PartName="/word/document.xml" ContentType="{type}"/></Types>""";

    public static byte[] Zip(params (string Name, string Text)[] entries) =>
        Zip([.. entries.Select(entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Text)))]);

    public static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(bytes);
            }
        }

        return memory.ToArray();
    }

    /// <summary>A Word file whose two lists of tables name each other, and no table.</summary>
    public static byte[] CompoundInCircle()
    {
        const int sector = 512;
        var whole = Doc;
        byte[] file = [.. whole, .. Enumerable.Repeat((byte)0xFF, 2 * sector)];
        var first = (uint)(whole.Length / sector) - 1;
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(68), first);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(whole.Length + sector - 4), first + 1);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(whole.Length + (2 * sector) - 4), first);
        return file;
    }

    /// <summary>An OLE compound file with entries of these names: header, one table of chains, and the directory after it.</summary>
    public static byte[] Compound(params string[] names)
    {
        const int sector = 512;
        const uint end = 0xFFFFFFFE;
        var directories = (names.Length + 3) / 4;
        var file = new byte[sector * (2 + directories)];
        byte[] mark = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        mark.CopyTo(file, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(30), 9);
        Put(44, 1);
        Put(48, 1);
        Put(68, end);
        file.AsSpan(76, 4 * 109).Fill(0xFF);
        Put(76, 0);
        file.AsSpan(sector, sector).Fill(0xFF);
        Put(sector, 0xFFFFFFFD);
        for (var index = 1; index <= directories; index++)
            Put(sector + (4 * index), index == directories ? end : (uint)index + 1);
        foreach (var (index, name) in names.Index())
        {
            var at = (2 * sector) + (128 * index);
            Encoding.Unicode.GetBytes(name).CopyTo(file, at);
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at + 64), (ushort)((2 * name.Length) + 2));
        }

        return file;

        void Put(int position, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(position), value);
    }
}
