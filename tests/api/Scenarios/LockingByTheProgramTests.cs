using System.Net;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Jobs;
using WardKpi.Api.Notices;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Evidence;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Reports.Words;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class LockingByTheProgramTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    /// <summary>Today is 18 June: its books closed on 14 April, and those of the second quarter close in July.</summary>
    private const string Closed = "2026Q1";

    [Fact]
    public async Task In_the_night_of_the_lock_date_the_program_locks_what_is_verified_and_tells_the_standing_office_who_is_behind()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var closed = await standing.StepAsync(await ReviewingAQuarterTests.SentAsync(commune, officer, Closed), "verify");
        var open = await commune.OpenAsync(standing, "van-phong");
        open = await standing.WriteAsync(open, [.. open.Rows.Select(row => commune.NotApplicable(row.Number))]);
        open = await standing.StepAsync(await standing.StepAsync(open, "submit"), "verify");
        await standing.WriteAsync(await commune.OpenAsync(standing, "van-phong", Closed), commune.Ratio("9", 1, 2));
        Host.Clock.Advance(TimeSpan.FromMinutes(1));

        await Host.Node.RunAsync(JobKind.LockPeriods);
        await Host.Node.RunAsync(JobKind.LockPeriods);

        closed = await standing.ReadAsync(closed);
        Assert.Equal(ReportState.Locked, closed.Summary.State);
        Assert.Equal((ReportState.Locked, null, Host.Clock.Now.UtcDateTime), (closed.Events[^1].ToState, closed.Events[^1].PersonName, closed.Events[^1].At));
        // The books of the second quarter close in July.
        Assert.Equal(ReportState.Verified, (await standing.ReadAsync(open)).Summary.State);
        Assert.Equal([(Closed, "kinh-te")], await LockedDutiesAsync(commune));
        var notice = Assert.Single((await standing.GetAsync<NoticeList>("notices")).Notices, one => one.Kind == NoticeKind.LeftOpen);
        Assert.Equal((commune.PlanId, Closed, null), (notice.PlanId, notice.Period, notice.SenderName));
        Assert.Equal("Phòng Văn hóa - Xã hội; Văn phòng HĐND - UBND", notice.Text);
        Assert.DoesNotContain((await officer.GetAsync<NoticeList>("notices")).Notices, one => one.Kind == NoticeKind.LeftOpen);
    }

    [Fact]
    public async Task What_is_verified_behind_the_lock_date_is_locked_in_the_next_night()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await ReviewingAQuarterTests.SentAsync(commune, officer, Closed);
        await Host.Node.RunAsync(JobKind.LockPeriods);
        Assert.Equal(ReportState.Submitted, (await standing.ReadAsync(report)).Summary.State);

        report = await standing.StepAsync(report, "verify");
        await Host.Node.RunAsync(JobKind.LockPeriods);

        Assert.Equal(ReportState.Locked, (await standing.ReadAsync(report)).Summary.State);
        Assert.Single((await standing.GetAsync<NoticeList>("notices")).Notices, one => one.Kind == NoticeKind.LeftOpen);
    }

    [Fact]
    public async Task A_unit_that_nobody_waits_for_is_not_behind()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        await standing.StepAsync(await ReviewingAQuarterTests.SentAsync(commune, officer, Closed), "verify");
        foreach (var unit in new[] { "vhxh", "van-phong" })
        {
            var duty = Assert.Single(await Host.SelectAsync<(Guid Id, int Version)>(
                "select id, version from obligations where organization_id = @unit and period = @Closed", new { unit = commune.UnitId(unit), Closed }));
            await standing.PostAsync<ObligationView>($"deadlines/{duty.Id}/waive", new WaiveObligation { Version = duty.Version, Reason = "Chưa có số liệu" });
        }

        await Host.Node.RunAsync(JobKind.LockPeriods);

        Assert.DoesNotContain((await standing.GetAsync<NoticeList>("notices")).Notices, one => one.Kind == NoticeKind.LeftOpen);
    }

    [Fact]
    public async Task Where_the_program_does_not_lock_by_itself_it_only_tells()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await standing.StepAsync(await ReviewingAQuarterTests.SentAsync(commune, officer, Closed), "verify");

        await Host.StartNode(("Locking:IsAutomatic", "false")).RunAsync(JobKind.LockPeriods);

        Assert.Equal(ReportState.Verified, (await standing.ReadAsync(report)).Summary.State);
        Assert.Single((await standing.GetAsync<NoticeList>("notices")).Notices, one => one.Kind == NoticeKind.LeftOpen);
        Assert.Empty(await LockedDutiesAsync(commune));
    }

    [Fact]
    public async Task A_report_that_was_sent_elsewhere_stays_so_once_its_books_have_closed()
    {
        var commune = await Host.AddCommuneAsync(file => file + """

              - {cadence: monthly, from: "Phòng Kinh tế", to: "Phòng Văn hóa - Xã hội", text: "Báo cáo tháng"}
            """);
        using var standing = await commune.StandingOfficeAsync();
        var duties = await Host.SelectAsync<(Guid Id, string Period)>(
            "select id, period from obligations where organization_id = @unit and form_plan_id is null order by period", new { unit = commune.UnitId("kinh-te") });
        // Two of the past, of which one was sent.
        await Host.ExecuteAsync("update obligations set locks_on = '2026-06-17' where id in (@first, @second)", new { first = duties[0].Id, second = duties[1].Id });
        await Host.ExecuteAsync("update obligations set met_at = '2026-06-10 02:00:00.000' where id = @id", new { id = duties[0].Id });

        await Host.Node.RunAsync(JobKind.LockPeriods);

        Assert.Equal([(duties[0].Period, "kinh-te")], await LockedDutiesAsync(commune));
        var problem = await standing.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Delete, $"deadlines/{duties[0].Id}/met?version=1");
        Assert.Equal("wrong_state", problem.Code);
    }

    [Fact]
    public async Task A_locked_report_refuses_whatever_would_change_it()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await standing.StepAsync(await ReviewingAQuarterTests.SentAsync(commune, officer, Closed), "verify");
        await Host.Node.RunAsync(JobKind.LockPeriods);
        report = await standing.ReadAsync(report);
        var path = $"reports/{report.Summary.Id}";
        var row = $"{path}/rows/{commune.RowId("1")}";
        var document = new EvidenceDocument { Number = "41/BC-KT", Issuer = "Phòng Kinh tế" };

        var refusals = new[]
        {
            await standing.RefusedWriteAsync(HttpStatusCode.Conflict, report, commune.Figure("2", 1, version: 1)),
            await standing.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Put, $"{path}/words", new WordsDraft { Version = 0, Difficulties = "Thử" }),
            await standing.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"{row}/evidence/documents", document),
            await standing.RefusedAsync(
                HttpStatusCode.Conflict, HttpMethod.Post, $"{path}/return", new ReportReturn { Version = report.Summary.Version!.Value, Reason = "Thử" }),
            await standing.RefusedStepAsync(HttpStatusCode.Conflict, report, "reopen", "Thử"),
            await standing.RefusedStepAsync(HttpStatusCode.Conflict, report, "verify"),
            await officer.RefusedStepAsync(HttpStatusCode.Conflict, report, "submit"),
        };

        Assert.All(refusals, problem => Assert.Equal(("wrong_state", "Kỳ báo cáo đã khóa sổ."), (problem.Code, problem.Detail)));
        Assert.Equal(report.Summary.Version, (await standing.ReadAsync(report)).Summary.Version);
        Assert.False(report.Actions is { CanEdit: true } or { CanReopen: true } or { CanReturn: true } or { CanVerify: true } or { CanSubmit: true });
    }

    private async Task<IEnumerable<(string Period, string Unit)>> LockedDutiesAsync(TestCommune commune) =>
        await Host.SelectAsync<(string, string)>(
            """
            select b.period, o.code
            from obligations b
            join organizations o on o.id = b.organization_id
            where o.path like @scope
              and b.locked_at is not null
            order by b.period, o.code
            """,
            new { scope = commune.Path + "%" });
}
