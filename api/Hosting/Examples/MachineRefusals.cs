using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Exchange;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Http;

namespace WardKpi.Api.Hosting.Examples;

/// <summary>Refusals that any operation of machines with their status may answer.</summary>
public static class MachineRefusals
{
    public static readonly IReadOnlyList<ProblemHttpResult> All =
    [
        CommonRefusals.Unreadable,
        ApiKeyHandler.Refusals.NoKey(),
        ApiKeyHandler.Refusals.BadKey(),
        ApiKeyHandler.Refusals.RevokedKey(),
        ApiKeyHandler.Refusals.ExpiredKey(),
        ApiKeyHandler.Refusals.ForeignAddress(),
        ApiKeyHandler.Refusals.MissingScope(ApiScope.ReadValues),
        CommonRefusals.NotFound,
        Problems.Of(StatusCodes.Status413PayloadTooLarge, "too_large", "Nội dung gửi lên quá lớn."),
        CommonRefusals.Unsupported,
        KnownParameters.Invalid(new Dictionary<string, string[]> { ["dry_run"] = [KnownParameters.UnknownAmong(["dryRun", "importStrategy"])] }),
        Problems.Of(
            StatusCodes.Status429TooManyRequests, "too_many_calls", "Đã gọi quá số lượt mỗi phút của khóa truy cập: chờ theo tiêu đề Retry-After rồi gọi lại."),
    ];
}
