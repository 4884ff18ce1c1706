using WardKpi.Api.Deadlines.CalendarDays;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Deadlines.Reminders;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Deadlines.Timeliness;
using WardKpi.Api.Jobs;

namespace WardKpi.Api.Deadlines;

/// <summary>The calendar, the rules, the duties that follow from them, and who is reminded of what.</summary>
public static class DeadlineServices
{
    public static void AddDeadlines(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<RuleService>();
        services.AddSingleton<PlanRuleWriter>();
        services.AddSingleton<CalendarDayService>();
        services.AddSingleton<ObligationService>();
        services.AddSingleton<ComputeObligationsJob>();
        services.AddSingleton<IJob>(provider => provider.GetRequiredService<ComputeObligationsJob>());
        services.AddSingleton<IJob, OpenReportsJob>();
        services.AddSingleton<IJob, RemindJob>();
        services.AddSingleton<IJob, MarkOverdueJob>();
    }

    public static void MapDeadlines(this RouteGroupBuilder api)
    {
        api.MapReportingRules();
        api.MapCalendarDays();
        api.MapObligations();
        api.MapTimeliness();
    }
}
