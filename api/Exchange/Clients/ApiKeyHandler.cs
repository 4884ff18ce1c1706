using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange.Clients;

/// <summary>
/// Lets machines in by <c>Authorization: Bearer wkpi_…</c> (or <c>X-Api-Key</c>). One row is read on every request, so that a revoked or
/// changed key counts at once on every node.
/// </summary>
public sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Database database, TimeProvider clock)
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
        if (ApiKeys.PrefixOf(key) is not { } prefix)
            return Refuse(Refusals.BadKey());
        await using var connection = await database.OpenAsync(Context.RequestAborted);
        var row = await ApiClientQueries.FindByPrefixAsync(connection, prefix);
        if (row is null || !ApiKeys.IsKey(key, row.KeyHash))
            return Refuse(Refusals.BadKey());
        if (row.RevokedAt is not null)
            return Refuse(Refusals.RevokedKey());
        if (row.ExpiresAt <= clock.GetUtcNow().UtcDateTime)
            return Refuse(Refusals.ExpiredKey());
        if (row.Addresses is { } addresses && !IsFrom(addresses))
            return Refuse(Refusals.ForeignAddress());

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

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refusals.MissingScope().ExecuteAsync(Context);

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

    private bool IsFrom(string addresses)
    {
        if (Context.Connection.RemoteIpAddress is not { } remote)
            return false;
        // A socket of both families shows an IPv4 caller as ::ffff:a.b.c.d.
        var address = remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote;
        return addresses.Split(',').Any(one => IPNetwork.TryParse(one, out var network)
            ? network.Contains(address)
            : IPAddress.TryParse(one, out var single) && single.Equals(address));
    }

    /// <summary>Why a machine is not let in.</summary>
    public static class Refusals
    {
        public static ProblemHttpResult NoKey() =>
            Problems.Of(StatusCodes.Status401Unauthorized, "no_key", "Thiếu khóa truy cập: gửi khóa trong tiêu đề Authorization: Bearer.");

        public static ProblemHttpResult BadKey() => Problems.Of(StatusCodes.Status401Unauthorized, "bad_key", "Khóa truy cập không đúng.");

        public static ProblemHttpResult RevokedKey() =>
            Problems.Of(StatusCodes.Status401Unauthorized, "revoked_key", "Khóa truy cập đã bị thu hồi: liên hệ quản trị để được cấp khóa mới.");

        public static ProblemHttpResult ExpiredKey() =>
            Problems.Of(StatusCodes.Status401Unauthorized, "expired_key", "Khóa truy cập đã hết hạn: liên hệ quản trị để được cấp khóa mới.");

        public static ProblemHttpResult ForeignAddress() =>
            Problems.Of(StatusCodes.Status403Forbidden, "foreign_address", "Khóa truy cập không được dùng từ địa chỉ mạng này.");

        public static ProblemHttpResult MissingScope() =>
            Problems.Of(StatusCodes.Status403Forbidden, "missing_scope", "Khóa truy cập không có quyền dùng chức năng này.");
    }
}
