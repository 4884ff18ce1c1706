using WardKpi.Api.Deadlines.CalendarDays;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Deadlines.Reminders;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Deadlines.Timeliness;

namespace WardKpi.Api.Deadlines;

/// <summary>The parts of the feature: the calendar, rules, the duties that follow from them, reminders, and how timely they were met.</summary>
public static class DeadlineFeature
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
