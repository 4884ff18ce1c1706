using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Demo;
using WardKpi.Api.Exchange;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Tests.Infrastructure;
using static WardKpi.Api.Tests.Infrastructure.MachineSteps;

namespace WardKpi.Api.Tests.Scenarios;

public sealed partial class KeepingMachinesToTheirKeysTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private const string AnyKey = "exchange:key";

    [Fact]
    public async Task Each_route_of_machines_asks_for_its_scope_and_for_no_session()
    {
        var admin = await Host.AdminAsync();
        using var nobody = Host.Machine(null);
        using var stranger = Host.Machine(ApiKeys.Make().Text);
        var routes = Routes().ToList();
        var scopes = Enum.GetValues<ApiScope>();

        foreach (var (method, path, policy) in routes)
        {
            Assert.True(policy == AnyKey || scopes.Any(scope => policy == ExchangeServices.PolicyPrefix + Codes.Of(scope)), $"{method} {path}: {policy}");
            Assert.Equal("no_key", await RefusalAsync(nobody.SendAsync(method, path), HttpStatusCode.Unauthorized));
            Assert.Equal("bad_key", await RefusalAsync(stranger.SendAsync(method, path), HttpStatusCode.Unauthorized));
            Assert.Equal("no_key", await RefusalAsync(admin.SendAsync(method, $"../..{path}"), HttpStatusCode.Unauthorized));
        }

        foreach (var scope in scopes)
        {
            var others = await admin.IssueAsync(Terms() with { Scopes = [.. scopes.Where(other => other != scope)] });
            using var machine = Host.Machine(others.Key);
            foreach (var (method, path, _) in routes.Where(route => route.Policy == ExchangeServices.PolicyPrefix + Codes.Of(scope)))
                Assert.Equal("missing_scope", await RefusalAsync(machine.SendAsync(method, path), HttpStatusCode.Forbidden));
        }
    }

    [Fact]
    public async Task A_key_opens_no_route_of_people()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms() with { Scopes = Enum.GetValues<ApiScope>() });
        using var machine = Host.Machine(issued.Key);

        foreach (var path in new[] { "plans", "api-clients", "sharing-log", "people" })
            Assert.Equal("signed_out", await RefusalAsync(machine.SendAsync(HttpMethod.Get, path), HttpStatusCode.Unauthorized));
    }

    [Theory]
    [InlineData("wkpi_")]
    [InlineData("wkpi_abcdefgh")]
    [InlineData("wkpi_abcdefgh_")]
    [InlineData("abcdefgh")]
    [InlineData("%")]
    public async Task What_is_no_key_is_refused_like_a_wrong_one(string key)
    {
        using var machine = Host.Machine(key);

        var answer = (await machine.AskAsync()).Expect(HttpStatusCode.Unauthorized);

        Assert.Equal("bad_key", answer.As<ProblemView>().Code);
        Assert.Equal("Bearer", answer.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task A_prefix_without_its_secret_opens_nothing()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms());
        using var machine = Host.Machine($"{issued.Key[..^1]}{(issued.Key[^1] == 'A' ? 'B' : 'A')}");

        Assert.Equal("bad_key", await machine.RefusedAsync(HttpStatusCode.Unauthorized));
        Assert.Null((await admin.FindAsync(issued.Client.Id)).LastUsedAt);
    }

    [Fact]
    public async Task A_client_is_told_what_is_left_of_its_minute_and_when_the_next_begins()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms() with { RequestsPerMinute = 2 });
        var other = await admin.IssueAsync(Terms() with { RequestsPerMinute = 2 });
        using var machine = Host.Machine(issued.Key);
        using var neighbour = Host.Machine(other.Key);
        Host.Clock.MoveTo(TestClock.Start.AddSeconds(17.5));

        var first = (await machine.AskAsync()).Expect(HttpStatusCode.OK);
        var second = (await machine.AskAsync()).Expect(HttpStatusCode.OK);
        var third = (await machine.AskAsync()).Expect(HttpStatusCode.TooManyRequests);

        Assert.All([first, second, third], answer => Assert.Equal("\"client\";q=2;w=60", answer.Header("RateLimit-Policy")));
        Assert.Equal(
            ["\"client\";r=1;t=43", "\"client\";r=0;t=43", "\"client\";r=0;t=43"],
            new[] { first, second, third }.Select(answer => answer.Header("RateLimit")));
        Assert.Equal((null, TimeSpan.FromSeconds(43)), (second.Message.Headers.RetryAfter, third.Message.Headers.RetryAfter?.Delta));
        Assert.Equal("too_many_calls", third.As<ProblemView>().Code);
        await neighbour.AskedAsync();
        // What Retry-After promised is true.
        Host.Clock.Advance(TimeSpan.FromSeconds(43));
        await machine.AskedAsync();
    }

    [Fact]
    public async Task A_changed_limit_counts_for_the_running_minute()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms() with { RequestsPerMinute = 1 });
        using var machine = Host.Machine(issued.Key);
        await machine.AskedAsync();
        Assert.Equal("too_many_calls", await machine.RefusedAsync(HttpStatusCode.TooManyRequests));

        var changed = await admin.ChangeAsync(issued.Client.Id, issued.Client.Change() with { RequestsPerMinute = 3 });
        await machine.AskedAsync();
        await admin.ChangeAsync(issued.Client.Id, changed.Change() with { RequestsPerMinute = 2 });

        Assert.Equal("too_many_calls", await machine.RefusedAsync(HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Wrong_keys_are_limited_by_address_and_a_good_key_from_there_is_let_in()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms());
        var node = Host.StartNode(("ApiClients:WrongKeysPerMinute", "2"));
        using var wrong = new Machine(node.Address, ApiKeys.Make().Text);
        using var good = new Machine(node.Address, issued.Key);

        Assert.Equal("bad_key", await wrong.RefusedAsync(HttpStatusCode.Unauthorized));
        Assert.Equal("bad_key", await wrong.RefusedAsync(HttpStatusCode.Unauthorized));
        var answer = (await wrong.AskAsync()).Expect(HttpStatusCode.TooManyRequests);

        Assert.Equal("too_many_wrong_keys", answer.As<ProblemView>().Code);
        Assert.Equal(TimeSpan.FromMinutes(1), answer.Message.Headers.RetryAfter?.Delta);
        await good.AskedAsync();
    }

    [Fact]
    public async Task The_keys_of_the_demo_open_what_they_say_and_nothing_where_the_demo_is_off()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var demo = Node.Start(database, Host.Clock, ("Demo", "true")))
        {
            foreach (var client in DemoClients.All)
            {
                using var machine = new Machine(demo.Address, client.Key);
                var own = await machine.AskedAsync();
                Assert.Equal((client.Name, client.Path), (own.Name, own.Path));
                Assert.Equal(client.Scopes, own.Scopes);
            }
        }

        await using var after = Node.Start(database, Host.Clock, ("Demo", "false"));
        foreach (var client in DemoClients.All)
        {
            using var machine = new Machine(after.Address, client.Key);
            Assert.Equal("bad_key", await machine.RefusedAsync(HttpStatusCode.Unauthorized));
        }
    }

    private static async Task<string> RefusalAsync(Task<Answer> asked, HttpStatusCode expected) => (await asked).Expect(expected).As<ProblemView>().Code;

    private IEnumerable<(HttpMethod Method, string Path, string Policy)> Routes() =>
        from endpoint in Host.Node.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.RoutePattern.RawText!.StartsWith(ExchangeServices.Prefix, StringComparison.Ordinal)
        // Open to everybody; EndpointAuditTests hold the reasons.
        where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
        let path = Guids().Replace(endpoint.RoutePattern.RawText!, $"{Guid.NewGuid()}")
        select (
            new HttpMethod(method),
            Others().Replace(path, "x"),
            endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).SingleOrDefault() ?? "none");

    [GeneratedRegex(@"\{[^}]*:guid\}")]
    private static partial Regex Guids();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Others();
}
