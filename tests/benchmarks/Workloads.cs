using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;

namespace WardKpi.Benchmarks;

/// <summary>What people do most: look at the overview, fill the sheet.</summary>
public static class Workloads
{
    // The demo fills the quarters before it.
    private const string Period = "2026Q4";

    public static async Task<Func<int, Task>> ProgressAsync(ApiClient api, string communeName)
    {
        var plan = (await api.GetAsync<PlanSummary[]>("plans")).First(plan => plan.CommuneName == communeName);
        return _ => api.ReadAsync($"plans/{plan.Id}/progress?period=2026Q3");
    }

    /// <summary>Every writer has a cell of its own and saves another figure each time.</summary>
    public static async Task<Func<int, Task>> AutosaveAsync(ApiClient api, int writers)
    {
        var cells = new List<(Guid ReportId, Guid PlanIndicatorId)>();
        foreach (var form in await api.GetAsync<ReportSummary[]>($"reports?period={Period}"))
        {
            var report = await api.SendAsync<ReportView>(
                HttpMethod.Post, "reports", new OpenReport { PlanId = form.PlanId, OrganizationId = form.OrganizationId, Period = Period });
            cells.AddRange(report.Rows.Where(row => row is { Kind: IndicatorKind.Ratio, Actual: null, IsByHamlet: false })
                .Select(row => (report.Summary.Id!.Value, row.PlanIndicatorId)));
        }

        if (cells.Count < writers)
            throw new InvalidOperationException($"Only {cells.Count} empty cells for {writers} writers.");
        // From every form, not all from the first.
        var own = Enumerable.Range(0, writers).Select(writer => cells[writer * cells.Count / writers]).ToList();
        var versions = new int[writers];
        return async writer =>
        {
            var value = new ReportDraftValue
            {
                PlanIndicatorId = own[writer].PlanIndicatorId,
                Version = versions[writer],
                EntryKind = EntryKind.Ratio,
                Numerator = versions[writer] % 1000,
                Denominator = 1000,
            };
            await api.SendAsync<ReportView>(HttpMethod.Put, $"reports/{own[writer].ReportId}/values", new ReportDraft { Values = [value] });
            versions[writer]++;
        };
    }
}
