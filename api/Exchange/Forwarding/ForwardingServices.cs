using WardKpi.Api.Jobs;

namespace WardKpi.Api.Exchange.Forwarding;

public static class ForwardingServices
{
    public static void AddForwarding(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ForwardingOptions>().BindConfiguration("Forwarding")
            .Validate(options => options.HasSafeUrl, "Forwarding: Url must be https, or http on this machine")
            .Validate(options => options.HasKey, "Forwarding: Key must be the key of an API client, wkpi_…")
            .Validate(options => options.IsSound, $"Forwarding: Interval and SendTime must be above zero, BatchRows 1 to {ForwardingRules.MostValues}")
            .ValidateOnStart();
        services.AddRequestDecompression();
        services.AddSingleton<NodeService>();
        if (string.IsNullOrEmpty(builder.Configuration["Forwarding:Url"]))
            return;
        services.AddSingleton<ForwardingCaller>();
        services.AddSingleton<IJob, ForwardChangesJob>();
        services.AddHostedService<ForwardingWatch>();
    }
}
