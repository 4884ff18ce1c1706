namespace WardKpi.Api.Exchange.Calls;

public static class CallServices
{
    public static void AddCallLog(this IServiceCollection services)
    {
        services.AddSingleton<CallLog>();
        services.AddHostedService(provider => provider.GetRequiredService<CallLog>());
    }
}
