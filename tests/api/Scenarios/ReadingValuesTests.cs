using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>A provincial system reads what the units of a commune sent.</summary>
public sealed class ReadingValuesTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task A_verified_value_is_one_flat_row_that_says_all_about_itself()
    {
        var (commune, report) = await VerifiedAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);

        var page = await machine.PageAsync();

        Assert.Equal(8, page.Values.Count);
        Assert.Null(page.Next);
        var row = page.Values.Single(value => value.RowNumber == "1");
        var actual = report.Row("1").Actual!;
        Assert.Equal(
            (commune.Path.Trim('/'), "kinh-te", "EGOV.FILES_ONLINE", false, "12/KH-UBND", 2026, "2026Q2"),
            (row.OrganizationCode, row.UnitCode, row.IndicatorCode, row.IsLocal, row.PlanNumber, row.PlanYear, row.Period));
        Assert.Equal((60m, 50m, 48m, 100m, 48m, "%"), (row.Target, row.Milestone, row.Numerator, row.Denominator, row.Value, row.Unit));
        Assert.Equal((ReportState.Verified, actual.Version, false), (row.State, row.Version!.Value, row.IsDeleted));
        Assert.Equal((report.Summary.VerifiedAt, report.Summary.SubmittedAt, actual.UpdatedAt), (row.VerifiedAt, row.SubmittedAt, row.UpdatedAt));
        using var person = await commune.StandingOfficeAsync();
        Assert.Equal((await commune.ProgressAsync(person)).Row("1").Status, row.Status);
        Assert.True(page.Values.Single(value => value.RowNumber == "2").IsLocal);
        Assert.Equal("Đã công bố hai bộ dữ liệu.", page.Values.Single(value => value.RowNumber == "8").Text);
    }

    [Fact]
    public async Task What_is_sent_but_not_verified_is_given_only_to_who_asks_for_it()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());
        Assert.Empty((await machine.PageAsync("?state=submitted,verified,locked")).Values);
        await officer.StepAsync(report, "submit");

        Assert.Empty((await machine.PageAsync()).Values);
        Assert.Equal(8, (await machine.PageAsync("?state=submitted")).Values.Count);
        Assert.Empty((await machine.PageAsync("?state=verified")).Values);
    }

    [Fact]
    public async Task Pages_of_any_size_make_the_same_walk_and_a_link_leads_from_each_to_the_next()
    {
        var (commune, _) = await VerifiedAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);
        var whole = await machine.PageAsync();

        foreach (var size in new[] { 1, 3, 7, 8 })
        {
            var (rows, upTo) = await machine.WalkAsync($"?limit={size}");
            Assert.Equal(whole.Values, rows);
            Assert.Equal(whole.UpTo, upTo);
        }

        var link = (await machine.GetAsync("values?limit=7")).Header("Link");
        Assert.EndsWith("; rel=\"next\"", link, StringComparison.Ordinal);
        var last = (await machine.GetAsync(link[(link.IndexOf('<') + 1)..link.IndexOf('>')])).Expect(HttpStatusCode.OK);
        Assert.Equal(whole.Values[7], Assert.Single(last.As<ExchangeValuesPage>().Values));
        Assert.Equal("", last.Header("Link"));
        Assert.Equal(whole.Values.OrderBy(row => row.Seq).ThenBy(row => row.Id.ToString(), StringComparer.Ordinal), whole.Values);
    }

    [Fact]
    public async Task A_walk_shows_what_held_when_it_began_though_the_report_is_reopened_between_two_pages()
    {
        var (commune, report) = await VerifiedAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);
        var first = await machine.PageAsync("?limit=3");
        await standing.StepAsync(report, "reopen", "Đối chiếu lại.");

        var second = await machine.PageAsync($"?limit=10&cursor={first.Next}");

        Assert.Equal(5, second.Values.Count);
        Assert.All(second.Values, row => Assert.False(row.IsDeleted));
        Assert.Equal(first.UpTo, second.UpTo);
        Assert.Empty((await machine.PageAsync()).Values);
        // Who then asks for what came behind the walk is told.
        var changes = await machine.PageAsync($"?since={second.UpTo}");
        Assert.Equal(8, changes.Values.Count);
        Assert.All(changes.Values, row => Assert.True(row.IsDeleted));
    }

    [Fact]
    public async Task A_tombstone_names_the_value_and_nothing_that_it_said()
    {
        var (commune, report) = await VerifiedAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);
        var before = await machine.PageAsync();
        await standing.StepAsync(report, "reopen", "Đối chiếu lại.");

        var answer = (await machine.GetAsync($"values?since={before.UpTo}&limit=1")).Expect(HttpStatusCode.OK);

        using var json = JsonDocument.Parse(answer.Body);
        var row = json.RootElement.GetProperty("values")[0];
        Assert.Equal(
            [
                "seq", "id", "isDeleted", "organizationCode", "unitCode", "indicatorCode", "isLocal", "pillarId", "planId", "planYear",
                "planNumber", "planIndicatorId", "rowNumber", "period", "isDemo", "recordedAt",
            ],
            row.EnumerateObject().Select(property => property.Name));
        Assert.Contains(before.Values, value => value.Id == row.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Changes_bring_a_reader_to_what_stands_whatever_happened_in_between()
    {
        var (commune, report) = await VerifiedAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);
        var held = new Dictionary<Guid, ExchangeValue>();
        var page = await machine.PageAsync();
        held.Play(page.Values);

        // Reopened, one figure corrected, another measure dropped from the plan, sent again, verified.
        report = await standing.StepAsync(report, "reopen", "Đối chiếu lại.");
        await (await Host.AdminAsync()).ImportAsync(commune.File.WithoutIndicator("4"), mediaType: "application/json");
        report = await officer.StepAsync(await officer.WriteAsync(report, commune.Figure("2", 7, version: 1)), "submit");
        var between = await machine.PageAsync($"?since={page.UpTo}");
        report = await standing.StepAsync(report, "verify");
        var straight = await machine.PageAsync($"?since={page.UpTo}");
        var onward = await machine.PageAsync($"?since={between.UpTo}");

        var stored = await Host.StoredAsync(commune.Path, "verified");
        Assert.Equal(7, stored.Count);
        Assert.Equal(8, between.Values.Count);
        Assert.All(between.Values, row => Assert.True(row.IsDeleted));
        var other = new Dictionary<Guid, ExchangeValue>(held);
        held.Play(straight.Values);
        other.Play(between.Values);
        Assert.Empty(other);
        other.Play(onward.Values);
        foreach (var reader in new[] { held, other })
            Assert.Equal(stored, reader.ToDictionary(pair => pair.Key, pair => (pair.Value.Value, pair.Value.Version!.Value, "verified")));
    }

    [Fact]
    public async Task Who_overlaps_two_readings_is_told_also_of_what_came_and_went_between()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);
        var report = await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");
        var early = (await machine.PageAsync()).UpTo;
        report = await standing.StepAsync(report, "verify");
        var held = new Dictionary<Guid, ExchangeValue>();
        held.Play((await machine.PageAsync()).Values);
        await standing.StepAsync(report, "reopen", "Đối chiếu lại.");

        held.Play((await machine.PageAsync($"?since={early}")).Values);

        Assert.Empty(held);
    }

    [Fact]
    public async Task A_value_that_leaves_what_is_asked_for_is_a_tombstone_that_does_not_say_where_it_went()
    {
        var (commune, _) = await VerifiedAsync();
        using var unit = await Host.AddReadingMachineAsync($"{commune.Path}kinh-te/");
        using var whole = await Host.AddReadingMachineAsync(commune.Path);
        var before = await unit.PageAsync();
        Assert.Equal(8, before.Values.Count);
        var id = before.Values.Single(row => row.RowNumber == "2").Id;
        await MoveAsync(commune, id);

        var gone = Assert.Single((await unit.PageAsync($"?since={before.UpTo}")).Values);
        var seen = Assert.Single((await whole.PageAsync($"?since={before.UpTo}")).Values);
        var filtered = Assert.Single((await whole.PageAsync($"?since={before.UpTo}&unit=kinh-te")).Values);
        var pillar = Assert.Single((await whole.PageAsync($"?since={before.UpTo}&pillar=soc")).Values);

        Assert.Equal((id, true, "kinh-te", "soc"), (gone.Id, gone.IsDeleted, gone.UnitCode, gone.PillarId));
        Assert.Equal((id, false, "van-phong", "egov"), (seen.Id, seen.IsDeleted, seen.UnitCode, seen.PillarId));
        Assert.Equal((id, true, "kinh-te"), (filtered.Id, filtered.IsDeleted, filtered.UnitCode));
        Assert.Equal((id, true, "soc"), (pillar.Id, pillar.IsDeleted, pillar.PillarId));
        Assert.Equal(7, (await unit.PageAsync()).Values.Count);
    }

    [Fact]
    public async Task As_of_an_instant_the_figures_are_those_that_were_verified_then()
    {
        var (commune, report) = await VerifiedAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);
        var before = Host.Clock.Now.AddMinutes(-1);
        var then = Host.Clock.Now;
        Host.Clock.Advance(TimeSpan.FromMinutes(5));
        report = await standing.StepAsync(report, "reopen", "Đối chiếu lại.");
        var open = Host.Clock.Now;
        Host.Clock.Advance(TimeSpan.FromMinutes(5));
        report = await officer.StepAsync(await officer.WriteAsync(report, commune.Figure("2", 7, version: 1)), "submit");
        await standing.StepAsync(report, "verify");
        var now = Host.Clock.Now;
        var young = await machine.RefusedAsync(HttpStatusCode.UnprocessableEntity, $"values?asOf={now:yyyy-MM-ddTHH:mm:ssZ}");
        Host.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(["asOf"], young.Errors.Keys);
        Assert.Equal(6m, await FigureAsync(then));
        Assert.Null(await FigureAsync(before));
        Assert.Null(await FigureAsync(open));
        Assert.Equal(7m, await FigureAsync(now));
        var changes = await machine.PageAsync($"?updatedAfter={open:yyyy-MM-ddTHH:mm:ssZ}");
        Assert.Equal(8, changes.Values.Count);
        Assert.All(changes.Values, row => Assert.False(row.IsDeleted));
        // What was recorded just before may have been committed just after.
        Assert.Equal(8, (await machine.PageAsync($"?updatedAfter={now:yyyy-MM-ddTHH:mm:ssZ}")).Values.Count);
        Assert.Empty((await machine.PageAsync($"?updatedAfter={Host.Clock.Now:yyyy-MM-ddTHH:mm:ssZ}")).Values);

        async Task<decimal?> FigureAsync(DateTimeOffset at) =>
            (await machine.PageAsync($"?asOf={at:yyyy-MM-ddTHH:mm:ssZ}")).Values.SingleOrDefault(row => row.RowNumber == "2")?.Value;
    }

    [Fact]
    public async Task Nothing_new_is_304_until_something_of_the_own_subtree_changes()
    {
        var (commune, report) = await VerifiedAsync();
        var (other, _) = await VerifiedAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);
        var first = (await machine.GetAsync("values?limit=5")).Expect(HttpStatusCode.OK);
        var tag = first.Header("ETag");
        Assert.StartsWith("W/\"", tag, StringComparison.Ordinal);
        Assert.Equal("private, no-cache", first.Header("Cache-Control").Replace("no-cache; private", "private, no-cache", StringComparison.Ordinal).Replace("no-cache, private", "private, no-cache", StringComparison.Ordinal));

        var same = await AgainAsync("values?limit=5");
        Assert.Equal((HttpStatusCode.NotModified, "", tag), (same.Status, same.Body, same.Header("ETag")));
        Assert.Equal(HttpStatusCode.OK, (await AgainAsync("values?limit=6")).Status);
        Assert.Equal(HttpStatusCode.OK, (await AgainAsync("values?limit=5&year=2026")).Status);
        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync("values?limit=5", ("If-None-Match", tag), ("Accept", "text/csv"))).Status);
        using (var elsewhere = await other.StandingOfficeAsync())
            await elsewhere.PutAsync<Plans.PlanIndicatorView>(
                $"plans/{other.PlanId}/indicators/{other.RowId("1")}/settings",
                new Plans.PlanIndicatorSettings { Version = 1, Phasing = Plans.Phasing.Flat, LeadId = other.UnitId("kinh-te") });
        Assert.Equal(HttpStatusCode.NotModified, (await AgainAsync("values?limit=5")).Status);
        await standing.StepAsync(report, "reopen", "Đối chiếu lại.");
        Assert.Equal(HttpStatusCode.OK, (await AgainAsync("values?limit=5")).Status);

        Task<Answer> AgainAsync(string path) => machine.GetAsync(path, ("If-None-Match", $"\"x\", {tag}"));
    }

    [Fact]
    public async Task Lines_and_tables_hold_what_the_pages_hold()
    {
        var (commune, report) = await VerifiedAsync("Dòng một, có \"ngoặc\"\r\nvà dòng hai");
        using var machine = await Host.AddReadingMachineAsync(commune.Path);
        var page = await machine.PageAsync();

        var lines = (await machine.GetAsync("values", ("Accept", "application/x-ndjson"))).Expect(HttpStatusCode.OK);
        var table = (await machine.GetAsync("values", ("Accept", "text/csv"))).Expect(HttpStatusCode.OK);
        var two = await machine.GetAsync("values?limit=2", ("Accept", "application/x-ndjson"));

        Assert.Equal("application/x-ndjson", lines.Message.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith("\n", lines.Body, StringComparison.Ordinal);
        Assert.Equal(page.Values, lines.Body.TrimEnd('\n').Split('\n').Select(line => JsonSerializer.Deserialize<ExchangeValue>(line, ApiClient.Json)));
        Assert.Equal($"{page.UpTo}", lines.Header(ValuesAnswer.UpToHeader));
        Assert.Equal(2, two.Body.TrimEnd('\n').Split('\n').Length);
        Assert.Contains("rel=\"next\"", two.Header("Link"), StringComparison.Ordinal);
        var cells = CsvOf(table.Body);
        var json = page.Values.Select(value => JsonSerializer.SerializeToElement(value, ApiClient.Json)).ToList();
        Assert.Equal(json.Count + 1, cells.Count);
        foreach (var (row, value) in cells.Skip(1).Zip(json))
            foreach (var (name, cell) in cells[0].Zip(row))
                Assert.Equal(value.TryGetProperty(name, out var property) ? property.ToString().Replace("True", "true").Replace("False", "false") : "", cell);
        Assert.Equal(
            typeof(ExchangeValue).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(), cells[0].Order());
    }

    [Fact]
    public async Task The_hand_written_rows_are_what_the_serializer_writes()
    {
        var (commune, _) = await VerifiedAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);

        var answer = await machine.GetAsync("values");

        using var json = JsonDocument.Parse(answer.Body);
        foreach (var (raw, value) in json.RootElement.GetProperty("values").EnumerateArray().Zip(answer.As<ExchangeValuesPage>().Values))
        {
            var expected = JsonSerializer.SerializeToElement(value, ApiClient.Json);
            Assert.True(JsonElement.DeepEquals(expected, raw), $"{expected}\n{raw}");
        }
    }

    [Theory]
    [InlineData("application/x-ndjson", "gzip")]
    [InlineData("application/x-ndjson", "br")]
    [InlineData("text/csv", "gzip")]
    [InlineData("text/csv", "br")]
    [InlineData("application/json", "gzip")]
    public async Task Every_form_is_packed_where_the_reader_can_unpack(string mediaType, string encoding)
    {
        var (commune, _) = await VerifiedAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);
        var plain = (await machine.GetAsync("values", ("Accept", mediaType))).Body;

        using var answer = await machine.OpenAsync("values", mediaType, encoding);

        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        await using var packed = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream unpacked = encoding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        Assert.Equal(plain, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/*", "text/csv")]
    [InlineData("text/csv;q=0.5, application/x-ndjson", "application/x-ndjson")]
    [InlineData("application/json;q=0, */*", "application/x-ndjson")]
    [InlineData("application/xml, text/csv;q=0.1", "text/csv")]
    public async Task The_form_is_the_one_that_is_wanted_most(string accept, string expected)
    {
        using var machine = await Host.AddReadingMachineAsync(null);

        var answer = (await machine.GetAsync("values?limit=1", ("Accept", accept))).Expect(HttpStatusCode.OK);

        Assert.Equal(expected, answer.Message.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept", answer.Header("Vary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preferences_are_kept_to_and_said_to_be()
    {
        var (commune, _) = await VerifiedAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);

        var answer = await machine.GetAsync("values", ("Prefer", "return=minimal, maxpagesize=\"3\"; x, respond-async"));
        var plain = await machine.GetAsync("values", ("Prefer", "maxpagesize=-1, wait=5"));
        var limited = await machine.GetAsync("values?limit=2", ("Prefer", "maxpagesize=3"));

        Assert.Equal("return=minimal, maxpagesize=3", answer.Header("Preference-Applied"));
        using var json = JsonDocument.Parse(answer.Body);
        var rows = json.RootElement.GetProperty("values");
        Assert.Equal(3, rows.GetArrayLength());
        Assert.False(rows[0].TryGetProperty("planId", out _));
        Assert.True(rows[0].TryGetProperty("period", out _));
        Assert.Equal("", plain.Header("Preference-Applied"));
        Assert.Equal(8, plain.As<ExchangeValuesPage>().Values.Count);
        Assert.Equal(2, limited.As<ExchangeValuesPage>().Values.Count);
    }

    [Fact]
    public async Task What_is_not_offered_is_406_and_what_is_too_much_413()
    {
        using var machine = await Host.AddReadingMachineAsync(null);

        Assert.Equal("not_acceptable", (await machine.RefusedAsync(HttpStatusCode.NotAcceptable, "values", ("Accept", "application/xml"))).Code);
        Assert.Equal("page_too_large", (await machine.RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "values?limit=10001")).Code);
        (await machine.GetAsync("values?limit=10000")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("yaer=2026", "yaer")]
    [InlineData("year=2026&year=2025", "year")]
    [InlineData("year=26", "year")]
    [InlineData("unit=", "unit")]
    [InlineData("unit=a%25", "unit")]
    [InlineData("plan=1", "plan")]
    [InlineData("pillar=nope", "pillar")]
    [InlineData("organization=nope", "organization")]
    [InlineData("period=2026", "period")]
    [InlineData("period=2026Q3&year=2025", "year")]
    [InlineData("state=draft", "state")]
    [InlineData("state=verified,verified", "state")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=-5", "limit")]
    [InlineData("since=-1", "since")]
    [InlineData("since=999999999", "since")]
    [InlineData("asOf=2026-06-01", "asOf")]
    [InlineData("asOf=2026-06-01T00:00:00", "asOf")]
    [InlineData("asOf=2099-01-01T00:00:00Z", "asOf")]
    [InlineData("updatedAfter=2099-01-01T00:00:00Z", "updatedAfter")]
    [InlineData("asOf=2026-06-01T00:00:00Z&since=0", "asOf,since")]
    [InlineData("updatedAfter=2026-06-01T00:00:00Z&since=0", "since,updatedAfter")]
    [InlineData("asOf=2026-06-01T00:00:00Z&updatedAfter=2026-06-01T00:00:00Z", "asOf,updatedAfter")]
    public async Task A_parameter_at_fault_is_named_and_never_passed_over(string query, string fields)
    {
        using var machine = await Host.AddReadingMachineAsync(null);

        var problem = await machine.RefusedAsync(HttpStatusCode.UnprocessableEntity, $"values?{query}");

        Assert.Equal("invalid_query", problem.Code);
        Assert.Equal(fields.Split(','), problem.Errors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task After_a_copy_was_put_back_old_numbers_and_tags_are_good_no_more()
    {
        var (commune, _) = await VerifiedAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);
        var first = await machine.PageAsync("?limit=3");
        var tag = (await machine.GetAsync("values")).Header("ETag");

        Assert.Equal(0, await RestoredAsync());

        Assert.Equal("read_from_start", (await machine.RefusedAsync(HttpStatusCode.UnprocessableEntity, $"values?since={first.UpTo}")).Code);
        Assert.Equal("read_from_start", (await machine.RefusedAsync(HttpStatusCode.UnprocessableEntity, $"values?limit=3&cursor={first.Next}")).Code);
        Assert.NotEqual(tag, (await machine.GetAsync("values")).Header("ETag"));
        var again = await machine.PageAsync("?since=0");
        Assert.Equal(8, again.Values.Count);
        Assert.True(again.UpTo >= first.UpTo + 1_000_000);
        Assert.Empty((await machine.PageAsync($"?since={again.UpTo}")).Values);
    }

    private async Task<int> RestoredAsync()
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "restored"])
        {
            Environment =
            {
                ["DOTNET_ENVIRONMENT"] = "Production",
                ["Database__Provider"] = Host.Database.Provider.ToString(),
                ["Database__ConnectionString"] = Host.Database.ConnectionString,
            },
        })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    [Fact]
    public async Task A_group_of_indicators_is_known_however_its_letters_are_written()
    {
        var (commune, _) = await VerifiedAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);
        var pillar = (await machine.PageAsync()).Values[0].PillarId;

        var rows = (await machine.PageAsync($"?pillar={pillar.ToUpperInvariant()}")).Values;

        Assert.Equal((await machine.PageAsync($"?pillar={pillar}")).Values, rows);
        Assert.NotEmpty(rows);
    }

    [Fact]
    public async Task A_cursor_serves_the_walk_that_it_came_from_and_no_other()
    {
        var (commune, _) = await VerifiedAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);
        using var other = await Host.AddReadingMachineAsync(null);
        var cursor = (await machine.PageAsync("?limit=3&year=2026")).Next!;

        (await machine.GetAsync($"values?limit=5&year=2026&cursor={cursor}")).Expect(HttpStatusCode.OK);
        Assert.Equal("other_cursor", await CodeAsync(machine, $"values?cursor={cursor}"));
        Assert.Equal("other_cursor", await CodeAsync(machine, $"values?year=2026&unit=vhxh&cursor={cursor}"));
        Assert.Equal("other_cursor", await CodeAsync(other, $"values?year=2026&cursor={cursor}"));
        Assert.Equal("broken_cursor", await CodeAsync(machine, $"values?year=2026&cursor={cursor[..^4]}"));
        Assert.Equal("broken_cursor", await CodeAsync(machine, "values?cursor="));
        Assert.Equal("broken_cursor", await CodeAsync(machine, $"values?cursor={new string('A', 64)}"));

        static async Task<string> CodeAsync(ReadingMachine machine, string path) =>
            (await machine.RefusedAsync(HttpStatusCode.UnprocessableEntity, path)).Code;
    }

    [Theory]
    [InlineData("unit=kinh-te", 8)]
    [InlineData("unit=van-phong", 0)]
    [InlineData("indicator=sm.qr_streets", 1)]
    [InlineData("pillar=egov", 2)]
    [InlineData("year=2026", 8)]
    [InlineData("year=2025", 0)]
    [InlineData("period=2026-q2", 8)]
    [InlineData("period=2026Q3", 0)]
    [InlineData("state=locked", 0)]
    public async Task Filters_say_what_is_wanted(string query, int expected)
    {
        var (commune, _) = await VerifiedAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);
        using var province = await Host.AddReadingMachineAsync("/lam-dong/");

        Assert.Equal(expected, (await machine.PageAsync($"?{query}")).Values.Count);
        Assert.Equal(expected, (await province.PageAsync($"?{query}&organization={commune.Path.Trim('/')}")).Values.Count);
        Assert.Equal(expected, (await province.PageAsync($"?{query}&plan={commune.PlanId}")).Values.Count);
    }

    /// <summary>The whole form of Phòng Kinh tế, verified.</summary>
    private async Task<(TestCommune Commune, ReportView Report)> VerifiedAsync(string? narrative = null)
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var values = commune.WholeForm();
        if (narrative is not null)
            values[7] = commune.Narrative("8", narrative);
        var report = await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), values), "submit");
        return (commune, await standing.StepAsync(report, "verify"));
    }

    /// <summary>As when another unit took the value over and the catalogue another group: no route does both yet.</summary>
    private async Task MoveAsync(TestCommune commune, Guid id)
    {
        await using var connection = await Host.Database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var seq = await Data.ChangeCounter.NextAsync(transaction, commune.Plan.Summary.CommuneId);
        var current = (await ExchangeLog.CurrentAsync(connection, commune.PlanId, transaction)).Where(row => row.ValueId == id).ToList();
        var moved = current.Select(row => row with { Path = $"{commune.Path}van-phong/", UnitCode = "van-phong", PillarId = "egov" }).ToList();
        Assert.Single(await ExchangeLog.ReplaceAsync(transaction, current, moved, seq, Host.Clock.Now.UtcDateTime));
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }

    private static IReadOnlyList<IReadOnlyList<string>> CsvOf(string text)
    {
        var (rows, row, cell, isQuoted) = (new List<IReadOnlyList<string>>(), new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (isQuoted && letter == '"' && at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[++at]);
            else if (letter == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && letter is ',' or '\r' && !isQuoted)
            {
                row.Add(cell.ToString());
                cell.Clear();
            }
            else if (!isQuoted && letter == '\n')
            {
                rows.Add(row);
                row = [];
            }
            else
                cell.Append(letter);
        }

        return rows;
    }
}
