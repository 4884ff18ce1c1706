using System.Net;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class LockingAPeriodTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task The_books_close_on_the_lock_date_for_what_is_verified_and_for_good()
    {
        var commune = await Host.AddCommuneAsync();
        var wanted = new PeriodToLock { PlanId = commune.PlanId, Period = TestCommune.Quarter };
        ReportView report;
        using (var officer = await commune.OfficerAsync())
        using (var early = await commune.StandingOfficeAsync())
        {
            report = await early.StepAsync(await ReviewingAQuarterTests.SentAsync(commune, officer), "verify");
            await early.WriteAsync(await commune.OpenAsync(early, "van-phong"), commune.Ratio("9", 1, 2));
            await officer.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "reports/lock", wanted);

            var problem = await early.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, "reports/lock", wanted);

            // Due on Tuesday 30 June, locked ten working days after.
            Assert.Equal(("not_yet", new DateOnly(2026, 7, 14)), (problem.Code, problem.LocksOn));
            Assert.Contains("14/07/2026", problem.Detail, StringComparison.Ordinal);
        }

        Host.Clock.Advance(new DateTimeOffset(2026, 7, 13, 17, 0, 0, TimeSpan.Zero) - Host.Clock.Now);
        using var standing = await commune.StandingOfficeAsync();
        var outcome = await standing.PostAsync<LockOutcome>("reports/lock", wanted);

        Assert.Equal([("Phòng Kinh tế", ReportState.Locked)], outcome.Locked.Select(one => (one.OrganizationName, one.State)));
        Assert.Equal(
            [("Phòng Văn hóa - Xã hội", ReportState.Empty), ("Văn phòng HĐND - UBND", ReportState.Draft)],
            outcome.Behind.Select(one => (one.OrganizationName, one.State)).Order());
        report = await standing.ReadAsync(report);
        Assert.Equal((ReportState.Locked, "Người StandingOffice"), (report.Summary.State, report.Summary.VerifiedBy));
        Assert.Equal(ReportState.Locked, report.Events[^1].ToState);
        Assert.Equal("wrong_state", (await standing.RefusedWriteAsync(HttpStatusCode.Conflict, report, commune.Figure("2", 1, version: 1))).Code);
        Assert.Equal("wrong_state", (await standing.RefusedStepAsync(HttpStatusCode.Conflict, report, "reopen", "thử")).Code);
        // Once more locks nothing new and names the same.
        var again = await standing.PostAsync<LockOutcome>("reports/lock", wanted);
        Assert.Empty(again.Locked);
        Assert.Equal(2, again.Behind.Count);
    }
}
