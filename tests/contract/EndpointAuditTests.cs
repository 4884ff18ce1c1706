using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using WardKpi.Api.Http;
using WardKpi.Contract.Tests.Infrastructure;

namespace WardKpi.Contract.Tests;

/// <summary>Nobody gets in by an oversight.</summary>
public sealed class EndpointAuditTests(ContractHost host)
{
    private static readonly Dictionary<string, string> Open = new()
    {
        ["GET /health"] = "a load balancer asks without an account, and learns no figures",
        ["GET /openapi.yaml"] = "the contract is public, like the code",
        ["GET /api/v1/exchange/schemas"] = "the shapes of the exchange are public, like the contract",
        ["GET /api/v1/exchange/schemas/{name}"] = "the same",
        ["GET /api/v1/deadlines/calendar.ics"] = "a calendar program has no session, but a private token of 256 bits",
        ["GET /api/v1/public/{province}/{commune}"] = "what a commune chose to show to everybody",
        ["GET /api/v1/session"] = "says that nobody is signed in, and hands out the token for signing in",
        ["POST /api/v1/session"] = "signs in",
    };

    private static readonly Dictionary<string, string> WritesForEveryone = new()
    {
        ["DELETE /api/v1/deadlines/feed"] = "everybody may end the own address for calendar programs",
        ["POST /api/v1/deadlines/feed"] = "everybody may have calendar programs read the own deadlines",
        ["DELETE /api/v1/session"] = "everybody may sign out",
        ["POST /api/v1/notices/read"] = "everybody may read the own notices",
        ["PUT /api/v1/notices/settings"] = "everybody says how to be told",
        ["PUT /api/v1/session/email"] = "everybody may change the own address",
        ["PUT /api/v1/session/password"] = "everybody may change the own password",
        ["PUT /api/v1/session/phone"] = "everybody may change the own number",
    };

    [Fact]
    public void Every_endpoint_has_a_policy_or_stands_in_the_list_of_open_ones()
    {
        var open = host.Endpoints.Where(IsOpen).Select(NameOf).Except(Open.Keys);

        Assert.Empty(open);
    }

    [Fact]
    public void The_lists_of_exceptions_name_what_exists()
    {
        var names = host.Endpoints.Select(NameOf).ToHashSet();

        Assert.Empty(Open.Keys.Concat(WritesForEveryone.Keys).Except(names));
    }

    [Fact]
    public void Every_write_asks_for_more_than_the_right_to_read()
    {
        var writes = host.Endpoints.Where(endpoint => !IsOpen(endpoint) && !NameOf(endpoint).StartsWith("GET ", StringComparison.Ordinal));

        var weak = writes.Where(write => PoliciesOf(write).All(policy => policy is null or Policies.Read)).Select(NameOf);

        Assert.Empty(weak.Except(WritesForEveryone.Keys));
    }

    private static bool IsOpen(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || !PoliciesOf(endpoint).Any();

    private static IEnumerable<string?> PoliciesOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy);

    private static string NameOf(RouteEndpoint endpoint)
    {
        var verbs = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        var path = endpoint.RoutePattern.RawText!;
        return $"{(verbs.Count == 0 ? "*" : string.Join(' ', verbs))} {(path.Length > 1 ? path.TrimEnd('/') : path)}";
    }
}
