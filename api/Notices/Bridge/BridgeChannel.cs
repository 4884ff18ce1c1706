using Microsoft.Extensions.Options;
using WardKpi.Api.Notices.Delivery;

namespace WardKpi.Api.Notices.Bridge;

public sealed class BridgeChannel(IOptions<BridgeOptions> options, IConfiguration configuration, TimeProvider clock) : NoticeChannel
{
    public override ChannelKind Kind => ChannelKind.Call;

    public override ChannelOptions Options => options.Value;

    public override IDeliverySession Open() => new BridgeCaller(options.Value, configuration["PublicUrl"], clock);
}
