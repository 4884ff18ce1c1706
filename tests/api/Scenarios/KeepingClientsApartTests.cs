using System.Net;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>
/// A key of one commune learns nothing of another, whatever it puts into the address: each route that reads values is asked by each of its
/// parameters for what belongs to the other commune.
/// </summary>
public sealed class KeepingClientsApartTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    /// <summary>What a stranger could know of a commune.</summary>
    private sealed record Known(TestCommune Commune, IReadOnlyList<ExchangeValue> Values, string Cursor, long UpTo)
    {
        public string Code => Commune.Path.Trim('/');

        /// <summary>None of these may stand in an answer to somebody else.</summary>
        public IEnumerable<string> Marks =>
            [Code, $"{Commune.PlanId}", SecretOf(Commune), .. Values.Select(value => $"{value.Id}"), .. Values.Select(value => $"{value.PlanIndicatorId}")];
    }

    /// <summary>Ways to ask, by route and parameter. Whoever adds a route that reads values adds its parameters here.</summary>
    private static readonly Dictionary<string, Func<Known, string>> Questions = new()
    {
        ["values"] = _ => "values",
        ["values organization"] = other => $"values?organization={other.Code}",
        ["values organization, from the root"] = other => $"values?organization=/{other.Code}/",
        ["values organization, its unit"] = other => $"values?organization={other.Code}/kinh-te",
        ["values organization, its province"] = _ => "values?organization=lam-dong",
        ["values organization, a pattern"] = _ => "values?organization=%25",
        ["values unit"] = _ => "values?unit=kinh-te",
        ["values unit, a pattern"] = _ => "values?unit=%25",
        ["values indicator"] = other => $"values?indicator={other.Values[0].IndicatorCode}",
        ["values pillar"] = other => $"values?pillar={other.Values[0].PillarId}",
        ["values pillar, a pattern"] = _ => "values?pillar=%25",
        ["values plan"] = other => $"values?plan={other.Commune.PlanId}",
        ["values year"] = _ => "values?year=2026",
        ["values period"] = _ => "values?period=2026Q2",
        ["values state"] = _ => "values?state=submitted,verified,locked",
        ["values since"] = _ => "values?since=0&state=submitted,verified,locked",
        ["values since, of the other"] = other => $"values?since={other.UpTo - 1}",
        ["values updatedAfter"] = _ => "values?updatedAfter=2026-01-01T00:00:00Z",
        ["values asOf"] = _ => $"values?asOf={TestClock.Start.AddMinutes(-1):yyyy-MM-ddTHH:mm:ssZ}",
        ["values limit"] = _ => "values?limit=10000",
        ["values cursor"] = other => $"values?limit=2&cursor={other.Cursor}",
    };

    public static TheoryData<string> Names => [.. Questions.Keys];

    [Fact]
    public void Every_parameter_of_the_values_is_tried() =>
        Assert.All(
            typeof(ValuesQuery).GetProperties().Select(property => $"values {char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}"),
            name => Assert.Contains(name, Questions.Keys));

    [Theory, MemberData(nameof(Names))]
    public async Task A_key_of_one_commune_learns_nothing_of_another(string question)
    {
        var (own, other) = (await PublishAsync(), await PublishAsync());
        using var commune = await Host.AddReadingMachineAsync(own.Commune.Path);
        using var unit = await Host.AddReadingMachineAsync($"{own.Commune.Path}kinh-te/");
        using var elsewhere = await Host.AddReadingMachineAsync($"{own.Commune.Path}van-phong/");
        using var whole = await Host.AddReadingMachineAsync(null);
        var path = Questions[question](other);

        foreach (var machine in new[] { commune, unit, elsewhere })
        {
            foreach (var form in ValuesForm.MediaTypes)
            {
                var answer = await machine.GetAsync(path, ("Accept", form));
                Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity, $"{path}: {answer.Status}\n{answer.Body}");
                // A refusal repeats what was asked, and knows no more.
                if (answer.Status == HttpStatusCode.OK)
                    Assert.All(other.Marks, mark => Assert.DoesNotContain(mark, answer.Body, StringComparison.Ordinal));
                if (machine == elsewhere && answer.Status == HttpStatusCode.OK)
                    Assert.All(own.Values, value => Assert.DoesNotContain($"{value.Id}", answer.Body, StringComparison.Ordinal));
            }
        }

        // What does not exist is refused in the same words.
        if (question == "values organization")
        {
            var foreign = await commune.RefusedAsync(HttpStatusCode.UnprocessableEntity, path);
            var missing = await commune.RefusedAsync(HttpStatusCode.UnprocessableEntity, "values?organization=lam-dong/xa-khong-co");
            Assert.Equal((foreign.Code, foreign.Detail), (missing.Code, missing.Detail));
            Assert.Equal(foreign.Errors["organization"], missing.Errors["organization"].Select(fault => fault.Replace("lam-dong/xa-khong-co", other.Code)));
            // The question itself is good: who may see the commune sees it.
            Assert.Equal(8, (await whole.PageAsync(path["values".Length..])).Values.Count);
        }
    }

    [Fact]
    public async Task A_key_of_some_groups_of_indicators_sees_no_other_group()
    {
        var own = await PublishAsync();
        using var machine = await Host.AddReadingMachineAsync(own.Commune.Path, pillars: "soc,data");

        foreach (var query in new[] { "", "?pillar=egov", "?indicator=EGOV.FILES_ONLINE", "?pillar=soc", "?since=0" })
            Assert.All((await machine.PageAsync(query)).Values, value => Assert.Contains(value.PillarId, new[] { "soc", "data" }));
        Assert.Empty((await machine.PageAsync("?pillar=egov")).Values);
        Assert.NotEmpty((await machine.PageAsync("?pillar=soc")).Values);
    }

    [Fact]
    public async Task What_others_do_moves_no_number_that_a_commune_sees()
    {
        var own = await PublishAsync();
        using var machine = await Host.AddReadingMachineAsync(own.Commune.Path);
        var before = await machine.GetAsync("values");

        await PublishAsync();

        var after = await machine.GetAsync("values");
        Assert.Equal((before.Header("ETag"), before.Body), (after.Header("ETag"), after.Body));
    }

    private static string SecretOf(TestCommune commune) => $"Chuyện riêng của {commune.Name}.";

    private async Task<Known> PublishAsync()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var values = commune.WholeForm();
        values[7] = commune.Narrative("8", SecretOf(commune));
        var report = await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), values), "submit");
        await standing.StepAsync(report, "verify");
        using var machine = await Host.AddReadingMachineAsync(commune.Path);
        var page = await machine.PageAsync("?limit=2");
        return new Known(commune, (await machine.PageAsync()).Values, page.Next!, page.UpTo);
    }
}
