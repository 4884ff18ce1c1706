using System.Net;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>Whoever only wants to know whether something changed asks by HEAD.</summary>
public sealed class AskingForHeadersTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    // Of the moment and of the connection, not of the answer.
    private static readonly string[] Passing = ["Date", "RateLimit", "Transfer-Encoding", "Content-Length"];

    [Theory]
    [InlineData("exchange/values", "application/json")]
    [InlineData("exchange/values", "application/x-ndjson")]
    [InlineData("exchange/values?limit=2", "text/csv")]
    [InlineData("exchange/values?limit=-2", "application/json")]
    [InlineData("exchange/client", "application/json")]
    [InlineData("exchange/dictionary", "text/csv")]
    [InlineData("exchange/plans", "application/json")]
    [InlineData("exchange/webhooks/00000000-0000-0000-0000-000000000000", "application/json")]
    [InlineData("exchange/sdmx/structure/dataflow/WARDKPI/WARD_KPI/1.0", "*/*")]
    [InlineData("exchange/schemas/value", "application/json")]
    [InlineData("plans", "application/json")]
    public async Task HEAD_answers_what_GET_answers_without_the_body(string path, string accept)
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = Host.Machine((await Host.AddPushMachineAsync(commune.Path)).Key);

        var whole = await machine.SendAsync(HttpMethod.Get, path, accept: accept);
        var head = (await machine.SendAsync(HttpMethod.Head, path, accept: accept)).Expect(whole.Status);

        Assert.Equal("", head.Body);
        Assert.Equal(HeadersOf(whole), HeadersOf(head));
        // Where it is known beforehand.
        Assert.True(head.Message.Content.Headers.ContentLength is null or 0 || head.Message.Content.Headers.ContentLength == whole.Message.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("health")]
    [InlineData("openapi.yaml")]
    [InlineData("")]
    [InlineData("exchange?section=log")]
    [InlineData("index.html")]
    [InlineData("nothing.here")]
    public async Task What_stands_beside_the_API_takes_HEAD_too(string path)
    {
        using var visitor = new HttpClient { BaseAddress = Host.Node.Address };

        using var whole = await visitor.GetAsync(path, TestContext.Current.CancellationToken);
        using var head = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), TestContext.Current.CancellationToken);

        Assert.Equal(whole.StatusCode, head.StatusCode);
        Assert.Equal(whole.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task HEAD_says_that_nothing_changed()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = new HttpClient { BaseAddress = new Uri(Host.Node.Address, "/api/v1/exchange/") };
        machine.DefaultRequestHeaders.Authorization = new("Bearer", (await Host.AddPushMachineAsync(commune.Path)).Key);
        using var first = await machine.SendAsync(new HttpRequestMessage(HttpMethod.Head, "values"), TestContext.Current.CancellationToken);
        machine.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var again = await machine.SendAsync(new HttpRequestMessage(HttpMethod.Head, "values"), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, again.StatusCode));
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
    }

    [Fact]
    public async Task What_only_takes_a_POST_takes_no_HEAD()
    {
        using var machine = Host.Machine((await Host.AddPushMachineAsync(null)).Key);

        var answer = (await machine.SendAsync(HttpMethod.Head, "exchange/nodes/changes")).Expect(HttpStatusCode.MethodNotAllowed);

        Assert.Equal(["POST"], answer.Message.Content.Headers.Allow);
    }

    [Fact]
    public async Task The_sharing_log_says_that_nothing_went_over()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(MachineSteps.Terms());
        using var machine = Host.Machine(issued.Key);
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");

        (await machine.SendAsync(HttpMethod.Head, "exchange/values?state=submitted", accept: "application/x-ndjson")).Expect(HttpStatusCode.OK);

        var call = Assert.Single(await admin.CallsAsync(issued.Client.Id, 1));
        Assert.Equal(("HEAD", 200, (long?)0, 0L), (call.Method, call.Status, call.Rows, (long)call.Bytes));
    }

    private static List<string> HeadersOf(Answer answer) =>
    [
        .. answer.Message.Headers.Concat(answer.Message.Content.Headers).Where(header => !Passing.Contains(header.Key))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(),
    ];
}
