using Microsoft.Extensions.Options;
using WardKpi.Api.Notices.Delivery;

namespace WardKpi.Api.Notices.Mail;

public sealed class MailChannel(IOptions<SmtpOptions> options, IConfiguration configuration) : NoticeChannel
{
    public override ChannelKind Kind => ChannelKind.Mail;

    public override ChannelOptions Options => options.Value;

    public override IDeliverySession Open() => new MailSender(options.Value, configuration["PublicUrl"]);
}
