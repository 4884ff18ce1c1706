using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Calls;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Delivering;
using WardKpi.Api.Exchange.Forwarding;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Exchange.Webhooks;

namespace WardKpi.Api.Exchange;

/// <summary>What machines read and write: keys instead of sessions, a policy for each scope.</summary>
public static class ExchangeServices
{
    public const string Prefix = "/api/v1/exchange";

    /// <summary>Policies of machines begin with this.</summary>
    public const string PolicyPrefix = "exchange:";

    private const string AnyKey = PolicyPrefix + "key";
    private const string SessionOrKey = "session-or-key";

    public static void AddExchange(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthentication(SessionOrKey)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            // By the address, not by what the request carries: a session never opens a route of machines, nor a key one of people.
            .AddPolicyScheme(SessionOrKey, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Path.StartsWithSegments(Prefix) ? ApiKeyHandler.SchemeName : CookieAuthenticationDefaults.AuthenticationScheme);
        services.AddScoped(CurrentClient);
        services.AddApiClients();
        services.AddCallLog();
        services.AddSingleton<ExchangeRecorder>();
        services.AddSingleton<DeliveryService>();
        var authorization = services.AddAuthorizationBuilder().AddPolicy(AnyKey, policy => policy.RequireAuthenticatedUser().RequireAssertion(IsClient));
        foreach (var scope in Enum.GetValues<ApiScope>())
            authorization.AddPolicy(PolicyOf(scope), policy => policy.RequireAuthenticatedUser().RequireAssertion(context => Holds(context, scope)));
        builder.AddWebhooks();
        builder.AddForwarding();
    }

    /// <summary>Writes calls to the sharing log; stands before error handling and compression, so that it sees what is really sent.</summary>
    public static void UseExchange(this WebApplication app) => app.UseCallAccounting();

    /// <summary>Lets in machines whose key has the scope.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, ApiScope scope)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization(PolicyOf(scope));

    /// <summary>Lets in every machine with a good key.</summary>
    public static TBuilder RequireKey<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization(AnyKey);

    /// <summary>What a route asks of a key; null where any key will do.</summary>
    public static ApiScope? ScopeOf(Endpoint? endpoint) => endpoint?.Metadata.GetOrderedMetadata<IAuthorizeData>()
        .Select(data => Enum.GetValues<ApiScope>().Where(scope => PolicyOf(scope) == data.Policy).Select(scope => (ApiScope?)scope).FirstOrDefault())
        .FirstOrDefault(scope => scope is not null);

    private static string PolicyOf(ApiScope scope) => PolicyPrefix + Codes.Of(scope);

    private static bool Holds(AuthorizationHandlerContext context, ApiScope scope) => ClientOf(context)?.Scopes.Contains(scope) == true;

    private static bool IsClient(AuthorizationHandlerContext context) => ClientOf(context) is not null;

    private static ApiClient? ClientOf(AuthorizationHandlerContext context) => (context.Resource as HttpContext)?.Items[typeof(ApiClient)] as ApiClient;

    private static ApiClient CurrentClient(IServiceProvider services) =>
        services.GetRequiredService<IHttpContextAccessor>().HttpContext?.Items[typeof(ApiClient)] as ApiClient
        ?? throw new InvalidOperationException("The endpoint asks for the API client, but lets others in.");
}
