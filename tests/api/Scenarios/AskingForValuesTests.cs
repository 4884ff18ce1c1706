using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>A provincial system says what it wants of the values, and in which form; it gets that or is told why not.</summary>
public sealed class AskingForValuesTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task Lines_and_tables_hold_what_the_pages_hold()
    {
        var (commune, report) = await Host.AddVerifiedCommuneAsync("Dòng một, có \"ngoặc\"\r\nvà dòng hai");
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
        var (commune, _) = await Host.AddVerifiedCommuneAsync();
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
        var (commune, _) = await Host.AddVerifiedCommuneAsync();
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
        var (commune, _) = await Host.AddVerifiedCommuneAsync();
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
    public async Task A_group_of_indicators_is_known_however_its_letters_are_written()
    {
        var (commune, _) = await Host.AddVerifiedCommuneAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);
        var pillar = (await machine.PageAsync()).Values[0].PillarId;

        var rows = (await machine.PageAsync($"?pillar={pillar.ToUpperInvariant()}")).Values;

        Assert.Equal((await machine.PageAsync($"?pillar={pillar}")).Values, rows);
        Assert.NotEmpty(rows);
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
        var (commune, _) = await Host.AddVerifiedCommuneAsync();
        using var machine = await Host.AddReadingMachineAsync(commune.Path);
        using var province = await Host.AddReadingMachineAsync("/lam-dong/");

        Assert.Equal(expected, (await machine.PageAsync($"?{query}")).Values.Count);
        Assert.Equal(expected, (await province.PageAsync($"?{query}&organization={commune.Path.Trim('/')}")).Values.Count);
        Assert.Equal(expected, (await province.PageAsync($"?{query}&plan={commune.PlanId}")).Values.Count);
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
