using WardKpi.Api.Tests.Infrastructure;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Tests.Migrations;

public sealed class LoadingReferenceDataTests : MigratedDatabase
{
    private Task<ReferenceReport> LoadAsync(string? catalog = null, string? holidays = null) =>
        new ReferenceData(Database.Provider, Database.ConnectionString, catalog, holidays).LoadAsync(Cancellation);

    [Fact]
    public async Task The_shipped_catalogue_and_calendar_are_there()
    {
        await MigrateAsync();

        Assert.Equal(new ReferenceReport(Pillars: 9, Indicators: 142, Days: 40, Entries: 142, Codes: 24), await LoadAsync());
        Assert.Equal(9, await SelectOneAsync<int>("select count(*) from pillars"));
        Assert.Equal(142, await SelectOneAsync<int>("select count(*) from indicators where commune_id is null and version = 1"));
        Assert.Equal(40, await SelectOneAsync<int>("select count(*) from calendar_days"));
        Assert.Equal(4, await SelectOneAsync<int>("select count(*) from indicators where is_card = 1"));
    }

    [Fact]
    public async Task An_indicator_keeps_its_letters_its_place_and_its_lower_case_id()
    {
        await MigrateAsync();
        await LoadAsync();

        var (id, name, unit, decimals, position) = Assert.Single(await SelectAsync<(string, string, string, int, int)>(
            "select id, name_vi, unit, decimals, position from indicators where code = 'INFRA.COVERAGE_5G'"));

        Assert.Equal(ReferenceData.IndicatorId("INFRA.COVERAGE_5G"), id);
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id);
        Assert.Equal(("Tỷ lệ phủ sóng 5G trên địa bàn", "%", 1, 1), (name, unit, decimals, position));
    }

    [Theory]
    [InlineData("EGOV.DIRECTIVES_ISSUED", 0)]
    [InlineData("INFRA.MOBILE_SPEED_4G", 1)]
    [InlineData("ECON.TECH_FIRMS", 1)]
    public async Task What_is_counted_whole_is_shown_whole(string code, int decimals)
    {
        await MigrateAsync();
        await LoadAsync();

        Assert.Equal(decimals, await SelectOneAsync<int>($"select decimals from indicators where code = '{code}'"));
    }

    [Fact]
    public async Task What_is_shipped_fits_the_columns_of_SQL_Server()
    {
        await MigrateAsync();
        await LoadAsync();

        Assert.Empty(await SchemaLengths.FindTooLongAsync(Database));
    }

    [Fact]
    public async Task A_text_that_SQL_Server_would_refuse_is_found_on_SQLite()
    {
        Assert.SkipUnless(Database.Provider is DatabaseProvider.Sqlite, "SQL Server refuses it itself");
        await MigrateAsync();
        await LoadAsync();

        await ExecuteAsync("update calendar_days set name = @name where day = '2026-01-10'", new { name = new string('x', 201) });

        Assert.Equal(["calendar_days.name holds 201 letters, 200 are the limit"], await SchemaLengths.FindTooLongAsync(Database));
    }

    [Fact]
    public async Task Culture_Day_ships_switched_off()
    {
        await MigrateAsync();
        await LoadAsync();

        Assert.Equal(["2026-11-24"], await InactiveDaysAsync());
    }

    [Fact]
    public async Task Every_shipped_day_names_its_source()
    {
        await MigrateAsync();
        await LoadAsync();

        Assert.Equal(0, await SelectOneAsync<int>("select count(*) from calendar_days where source is null or source = ''"));
        Assert.Equal(
            ["Bộ luật Lao động, Điều 112"], await SelectAsync<string>("select source from calendar_days where day = '2026-09-02'"));
    }

    [Fact]
    public async Task Days_of_a_version_without_sources_get_theirs()
    {
        await MigrateAsync();
        await LoadAsync();
        await ExecuteAsync("update calendar_days set source = null");

        Assert.Equal(new ReferenceReport(0, 0, Days: 40), await LoadAsync());
        Assert.Equal(0, await SelectOneAsync<int>("select count(*) from calendar_days where source is null or version = 1"));
    }

    [Theory]
    [InlineData("kind = 'off'")]
    [InlineData("name = 'x'")]
    [InlineData("certainty = 'estimate'")]
    [InlineData("source = 'x'")]
    [InlineData("is_active = 0")]
    [InlineData("note = 'x'")]
    public async Task A_day_that_nobody_touched_is_brought_up_to_a_corrected_file(string former)
    {
        await MigrateAsync();
        await LoadAsync();
        await ExecuteAsync($"update calendar_days set {former} where day = '2026-01-10'");

        Assert.Equal(new ReferenceReport(0, 0, Days: 1), await LoadAsync());
        Assert.Equal(
            [("makeup", "Làm bù cho ngày 02/01", "memory", "Bù cho ngày nghỉ hoán đổi 02/01/2026; chưa đối chiếu thông báo", true, null, 2)],
            await SelectAsync<(string, string, string, string, bool, string?, int)>(
                "select kind, name, certainty, source, is_active, note, version from calendar_days where day = '2026-01-10'"));
        Assert.Equal(1, await SelectOneAsync<int>("select count(*) from calendar_days where version <> 1"));
    }

    [Fact]
    public async Task A_second_load_changes_nothing()
    {
        await MigrateAsync();
        await LoadAsync();

        Assert.Equal(new ReferenceReport(0, 0, 0), await LoadAsync());
    }

    [Fact]
    public async Task A_day_that_people_edited_stays_as_they_left_it()
    {
        await MigrateAsync();
        await LoadAsync();
        await ExecuteAsync(
            "update calendar_days set is_active = 0, name = @name, source = null, updated_at = '2026-01-05', version = 2 where day = '2026-01-10'",
            new { name = "Không làm bù" });

        Assert.Equal(new ReferenceReport(0, 0, 0), await LoadAsync());
        Assert.Equal(["2026-01-10", "2026-11-24"], await InactiveDaysAsync());
        Assert.Equal(
            [("Không làm bù", null, 2)],
            await SelectAsync<(string, string?, int)>("select name, source, version from calendar_days where day = '2026-01-10'"));
    }

    [Fact]
    public async Task A_day_that_people_added_stays_theirs_when_a_later_file_has_it_too()
    {
        await MigrateAsync();
        await ExecuteAsync("""
            insert into calendar_days (day, kind, name, certainty, is_active, is_shipped)
            values ('2026-01-10', 'makeup', 'own', 'official', 1, 0);
            """);

        Assert.Equal(39, (await LoadAsync()).Days);
        Assert.Equal([("own", false)], await SelectAsync<(string, bool)>("select name, is_shipped from calendar_days where day = '2026-01-10'"));
    }

    [Fact]
    public async Task A_changed_catalogue_raises_the_version_of_what_changed_and_of_nothing_else()
    {
        await MigrateAsync();
        await LoadAsync();

        var report = await LoadAsync(EmbeddedData.Catalog()
            .Replace("name_en: \"5G coverage of the commune\"", "name_en: \"5G coverage\"")
            .Replace("name_en: \"Digital infrastructure\"", "name_en: \"Infrastructure\""));

        Assert.Equal(new ReferenceReport(Pillars: 1, Indicators: 1, Days: 0, Entries: 1), report);
        Assert.Equal(
            [("INFRA.COVERAGE_5G", "5G coverage")],
            await SelectAsync<(string, string)>("select code, name_en from indicators where version = 2"));
        Assert.Equal(["Infrastructure"], await SelectAsync<string>("select name_en from pillars where id = 'infra'"));
    }

    [Fact]
    public async Task An_indicator_that_left_the_catalogue_is_kept()
    {
        await MigrateAsync();
        await LoadAsync();
        var catalog = EmbeddedData.Catalog();

        await LoadAsync(catalog[..catalog.LastIndexOf("  - code: ", StringComparison.Ordinal)]);

        Assert.Equal(142, await SelectOneAsync<int>("select count(*) from indicators"));
    }

    [Fact]
    public async Task A_commune_s_own_indicator_of_the_same_code_is_left_alone()
    {
        await MigrateAsync();
        await ExecuteAsync("""
            insert into organizations (id, kind, code, path, name, created_at)
            values ('00000000-0000-7000-8000-000000000001', 'commune', 'x', '/x/', 'X', '2026-01-01');
            """);
        await LoadAsync();
        await ExecuteAsync("""
            insert into indicators (id, code, commune_id, pillar_id, name_vi, kind, direction, is_cumulative, position)
            values ('00000000-0000-7000-8000-000000000002', 'INFRA.COVERAGE_5G', '00000000-0000-7000-8000-000000000001',
              'infra', 'own', 'ratio', 'up', 0, 1);
            """);

        await LoadAsync(EmbeddedData.Catalog().Replace("name_en: \"5G coverage of the commune\"", "name_en: \"5G coverage\""));

        Assert.Equal(1, await SelectOneAsync<int>("select version from indicators where commune_id is not null"));
        Assert.Equal(["own"], await SelectAsync<string>("select name_vi from indicators where commune_id is not null"));
    }

    [Fact]
    public async Task A_file_with_a_mistake_changes_nothing()
    {
        await MigrateAsync();

        var refusal = await Assert.ThrowsAsync<MigrationException>(() => LoadAsync(holidays: "schema: ward-kpi/holidays@1\ndays: [{dat: 1}]"));

        Assert.Contains("ward-kpi/holidays@1", refusal.Message);
        Assert.Equal(0, await SelectOneAsync<int>("select count(*) from pillars"));
    }

    [Fact]
    public async Task Nodes_that_start_together_load_it_once()
    {
        await MigrateAsync();

        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => LoadAsync())));

        Assert.Equal(142, reports.Sum(report => report.Indicators));
        Assert.Equal(40, reports.Sum(report => report.Days));
    }

    [Fact]
    public async Task What_the_dictionary_said_before_stays_beside_what_it_says_now()
    {
        await MigrateAsync();
        await LoadAsync();

        await LoadAsync(EmbeddedData.Catalog().Replace("name_en: \"5G coverage of the commune\"", "name_en: \"5G coverage\""));

        Assert.Equal(
            [(1, 2, "5G coverage of the commune"), (2, null, "5G coverage")],
            (await SelectAsync<(int Version, int? Ended, string Content)>(
                "select version, ended_version, content from dictionary_entries where code = 'INFRA.COVERAGE_5G' order by version"))
            .Select(row => (row.Version, row.Ended, DictionaryContent.FromJson(row.Content).NameEn)));
        Assert.Equal(143, await SelectOneAsync<int>("select count(*) from dictionary_entries"));
        Assert.Equal(2, await SelectOneAsync<int>("select max(version) from dictionary_versions"));
    }

    [Fact]
    public async Task An_entry_that_moved_says_nothing_new_and_one_that_left_the_catalogue_ends()
    {
        await MigrateAsync();
        await LoadAsync();
        var catalog = EmbeddedData.Catalog();
        var lines = catalog.Split('\n').ToList();
        // No plan and no crosswalk speaks of the one that goes, and all behind it move up.
        var known = EmbeddedData.Crosswalk();
        var first = lines.FindIndex(line => line.StartsWith("  - code: ", StringComparison.Ordinal) && !known.Contains(line.Trim(), StringComparison.Ordinal));
        var next = lines.FindIndex(first + 1, line => line.StartsWith("  - code: ", StringComparison.Ordinal));
        var code = lines[first].Split(' ')[^1].Trim();
        lines.RemoveRange(first, next - first);

        await LoadAsync(string.Join('\n', lines));

        Assert.Equal([$"{code} 2"], await SelectAsync<string>("select concat(code, ' ', ended_version) from dictionary_entries where ended_version is not null"));
        Assert.Equal(0, await SelectOneAsync<int>("select count(*) from dictionary_entries where version > 1"));
        Assert.Equal(141, await SelectOneAsync<int>("select max(position) from dictionary_entries where ended_version is null"));
        Assert.Equal(142, await SelectOneAsync<int>("select count(*) from dictionary_entries"));
    }

    [Fact]
    public async Task A_crosswalk_that_names_a_stranger_changes_nothing()
    {
        await MigrateAsync();
        var crosswalk = EmbeddedData.Crosswalk().Replace("code: SOC.VNEID", "code: SOC.NOBODY");
        var data = new ReferenceData(Database.Provider, Database.ConnectionString) { CrosswalkYaml = crosswalk };

        var refusal = await Assert.ThrowsAsync<MigrationException>(() => data.LoadAsync(Cancellation));

        Assert.Contains("SOC.NOBODY", refusal.Message);
        Assert.Equal(0, await SelectOneAsync<int>("select count(*) from pillars"));
    }

    [Fact]
    public async Task Organizations_that_are_there_get_their_official_code()
    {
        await MigrateAsync();
        await ExecuteAsync("""
            insert into organizations (id, kind, code, path, name, created_at)
            values ('00000000-0000-7000-8000-000000000001', 'commune', 'xa-ky-hoa', '/ha-tinh/xa-ky-hoa/', 'X', '2026-01-01'),
                   ('00000000-0000-7000-8000-000000000002', 'commune', 'xa-khac', '/ha-tinh/xa-khac/', 'Y', '2026-01-01');
            """);

        await LoadAsync();

        Assert.Equal(["-", "18814"], await SelectAsync<string>("select coalesce(official_code, '-') from organizations order by path"));
        Assert.Equal(
            [("18814", "Xã Kỳ Tân"), ("18829", "Xã Kỳ Hoa")],
            await SelectAsync<(string, string)>("select code, name from organization_aliases where path = '/ha-tinh/xa-ky-hoa/' order by code"));
    }

    [Fact]
    public void Five_plans_are_on_board()
    {
        Assert.Equal(
            ["ky-hoa-2026.yaml", "ky-lac-2026.yaml", "ngoc-son-2026.yaml", "thong-nhat-2026.yaml", "vo-nhai-2026.yaml"],
            EmbeddedData.Plans().Select(plan => plan.Name));
        Assert.All(EmbeddedData.Plans(), plan => Assert.Contains("schema: ward-kpi/plan@1", plan.Text));
    }

    private Task<string[]> InactiveDaysAsync() =>
        SelectAsync<string>("select cast(day as varchar(10)) from calendar_days where is_active = 0 order by day");
}
