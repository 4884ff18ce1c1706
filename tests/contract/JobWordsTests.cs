using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WardKpi.Api.Data;
using WardKpi.Api.Jobs;
using WardKpi.Contract.Tests.Infrastructure;

namespace WardKpi.Contract.Tests;

/// <summary>The dashboard tells in words what jobs count; the API only names it.</summary>
public sealed partial class JobWordsTests
{
    private static readonly JsonObject Words = JsonNode.Parse(Repository.Read("web-client/src/i18n/vi/jobs.json"))!.AsObject();

    [Fact]
    public void Every_kind_of_job_has_a_name_and_a_sentence() =>
        Assert.Equal(Enum.GetValues<JobKind>().Select(Codes.Of).Order(), Words["kind"]!.AsObject().Select(kind => kind.Key).Order());

    [Fact]
    public void Every_count_of_a_job_has_words_and_a_place_among_the_others()
    {
        var counted = Repository.Sources("api").Where(source => source.Path.EndsWith("Job.cs", StringComparison.Ordinal))
            .SelectMany(source => Count().Matches(source.Text)).Select(count => count.Groups[1].Value).Distinct().Order().ToList();
        var told = Told().Match(Repository.Read("web-client/src/features/jobs/rules.ts")).Groups[1].Value
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim('\''));

        Assert.True(counted.Count > 5);
        Assert.Equal(counted, told.Order());
        Assert.Equal(counted, Words["count"]!.AsObject().Select(count => count.Key).Order());
    }

    [GeneratedRegex("""\["(\w+)"\] =""")]
    private static partial Regex Count();

    [GeneratedRegex(@"countNames = \[(.*?)\]", RegexOptions.Singleline)]
    private static partial Regex Told();
}
