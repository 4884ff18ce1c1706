namespace WardKpi.Api.HandOvers;

public static class HandOverServices
{
    public static void AddHandOvers(this WebApplicationBuilder builder) => builder.Services.AddSingleton<HandOverService>();
}
