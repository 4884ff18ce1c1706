using WardKpi.Api.Jobs;

namespace WardKpi.Api.Deadlines.Reminders;

public static class ReminderServices
{
    public static void AddReminders(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IJob, OpenReportsJob>();
        builder.Services.AddSingleton<IJob, RemindJob>();
        builder.Services.AddSingleton<IJob, MarkOverdueJob>();
    }
}
