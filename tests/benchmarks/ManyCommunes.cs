using System.Globalization;
using WardKpi.Api.Plans;
using WardKpi.Api.Plans.Import;
using WardKpi.DbMigrations;
using WardKpi.Testing;

namespace WardKpi.Benchmarks;

/// <summary>A commune's pages alone, and the same among 170 communes: they are to cost the same (DESIGN.md §8).</summary>
public static class ManyCommunes
{
    private const int Communes = 170;
    private const string Name = "Xã Võ Nhai";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    private static readonly (string Name, string UserName, string Path)[] Pages =
    [
        ("deadlines of a commune", "thuongtruc.xa-vo-nhai", "deadlines"),
        ("timeliness of a commune", "thuongtruc.xa-vo-nhai", "timeliness?year=2026"),
        ("timeliness of a province by commune", "tinh.thai-nguyen", "timeliness?year=2026&by=commune"),
    ];

    public static async Task RunAsync(string folder, TimeSpan measured)
    {
        // Without jobs: they would work on what is measured.
        await using var program = await RunningProgram.StartAsync(folder, "--Demo=true", "--Jobs:IsOn=false");
        using var admin = await ApiClient.SignInAsync(program.Address, "admin");
        var few = (await admin.GetAsync<PlanSummary[]>("plans")).Length;
        var before = await MeasureAsync(program, measured);

        var file = EmbeddedData.Plans().Single(plan => plan.Text.Contains($"commune: {{name: \"{Name}\"", StringComparison.Ordinal)).Text;
        for (var commune = few; commune < Communes; commune++)
            await admin.SendAsync<ImportResult>(
                HttpMethod.Post, "plans/import", new StringContent(file.Replace($"name: \"{Name}\"", $"name: \"Xã Đo {commune}\"", StringComparison.Ordinal), null, "application/yaml"));
        var after = await MeasureAsync(program, measured);

        foreach (var (page, (alone, among)) in Pages.Zip(before.Zip(after)))
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{page.Name}: p50 {alone.Percentile(0.5):0.0} ms among {few} communes, {among.Percentile(0.5):0.0} ms among {Communes} (× {among.Percentile(0.5) / alone.Percentile(0.5):0.00}), p99 {among.Percentile(0.99):0.0} ms"));
    }

    private static async Task<IReadOnlyList<LoadResult>> MeasureAsync(RunningProgram program, TimeSpan measured)
    {
        var results = new List<LoadResult>();
        foreach (var page in Pages)
        {
            using var api = await ApiClient.SignInAsync(program.Address, page.UserName);
            await Load.RunAsync(1, WarmUp, TimeSpan.Zero, _ => api.ReadAsync(page.Path));
            results.Add(await Load.RunAsync(1, measured, TimeSpan.Zero, _ => api.ReadAsync(page.Path)));
        }

        return results;
    }
}
