using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Http;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Evidence;

namespace WardKpi.Api.Hosting.Examples;

public static class EvidenceExamples
{
    private static readonly EvidenceView File = new()
    {
        Id = new Guid("01a20237-1890-7a21-8c11-2f0d5f1b7c10"),
        PlanIndicatorId = KyHoa.PlanIndicatorId,
        Kind = EvidenceKind.File,
        FileName = "Báo cáo một cửa quý III.pdf",
        MediaType = "application/pdf",
        SizeBytes = 184_320,
        Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        AddedAt = KyHoa.ThirdQuarter.UpdatedAt,
        AddedBy = KyHoa.OfficerName,
        WasVerified = false,
    };

    private static readonly EvidenceView Document = new()
    {
        Id = new Guid("01a20237-1891-7d02-9a33-6b1c0e4d2f55"),
        PlanIndicatorId = KyHoa.PlanIndicatorId,
        Kind = EvidenceKind.Document,
        DocumentNumber = "125/BC-TTPVHCC",
        DocumentDate = new DateOnly(2026, 9, 25),
        DocumentIssuer = "Trung tâm Phục vụ hành chính công xã Kỳ Hoa",
        DocumentSummary = "Kết quả tiếp nhận và giải quyết hồ sơ quý III năm 2026",
        AddedAt = KyHoa.ThirdQuarter.UpdatedAt,
        AddedBy = KyHoa.OfficerName,
        WasVerified = false,
    };

    private static readonly ProblemHttpResult Sent =
        ReportExamples.WrongState(ReportState.Submitted, "Báo cáo đã gửi, đang chờ kiểm tra: muốn sửa thì đề nghị cơ quan thường trực trả lại.");

    private static readonly ProblemHttpResult RowFull = Problems.Unprocessable(
        "row_full", "Minh chứng của một chỉ tiêu nhiều nhất 50 MB: gỡ bớt tệp hoặc ghi số, ký hiệu văn bản.");

    private static readonly ProblemHttpResult ReportFull = Problems.Unprocessable(
        "report_full",
        "Minh chứng của một báo cáo nhiều nhất 500 MB, kể cả tệp đã gỡ: ghi số, ký hiệu văn bản hoặc khôi phục tệp đã gỡ.");

    private static readonly ProblemHttpResult Stands =
        Problems.Conflict("evidence_stands", "Minh chứng này đã có lại ở chỉ tiêu: không cần khôi phục.");

    public static IEnumerable<OperationExample> All =>
    [
        new(
            "ListEvidence",
            Answer: new EvidenceList { Items = [File, Document], MaxFileBytes = 10 * 1024 * 1024, MaxRowBytes = 50 * 1024 * 1024 }),
        new(
            "AddEvidenceFile",
            new Dictionary<string, string> { ["file"] = "%PDF-1.7 …" },
            File,
            Problems.Invalid(new Dictionary<string, string[]> { ["file"] = ["Chưa có tệp nào được gửi."] }),
            Sent,
            Problems.Of(StatusCodes.Status413PayloadTooLarge, "too_large", "Tệp lớn hơn 10 MB: nén nhỏ hoặc chia thành nhiều tệp rồi gửi lại."),
            Problems.Unprocessable("file_name", "Tệp \"so-lieu.pdf\" thực ra là ảnh PNG: đổi đuôi thành .png rồi gửi lại."),
            Problems.Unprocessable("file_macro", "Tệp \"so-lieu.xlsx\" có chứa macro: lưu lại thành tệp không có macro hoặc PDF rồi gửi."),
            RowFull,
            ReportFull),
        new(
            "AddEvidenceDocument",
            new EvidenceDocument
            {
                Number = Document.DocumentNumber!, Issuer = Document.DocumentIssuer!, Date = Document.DocumentDate, Summary = Document.DocumentSummary,
            },
            Document,
            Problems.Invalid(new Dictionary<string, string[]> { ["number"] = ["Ghi số, ký hiệu của văn bản."] }),
            Sent),
        new(
            "GetEvidenceFile",
            Answer: "%PDF-1.7 …",
            Refusals: Problems.Of(
                StatusCodes.Status410Gone,
                "file_lost",
                "Tệp lưu trên máy chủ bị mất hoặc hỏng: đề nghị đơn vị gửi lại tệp hoặc quản trị hệ thống khôi phục từ bản sao lưu.")),
        new(
            "RemoveEvidence",
            Answer: File with { RemovedAt = new DateTime(2026, 9, 28, 8, 0, 0, DateTimeKind.Utc), RemovedBy = KyHoa.OfficerName },
            Refusals: Sent),
        new("RestoreEvidence", Answer: File, Refusals: [Sent, Stands, RowFull]),
    ];
}
