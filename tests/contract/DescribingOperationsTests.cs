using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using WardKpi.Api.Hosting.Examples;
using WardKpi.Api.Plans.Import;
using WardKpi.Contract.Tests.Infrastructure;

namespace WardKpi.Contract.Tests;

/// <summary>Whoever has only openapi.yaml can use the API.</summary>
public sealed partial class DescribingOperationsTests(ContractHost host)
{
    private readonly SchemaCheck schemas = new(host.Document);

    /// <summary>Served, but in no contract, each with its reason.</summary>
    private static readonly Dictionary<string, string> Undescribed = new()
    {
        ["GET /openapi.yaml"] = "the contract itself",
    };

    [Fact]
    public void Every_route_that_is_served_is_described()
    {
        var served = from endpoint in host.Endpoints
                     from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
                     select $"{method} {Constraint().Replace(endpoint.RoutePattern.RawText!, "}").TrimEnd('/')}";

        Assert.Equal(host.Operations.Select(operation => operation.Route).Concat(Undescribed.Keys).Order(), served.Order());
    }

    [Fact]
    public void Every_operation_has_an_id_of_its_own_and_a_summary()
    {
        Assert.All(host.Operations, operation => Assert.False(string.IsNullOrEmpty(operation.Text("operationId")), operation.Route));
        Assert.All(host.Operations, operation => Assert.False(string.IsNullOrEmpty(operation.Text("summary")), operation.Route));
        Assert.Equal(host.Operations.Count(), host.Operations.Select(operation => operation.Text("operationId")).Distinct().Count());
    }

    [Fact]
    public void Every_body_and_every_answer_has_an_example()
    {
        var bare = from operation in host.Operations
                   from place in operation.Media().GroupBy(media => media.Place[..media.Place.LastIndexOf(' ')])
                   where !place.Any(media => ExamplesOf(media.Media).Any())
                   select place.Key;

        Assert.Empty(bare);
    }

    [Fact]
    public void Every_example_fits_its_schema()
    {
        var faults = from operation in host.Operations
                     from media in operation.Media()
                     from example in ExamplesOf(media.Media)
                     from fault in schemas.FaultsOf(example, media.Media["schema"]!)
                     select $"{media.Place} {fault}";

        Assert.True(!faults.Any(), string.Join('\n', faults));
    }

    [Fact]
    public void Every_example_belongs_to_an_operation() =>
        Assert.Empty(OperationExample.All.Keys.Except(host.Operations.Select(operation => operation.Text("operationId"))));

    [Fact]
    public void Every_refusal_of_an_example_is_documented()
    {
        var missing = from operation in host.Operations
                      let example = OperationExample.All.GetValueOrDefault(operation.Text("operationId")!)
                      from refusal in example?.Refusals ?? []
                      where operation.Json["responses"]![$"{refusal.StatusCode}"] is null
                      select $"{operation.Route} {refusal.StatusCode}";

        Assert.Empty(missing);
    }

    [Fact]
    public void A_refusal_says_what_the_program_says()
    {
        var sentences = Repository.Sources("api").Where(source => !source.Path.StartsWith("api/Hosting/Examples/", StringComparison.Ordinal))
            .SelectMany(source => Literal().Matches(source.Text))
            .Select(literal => literal.Value[1..^1].Replace("\\\"", "\""))
            .Where(literal => literal.EndsWith('.'))
            .Select(literal => new Regex($"^{string.Join(".+", Hole().Split(literal).Select(Regex.Escape))}$"))
            .ToList();
        var refusals = OperationExample.All.Values.SelectMany(example => example.Refusals).Concat(CommonRefusals.All);

        var unsaid = refusals.Select(refusal => refusal.ProblemDetails.Detail!).Distinct().Where(detail => !sentences.Any(one => one.IsMatch(detail)));

        Assert.Empty(unsaid);
    }

    [Fact]
    public void Answers_stand_in_the_order_of_their_status() => Assert.All(host.Operations, operation =>
    {
        var statuses = operation.Json["responses"]!.AsObject().Select(response => response.Key).ToList();
        Assert.Equal(statuses.Order(StringComparer.Ordinal), statuses);
    });

    [Theory]
    [InlineData(PlanExamples.Yaml)]
    [InlineData(PlanExamples.Json)]
    public void The_plan_files_can_be_read(string text)
    {
        var faults = new FaultList();

        var file = PlanFileReader.Read(text, faults);

        Assert.Empty(faults.All);
        Assert.Equal(80, file!.Indicators.Single().Targets.Single().Value);
    }

    [Theory]
    [InlineData("""{ "value": "80", "year": 2026 }""", "$.value: is no number")]
    [InlineData("""{ "year": 2026.5 }""", "$.year: is no integer")]
    [InlineData("""{ "value": 80 }""", "$: lacks year")]
    [InlineData("""{ "year": 2026, "kind": "up" }""", "$: holds kind, which its schema does not know")]
    public void The_check_finds_what_does_not_fit(string value, string fault)
    {
        var schema = JsonNode.Parse("""
            {
              "type": "object", "required": ["year"], "additionalProperties": false,
              "properties": { "value": { "type": "number" }, "year": { "type": "integer", "format": "int32" } }
            }
            """)!;

        Assert.Equal([fault], schemas.FaultsOf(JsonNode.Parse(value), schema));
    }

    private IEnumerable<JsonNode?> ExamplesOf(JsonObject media) =>
        media.ContainsKey("example")
            ? [media["example"]]
            : (media["examples"]?.AsObject() ?? []).Select(example => schemas.Resolve(example.Value!.AsObject())["value"]);

    /// <summary>Of a parameter of a path: <c>{id:guid}</c>, <c>{key?}</c>.</summary>
    [GeneratedRegex(@"(:\w+|\?)\}")]
    private static partial Regex Constraint();

    [GeneratedRegex("""
        "(?:[^"\\\n]|\\.)*"
        """)]
    private static partial Regex Literal();

    /// <summary>Where an interpolated text takes a value.</summary>
    [GeneratedRegex(@"\{[^{}]+\}")]
    private static partial Regex Hole();
}
