using System.Net;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Jobs;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>A period opens by itself on its day, a report on request by the asking.</summary>
public sealed class OpeningReportsTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task What_opens_is_told_and_its_form_stands_ready()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var rule = await standing.AddRuleAsync(commune, ReminderSteps.DayOfMonth(30));
        var people = await Host.AddPeopleAsync(commune);
        Assert.Empty(await ReportsAsync(commune));

        // The form is the officer's who answers for its rows, the other report everybody's.
        Assert.Equal(["deputy: opened", "officer: opened", "officer: opened"], (await Host.RunAsync(commune, people, JobKind.OpenReports, 6, 20, 1)).Where(IsOfUnit));
        Assert.Empty(await Host.RunAsync(commune, people, JobKind.OpenReports, 6, 20, 2));

        var told = (await Host.ToldAsync(commune)).Where(row => people.GetValueOrDefault(row.UserName) == "officer").ToList();
        Assert.Equal(["202606", "2026Q2"], told.Select(row => row.Period).Order());
        Assert.Contains(told, row => row.Subject == $"{rule.Title}, gửi {rule.Receiver}");
        Assert.Equal(["empty", "empty", "empty"], await ReportsAsync(commune));
        Host.Clock.MoveTo(TestClock.Start);
        using var officer = await commune.OfficerAsync();
        Assert.Equal(1, (await commune.OpenAsync(officer)).Summary.Version);
    }

    [Fact]
    public async Task A_form_that_somebody_opened_before_stays_as_it_is_and_what_is_late_is_not_told_as_new()
    {
        var commune = await Host.AddCommuneAsync();
        var people = await Host.AddPeopleAsync(commune);
        using var officer = await commune.OfficerAsync();
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.Figure("2", 6));

        Assert.Empty(await Host.RunAsync(commune, people, JobKind.OpenReports, 7, 1, 1));

        Assert.Equal(["draft", "empty", "empty"], await ReportsAsync(commune));
        Host.Clock.MoveTo(TestClock.Start);
        Assert.Equal(report.Summary.Version, (await officer.ReadAsync(report)).Summary.Version);
    }

    [Fact]
    public async Task A_report_that_is_asked_for_is_told_at_once_with_what_is_asked()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var people = await Host.AddPeopleAsync(commune);
        var rule = await standing.AddRuleAsync(commune, RuleTiming.DefaultOf(ReportingFrequency.OnRequest), "Báo cáo đột xuất");

        await standing.PostAsync<RequestOutcome>(
            "deadlines/requests",
            new RequestReports { RuleId = rule.Id, OrganizationIds = [commune.UnitId("kinh-te")], DueOn = new DateOnly(2026, 6, 24), Request = "Số hộ dùng QR." },
            HttpStatusCode.Created);

        var told = await Host.ToldAsync(commune);
        Assert.Equal(["deputy: asked", "head: asked", "officer: asked"], told.Select(row => $"{people[row.UserName]}: {row.Kind}").Order());
        Assert.All(told, row => Assert.Equal(("Số hộ dùng QR.", "Báo cáo đột xuất, gửi Ủy ban nhân dân tỉnh"), (row.Text, row.Subject)));
        // Asked four working days before it is due: the asking stands for the steps that had passed, and for the opening.
        Assert.DoesNotContain(await Host.OfRuleAsync(rule.Title, () => Host.RunAtAsync(JobKind.OpenReports, 6, 19), commune, people), line => line.EndsWith("opened", StringComparison.Ordinal));
        Assert.Empty(await Host.OfRuleAsync(rule.Title, () => Host.RunAtAsync(JobKind.Remind, 6, 18, 10), commune, people));
        Assert.Equal(
            ["deputy: due_soon", "officer: due_soon"],
            (await Host.OfRuleAsync(rule.Title, () => Host.RunAtAsync(JobKind.Remind, 6, 19), commune, people)).Where(IsOfUnit));
    }

    private static bool IsOfUnit(string line) => !line.StartsWith("standing", StringComparison.Ordinal);

    private Task<string[]> ReportsAsync(TestCommune commune) => Host.SelectAsync<string>(
        "select state from reports where plan_id = @PlanId and period = '2026Q2' order by state", new { commune.PlanId });
}
