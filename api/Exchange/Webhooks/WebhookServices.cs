using WardKpi.Api.Exchange.Webhooks.Sending;

namespace WardKpi.Api.Exchange.Webhooks;

public static class WebhookServices
{
    public static void AddWebhooks(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<WebhookOptions>().BindConfiguration("Webhooks")
            .Validate(options => options.IsSound, "Webhooks: Interval, SendTime, Patience and MostOfClient must be above zero")
            .ValidateOnStart();
        services.AddSingleton<WebhookSignal>();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookReach>();
        services.AddSingleton<WebhookService>();
        services.AddHostedService<WebhookDispatcher>();
        services.AddScoped(provider => WebhookOwner.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext));
    }
}
