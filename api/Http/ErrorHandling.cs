using Microsoft.AspNetCore.Diagnostics;

namespace WardKpi.Api.Http;

/// <summary>Turns what escapes the handlers, and empty error answers, into problem documents.</summary>
public static class ErrorHandling
{
    public static void AddErrorHandling(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<BadRequestHandler>();
        // A body or a parameter that cannot be read becomes an exception, so that it too gets a problem document with a code.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    public static void UseErrorHandling(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context => Problems
                .Of(StatusCodes.Status500InternalServerError, "internal_error", "Hệ thống gặp lỗi. Dữ liệu đã lưu vẫn còn nguyên; hãy thử lại.")
                .ExecuteAsync(context),
        });
        app.UseStatusCodePages(context =>
        {
            var (http, status) = (context.HttpContext, context.HttpContext.Response.StatusCode);
            var isNowhere = status == StatusCodes.Status404NotFound && http.GetEndpoint() is null;
            return (isNowhere ? Problems.Of(status, "no_such_address", "API không có địa chỉ này.") : ForStatus(status)).ExecuteAsync(http);
        });
    }

    private static IResult ForStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Problems.Unauthorized(),
        StatusCodes.Status403Forbidden => Problems.Forbidden(),
        StatusCodes.Status404NotFound => Problems.NotFound(),
        StatusCodes.Status405MethodNotAllowed => Problems.Of(status, "method_not_allowed", "Địa chỉ này không nhận phương thức đó."),
        StatusCodes.Status413PayloadTooLarge => Problems.Of(status, "too_large", "Nội dung gửi lên quá lớn."),
        StatusCodes.Status415UnsupportedMediaType => Problems.Of(status, "unsupported_media_type", "Kiểu nội dung không được hỗ trợ."),
        _ => Problems.Of(status, "refused", "Yêu cầu bị từ chối."),
    };

    private sealed class BadRequestHandler : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
        {
            if (exception is not BadHttpRequestException bad)
                return false;
            var problem = bad.StatusCode == StatusCodes.Status400BadRequest
                ? Problems.Of(
                    bad.StatusCode,
                    "unreadable",
                    "Không đọc được yêu cầu: kiểm tra lại tham số và nội dung JSON.",
                    UnreadableFaults.Of(bad) is { } errors ? new Dictionary<string, object?> { ["errors"] = errors } : null)
                : ForStatus(bad.StatusCode);
            await problem.ExecuteAsync(context);
            return true;
        }
    }
}
