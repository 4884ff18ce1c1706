using Microsoft.AspNetCore.Http.HttpResults;

namespace WardKpi.Api.Http;

/// <summary>The refusals of the API: a stable code for programs, a Vietnamese sentence for people.</summary>
public static class Problems
{
    private const string TypePrefix = "urn:ward-kpi:problem:";

    public static ProblemHttpResult NotFound() =>
        Of(StatusCodes.Status404NotFound, "not_found", "Không tìm thấy dữ liệu hoặc dữ liệu không thuộc phạm vi của tài khoản.");

    public static ProblemHttpResult Forbidden() =>
        Of(StatusCodes.Status403Forbidden, "forbidden", "Tài khoản không có quyền thực hiện việc này.");

    public static ProblemHttpResult Unauthorized() =>
        Of(StatusCodes.Status401Unauthorized, "signed_out", "Chưa đăng nhập hoặc phiên làm việc đã hết: hãy đăng nhập lại.");

    public static ProblemHttpResult Conflict(string code, string detail, IDictionary<string, object?>? extensions = null) =>
        Of(StatusCodes.Status409Conflict, code, detail, extensions);

    public static ProblemHttpResult StaleVersion(IDictionary<string, object?>? extensions = null) =>
        Conflict("stale_version", "Người khác vừa sửa dữ liệu này: xem lại giá trị mới trước khi lưu.", extensions);

    public static ProblemHttpResult Unprocessable(string code, string detail, IDictionary<string, object?>? extensions = null) =>
        Of(StatusCodes.Status422UnprocessableEntity, code, detail, extensions);

    /// <summary>400 with the faults of each field, named as on the wire.</summary>
    public static ProblemHttpResult Invalid(IDictionary<string, string[]> errors) =>
        Of(
            StatusCodes.Status400BadRequest,
            "invalid",
            "Dữ liệu gửi lên chưa hợp lệ: xem lỗi ở từng ô.",
            new Dictionary<string, object?> { ["errors"] = errors });

    public static ProblemHttpResult Of(int status, string code, string detail, IDictionary<string, object?>? extensions = null)
    {
        var all = new Dictionary<string, object?>(extensions ?? new Dictionary<string, object?>()) { ["code"] = code };
        return TypedResults.Problem(detail, statusCode: status, type: TypePrefix + code, extensions: all);
    }
}
