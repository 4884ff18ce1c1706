using WardKpi.Api.Http;
using WardKpi.Api.Jobs;

namespace WardKpi.Api.Hosting.Examples;

public static class JobExamples
{
    private static readonly JobRunView Run = new()
    {
        Id = new Guid("01a20237-3c02-7f10-a1c5-8f0e6a2b9d31"),
        Slot = new DateTime(2026, 9, 28, 18, 30, 0, DateTimeKind.Utc),
        Attempt = 1,
        Cause = JobCause.Schedule,
        State = JobRunState.Succeeded,
        Node = "kpi-1:4120",
        StartedAt = new DateTime(2026, 9, 28, 18, 30, 12, DateTimeKind.Utc),
        FinishedAt = new DateTime(2026, 9, 28, 18, 30, 15, DateTimeKind.Utc),
        Counts = new Dictionary<string, int> { ["kilobytes"] = 41_208, ["removed"] = 1 },
    };

    private static readonly JobRunView ByHand = Run with
    {
        Slot = new DateTime(2026, 9, 29, 2, 5, 0, DateTimeKind.Utc),
        Cause = JobCause.Person,
        State = JobRunState.Running,
        StartedAt = new DateTime(2026, 9, 29, 2, 5, 0, DateTimeKind.Utc),
        StartedBy = "Quản trị hệ thống",
        FinishedAt = null,
        Counts = null,
    };

    public static IEnumerable<OperationExample> All =>
    [
        new("ListJobs", Answer: new[]
        {
            new JobView
            {
                Kind = JobKind.BackUp,
                FirstMinute = 90,
                EveryMinutes = 1440,
                NextAt = new DateTime(2026, 9, 29, 18, 30, 0, DateTimeKind.Utc),
                IsRunning = false,
                IsLate = false,
                LastRun = Run,
            },
        }),
        new("ListJobRuns", Answer: new[] { Run }),
        new("RunJob", Answer: ByHand, Refusals: Problems.Conflict("job_running", "Tác vụ này đang chạy: chờ xong rồi chạy lại.")),
    ];
}
