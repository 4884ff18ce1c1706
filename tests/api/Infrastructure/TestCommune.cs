using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Board;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A commune of one test, with the sixth plan and people of its own.</summary>
public sealed class TestCommune(WardKpiHost host, string name, string file, PlanView plan)
{
    public const string Quarter = "2026Q2";

    public string Name => name;

    /// <summary>The file that its plan came from.</summary>
    public string File => file;

    public PlanView Plan => plan;

    public Guid PlanId => plan.Summary.Id;

    public string Path => $"/lam-dong/{OrganizationPaths.CodeOf(name)}/";

    /// <summary>An officer of the unit that leads rows 1 to 8.</summary>
    public Task<ApiClient> OfficerAsync() => host.SignInNewAsync(Role.Officer, $"{Path}kinh-te/");

    public Task<ApiClient> StandingOfficeAsync() => host.SignInNewAsync(Role.StandingOffice, Path);

    public Guid UnitId(string code) => plan.Units.Single(unit => unit.Code == code).Id;

    public Guid RowId(string number) => plan.Indicators.Single(row => row.Number == number).Id;

    /// <summary>The form of a unit.</summary>
    public OpenReport FormOf(string unit, string period = Quarter) => new() { PlanId = PlanId, OrganizationId = UnitId(unit), Period = period };

    public async Task<ReportView> OpenAsync(ApiClient client, string unit = "kinh-te", string period = Quarter)
    {
        var answer = await client.SendAsync(HttpMethod.Post, "reports", FormOf(unit, period));
        Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.OK, answer.Body);
        return answer.As<ReportView>();
    }

    public Task<ProgressView> ProgressAsync(ApiClient client, string period = Quarter) =>
        client.GetAsync<ProgressView>($"plans/{PlanId}/progress?period={period}");

    public ReportDraftValue Ratio(string number, decimal? numerator, decimal? denominator, int version = 0) => new()
    {
        PlanIndicatorId = RowId(number), Version = version, EntryKind = EntryKind.Ratio, Numerator = numerator, Denominator = denominator,
    };

    public ReportDraftValue Figure(string number, decimal? value, EntryKind kind = EntryKind.Value, int version = 0) =>
        new() { PlanIndicatorId = RowId(number), Version = version, EntryKind = kind, Value = value };

    public ReportDraftValue Narrative(string number, string text) =>
        new() { PlanIndicatorId = RowId(number), Version = 0, EntryKind = EntryKind.Narrative, Text = text };

    public ReportDraftValue NotApplicable(string number, int version = 0) =>
        new() { PlanIndicatorId = RowId(number), Version = version, EntryKind = EntryKind.NotApplicable };

    /// <summary>Its standing office asks Phòng Kinh tế for the report of the quarter.</summary>
    public async Task RemindAsync(string? text = null)
    {
        using var standing = await StandingOfficeAsync();
        await standing.PostAsync<RemindOutcome>(
            "reports/remind",
            new RemindUnits { PlanId = PlanId, Period = Quarter, OrganizationIds = [UnitId("kinh-te")], Text = text });
    }

    /// <summary>Something for each of the eight rows of Phòng Kinh tế.</summary>
    public ReportDraftValue[] WholeForm() =>
    [
        Ratio("1", 48, 100), Figure("2", 6), Figure("3", 4), Figure("4", 0), Ratio("5", 1, 3), Figure("6", 1, EntryKind.YesNo),
        Figure("7", 40, EntryKind.Completion), Narrative("8", "Đã công bố hai bộ dữ liệu."),
    ];
}

/// <summary>Steps of a report as its people take them.</summary>
public static class ReportSteps
{
    public static Task<ReportView> WriteAsync(this ApiClient client, ReportView report, params ReportDraftValue[] values) =>
        client.PutAsync<ReportView>($"reports/{report.Summary.Id}/values", new ReportDraft { Values = values });

    public static Task<ProblemView> RefusedWriteAsync(
        this ApiClient client, HttpStatusCode expected, ReportView report, params ReportDraftValue[] values) =>
        client.RefusedAsync(expected, HttpMethod.Put, $"reports/{report.Summary.Id}/values", new ReportDraft { Values = values });

    public static Task<ReportView> StepAsync(this ApiClient client, ReportView report, string verb, string? reason = null) =>
        client.PostAsync<ReportView>($"reports/{report.Summary.Id}/{verb}", new ReportStep { Version = report.Summary.Version!.Value, Reason = reason });

    public static Task<ProblemView> RefusedStepAsync(
        this ApiClient client, HttpStatusCode expected, ReportView report, string verb, string? reason = null) =>
        client.RefusedAsync(
            expected, HttpMethod.Post, $"reports/{report.Summary.Id}/{verb}", new ReportStep { Version = report.Summary.Version!.Value, Reason = reason });

    public static Task<ReportView> ReadAsync(this ApiClient client, ReportView report) => client.GetAsync<ReportView>($"reports/{report.Summary.Id}");

    public static ReportRow Row(this ReportView report, string number) => report.Rows.Single(row => row.Number == number);

    public static IndicatorProgress Row(this ProgressView progress, string number) => progress.Indicators.Single(row => row.Number == number);
}
