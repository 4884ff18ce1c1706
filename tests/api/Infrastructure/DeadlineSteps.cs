using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Jobs;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>Duties to report as their people see them.</summary>
public static class DeadlineSteps
{
    /// <summary>A rule that two units owe: Phòng Kinh tế and Văn phòng.</summary>
    public static Task<ReportingRuleView> AddRuleAsync(this ApiClient client, TestCommune commune, RuleTiming timing, string title = "Báo cáo chuyên đề") =>
        client.PostAsync<ReportingRuleView>(
            "reporting-rules",
            new NewReportingRule
            {
                CommuneId = commune.Plan.Summary.CommuneId,
                Title = title,
                Receiver = "Ủy ban nhân dân tỉnh",
                Reporters = RuleReporters.Listed,
                OrganizationIds = [commune.UnitId("kinh-te"), commune.UnitId("van-phong")],
                Timing = timing,
                IsAssumed = false,
                IsActive = true,
                StartsOn = new DateOnly(2026, 6, 1),
            },
            HttpStatusCode.Created);

    /// <summary>The rule of the plan's form.</summary>
    public static async Task<ReportingRuleView> FormRuleAsync(this ApiClient client, TestCommune commune) =>
        (await client.GetAsync<IReadOnlyList<ReportingRuleView>>($"reporting-rules?communeId={commune.Plan.Summary.CommuneId}")).Single(rule => rule.IsForm);

    public static Task<ReportingRuleView> ChangeAsync(this ApiClient client, ReportingRuleView rule, RuleTiming timing) =>
        client.PutAsync<ReportingRuleView>($"reporting-rules/{rule.Id}", rule.ToChange() with { Timing = timing });

    /// <summary>Of a commune, in 2026 and 2027.</summary>
    public static Task<IReadOnlyList<ObligationView>> DeadlinesAsync(this ApiClient client, TestCommune commune, string more = "") =>
        client.GetAsync<IReadOnlyList<ObligationView>>(
            $"deadlines?from=2026-01-01&to=2027-12-31&organization={commune.Plan.Summary.CommuneId}{more}");

    public static async Task<ObligationView> DeadlineAsync(
        this ApiClient client, TestCommune commune, Guid ruleId, string period, string unit = "kinh-te") =>
        (await client.DeadlinesAsync(commune)).Single(
            one => one.Rule.Id == ruleId && one.Period == period && one.Organization.Id == commune.UnitId(unit));

    public static Task<ObligationView> MeetAsync(this ApiClient client, ObligationView deadline, string? number = null, DateTime? sentAt = null) =>
        client.PostAsync<ObligationView>(
            $"deadlines/{deadline.Id}/met", new MeetObligation { Version = deadline.Version, DocumentNumber = number, SentAt = sentAt });

    public static Task<ObligationView> WaiveAsync(this ApiClient client, ObligationView deadline, string reason = "Không phát sinh.") =>
        client.PostAsync<ObligationView>($"deadlines/{deadline.Id}/waive", new WaiveObligation { Version = deadline.Version, Reason = reason });

    public static Task<Answer> EndAsync(this ApiClient client, ObligationView deadline, string verb) =>
        client.SendAsync(HttpMethod.Delete, $"deadlines/{deadline.Id}/{verb}?version={deadline.Version}");

    public static async Task<(int Inserted, int Updated, int Deleted)> ComputeAsync(this WardKpiHost host)
    {
        var job = host.Node.Services.GetServices<IJob>().Single(job => job.Kind == JobKind.ComputeObligations);
        var counts = await job.RunAsync(CancellationToken.None);
        return (counts["inserted"], counts["updated"], counts["deleted"]);
    }
}
