using System.Net.Mail;

namespace WardKpi.Api.Notices;

public static class NoticeServices
{
    public static void AddNotices(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SmtpOptions>().BindConfiguration("Smtp")
            .Validate(
                options => options.Host is null || MailAddress.TryCreate(options.Sender, out _),
                "Smtp: From (or User) must be a mail address")
            .Validate(options => options.Interval > TimeSpan.Zero && options.SendTime > TimeSpan.Zero, "Smtp: Interval and SendTime must be above zero")
            .ValidateOnStart();
        if (!string.IsNullOrEmpty(builder.Configuration["Smtp:Host"]))
            builder.Services.AddHostedService<NoticeMailer>();
    }
}
