using WardKpi.Api.Plans.Import;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Rules;

public sealed class PlanFileReaderTests
{
    [Theory]
    [InlineData("ky-hoa")]
    [InlineData("thong-nhat")]
    [InlineData("ngoc-son")]
    [InlineData("vo-nhai")]
    [InlineData("ky-lac")]
    public void A_shipped_plan_reads_without_a_word(string name) => Assert.Empty(Faults(PlanFiles.Shipped(name)));

    [Fact]
    public void The_sixth_plan_reads_without_a_word() => Assert.Empty(Faults(Sixth));

    [Fact]
    public void An_anchor_or_a_file_too_deep_ends_the_reading_not_the_process()
    {
        const string cyclic = "schema: x\nplan: &a [ *a, {? *a : 1} ]";

        Assert.Equal([("unreadable", "line 1")], Codes(new string('[', 100_000)));
        Assert.Equal([("unreadable", "line 2")], Codes(cyclic));
        Assert.Equal([("unreadable", "line 2")], Codes("schema: x\nplan: *a"));
    }

    [Fact]
    public void A_fault_list_ends_after_two_hundred()
    {
        var units = string.Join(", ", Enumerable.Repeat("{}", 2000));

        var faults = Faults($"units: [{units}]");

        Assert.Equal(201, faults.Count);
        Assert.Equal((ImportSeverity.Error, "too_many_faults"), (faults[^1].Severity, faults[^1].Code));
        Assert.DoesNotContain(faults.SkipLast(1), fault => fault.Code == "too_many_faults");
    }

    [Fact]
    public void Warnings_that_were_not_all_listed_are_an_error()
    {
        var faults = new FaultList();
        for (var i = 0; i < 300; i++)
            faults.Warning("x", "y", "z");

        Assert.True(faults.HasErrors);
    }

    [Fact]
    public void A_list_too_long_is_one_fault()
    {
        var fault = Assert.Single(Faults(Sixth.With("horizons: [2026, 2030]", $"horizons: [{string.Join(", ", Enumerable.Repeat("2026", 2001))}]")));

        Assert.Equal(("plan.horizons", "list_too_long"), (fault.Path, fault.Code));
    }

    [Fact]
    public void A_value_too_long_is_not_said_back()
    {
        var faults = Faults(Sixth.With("value: 40, op", $"value: {new string('9', 10_000)}x, op"));

        Assert.All(faults, fault => Assert.True(fault.Message.Length < 300));
        Assert.Contains(faults, fault => fault.Code == "too_long");
    }

    [Theory]
    [InlineData("lead: [van-phong]", "leads: [van-phong]", "tasks[1].leads")]
    [InlineData("budget: {million_vnd:", "budget: {million: 1, million_vnd:", "tasks[0].budget.million")]
    [InlineData("\nmilestones:\n", "\nmilestone:\n", "milestone")]
    [InlineData("kind: xa,", "kinds: xa,", "commune.kinds")]
    [InlineData("signatory: {", "signatory: {role: x, ", "plan.signatory.role")]
    [InlineData("{by: 2026, op: \">=\", value: 60}", "{by: 2026, op: \">=\", value: 60, unit: x}", "indicators[0].targets[0].unit")]
    [InlineData("{period: 2026Q1, value: 2}", "{period: 2026Q1, value: 2, unit: x}", "indicators[1].milestones[0].unit")]
    [InlineData("as_of: 2025", "as_of: 2025, lead: x", "results[0].lead")]
    [InlineData("status: new,", "status: new, year: 1,", "budget[0].year")]
    [InlineData("rule: last-week", "by: x, rule: last-week", "reporting[0].by")]
    [InlineData("role: committee", "role: committee, parent: x", "units[0].parent")]
    [InlineData("cumulative: true", "cumulative: true, decimals: 2", "catalog[0].decimals")]
    [InlineData("{period: 2026Q2, text:", "{period: 2026Q2, note: x, text:", "milestones[0].note")]
    public void An_unknown_key_is_a_warning_with_its_place(string old, string @new, string path)
    {
        var fault = Assert.Single(Faults(Sixth.With(old, @new)));

        Assert.Equal((ImportSeverity.Warning, "unknown_key", path), (fault.Severity, fault.Code, fault.Path));
    }

    [Theory]
    [InlineData("budget: {million_vnd: 120.5, source: \"Ngân sách xã\"}", "budget: 890", "tasks[0].budget")]
    [InlineData("timeframe: {text: \"Cả năm\", kind: year}", "timeframe: x", "tasks[1].timeframe")]
    [InlineData("timeframe: {text: \"Cả năm\", kind: year}", "timeframe: [x]", "tasks[1].timeframe")]
    [InlineData("signatory: {title: \"Chủ tịch\", name: \"Người Ký\"}", "signatory: Chủ tịch", "plan.signatory")]
    [InlineData("commune: {name: \"Xã Suối Mơ\", kind: xa, province: \"Lâm Đồng\"}", "commune: \"Xã Suối Mơ\"", "commune")]
    [InlineData("{by: 2026, op: \">=\", value: 60}", "2026", "indicators[0].targets[0]")]
    public void A_value_where_a_map_belongs_is_one_fault(string old, string @new, string path)
    {
        var places = Codes(Sixth.With(old, @new)).Where(fault => fault.Place.StartsWith(path, StringComparison.Ordinal)).Distinct().ToList();

        Assert.Contains(("not_a_map", path), places);
    }

    [Theory]
    [InlineData("{code: SM.QR_STREETS,", "{code: SM.ĐƯỜNG,", "catalog[0].code", "bad_code")]
    [InlineData("{code: SM.QR_STREETS,", "{code: .SM,", "catalog[0].code", "bad_code")]
    [InlineData("kind: quarter,", "kind: quý,", "tasks[0].timeframe.kind", "unknown_kind")]
    [InlineData("category: capital", "category: đầu-tư", "budget[0].category", "unknown_category")]
    [InlineData("status: new", "status: mới", "budget[0].status", "unknown_status")]
    [InlineData("cadence: quarterly", "cadence: quý", "reporting[0].cadence", "unknown_cadence")]
    [InlineData("rule: last-week-of-last-month", "rule: tuần-cuối", "reporting[0].rule", "bad_rule")]
    [InlineData("name: \"Xã Suối Mơ\"", "name: \"…\"", "commune.name", "bad_name")]
    [InlineData("province: \"Lâm Đồng\"", "province: \"林同\"", "commune.province", "bad_name")]
    public void Words_of_the_format_are_checked(string old, string @new, string path, string code) =>
        Assert.Contains((code, path), Codes(Sixth.With(old, @new)));

    [Fact]
    public void A_second_attempt_starts_with_the_faults_of_the_reading_only()
    {
        var reading = new FaultList();
        reading.Warning("a", "b", "c");

        new FaultList(reading.All).Error("d", "e", "f");

        Assert.Single(reading.All);
        Assert.Equal(2, new FaultList([.. reading.All, .. reading.All]).All.Count);
    }

    private static string Sixth => PlanFiles.SixthFor("Xã Suối Mơ");

    private static IReadOnlyList<ImportFault> Faults(string text)
    {
        var faults = new FaultList();
        PlanFileReader.Read(text, faults);
        return faults.All;
    }

    private static IEnumerable<(string Code, string Place)> Codes(string text) => Faults(text).Select(fault => (fault.Code, fault.Path));
}
