using Dapper;
using Microsoft.Data.Sqlite;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans.Import;
using WardKpi.DbMigrations;
using WardKpi.Testing;

namespace WardKpi.Benchmarks;

/// <summary>The page of a province: 42, 85 and 170 communes × 64 indicators with the figures of three quarters. Its time is to grow with them, no faster.</summary>
public static class Provinces
{
    private const string Name = "Phường Ngọc Sơn";
    private const string Viewer = "tinh.thanh-hoa";

    // 170 is the largest number of communes that a province has.
    private static readonly int[] Sizes = [42, 85, 170];

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    private static readonly (string Name, string Path)[] Pages =
    [
        ("commune by commune", "province?period=2026Q3"),
        ("one indicator", "province/indicators/EGOV.FILES_ONLINE?period=2026Q3"),
        ("its indicators", "province/indicators?period=2026Q3"),
    ];

    private const string NewId = "lower(format('%s-%s-%s-%s-%s', hex(randomblob(4)), hex(randomblob(2)), hex(randomblob(2)), hex(randomblob(2)), hex(randomblob(6))))";

    // Every form of the first commune and all that stands in it, for a commune that has none yet.
    private const string CopyReports = $"""
        insert into reports (id, plan_id, organization_id, period, state, submitted_at, verified_at, change_seq, created_at)
        select {NewId}, p.id, o.id, r.period, r.state, r.submitted_at, r.verified_at, r.change_seq, r.created_at
        from plans p
        join reports r on r.plan_id = @planId
        join organizations u on u.id = r.organization_id
        join organizations o on o.parent_id = p.commune_id and o.code = u.code
        where p.id <> @planId
          and p.number = (select number from plans where id = @planId)
          and not exists (select 1 from reports f where f.plan_id = p.id)
        """;

    private const string CopyActuals = $"""
        insert into actuals (id, report_id, plan_indicator_id, period, entry_kind, numerator, denominator, value, text, is_demo, updated_at, change_seq)
        select {NewId}, f.id, i.id, a.period, a.entry_kind, a.numerator, a.denominator, a.value, a.text, 1, a.updated_at,
               a.change_seq
        from plans p
        join plan_indicators i on i.plan_id = p.id
        join plan_indicators s on s.plan_id = @planId and s.number = i.number and s.indicator_id = i.indicator_id
        join actuals a on a.plan_indicator_id = s.id
        join reports r on r.id = a.report_id
        join organizations u on u.id = r.organization_id
        join organizations o on o.parent_id = p.commune_id and o.code = u.code
        join reports f on f.plan_id = p.id and f.organization_id = o.id and f.period = a.period
        where p.id <> @planId
          and not exists (select 1 from actuals x where x.plan_indicator_id = i.id)
        """;

    public static async Task RunAsync(string folder, TimeSpan measured)
    {
        // Without jobs: they would work on what is measured.
        await using var program = await RunningProgram.StartAsync(folder, "--Demo=true", "--Jobs:IsOn=false");
        using var admin = await ApiClient.SignInAsync(program.Address, "admin");
        using var viewer = await ApiClient.SignInAsync(program.Address, Viewer);
        var file = EmbeddedData.Plans().Single(plan => plan.Text.Contains($"commune: {{name: \"{Name}\"", StringComparison.Ordinal)).Text;
        var communes = 1;
        foreach (var size in Sizes)
        {
            for (; communes < size; communes++)
                await admin.SendAsync<ImportResult>(
                    HttpMethod.Post, "plans/import", new StringContent(file.Replace($"name: \"{Name}\"", $"name: \"Xã Đo {communes}\"", StringComparison.Ordinal), null, "application/yaml"));
            await FillAsync(folder);
            foreach (var (name, path) in Pages)
            {
                await Load.RunAsync(1, WarmUp, TimeSpan.Zero, _ => viewer.ReadAsync(path));
                var result = await Load.RunAsync(1, measured, TimeSpan.Zero, _ => viewer.ReadAsync(path));
                Console.WriteLine(FormattableString.Invariant(
                    $"province of {size} communes, {name}: p50 {result.Percentile(0.5):0} ms ({result.Percentile(0.5) / size:0.00} a commune), p99 {result.Percentile(0.99):0} ms"));
            }
        }
    }

    private static async Task FillAsync(string folder)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "data", "wardkpi.db")};Pooling=False");
        var planId = await connection.QuerySingleAsync<string>(
            "select p.id from plans p join organizations c on c.id = p.commune_id where c.code = @code", new { code = OrganizationPaths.CodeOf(Name) });
        foreach (var sql in new[] { CopyReports, CopyActuals })
            await connection.ExecuteAsync(sql, new { planId });
    }
}
