using WardKpi.Api.Plans.Import;

namespace WardKpi.Api.Plans;

public static class PlanServices
{
    public static void AddPlans(this WebApplicationBuilder builder) => builder.Services.AddSingleton<PlanImporter>();
}
