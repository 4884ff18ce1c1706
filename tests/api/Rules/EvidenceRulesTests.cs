using System.Text;
using WardKpi.Api.Reports.Evidence;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Rules;

public sealed class EvidenceRulesTests
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly (string Name, byte[] Content, string MediaType)[] TakenFiles =
    [
        ("báo cáo.pdf", EvidenceFiles.Pdf(), "application/pdf"),
        ("BÁO CÁO.PDF", EvidenceFiles.Pdf(), "application/pdf"),
        ("ảnh.png", EvidenceFiles.Png, "image/png"),
        ("ảnh.jpg", EvidenceFiles.Jpeg, "image/jpeg"),
        ("ảnh.JPEG", EvidenceFiles.Jpeg, "image/jpeg"),
        ("ảnh.webp", EvidenceFiles.WebP, "image/webp"),
        ("biên bản.docx", EvidenceFiles.Docx, Word),
        ("số liệu.xlsx", EvidenceFiles.Xlsx, Sheet),
        ("trình chiếu.pptx", EvidenceFiles.Pptx, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("cũ.doc", EvidenceFiles.Doc, "application/msword"),
        ("cũ.xls", EvidenceFiles.Xls, "application/vnd.ms-excel"),
        ("cũ hơn.xls", EvidenceFiles.Compound("Root Entry", "Book"), "application/vnd.ms-excel"),
        ("mở.odt", EvidenceFiles.Odt, "application/vnd.oasis.opendocument.text"),
        ("mở.ods", EvidenceFiles.Ods, "application/vnd.oasis.opendocument.spreadsheet"),
    ];

    private static readonly (string Name, byte[] Content, string Code)[] RefusedFiles =
    [
        ("trống.pdf", [], "file_empty"),
        ("chương trình.exe", EvidenceFiles.Exe, "file_type"),
        ("giả PDF.pdf", EvidenceFiles.Exe, "file_type"),
        ("trang.html", "<!doctype html><script>alert(1)</script>"u8.ToArray(), "file_type"),
        ("giả ảnh.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), "file_type"),
        ("hình.svg", "<?xml version='1.0'?><svg/>"u8.ToArray(), "file_type"),
        // PDF readers look for the mark further down too; whoever looks at the beginning sees a page.
        ("hai mặt.pdf", "<script>alert(1)</script>%PDF-1.7"u8.ToArray(), "file_type"),
        ("chữ.txt", "số liệu"u8.ToArray(), "file_type"),
        ("nén.zip", EvidenceFiles.Zip(("a.txt", "a")), "file_type"),
        ("nén.docx", EvidenceFiles.Zip(("a.txt", "a")), "file_type"),
        ("nửa.docx", EvidenceFiles.Zip(("word/document.xml", "<w/>")), "file_type"),
        ("hai phần.docx", EvidenceFiles.Office("word/document.xml", ("xl/workbook.xml", "<x/>")), "file_type"),
        ("không đọc được.docx", EvidenceFiles.Zip(("[Content_Types].xml", "<Types"), ("word/document.xml", "<w/>")), "file_type"),
        ("thực thể.docx", EvidenceFiles.Zip(
            ("[Content_Types].xml", "<!DOCTYPE t [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><Types>&a;</Types>"), ("word/document.xml", "<w/>")), "file_type"),
        ("hỏng.docx", EvidenceFiles.Docx[..40], "file_type"),
        ("gói cài đặt.doc", EvidenceFiles.Compound("Root Entry", "!_Tables"), "file_type"),
        ("khóa.docx", EvidenceFiles.Compound("Root Entry", "EncryptedPackage", "EncryptionInfo"), "file_type"),
        ("cụt.doc", EvidenceFiles.Doc[..300], "file_type"),
        ("macro.docx", EvidenceFiles.Office("word/document.xml", ("word/vbaProject.bin", "x")), "file_macro"),
        ("macro.xlsm", EvidenceFiles.Office("xl/workbook.xml", ("xl/VBAPROJECT.BIN", "x")), "file_macro"),
        ("macro 4.xlsx", EvidenceFiles.Office("xl/workbook.xml", ("xl/macrosheets/sheet1.xml", "x")), "file_macro"),
        ("macro giấu.docx", EvidenceFiles.Zip(
            ("[Content_Types].xml", EvidenceFiles.Types("application/vnd.ms-word.document.macroEnabled.main+xml")), ("word/document.xml", "<w/>"), ("word/x.bin", "x")),
            "file_macro"),
        ("macro giấu kỹ.docx", EvidenceFiles.Zip(
            ("[Content_Types].xml", Utf16(EvidenceFiles.Types("application/vnd.ms-office.vbaProject", "utf-16"))),
            ("word/document.xml", "<w/>"u8.ToArray())), "file_macro"),
        ("macro.doc", EvidenceFiles.Compound("Root Entry", "WordDocument", "Macros", "VBA"), "file_macro"),
        // In the second sector of the directory.
        ("macro xa.xls", EvidenceFiles.Compound("Root Entry", "Workbook", "a", "b", "c", "_VBA_PROJECT_CUR"), "file_macro"),
        ("macro.odt", EvidenceFiles.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("Basic/Standard/script.xml", "x")), "file_macro"),
        ("báo cáo.pdf.exe", EvidenceFiles.Pdf(), "file_name"),
        ("bảng.xls", EvidenceFiles.Xlsx, "file_name"),
        ("ảnh.pdf", EvidenceFiles.Png, "file_name"),
        ("báo cáo.html", EvidenceFiles.Pdf(), "file_name"),
        // Shown from right to left: báo cáoexe.pdf.
        ("báo cáo\u202Efdp.exe", EvidenceFiles.Pdf(), "file_name"),
    ];

    public static TheoryData<string> Taken => [.. TakenFiles.Select(file => file.Name)];

    public static TheoryData<string> Refused => [.. RefusedFiles.Select(file => file.Name)];

    [Theory, MemberData(nameof(Taken))]
    public void A_file_is_what_its_content_says(string name)
    {
        var (_, content, mediaType) = TakenFiles.Single(file => file.Name == name);

        var sniffed = EvidenceRules.Sniff(new MemoryStream(content), name);

        Assert.Equal((mediaType, name), (sniffed.Kind?.MediaType, sniffed.FileName));
    }

    [Theory, MemberData(nameof(Refused))]
    public void What_is_not_taken_is_refused_with_its_reason(string name)
    {
        var (_, content, code) = RefusedFiles.Single(file => file.Name == name);

        var sniffed = EvidenceRules.Sniff(new MemoryStream(content), name);

        Assert.Equal(code, sniffed.Code);
        Assert.Null(sniffed.Kind);
        Assert.Contains('"', sniffed.Message!);
    }

    [Fact]
    public void A_word_of_the_text_is_no_macro()
    {
        var file = EvidenceFiles.Doc.Concat(Encoding.Unicode.GetBytes("Macros _VBA_PROJECT")).ToArray();

        Assert.Equal(("application/msword", false), KindOf(file));
    }

    [Fact]
    public async Task A_file_that_runs_in_a_circle_is_read_to_an_end()
    {
        var cancellation = TestContext.Current.CancellationToken;

        var kind = await Task.Run(() => KindOf(EvidenceFiles.CompoundInCircle()), cancellation).WaitAsync(TimeSpan.FromSeconds(20), cancellation);

        Assert.Equal(("application/msword", false), kind);
    }

    [Theory]
    [InlineData("scan", "scan.pdf")]
    [InlineData("scan.", "scan.pdf")]
    [InlineData("", "tep.pdf")]
    [InlineData(null, "tep.pdf")]
    public void A_name_without_an_ending_gets_the_right_one(string? name, string expected) =>
        Assert.Equal(expected, EvidenceRules.Sniff(new MemoryStream(EvidenceFiles.Pdf()), name).FileName);

    [Theory]
    [InlineData("Báo cáo quý III.pdf", "Báo cáo quý III.pdf")]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("C:\\Users\\hoa\\Bao cao.pdf", "Bao cao.pdf")]
    [InlineData("a\0b\r\nc\u202E\u200B.pdf", "abc.pdf")]
    [InlineData("\"quý\" <III>: *?|.pdf", "_quý_ _III__ ___.pdf")]
    [InlineData("Ba\u0301o ca\u0301o.pdf", "Báo cáo.pdf")]
    [InlineData("  tên .pdf . ", "tên .pdf")]
    [InlineData("..", "tep")]
    [InlineData("lẻ\uD83D.pdf", "lẻ.pdf")]
    public void A_name_is_cleaned_for_people(string name, string expected) => Assert.Equal(expected, EvidenceRules.CleanName(name));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var clean = EvidenceRules.CleanName(new string('ữ', 400) + ".docx");

        Assert.Equal(EvidenceRules.NameLimit, clean.Length);
        Assert.EndsWith("ữ.docx", clean);
    }

    private static (string? MediaType, bool HasMacro) KindOf(byte[] file)
    {
        var (kind, hasMacro) = EvidenceRules.KindOf(new MemoryStream(file));
        return (kind?.MediaType, hasMacro);
    }

    private static byte[] Utf16(string text) => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)];
}
