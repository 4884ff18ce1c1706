using System.Diagnostics;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WardKpi.Api.Demo.Sandbox;
using WardKpi.Api.Exchange.Delivering;
using WardKpi.Api.Hosting;
using WardKpi.Contract.Tests.Infrastructure;
using WardKpi.Testing;

namespace WardKpi.Contract.Tests;

/// <summary>What an integrator is given works as it is written: sandbox, schemas, the README's lines, the collector.</summary>
public sealed partial class ConformanceKitTests(RunningSandbox running) : IClassFixture<RunningSandbox>
{
    private readonly string folder = running.Folder;
    private readonly RunningProgram sandbox = running.Program;

    [Fact]
    public async Task The_sandbox_says_the_same_at_every_start()
    {
        await using var other = await RunningProgram.StartAsync(folder, "sandbox", "--Jobs:IsOn=false");

        var (one, two) = (await FiguresAsync(sandbox.Address), await FiguresAsync(other.Address));

        Assert.Equal(18, one.Count);
        Assert.Equal(one, two);
    }

    [Theory]
    [InlineData("values", "values?state=submitted,verified,locked", SandboxClients.ReaderKey)]
    [InlineData("values", "values?since=14", SandboxClients.ReaderKey)]
    [InlineData("dictionary", "dictionary", SandboxClients.ReaderKey)]
    [InlineData("dhis2-data-value-set", "dhis2/dataValueSets?period=2026Q1", SandboxClients.ReaderKey)]
    [InlineData("problem", "values?cursor=nothing", SandboxClients.ReaderKey)]
    public async Task A_real_answer_fits_its_schema(string schema, string path, string key) =>
        Assert.Empty(await FaultsAsync(schema, await SendAsync(HttpMethod.Get, path, key)));

    [Theory]
    [InlineData("delivery", "delivery-result", "values?dryRun=true", """
        {"values":[{"organizationCode":"00000","indicatorCode":"MAU.QR_STREETS","period":"2026Q4","value":12},{"organizationCode":"00000","indicatorCode":"KHONG.CO","period":"2026Q4","value":1}]}
        """)]
    [InlineData("dhis2-import", "dhis2-import-summary", "dhis2/dataValueSets?dryRun=true", """
        {"orgUnit":"00000","period":"2026Q4","dataValues":[{"dataElement":"EGOV.FILES_ONLINE.NUM","value":"660"},{"dataElement":"EGOV.FILES_ONLINE.DEN","value":"1000"}]}
        """)]
    public async Task What_is_written_and_what_is_answered_fit_their_schemas(string request, string answer, string path, string body)
    {
        Assert.Empty(await FaultsAsync(request, JsonNode.Parse(body)));
        Assert.Empty(await FaultsAsync(answer, await SendAsync(HttpMethod.Post, path, SandboxClients.WriterKey, body)));
    }

    [Fact]
    public async Task Every_schema_in_the_list_is_there_and_whole()
    {
        foreach (var one in ExchangeSchemas.List)
        {
            var schema = await SchemaAsync(one.Name);
            Assert.Equal(("https://json-schema.org/draft/2020-12/schema", one.Id), ((string?)schema["$schema"], (string?)schema["$id"]));
            Assert.All(
                Reference().Matches(schema.ToJsonString()), match => Assert.NotNull(schema["$defs"]![match.Groups[1].Value]));
        }
    }

    [Fact]
    public void Every_reason_to_refuse_a_row_stands_in_the_guide()
    {
        var guide = Repository.Read("docs/exchange/README.md");

        var faults = typeof(DeliveryRules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<DeliveryFault>().ToList();

        Assert.NotEmpty(faults);
        Assert.All(faults, fault => Assert.Contains($"| `{fault.Code}` | `{fault.Field}` |", guide));
    }

    [Fact]
    public async Task The_lines_of_the_readme_run()
    {
        var lines = Block().Match(Repository.Read("README.md")).Groups[1].Value;
        Assert.Contains("values?since=14", lines);
        Bash.Needs("curl", "openssl");

        var said = await Bash.RunAsync(folder, lines.Replace("http://localhost:5080", sandbox.Address.ToString().TrimEnd('/'), StringComparison.Ordinal));

        Assert.Contains("\"isDeleted\":true", said);
        Assert.Contains("304", said);
        Assert.Contains("\"isDryRun\":true", said);
        // The specification's own example.
        Assert.Contains("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", said);
    }

    [Fact]
    public async Task A_collector_on_the_generated_client_keeps_step()
    {
        await NodePackage.CollectorAsync();
        var state = Path.Combine(folder, "state.json");

        var first = await CollectAsync(state);
        // What it came with belongs to an address that is not asked again.
        Assert.DoesNotContain("etag", await File.ReadAllTextAsync(state, TestContext.Current.CancellationToken));
        var second = await CollectAsync(state);
        var third = await CollectAsync(state);

        Assert.Equal((3, 12, 12), ((int)first["pages"]!, (int)first["taken"]!, (int)first["total"]!));
        Assert.Equal((0, 12), ((int)second["taken"]!, (int)second["total"]!));
        Assert.True((bool)third["isUnchanged"]!);

        // As it stood before the report was reopened: two values more, which then went away.
        await RewriteAsync(state, former =>
        {
            former["since"] = 14;
            foreach (var place in new[] { 6, 7 })
                former["values"]![$"00000000-0000-7000-8000-0202{place:00000000}"] = new JsonObject();
        });
        var fourth = await CollectAsync(state);
        Assert.Equal((2, 12, false), ((int)fourth["removed"]!, (int)fourth["total"]!, (bool)fourth["isAnew"]!));
    }

    [Fact]
    public async Task A_collector_whose_place_is_lost_pulls_everything_anew()
    {
        await NodePackage.CollectorAsync();
        var (state, database) = (Path.Combine(folder, "lost.json"), $"--Database:ConnectionString=Data Source={Path.Combine(folder, "restored.db")}");
        await using var other = await RunningProgram.StartAsync(folder, "sandbox", "--Jobs:IsOn=false", database);
        await CollectAsync(state, other.Address);
        // What a copy does not hold is not named again, and so must not stay.
        await RewriteAsync(state, held => held["values"]![$"{Guid.NewGuid()}"] = new JsonObject());

        var (exitCode, said) = await RunAsync("dotnet", Path.Combine(AppContext.BaseDirectory, "WardKpi.Api.dll"), "restored", database);
        Assert.True(exitCode == 0, said);
        var restored = await CollectAsync(state, other.Address);
        var after = await CollectAsync(state, other.Address);
        // Now it stands at a number that another database never gave.
        var moved = await CollectAsync(state);

        Assert.Equal((true, 12, 12), ((bool)restored["isAnew"]!, (int)restored["taken"]!, (int)restored["total"]!));
        Assert.Equal((false, 0, 12), ((bool)after["isAnew"]!, (int)after["taken"]!, (int)after["total"]!));
        Assert.Equal((true, 12, 12), ((bool)moved["isAnew"]!, (int)moved["taken"]!, (int)moved["total"]!));
    }

    [Fact]
    public async Task A_collector_that_is_refused_for_another_reason_keeps_what_it_has()
    {
        await NodePackage.CollectorAsync();
        var state = Path.Combine(folder, "refused.json");
        await CollectAsync(state);
        var held = await File.ReadAllTextAsync(state, TestContext.Current.CancellationToken);

        var (exitCode, said) = await NodePackage.RunAsync("built/src/collector.js", sandbox.Address.ToString(), "wkpi_nobodys_key", state);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("bad_key", said);
        Assert.Equal(held, await File.ReadAllTextAsync(state, TestContext.Current.CancellationToken));
    }

    private async Task<JsonNode> CollectAsync(string state, Uri? address = null)
    {
        var (exitCode, said) = await NodePackage.RunAsync("built/src/collector.js", $"{address ?? sandbox.Address}", SandboxClients.ReaderKey, state);
        Assert.True(exitCode == 0, said);
        return JsonNode.Parse(said)!;
    }

    private static async Task RewriteAsync(string state, Action<JsonNode> change)
    {
        var content = JsonNode.Parse(await File.ReadAllTextAsync(state, TestContext.Current.CancellationToken))!;
        change(content);
        await File.WriteAllTextAsync(state, content.ToJsonString(), TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<string>> FiguresAsync(Uri address)
    {
        var page = await SendAsync(address, HttpMethod.Get, "values?state=submitted,verified,locked", SandboxClients.ReaderKey);
        return [.. page["values"]!.AsArray().Select(row =>
            $"{row!["seq"]} {row["id"]} {row["period"]} {row["rowNumber"]} {row["state"]} {row["value"]} {row["text"]} {row["recordedAt"]}")];
    }

    private Task<JsonNode> SendAsync(HttpMethod method, string path, string key, string? body = null) => SendAsync(sandbox.Address, method, path, key, body);

    private static async Task<JsonNode> SendAsync(Uri address, HttpMethod method, string path, string key, string? body = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(address, $"/api/v1/exchange/{path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (body is not null)
            request.Content = new StringContent(body, null, "application/json");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    private async Task<JsonObject> SchemaAsync(string name)
    {
        using var client = new HttpClient();
        var address = new Uri(sandbox.Address, $"/api/v1/exchange/schemas/{name}");
        return JsonNode.Parse(await client.GetStringAsync(address, TestContext.Current.CancellationToken))!.AsObject();
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(string name, JsonNode? value)
    {
        var schema = await SchemaAsync(name);
        return new SchemaCheck(schema).FaultsOf(value, schema);
    }

    private async Task<(int ExitCode, string Said)> RunAsync(string program, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, string.Join('\n', said));
    }

    /// <summary>The README's second block of the exchange; the first one starts the sandbox.</summary>
    [GeneratedRegex("```sh\n(api=http://localhost:5080/api/v1/exchange\n.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("""
        "#/\$defs/(\w+)"
        """)]
    private static partial Regex Reference();
}

/// <summary>One for all tests: they write in dry runs only.</summary>
public sealed class RunningSandbox : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("wardkpi-kit-").FullName;

    public RunningProgram Program { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Program = await RunningProgram.StartAsync(Folder, "sandbox", "--Jobs:IsOn=false");

    public async ValueTask DisposeAsync()
    {
        await Program.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
