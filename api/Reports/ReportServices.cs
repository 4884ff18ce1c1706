using WardKpi.Api.Jobs;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports.Board;
using WardKpi.Api.Reports.Checks;
using WardKpi.Api.Reports.Evidence;
using WardKpi.Api.Reports.Hamlets;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Reports.Snapshots;
using WardKpi.Api.Reports.Words;
using WardKpi.Api.Reports.Writing;

namespace WardKpi.Api.Reports;

public static class ReportServices
{
    public static void AddReports(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReportWriter>();
        builder.Services.AddSingleton<ReportService>();
        builder.Services.AddSingleton<WordsService>();
        builder.AddEvidence();
        builder.Services.AddSingleton<HamletService>();
        builder.Services.AddSingleton<ReviewService>();
        builder.Services.AddSingleton<ProgressService>();
        builder.Services.AddSingleton<IJob, LockPeriodsJob>();
        builder.Services.AddSingleton<IJob, TakeSnapshotsJob>();
        builder.Services.AddOptions<ProgressOptions>().BindConfiguration("Progress")
            .Validate(options => options.OnTrack > options.AtRisk && options.AtRisk > 0, "Progress: 0 < AtRisk < OnTrack")
            .ValidateOnStart();
        builder.Services.AddOptions<CheckOptions>().BindConfiguration("Checks")
            .Validate(options => options.IsSound, "Checks: thresholds above zero, HistoryPoints from 3 on")
            .ValidateOnStart();
        builder.Services.AddOptions<ReminderOptions>().BindConfiguration("Reminders");
        builder.Services.AddOptions<LockOptions>().BindConfiguration("Locking");
    }
}
