using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WardKpi.Api.Hosting;
using WardKpi.Api.Http;
using WardKpi.Contract.Tests.Infrastructure;

namespace WardKpi.Contract.Tests;

/// <summary>An answer says which version it is of; a route that will go says when, and what comes instead (docs/exchange/versioning.md).</summary>
public sealed class VersioningTests(ContractHost host)
{
    [Theory]
    [InlineData("/api/v1/session", HttpStatusCode.OK)]
    [InlineData("/api/v1/plans", HttpStatusCode.Unauthorized)]
    [InlineData("/api/v1/exchange/webhooks", HttpStatusCode.Unauthorized)]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound)]
    public async Task Every_answer_below_the_version_names_it_refusals_too(string path, HttpStatusCode expected)
    {
        using var client = host.CreateClient();

        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(["1"], answer.Headers.GetValues("Api-Version"));
        Assert.False(answer.Headers.Contains("Deprecation"));
    }

    [Fact]
    public async Task What_is_no_part_of_the_version_does_not_name_it()
    {
        using var client = host.CreateClient();

        using var answer = await client.GetAsync("/health", TestContext.Current.CancellationToken);

        Assert.False(answer.Headers.Contains("Api-Version"));
    }

    // No route of the program is on its way out: this one is the test's own.
    [Fact]
    public async Task A_deprecated_route_says_when_it_goes_and_what_comes_instead()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddOpenApi();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseExceptionHandler(failed => failed.Run(context => context.Response.WriteAsync("failed")));
        app.UseVersionedRouting();
        app.MapGet("/api/v1/old", (bool? fail) => fail == true ? throw new InvalidOperationException() : TypedResults.Ok()).AllowAnonymous()
            .WithName("GetOld").WithSummary("The old way").Deprecated(new DateOnly(2026, 11, 22), new DateOnly(2027, 11, 22), "/api/v1/new");
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };

        foreach (var path in new[] { "/api/v1/old", "/api/v1/old?fail=true" })
        {
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(["@1795305600"], answer.Headers.GetValues("Deprecation"));
            Assert.Equal(["Mon, 22 Nov 2027 00:00:00 GMT"], answer.Headers.GetValues("Sunset"));
            Assert.Equal(
                ["</api/v1/new>; rel=\"successor-version\"", "</openapi.yaml>; rel=\"deprecation\"; type=\"application/yaml\""],
                answer.Headers.GetValues("Link"));
        }

        var contract = OpenApi.Write(app.Services);
        Assert.Contains("deprecated: true", contract);
        Assert.Contains("Sunset:", contract);
    }

    [Fact]
    public void Every_operation_of_machines_says_that_the_key_may_be_refused_and_the_calls_too_many()
    {
        var operations = host.Operations.Where(operation => operation.Route.Contains("/api/v1/exchange/", StringComparison.Ordinal)
            && operation.Json["security"]!.AsArray().Count > 0).ToList();

        Assert.NotEmpty(operations);
        Assert.All(operations, operation =>
        {
            var statuses = operation.Json["responses"]!.AsObject().Select(response => response.Key).ToHashSet();
            string[] expected = ["401", "403", "429", .. operation.Json["requestBody"] is null ? Array.Empty<string>() : ["400", "413", "415"]];
            Assert.True(expected.All(statuses.Contains), $"{operation.Route}: {string.Join(' ', expected.Except(statuses))}");
            Assert.NotNull(operation.Json["responses"]!["429"]!["headers"]!["Retry-After"]);
        });
    }
}
