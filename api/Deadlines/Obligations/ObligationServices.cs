using WardKpi.Api.Jobs;

namespace WardKpi.Api.Deadlines.Obligations;

public static class ObligationServices
{
    public static void AddObligations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ObligationService>();
        builder.Services.AddSingleton<ComputeObligationsJob>();
        builder.Services.AddSingleton<IJob>(services => services.GetRequiredService<ComputeObligationsJob>());
    }
}
