using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WardKpi.Api.Exchange;
using WardKpi.Api.Exchange.Delivering;
using WardKpi.Api.Exchange.Dhis2.Importing;
using WardKpi.Api.Exchange.Forwarding;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Exchange.Webhooks;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>
/// A key of one commune learns nothing of another, whatever it puts into the address: each route of machines is asked by each of its
/// parameters for what belongs to the other commune.
/// </summary>
public sealed partial class KeepingClientsApartTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private const string Flow = "sdmx/data/dataflow/WARDKPI/WARD_KPI/1.0";
    private const string Receiver = "http://127.0.0.1:1/";

    /// <summary>What a stranger could know of a commune and of its machine, or guess.</summary>
    private sealed record Names
    {
        public string Code { get; init; } = "lam-dong/xa-khong-co";

        public string Indicator { get; init; } = "SM.QR_KHONG_CO";

        public string Cursor { get; init; } = "khong-co";

        public long UpTo { get; init; } = 1;

        public Guid Plan { get; init; } = Guid.NewGuid();

        public Guid Row { get; init; } = Guid.NewGuid();

        public Guid Client { get; init; } = Guid.NewGuid();

        public Guid Webhook { get; init; } = Guid.NewGuid();

        public Guid Delivery { get; init; } = Guid.NewGuid();

        public Guid Run { get; init; } = Guid.NewGuid();

        public string SdmxCode => Code.Replace('/', '@');

        public IEnumerable<string> All =>
            [Code, SdmxCode, Indicator, Indicator.Replace('.', '@'), Cursor, .. new[] { Plan, Row, Client, Webhook, Delivery, Run }.Select(id => $"{id}")];
    }

    private sealed record Known(TestCommune Commune, PushMachine Machine, IReadOnlyList<ExchangeValue> Values, Names Names)
    {
        /// <summary>None of these may stand in an answer to somebody else.</summary>
        public IEnumerable<string> Marks =>
        [
            .. Names.All, Commune.Name, SecretOf(Commune),
            .. Values.SelectMany(value => new[] { $"{value.Id}", $"{value.PlanIndicatorId}" }),
        ];
    }

    private sealed record Question(string Path, object? Body = null);

    /// <summary>How each route is asked for what is another's. A new route of machines is to be added here, or below with its reason.</summary>
    private static readonly Dictionary<string, Func<Names, IEnumerable<Question>>> Questions = new()
    {
        ["GET /values"] = other => Ask(
            "values",
            "values?state=submitted,verified,locked",
            $"values?organization={other.Code}", $"values?organization=/{other.Code}/", $"values?organization={other.Code}/kinh-te",
            "values?organization=lam-dong", "values?organization=%25",
            "values?unit=kinh-te", "values?unit=%25",
            $"values?indicator={other.Indicator}", "values?indicator=EGOV.FILES_ONLINE",
            "values?pillar=egov", "values?pillar=%25",
            $"values?plan={other.Plan}", "values?year=2026", "values?period=2026Q2",
            "values?since=0&state=submitted,verified,locked", $"values?since={other.UpTo - 1}", "values?updatedAfter=2026-01-01T00:00:00Z",
            $"values?asOf={Settled}", "values?limit=10000", $"values?limit=2&cursor={other.Cursor}"),
        ["POST /values"] = other =>
        [
            new("values", DeliveryOf(other)), new("values?dryRun=true&importStrategy=delete", DeliveryOf(other)),
            new("values?dryRun=true", DeliveryOf(other, "EGOV.FILES_ONLINE")),
        ],
        ["GET /events"] = other => Ask("events", "events?since=0&limit=1000", $"events?since={other.UpTo - 1}", "events?since=-1"),
        ["GET /webhooks"] = _ => Ask("webhooks"),
        ["GET /webhooks/{id:guid}"] = other => Ask($"webhooks/{other.Webhook}"),
        ["GET /webhooks/{id:guid}/deliveries"] = other => Ask(
            $"webhooks/{other.Webhook}/deliveries", $"webhooks/{other.Webhook}/deliveries?before={Guid.AllBitsSet}",
            $"webhooks/{other.Webhook}/deliveries?state=waiting"),
        ["POST /webhooks"] = other => [new("webhooks", new NewWebhook { ClientId = other.Client, Url = Receiver, Events = [EventKind.Verified] })],
        ["PUT /webhooks/{id:guid}"] = other =>
            [new($"webhooks/{other.Webhook}", new WebhookChange { Url = Receiver, Events = [EventKind.Locked], IsOn = false, Version = 1 })],
        ["POST /webhooks/{id:guid}/secret"] = other => Ask($"webhooks/{other.Webhook}/secret"),
        ["POST /webhooks/{id:guid}/ping"] = other => Ask($"webhooks/{other.Webhook}/ping"),
        ["POST /webhooks/{id:guid}/replay"] = other => [new($"webhooks/{other.Webhook}/replay", new ReplayRequest { Since = 0 })],
        ["POST /webhooks/{id:guid}/deliveries/{deliveryId:guid}/replay"] = other => Ask($"webhooks/{other.Webhook}/deliveries/{other.Delivery}/replay"),
        ["DELETE /webhooks/{id:guid}"] = other => Ask($"webhooks/{other.Webhook}"),
        ["GET /dhis2/dataValueSets"] = other => Ask(
            Dhis2(""), Dhis2($"orgUnit={other.Code}"), Dhis2("orgUnit=lam-dong&children=true"), Dhis2($"dataElement={other.Indicator}"),
            Dhis2("dataElement=EGOV.FILES_ONLINE"), Dhis2("period=2026Q2"), Dhis2("startDate=2026-01-01&endDate=2026-12-31"),
            Dhis2("lastUpdated=2026-01-01T00:00:00Z&includeDeleted=true"), Dhis2("limit=100000"),
            Dhis2("idScheme=code&dataElementIdScheme=code&orgUnitIdScheme=code&categoryOptionComboIdScheme=code")),
        ["POST /dhis2/dataValueSets"] = other =>
        [
            new("dhis2/dataValueSets", ImportOf(other)),
            new("dhis2/dataValueSets?dryRun=true&importStrategy=DELETE&idScheme=code", ImportOf(other)),
        ],
        ["GET /dhis2/metadata"] = _ => Ask("dhis2/metadata"),
        ["GET /dictionary"] = _ => Ask("dictionary", "dictionary?version=1", $"dictionary?asOf={Settled}", "dictionary?pillar=soc"),
        ["GET /organizations"] = _ => Ask("organizations", "organizations?kind=commune", "organizations?kind=unit"),
        ["GET /plans"] = other => Ask("plans", "plans?year=2026", $"plans?organization={other.Code}", "plans?organization=lam-dong", "plans?organization=%25"),
        ["GET /sdmx/data/dataflow/{agency}/{flow}/{version}/{key?}"] = other => Ask(
            Flow, $"{Flow}/*.{other.SdmxCode}", $"{Flow}/*.*.*.{other.Row}", $"{Flow}?c[FREQ]=Q", $"{Flow}?c[REF_AREA]={other.SdmxCode}",
            $"{Flow}?c[REF_AREA]=sw:lam", $"{Flow}?c[REF_AREA]=ne:lam-dong@xa-khac", $"{Flow}?c[INDICATOR]={other.Indicator.Replace('.', '@')}",
            $"{Flow}?c[PLAN_INDICATOR]={other.Row}", $"{Flow}?c[TIME_PERIOD]=2026-Q2", $"{Flow}?c[OBS_STATUS]=A,P,M",
            $"{Flow}?startPeriod=2026-Q1&endPeriod=2026-Q4", $"{Flow}?updatedAfter=2026-01-01T00:00:00Z", $"{Flow}?asOf={Settled}",
            $"{Flow}?dimensionAtObservation=AllDimensions"),
        ["GET /sdmx/structure/dataflow/{agency}/{flow}/{version}"] = _ => Ask("sdmx/structure/dataflow/WARDKPI/WARD_KPI/1.0?references=all"),
        ["POST /nodes/changes"] = other => [new("nodes/changes", BatchOf(other))],
        ["GET /nodes/position"] = _ => Ask("nodes/position"),
    };

    /// <summary>Routes that speak of no commune, each with its reason.</summary>
    private static readonly Dictionary<string, string> OfNoCommune = new()
    {
        ["GET /client"] = "what the caller's own key opens, and nothing is asked",
        ["GET /schemas"] = "shapes without figures, open to everybody",
        ["GET /schemas/{name}"] = "the same",
    };

    public static TheoryData<string> Routes => [.. Questions.Keys];

    [Fact]
    public void Every_route_of_machines_is_tried_or_says_why_not()
    {
        var routes = from endpoint in Host.Node.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                     where endpoint.RoutePattern.RawText!.StartsWith(ExchangeServices.Prefix, StringComparison.Ordinal)
                     from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
                     select $"{method} {endpoint.RoutePattern.RawText![ExchangeServices.Prefix.Length..].TrimEnd('/')}";

        Assert.Equal(Questions.Keys.Concat(OfNoCommune.Keys).Order(), routes.Order());
    }

    [Fact]
    public void Every_parameter_of_them_is_tried()
    {
        var prefix = ExchangeServices.Prefix.TrimStart('/');
        var groups = Host.Node.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items;
        var untried = from description in groups.SelectMany(one => one.Items)
                      where description.RelativePath!.StartsWith(prefix, StringComparison.Ordinal)
                      let route = $"{description.HttpMethod} {description.RelativePath![prefix.Length..].TrimEnd('/')}"
                      from parameter in description.ParameterDescriptions
                      where parameter.Source == BindingSource.Query && !OfNoCommune.ContainsKey(route)
                      let questions = Questions.Single(one => Constraint().Replace(one.Key, "") == Constraint().Replace(route, "")).Value(new Names())
                      where !questions.Any(question => Regex.IsMatch(question.Path, $"[?&]{Regex.Escape(parameter.Name)}=", RegexOptions.IgnoreCase))
                      select $"{route} {parameter.Name}";

        Assert.Empty(untried);
    }

    [Theory, MemberData(nameof(Routes))]
    public async Task A_key_of_one_commune_learns_nothing_of_another_and_changes_nothing_there(string route)
    {
        var (own, other) = (await PublishAsync(), await PublishAsync());
        // Of the same groups of indicators, in another place.
        var elsewhere = await Host.AddPushMachineAsync($"{own.Commune.Path}van-phong/");
        var strangers = new[] { own.Machine, await Host.AddPushMachineAsync($"{own.Commune.Path}kinh-te/"), elsewhere };
        // What a stranger takes for a name of the other, where there is no such thing.
        var guessed = new Names { UpTo = other.Names.UpTo };
        var before = await StandingAsync(other);

        foreach (var (question, guess) in Questions[route](other.Names).Zip(Questions[route](guessed)))
        {
            foreach (var stranger in strangers)
            {
                using var machine = Host.Machine(stranger.Key);
                foreach (var form in FormsOf(route))
                {
                    var answer = await AskAsync(machine, route, question, form);
                    var ofGuess = await AskAsync(machine, route, guess, form);
                    Assert.True(answer.Status == ofGuess.Status, $"{question.Path}: {answer.Status}, of a guess {ofGuess.Status}\n{answer.Body}");
                    var isGiven = answer.Status == HttpStatusCode.Created || (answer.Message.IsSuccessStatusCode && IsReading(route));
                    if (isGiven)
                        Assert.All(other.Marks, mark => Assert.DoesNotContain(mark, answer.Body, StringComparison.Ordinal));
                    else // A refusal, be it of a row, repeats what was asked, and knows no more than of a guess.
                        Assert.Equal(Without(ofGuess.Body, guessed), Without(answer.Body, other.Names));
                    if (stranger == elsewhere && isGiven)
                        Assert.All(
                            own.Values.Select(value => $"{value.Id}").Append(SecretOf(own.Commune)),
                            mark => Assert.DoesNotContain(mark, answer.Body, StringComparison.Ordinal));
                }
            }
        }

        Assert.Equal(before, await StandingAsync(other));
    }

    [Theory, MemberData(nameof(Routes))]
    public async Task The_questions_reach_what_they_name_for_who_may_ask(string route)
    {
        var known = await PublishAsync();
        using var machine = Host.Machine(known.Machine.Key);

        var bodies = new List<string>();
        foreach (var question in Questions[route](known.Names))
        {
            var answer = await AskAsync(machine, route, question, "*/*");
            Assert.True(
                answer.Message.IsSuccessStatusCode || answer.Status is HttpStatusCode.Conflict
                    || (answer.Status == HttpStatusCode.UnprocessableEntity && !question.Path.Contains(known.Names.Code, StringComparison.Ordinal)),
                $"{question.Path}: {answer.Status}\n{answer.Body}");
            bodies.Add(answer.Body);
        }

        if (IsReading(route))
            Assert.Contains(bodies, body => known.Marks.Any(mark => body.Contains(mark, StringComparison.Ordinal)));
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

    private static string Settled => $"{TestClock.Start.AddMinutes(-1):yyyy-MM-ddTHH:mm:ssZ}";

    private static IEnumerable<Question> Ask(params string[] paths) => paths.Select(path => new Question(path));

    private static string Dhis2(string query) => $"dhis2/dataValueSets?{query}";

    private static Delivery DeliveryOf(Names other, string? indicator = null) => new()
    {
        Values = [new DeliveredValue { OrganizationCode = other.Code, IndicatorCode = indicator ?? other.Indicator, Period = TestCommune.Quarter, Value = 1 }],
    };

    private static Dhis2Import ImportOf(Names other) => new()
    {
        DataValues = [new Dhis2ImportValue { DataElement = other.Indicator, OrgUnit = other.Code, Period = TestCommune.Quarter, Value = "1" }],
    };

    /// <summary>A batch of the other's run that speaks of the other commune.</summary>
    private static NodeBatch BatchOf(Names other) => new()
    {
        Run = other.Run,
        Step = 1,
        IsLast = true,
        Events = [],
        Values =
        [
            new NodeValue
            {
                Seq = 1, Id = other.Delivery, IsGone = true, Path = $"/{other.Code}/kinh-te/", OrganizationCode = other.Code, UnitCode = "kinh-te",
                PillarId = "egov", IndicatorCode = "EGOV.FILES_ONLINE", IsLocal = false, PlanId = other.Plan, PlanYear = 2026, PlanIndicatorId = other.Row,
                RowNumber = "1", Period = TestCommune.Quarter, EntryKind = EntryKind.Value, Status = ProgressStatus.OnTrack, State = ReportState.Verified,
                Version = 1, IsDemo = false, UpdatedAt = TestClock.Start,
            },
        ],
    };

    private static bool IsReading(string route) => route.StartsWith("GET ", StringComparison.Ordinal);

    private static IEnumerable<string> FormsOf(string route) => IsReading(route)
        ? [.. ValuesForm.MediaTypes, "application/vnd.sdmx.data+csv", "*/*"]
        : ["application/json"];

    private static Task<Answer> AskAsync(Machine machine, string route, Question question, string form) =>
        machine.SendAsync(new HttpMethod(route.Split(' ')[0]), $"exchange/{question.Path}", question.Body, form);

    /// <summary>The same text of whoever it speaks.</summary>
    private static string Without(string body, Names names) =>
        Trace().Replace(names.All.Aggregate(body, (text, name) => text.Replace(name, "…", StringComparison.Ordinal)), "");

    /// <summary>All that machines of the commune read of it.</summary>
    private async Task<string> StandingAsync(Known known)
    {
        using var machine = Host.Machine(known.Machine.Key);
        var paths = new[]
        {
            "values?state=submitted,verified,locked", "events", "webhooks", $"webhooks/{known.Names.Webhook}/deliveries", "nodes/position", "plans",
        };
        var answers = new List<string>();
        foreach (var path in paths)
            answers.Add((await machine.SendAsync(HttpMethod.Get, $"exchange/{path}")).Expect(HttpStatusCode.OK).Body);
        return string.Join('\n', answers);
    }

    private static string SecretOf(TestCommune commune) => $"Chuyện riêng của {commune.Name}.";

    /// <summary>A commune with a measure of its own, verified values, and a machine that hears of its reports and forwards.</summary>
    private async Task<Known> PublishAsync()
    {
        var indicator = $"SM.QR_{Guid.NewGuid():N}"[..20].ToUpperInvariant();
        var commune = await Host.AddCommuneAsync(file => file.With("SM.QR_STREETS", indicator));
        var machine = await Host.AddPushMachineAsync(commune.Path);
        var webhook = await machine.Client.PostAsync<WebhookWithSecret>(
            "exchange/webhooks", new NewWebhook { Url = Receiver, Events = [EventKind.Locked] }, HttpStatusCode.Created);
        (await machine.Client.SendAsync(HttpMethod.Post, $"exchange/webhooks/{webhook.Webhook.Id}/ping")).Expect(HttpStatusCode.Accepted);
        var names = new Names
        {
            Code = commune.Path.Trim('/'),
            Indicator = indicator,
            Plan = commune.PlanId,
            Row = commune.RowId("1"),
            Client = machine.Id,
            Webhook = webhook.Webhook.Id,
            Delivery = Assert.Single(await machine.Client.GetAsync<DeliveryView[]>($"exchange/webhooks/{webhook.Webhook.Id}/deliveries")).Id,
        };
        await machine.Client.PostAsync<NodePosition>(
            "exchange/nodes/changes", new NodeBatch { Run = names.Run, Step = 1, IsLast = true, Values = [], Events = [] });
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var values = commune.WholeForm();
        values[7] = commune.Narrative("8", SecretOf(commune));
        var report = await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), values), "submit");
        await standing.StepAsync(report, "verify");
        var page = await machine.Client.GetAsync<ExchangeValuesPage>("exchange/values?limit=2");
        var all = (await machine.Client.GetAsync<ExchangeValuesPage>("exchange/values")).Values;
        return new Known(commune, machine, all, names with { Cursor = page.Next!, UpTo = page.UpTo });
    }

    [GeneratedRegex("""
        ,"traceId":"[^"]*"
        """)]
    private static partial Regex Trace();

    [GeneratedRegex(@":guid|\?")]
    private static partial Regex Constraint();
}
