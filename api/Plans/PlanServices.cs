using WardKpi.Api.Plans.Assignments;
using WardKpi.Api.Plans.Import;

namespace WardKpi.Api.Plans;

public static class PlanServices
{
    public static void AddPlans(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PlanImporter>();
        builder.Services.AddSingleton<AssignmentService>();
        builder.Services.AddOptions<AssignmentOptions>().BindConfiguration("Assignments")
            .Validate(options => options.UnseenAfter > TimeSpan.Zero, "Assignments: UnseenAfter > 0")
            .ValidateOnStart();
    }
}
