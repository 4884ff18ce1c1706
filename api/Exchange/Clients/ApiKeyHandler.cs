using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Demo;
using WardKpi.Api.Exchange.Calls;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange.Clients;

/// <summary>
/// Lets machines in by <c>Authorization: Bearer wkpi_…</c> (or <c>X-Api-Key</c>). One row is read on every request, so that a revoked or
/// changed key counts at once on every node.
/// </summary>
public sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Database database,
    ClientLimits limits,
    DemoMode demo,
    TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string KeyHeader = "X-Api-Key";

    private const string Bearer = "Bearer ";

    private ProblemHttpResult refusal = Refusals.NoKey();

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (KeyOf(Request) is not { } key)
            return AuthenticateResult.NoResult();
        var row = await FindAsync(key);
        if (row is null || !ApiKeys.IsKey(key, row.KeyHash))
            return RefuseWrongKey();

        // Only now: whoever knows no more than a prefix writes nothing into a client's log.
        var call = Context.Features.GetRequiredFeature<ExchangeCall>();
        call.ClientId = row.Id;
        // Before the limit: whoever waits and calls again would only be refused again.
        if (row.RevokedAt is not null)
            return Refuse(Refusals.RevokedKey());
        if (row.ExpiresAt <= clock.GetUtcNow().UtcDateTime)
            return Refuse(Refusals.ExpiredKey());
        var use = limits.Take(row.Id, row.RequestsPerMinute);
        call.IsOnlyCounted = use is { IsOver: true, IsFirstOver: false };
        ClientLimitHeaders.Write(Response, use);
        if (use.IsOver)
            return Refuse(Refusals.TooManyCalls());
        if (ApiClientRules.Split(row.Addresses) is { } addresses
            && (Context.Connection.RemoteIpAddress is not { } remote || !ApiClientRules.IsFrom(addresses, remote)))
            return Refuse(Refusals.ForeignAddress());

        call.IsLetIn = true;
        Context.Items[typeof(ApiClient)] = row.ToClient();
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, row.Id.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (refusal.StatusCode == StatusCodes.Status401Unauthorized)
            Response.Headers.WWWAuthenticate = "Bearer";
        return refusal.ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        (ExchangeServices.ScopeOf(Context.GetEndpoint()) is { } scope ? Refusals.MissingScope(scope) : Problems.Forbidden()).ExecuteAsync(Context);

    private AuthenticateResult Refuse(ProblemHttpResult problem)
    {
        refusal = problem;
        return AuthenticateResult.Fail(problem.ProblemDetails.Detail!);
    }

    private static string? KeyOf(HttpRequest request)
    {
        if (request.Headers.Authorization.ToString() is var header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return header[Bearer.Length..].Trim();
        return request.Headers.TryGetValue(KeyHeader, out var key) ? key.ToString().Trim() : null;
    }

    private async Task<ApiClientRow?> FindAsync(string key)
    {
        if (ApiKeys.PrefixOf(key) is not { } prefix)
            return null;
        await using var connection = await database.OpenAsync(Context.RequestAborted);
        return await ApiClientQueries.FindByPrefixAsync(connection, prefix, demo.IsOn);
    }

    private AuthenticateResult RefuseWrongKey()
    {
        var use = limits.TakeWrongKey($"{Context.Connection.RemoteIpAddress}");
        if (!use.IsOver)
            return Refuse(Refusals.BadKey());
        ClientLimitHeaders.WriteRetryAfter(Response, use);
        return Refuse(Refusals.TooManyWrongKeys());
    }

    /// <summary>Why a machine is not let in.</summary>
    public static class Refusals
    {
        public static ProblemHttpResult NoKey() =>
            Problems.Of(StatusCodes.Status401Unauthorized, "no_key", "Thiếu khóa truy cập: gửi khóa trong tiêu đề Authorization: Bearer.");

        public static ProblemHttpResult BadKey() => Problems.Of(StatusCodes.Status401Unauthorized, "bad_key", "Khóa truy cập không đúng.");

        public static ProblemHttpResult TooManyWrongKeys() => Problems.Of(
            StatusCodes.Status429TooManyRequests, "too_many_wrong_keys", "Quá nhiều lần gọi với khóa truy cập không đúng: hãy thử lại sau một phút.");

        public static ProblemHttpResult TooManyCalls() => Problems.Of(
            StatusCodes.Status429TooManyRequests, "too_many_calls", "Đã gọi quá số lượt mỗi phút của khóa truy cập: chờ theo tiêu đề Retry-After rồi gọi lại.");

        public static ProblemHttpResult RevokedKey() =>
            Problems.Of(StatusCodes.Status401Unauthorized, "revoked_key", "Khóa truy cập đã bị thu hồi: liên hệ quản trị để được cấp khóa mới.");

        public static ProblemHttpResult ExpiredKey() =>
            Problems.Of(StatusCodes.Status401Unauthorized, "expired_key", "Khóa truy cập đã hết hạn: liên hệ quản trị để được cấp khóa mới.");

        public static ProblemHttpResult ForeignAddress() =>
            Problems.Of(StatusCodes.Status403Forbidden, "foreign_address", "Khóa truy cập không được dùng từ địa chỉ mạng này.");

        public static ProblemHttpResult MissingScope(ApiScope scope) => Problems.Of(
            StatusCodes.Status403Forbidden,
            "missing_scope",
            $"Chức năng này cần quyền {ApiClientRules.NameOf(scope)} ({Codes.Of(scope)}): đề nghị quản trị cấp thêm cho khóa truy cập.",
            new Dictionary<string, object?> { ["scope"] = Codes.Of(scope) });
    }
}
