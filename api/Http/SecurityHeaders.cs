namespace WardKpi.Api.Http;

public static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        // A public page may stand inside any other; nothing on it can be clicked on somebody's behalf.
        var isPublic = context.Request.Path.StartsWithSegments("/public", out var rest) && IsOfCommune(rest);
        headers.ContentSecurityPolicy = $"{ContentSecurityPolicy}; frame-ancestors {(isPublic ? "*" : "'none'")}";
        headers.XContentTypeOptions = "nosniff";
        if (!isPublic)
            headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        if (context.Request.Path.StartsWithSegments("/api"))
            headers.CacheControl = "no-cache, no-store";
        return next();
    });

    /// <summary>Province and commune, as the program's one page below /public has them; anything else there is no page of its own.</summary>
    private static bool IsOfCommune(PathString rest) => rest.Value!.Split('/') is ["", not "", not ""];
}
