using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using WardKpi.Contract.Tests.Infrastructure;
using WardKpi.Testing;

namespace WardKpi.Contract.Tests;

/// <summary>The lines of docs/exchange do what the pages say.</summary>
public sealed partial class RunningTheDocumentsTests(RunningSandbox running) : IClassFixture<RunningSandbox>
{
    [Theory]
    [InlineData("values.md", "\"unitCode\":\"kinh-te\"", "\"next\":", "\"outcome\":\"ignored\"")]
    [InlineData("dhis2.md", "\"deleted\":true", "\"dataElement\":\"EGOV.FILES_ONLINE.NUM\"", "\"errorCode\":\"row_ambiguous\"", "\"imported\":3")]
    [InlineData("sdmx.md", "MAU@QR_STREETS", "\"codelists\"", ",P,")]
    public async Task The_lines_of_a_page_run_in_the_sandbox(string page, params string[] expected)
    {
        Bash.Needs("curl");
        var readme = Repository.Read("README.md");
        // Up to where the README's own calls begin.
        var names = Setting().Match(readme).Value;

        var said = await Bash.RunAsync(running.Folder, string.Join('\n', LinesOf(page).Prepend(names)).Replace(
            "http://localhost:5080", running.Program.Address.ToString().TrimEnd('/'), StringComparison.Ordinal));

        Assert.All(expected, text => Assert.Contains(text, said));
    }

    [Fact]
    public async Task The_lines_on_webhooks_run_in_the_sandbox()
    {
        Bash.Needs("curl", "jq", "python3");
        await using var sandbox = await RunningProgram.StartAsync(running.Folder, "sandbox", "--Jobs:IsOn=false");
        var lines = LinesOf("webhooks.md").Single()
            .Replace("http://localhost:5080", sandbox.Address.ToString().TrimEnd('/'), StringComparison.Ordinal)
            .Replace("5090", $"{FreePort()}", StringComparison.Ordinal);

        var said = await Bash.RunAsync(running.Folder, lines);

        Assert.Contains("\"type\":\"ping\"", said);
        Assert.Contains("\"type\":\"report.verified\"", said);
        Assert.Contains("\"state\":\"delivered\"", said);
        Assert.Contains("\"rowNumber\":\"5\",\"period\":\"2026Q2\"", said);
        Assert.Equal(2, Replayed().Count(said));
    }

    [Fact]
    public async Task The_lines_on_two_nodes_bring_a_report_to_the_province()
    {
        Bash.Needs("curl", "jq");
        var nodes = Directory.CreateDirectory(Path.Combine(running.Folder, "nodes")).FullName;
        var lines = LinesOf("forwarding-setup.md").Single()
            .Replace("$PWD/api/bin/Debug/net10.0/WardKpi.Api.dll", Path.Combine(AppContext.BaseDirectory, "WardKpi.Api.dll"), StringComparison.Ordinal)
            .Replace("$(mktemp -d)", nodes, StringComparison.Ordinal)
            .Replace("5081", $"{FreePort()}", StringComparison.Ordinal)
            .Replace("5082", $"{FreePort()}", StringComparison.Ordinal);

        var said = await Bash.RunAsync(Repository.Root, lines);

        Assert.Contains("\"submitted\"\n", said);
        Assert.Contains("{\"organizationCode\":\"tinh-mau/xa-mau\",\"rowNumber\":\"5\",\"period\":\"2026Q3\",\"value\":90,\"state\":\"submitted\"}", said);
        Assert.Contains("\"isWhole\":true", said);
    }

    private static IReadOnlyList<string> LinesOf(string page) =>
        [.. Block().Matches(Repository.Read($"docs/exchange/{page}")).Select(match => match.Groups[1].Value)];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("api=http://localhost:5080/api/v1/exchange\n.*?\ncall\\(\\).*?\n", RegexOptions.Singleline)]
    private static partial Regex Setting();

    [GeneratedRegex("\"total\":1,")]
    private static partial Regex Replayed();
}
