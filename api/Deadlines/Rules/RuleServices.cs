using WardKpi.Api.Deadlines.CalendarDays;

namespace WardKpi.Api.Deadlines.Rules;

public static class RuleServices
{
    public static void AddReportingRules(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RuleService>();
        builder.Services.AddSingleton<PlanRuleWriter>();
        builder.Services.AddSingleton<CalendarDayService>();
    }
}
