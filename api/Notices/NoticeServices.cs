using System.Net.Mail;
using WardKpi.Api.Notices.Bridge;
using WardKpi.Api.Notices.Delivery;
using WardKpi.Api.Notices.Mail;

namespace WardKpi.Api.Notices;

public static class NoticeServices
{
    public static void AddNotices(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SmtpOptions>().BindConfiguration("Smtp")
            .Validate(
                options => options.Host is null || MailAddress.TryCreate(options.Sender, out _),
                "Smtp: From (or User) must be a mail address")
            .Validate(options => options.IsSound, "Smtp: Interval, SendTime and RetryFor must be above zero")
            .ValidateOnStart();
        builder.Services.AddOptions<BridgeOptions>().BindConfiguration("Bridge")
            .Validate(options => options.HasSafeUrl, "Bridge: Url must be https, or http on this machine")
            .Validate(options => options.HasSecret, $"Bridge: Secret must have {BridgeOptions.ShortestSecret} letters or more")
            .Validate(options => options.IsSound, "Bridge: Interval, SendTime and RetryFor must be above zero")
            .ValidateOnStart();
        if (!string.IsNullOrEmpty(builder.Configuration["Smtp:Host"]))
            builder.AddChannel<MailChannel>();
        if (!string.IsNullOrEmpty(builder.Configuration["Bridge:Url"]))
            builder.AddChannel<BridgeChannel>();
    }

    private static void AddChannel<TChannel>(this WebApplicationBuilder builder)
        where TChannel : NoticeChannel
    {
        builder.Services.AddSingleton<TChannel>();
        builder.Services.AddSingleton<NoticeChannel>(services => services.GetRequiredService<TChannel>());
        // Not by AddHostedService: of one class it takes one.
        builder.Services.AddSingleton<IHostedService>(
            services => ActivatorUtilities.CreateInstance<NoticeDispatcher>(services, services.GetRequiredService<TChannel>()));
    }
}
