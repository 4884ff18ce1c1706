using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Http;

namespace WardKpi.Api.Hosting.Examples;

/// <summary>Refusals that any operation with their status may answer.</summary>
public static class CommonRefusals
{
    public static readonly ProblemHttpResult Unreadable =
        Problems.Of(StatusCodes.Status400BadRequest, "unreadable", "Không đọc được yêu cầu: kiểm tra lại tham số và nội dung JSON.");

    /// <summary>Of writes only.</summary>
    public static readonly ProblemHttpResult Antiforgery =
        Problems.Of(StatusCodes.Status400BadRequest, "antiforgery", "Phiên làm việc không còn khớp: tải lại trang rồi thử lại.");

    public static readonly ProblemHttpResult NotFound = Problems.NotFound();

    public static readonly ProblemHttpResult Unsupported =
        Problems.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "Kiểu nội dung không được hỗ trợ.");

    public static readonly IReadOnlyList<ProblemHttpResult> All =
    [
        Unreadable,
        Antiforgery,
        Problems.Unauthorized(),
        Problems.Forbidden(),
        NotFound,
        Problems.StaleVersion(),
        Unsupported,
    ];

    public static readonly IReadOnlyList<ProblemHttpResult> OfReads = [.. All.Where(refusal => refusal != Antiforgery)];
}
