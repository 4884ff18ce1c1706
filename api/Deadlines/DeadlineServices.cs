using WardKpi.Api.Deadlines.CalendarDays;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Deadlines.Reminders;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Deadlines.Timeliness;

namespace WardKpi.Api.Deadlines;

public static class DeadlineServices
{
    public static void AddDeadlines(this WebApplicationBuilder builder)
    {
        builder.AddReportingRules();
        builder.AddObligations();
        builder.AddReminders();
    }

    public static void MapDeadlines(this RouteGroupBuilder api)
    {
        api.MapReportingRules();
        api.MapCalendarDays();
        api.MapObligations();
        api.MapTimeliness();
    }
}
