using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using WardKpi.Api.Http;

namespace WardKpi.Api.PublicPages;

/// <summary>How often one address may ask for public pages, whichever they are.</summary>
public sealed class PublicPageLimit(IOptions<PublicPageOptions> options) : IRateLimiterPolicy<string>
{
    public const string Name = "public-pages";

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => async (rejected, _) =>
    {
        rejected.HttpContext.Response.Headers.RetryAfter = "60";
        await Problems
            .Of(StatusCodes.Status429TooManyRequests, "too_many_requests", "Xem trang công khai quá nhiều lần: hãy thử lại sau một phút.")
            .ExecuteAsync(rejected.HttpContext);
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => RateLimitPartition.GetFixedWindowLimiter(
        httpContext.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.RequestsPerMinute, Window = TimeSpan.FromMinutes(1) });
}
