using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace WardKpi.Api.Reports.Evidence;

/// <summary>A kind of file that is taken as evidence.</summary>
/// <param name="Name">Vietnamese, within a sentence.</param>
/// <param name="Extensions">The first is given to a name that has none.</param>
/// <param name="IsShown">Whether a browser may show it; anything else is only saved.</param>
public sealed record FileKind(string Name, string MediaType, string[] Extensions, bool IsShown = false);

/// <summary>What a sent file turned out to be: a kind with a clean name, or why it is refused.</summary>
public sealed record Sniffed
{
    public FileKind? Kind { get; init; }

    public string FileName { get; init; } = "";

    /// <summary>Stable, for programs.</summary>
    public string? Code { get; init; }

    /// <summary>Vietnamese, for people: what to do.</summary>
    public string? Message { get; init; }
}

/// <summary>What a file is, by its content; its name is only believed where the two agree.</summary>
public static class EvidenceRules
{
    public const int NameLimit = 255;
    public const string PdfType = "application/pdf";

    private const string Taken = "PDF, ảnh (PNG, JPEG, WebP), Word, Excel, PowerPoint, ODT hoặc ODS";

    // A list of parts has some kilobytes; more than this is no office file, but something that wants to be unpacked.
    private const int PartListLimit = 1024 * 1024;
    private const int EntryLimit = 20_000;

    private static readonly FileKind Pdf = new("tệp PDF", PdfType, [".pdf"], IsShown: true);
    private static readonly FileKind Png = new("ảnh PNG", "image/png", [".png"], IsShown: true);
    private static readonly FileKind Jpeg = new("ảnh JPEG", "image/jpeg", [".jpg", ".jpeg", ".jfif"], IsShown: true);
    private static readonly FileKind WebP = new("ảnh WebP", "image/webp", [".webp"], IsShown: true);
    private static readonly FileKind Doc = new("tệp Word", "application/msword", [".doc"]);
    private static readonly FileKind Xls = new("tệp Excel", "application/vnd.ms-excel", [".xls"]);
    private static readonly FileKind Odt = new("tệp ODT", "application/vnd.oasis.opendocument.text", [".odt"]);
    private static readonly FileKind Ods = new("tệp ODS", "application/vnd.oasis.opendocument.spreadsheet", [".ods"]);

    /// <summary>Kinds of the office formats that are packed, by the part that they are about.</summary>
    private static readonly (string Part, FileKind Kind)[] Packed =
    [
        ("word/document.xml", new("tệp Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"])),
        ("xl/workbook.xml", new("tệp Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"])),
        ("ppt/presentation.xml", new("tệp PowerPoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation", [".pptx"])),
    ];

    private static ReadOnlySpan<byte> PngMark => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> JpegMark => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> ZipMark => [(byte)'P', (byte)'K', 3, 4];

    /// <summary>Whether a browser may show what is stored with this media type.</summary>
    public static bool IsShown(string mediaType) => new[] { Pdf, Png, Jpeg, WebP }.Any(kind => kind.MediaType == mediaType);

    /// <param name="content">The whole file, to be read from anywhere.</param>
    /// <param name="name">As it was sent.</param>
    public static Sniffed Sniff(Stream content, string? name)
    {
        var clean = CleanName(name);
        if (content.Length == 0)
            return Refuse("file_empty", $"Tệp \"{clean}\" trống: chọn lại tệp.");
        var (kind, hasMacro) = KindOf(content);
        if (hasMacro)
            return Refuse("file_macro", $"Tệp \"{clean}\" có chứa macro: lưu lại thành tệp không có macro hoặc PDF rồi gửi.");
        if (kind is null)
            return Refuse("file_type", $"Tệp \"{clean}\" không thuộc loại được nhận: chỉ nhận {Taken}.");
        var extension = Path.GetExtension(clean);
        if (extension.Length > 1 && !kind.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
            return Refuse("file_name", $"Tệp \"{clean}\" thực ra là {kind.Name}: đổi đuôi thành {kind.Extensions[0]} rồi gửi lại.");
        return new Sniffed { Kind = kind, FileName = extension.Length > 1 ? clean : Shortened(clean.TrimEnd('.') + kind.Extensions[0]) };
    }

    /// <summary>
    /// The name for people: no folders, no control letters (among them those that turn the direction of writing and so hide an ending), no
    /// letters that a file system refuses; composed, because macOS sends Vietnamese letters in parts.
    /// </summary>
    public static string CleanName(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var kept = WithoutLoneSurrogates(last).Normalize(NormalizationForm.FormC)
            .Where(letter => char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            .Select(letter => "<>:\"|?*".Contains(letter) ? '_' : letter);
        var clean = string.Concat(kept).Trim().TrimEnd('.', ' ');
        return clean.Trim('.').Length == 0 ? "tep" : Shortened(clean);
    }

    /// <summary>What the content is, and whether it holds a program; null where it is nothing that is taken.</summary>
    public static (FileKind? Kind, bool HasMacro) KindOf(Stream content)
    {
        Span<byte> head = stackalloc byte[16];
        content.Position = 0;
        head = head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.StartsWith("%PDF-"u8))
            return (Pdf, false);
        if (head.StartsWith(PngMark))
            return (Png, false);
        if (head.StartsWith(JpegMark))
            return (Jpeg, false);
        if (head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..12].SequenceEqual("WEBP"u8))
            return (WebP, false);
        if (head.StartsWith(ZipMark))
            return KindOfPacked(content);
        if (head.StartsWith(CompoundFile.Mark))
            return KindOfCompound(content);
        return (null, false);
    }

    private static (FileKind? Kind, bool HasMacro) KindOfPacked(Stream content)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > EntryLimit)
                return (null, false);
            var names = zip.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (zip.GetEntry("mimetype") is { } type)
            {
                var kind = new[] { Odt, Ods }.FirstOrDefault(one => one.MediaType == TextOf(type, 100));
                return (kind, kind is not null && names.Any(name => IsBelow(name, "Basic/") || IsBelow(name, "Scripts/")));
            }

            if (zip.GetEntry("[Content_Types].xml") is not { } list)
                return (null, false);
            var found = Packed.Where(one => names.Contains(one.Part)).ToList();
            // Renaming the part would not hide it: the list of parts says what each is.
            var types = TypesOf(list);
            var hasMacro = names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || IsBelow(name, "xl/macrosheets/"))
                || types.Any(one => one.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
                    || one.Contains("macro", StringComparison.OrdinalIgnoreCase));
            return types.Count > 0 && found is [var only] ? (only.Kind, hasMacro) : (null, false);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or NotSupportedException or XmlException)
        {
            return (null, false);
        }
    }

    /// <summary>The content types that a package lists.</summary>
    private static List<string> TypesOf(ZipArchiveEntry list)
    {
        using var stream = list.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { MaxCharactersInDocument = PartListLimit });
        var types = new List<string>();
        while (reader.Read())
            if (reader.NodeType == XmlNodeType.Element && reader.GetAttribute("ContentType") is { } type)
                types.Add(type);
        return types;
    }

    private static (FileKind? Kind, bool HasMacro) KindOfCompound(Stream content)
    {
        var names = CompoundFile.NamesOf(content);
        var kind = names.Contains("WordDocument") ? Doc : names.Contains("Workbook") || names.Contains("Book") ? Xls : null;
        return (kind, kind is not null && (names.Contains("_VBA_PROJECT") || names.Contains("_VBA_PROJECT_CUR") || names.Contains("Macros")));
    }

    private static bool IsBelow(string name, string folder) => name.StartsWith(folder, StringComparison.OrdinalIgnoreCase);

    /// <summary>Null where it is longer; what an entry says of its own length is not believed.</summary>
    private static string? TextOf(ZipArchiveEntry entry, int limit)
    {
        using var stream = entry.Open();
        var bytes = new byte[limit + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length > limit ? null : Encoding.UTF8.GetString(bytes, 0, length).Trim();
    }

    private static string Shortened(string name)
    {
        if (name.Length <= NameLimit)
            return name;
        var extension = Path.GetExtension(name);
        // A long tail after a dot is no ending but a sentence.
        if (extension.Length > 10)
            extension = "";
        var length = NameLimit - extension.Length;
        return name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)] + extension;
    }

    // They cannot be normalized.
    private static string WithoutLoneSurrogates(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar).Select(rune => rune.ToString()));

    private static Sniffed Refuse(string code, string message) => new() { Code = code, Message = message };
}
