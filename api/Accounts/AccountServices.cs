using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Demo;
using WardKpi.Api.Exchange;
using WardKpi.Api.Http;

namespace WardKpi.Api.Accounts;

/// <summary>Cookie session, the caller behind it, antiforgery, and the limits at sign-in.</summary>
public static class AccountServices
{
    public const string SignInLimit = "sign-in";

    public const string SessionCookie = "wardkpi-session";
    public const string AntiforgeryCookie = "wardkpi-xsrf";
    public const string AntiforgeryHeader = "X-XSRF-TOKEN";

    private const string StampClaim = "stamp";

    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SignInOptions>().BindConfiguration("SignIn");
        services.AddSingleton<IPasswordHasher<PersonRow>, PasswordHasher<PersonRow>>();
        services.AddSingleton<SignInService>();
        services.AddHttpContextAccessor();
        services.AddScoped(CurrentCaller);
        services.AddDataProtection().SetApplicationName("WardKpi");
        services.AddSingleton<IXmlRepository, DatabaseKeyRepository>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((options, repository) => options.XmlRepository = repository);
        services.AddAuthentication().AddCookie(SetUpCookie);
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IOptions<SignInOptions>>((cookie, signIn) => cookie.ExpireTimeSpan = signIn.Value.SessionTime);
        services.AddAntiforgery(options =>
        {
            options.HeaderName = AntiforgeryHeader;
            options.Cookie.Name = AntiforgeryCookie;
            options.Cookie.SameSite = SameSiteMode.Strict;
            // The token comes by the header; looking for it in a form would read a whole upload before its route is asked.
            options.SuppressReadingTokenFromFormBody = true;
        });
        services.AddAuthorization();
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = async (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                await Problems
                    .Of(StatusCodes.Status429TooManyRequests, "too_many_requests", "Đăng nhập quá nhiều lần: hãy thử lại sau một phút.")
                    .ExecuteAsync(rejected.HttpContext);
            };
            options.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = context.RequestServices.GetRequiredService<IOptions<SignInOptions>>().Value.AttemptsPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                }));
        });
    }

    /// <summary>Refuses writes that lack the antiforgery token; the session cookie alone could be ridden from another site.</summary>
    public static void UseAntiforgeryOnWrites(this WebApplication app) => app.Use(async (context, next) =>
    {
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            || HttpMethods.IsOptions(context.Request.Method);
        // A machine has no cookie that another site could ride on.
        if (isRead || !context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments(ExchangeServices.Prefix))
        {
            await next(context);
            return;
        }

        var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        if (await antiforgery.IsRequestValidAsync(context))
            await next(context);
        else
            await Problems
                .Of(StatusCodes.Status400BadRequest, "antiforgery", "Phiên làm việc không còn khớp: tải lại trang rồi thử lại.")
                .ExecuteAsync(context);
    });

    public static ClaimsPrincipal PrincipalOf(PersonRow person) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, person.Id.ToString()),
            new Claim(ClaimTypes.Name, person.UserName),
            new Claim(StampClaim, person.SecurityStamp.ToString()),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    private static void SetUpCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = SessionCookie;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = LoadCallerAsync;
        options.Events.OnRedirectToLogin = context => AnswerAsync(context.HttpContext, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => AnswerAsync(context.HttpContext, StatusCodes.Status403Forbidden);
    }

    // Read on every request (one indexed row), so that a lost right, a new place or a changed password counts at once on every node.
    private static async Task LoadCallerAsync(CookieValidatePrincipalContext context)
    {
        var database = context.HttpContext.RequestServices.GetRequiredService<Database>();
        await using var connection = await database.OpenAsync(context.HttpContext.RequestAborted);
        var person = Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? await PersonQueries.FindByIdAsync(connection, id, context.HttpContext.RequestServices.GetRequiredService<DemoMode>().IsOn)
            : null;
        if (person is null || context.Principal?.FindFirstValue(StampClaim) != person.SecurityStamp.ToString())
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
            return;
        }

        context.HttpContext.Items[typeof(Caller)] = person.ToCaller();
    }

    private static Caller CurrentCaller(IServiceProvider services) =>
        services.GetRequiredService<IHttpContextAccessor>().HttpContext?.Items[typeof(Caller)] as Caller
        ?? throw new InvalidOperationException("The endpoint asks for the caller, but lets everybody in.");

    private static Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
