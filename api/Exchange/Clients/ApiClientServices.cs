namespace WardKpi.Api.Exchange.Clients;

public static class ApiClientServices
{
    public static void AddApiClients(this IServiceCollection services)
    {
        services.AddOptions<ApiClientOptions>().BindConfiguration("ApiClients")
            .Validate(options => options.WrongKeysPerMinute > 0, "ApiClients: WrongKeysPerMinute must be above zero").ValidateOnStart();
        // Each refused call would be told twice otherwise: the sharing log has it.
        services.AddLogging(logging => logging.AddFilter(typeof(ApiKeyHandler).FullName, LogLevel.Warning));
        services.AddSingleton<ClientLimits>();
        services.AddSingleton<ApiClientService>();
    }
}
