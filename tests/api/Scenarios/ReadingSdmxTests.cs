using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;
using static WardKpi.Api.Tests.Infrastructure.PullingSteps;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>A statistical office pulls by SDMX.</summary>
public sealed partial class ReadingSdmxTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private const string Flow = "sdmx/data/dataflow/WARDKPI/WARD_KPI/1.0";
    private const string Csv = "application/vnd.sdmx.data+csv;version=2.0.0";
    private const string Json = "application/vnd.sdmx.data+json;version=2.0.0";

    protected override bool BeginsAtStart => false;

    [Fact]
    public async Task A_line_of_SDMX_CSV_names_flow_action_key_value_and_attributes()
    {
        var commune = await Host.AddCommuneAsync();
        await VerifyAsync(commune);
        using var machine = await Host.AddPullingMachineAsync(commune.Path);

        var answer = (await machine.AskAsync(Flow, Csv)).Expect(HttpStatusCode.OK);

        Assert.Equal(Csv, answer.Message.Content.Headers.ContentType?.ToString().Replace(" ", ""));
        Assert.StartsWith(
            "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,PLAN_INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,", answer.Body);
        var lines = Lines(answer.Body);
        Assert.Equal(8, lines.Count);
        var line = lines.Single(one => one["INDICATOR"] == "EGOV@FILES_ONLINE");
        Assert.Equal(("dataflow", "WARDKPI:WARD_KPI(1.0)", "R", "Q", "2026-Q2"), (line["STRUCTURE"], line["STRUCTURE_ID"], line["ACTION"], line["FREQ"], line["TIME_PERIOD"]));
        Assert.Equal((IdOf(commune), commune.RowId("1").ToString()), (line["REF_AREA"], line["PLAN_INDICATOR"]));
        Assert.Equal(("false", "48", "A", "48", "100", "60", "50", "%"), (line["IS_DEMO"], line["OBS_VALUE"], line["OBS_STATUS"], line["NUMERATOR"], line["DENOMINATOR"], line["TARGET"], line["MILESTONE"], line["UNIT_MEASURE"]));
    }

    [Fact]
    public async Task What_did_not_occur_is_missing_and_what_waits_is_provisional()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var form = commune.WholeForm();
        form[1] = new ReportDraftValue { PlanIndicatorId = commune.RowId("2"), EntryKind = EntryKind.NotApplicable, Version = 0 };
        await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), form), "submit");
        using var machine = await Host.AddPullingMachineAsync(commune.Path);

        (await machine.AskAsync(Flow, Csv)).Expect(HttpStatusCode.NoContent);
        var lines = Lines(await machine.TextAsync($"{Flow}?c[OBS_STATUS]=A,P,M", Csv));

        Assert.Equal(["M", "P"], lines.Select(line => line["OBS_STATUS"]).Distinct().Order());
        Assert.Equal(("M", ""), (lines.Single(line => line["INDICATOR"] == "SM@QR_STREETS")["OBS_STATUS"], lines.Single(line => line["INDICATOR"] == "SM@QR_STREETS")["OBS_VALUE"]));
        Assert.Equal(7, Lines(await machine.TextAsync($"{Flow}?c[OBS_STATUS]=P", Csv)).Count);
    }

    [Fact]
    public async Task Keys_and_components_narrow_what_comes()
    {
        var commune = await Host.AddCommuneAsync();
        await VerifyAsync(commune);
        using var machine = await Host.AddPullingMachineAsync("/lam-dong/");
        var area = IdOf(commune);

        foreach (var (query, count) in new (string, int)[]
        {
            ($"/Q.{area}", 8), ($"/*.{area}.EGOV@FILES_ONLINE.*", 1), ($"/*.{area}.EGOV@FILES_ONLINE+SEC@INCIDENTS", 2),
            ($"/Q.{area}.EGOV@FILES_ONLINE,Q.{area}.SEC@INCIDENTS", 2), ($"/*.{area}..{commune.RowId("3")}", 1),
            ($"?c[REF_AREA]={area}", 8), ($"?c[REF_AREA]={area}&c[INDICATOR]=sw:SM@", 3), ($"/*.{area}?c[INDICATOR]=ne:SEC@INCIDENTS", 7),
            ($"/*.{area}?c[TIME_PERIOD]=ge:2026-Q1", 8), ($"/*.{area}?c[TIME_PERIOD]=ge:2026-Q1%2Ble:2026-Q2", 8), ($"/*.{area}?c[TIME_PERIOD]=le:2026", 8),
            ($"/*.{area}?c[TIME_PERIOD]=2026-Q2", 8), ($"/*.{area}?c[TIME_PERIOD]=2026", 8), ($"/*.{area}?c[TIME_PERIOD]=ge:2026-04-01", 8), ($"/*.{area}?c[TIME_PERIOD]=ge:2026-04", 8),
            ($"/*.{area}?c[TIME_PERIOD]=le:2026-06-30", 8), ($"/*.{area}?c[TIME_PERIOD]=le:2026-06", 8), ($"/*.{area}?c[TIME_PERIOD]=ne:2025", 8),
            ($"/*.{area}?startPeriod=2026-04-01&endPeriod=2026-Q2", 8), ($"/*.{area}?c[TIME_PERIOD]=2026&startPeriod=2026-Q1", 8), ($"/*.{area}.*.*.2026-Q2", 8),
            ($"/*.{area}?c[OBS_STATUS]=eq:A", 8), ($"/*.{area}?c[OBS_STATUS]=ne:P", 8), ($"/*.{area}?attributes=dsd&measures=all", 8), ($"/*.{area}.SEC@INCIDENTS,A.*", 1), ($"/*.{area}?c[REF_AREA]=lam-dong", 8),
        })
            Assert.True(count == Lines(await machine.TextAsync(Flow + query, Csv)).Count, query);
        foreach (var query in new[] { $"/A.{area}", $"/*.{area}?c[TIME_PERIOD]=gt:2026-Q2", $"/*.{area}?c[TIME_PERIOD]=lt:2026", $"/*.{area}.NO@SUCH", $"/*.{area}?c[REF_AREA]=ne:{area}",
            $"/*.{area}?c[TIME_PERIOD]=ge:2026-04-02", $"/*.{area}?c[TIME_PERIOD]=ge:2026-05", $"/*.{area}?c[TIME_PERIOD]=le:2026-06-29", $"/*.{area}?c[TIME_PERIOD]=ne:2026",
            $"/*.{area}?startPeriod=2026-Q3", $"/*.{area}?endPeriod=2026-05", $"/*.{area}?c[TIME_PERIOD]=2026&startPeriod=2026-Q3", $"/*.{area}?c[OBS_STATUS]=ne:A" })
            (await machine.AskAsync(Flow + query, Csv)).Expect(HttpStatusCode.NoContent);
        foreach (var query in new[] { "?c[COLOUR]=red", "?c[INDICATOR]=like:x", "/Q.a.b.c.d.e", "?c[TIME_PERIOD]=2026-Q5", "?c[TIME_PERIOD]=ge:soon", "?c[TIME_PERIOD]=sw:2026",
            "?startPeriod=2026-W01", "?endPeriod=", "/*.*.*.*.2026Q2", "?c[OBS_STATUS]=X", "?c[OBS_STATUS]=A,X", "?c[OBS_STATUS]=gt:A" })
            Assert.Equal("bad_component", (await machine.RefusedAsync(HttpStatusCode.UnprocessableEntity, Flow + query, Csv)).Code);
    }

    [Fact]
    public async Task Since_an_instant_changes_come_with_what_went_away_and_a_former_instant_shows_the_former_state()
    {
        var commune = await Host.AddCommuneAsync();
        var report = await VerifyAsync(commune);
        using var machine = await Host.AddPullingMachineAsync(commune.Path);
        // Behind what updatedAfter reaches back.
        Host.Clock.Advance(TimeSpan.FromMinutes(6));
        var before = $"{Host.Clock.Now:yyyy-MM-ddTHH:mm:ssZ}";
        Assert.Equal("unsettled_instant", (await machine.RefusedAsync(HttpStatusCode.UnprocessableEntity, $"{Flow}?asOf={before}", Csv)).Code);
        var tag = (await machine.AskAsync(Flow, Csv)).Header("ETag");
        (await machine.AskAsync(Flow, Csv, tag)).Expect(HttpStatusCode.NotModified);
        (await machine.AskAsync($"{Flow}?updatedAfter={before}", Csv)).Expect(HttpStatusCode.NoContent);
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var standing = await commune.StandingOfficeAsync();

        await standing.StepAsync(report, "reopen", "kiểm tra lại");

        (await machine.AskAsync(Flow, Csv, tag)).Expect(HttpStatusCode.NoContent);
        var gone = Lines(await machine.TextAsync($"{Flow}?updatedAfter={before}", Csv));
        Assert.Equal(8, gone.Count);
        Assert.All(gone, line => Assert.Equal(("D", "", ""), (line["ACTION"], line["OBS_VALUE"], line["OBS_STATUS"])));
        Assert.Equal(8, Lines(await machine.TextAsync($"{Flow}?asOf={before}", Csv)).Count);
        var message = JsonNode.Parse(await machine.TextAsync($"{Flow}?updatedAfter={before}", Json))!;
        Assert.Equal(["Replace", "Delete"], message["data"]!["dataSets"]!.AsArray().Select(set => set!["action"]!.GetValue<string>()));
        Assert.Equal("empty_span", (await machine.RefusedAsync(HttpStatusCode.UnprocessableEntity, $"{Flow}?updatedAfter={before}&asOf=2026-01-01T00:00:00Z", Csv)).Code);
    }

    [Fact]
    public async Task Of_a_delta_of_some_statuses_what_has_another_one_now_is_deleted_and_what_never_had_one_is_not_named()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var form = commune.WholeForm();
        form[1] = new ReportDraftValue { PlanIndicatorId = commune.RowId("2"), EntryKind = EntryKind.NotApplicable, Version = 0 };
        var report = await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), form), "submit");
        using var machine = await Host.AddPullingMachineAsync(commune.Path);
        Assert.Equal(7, Lines(await machine.TextAsync($"{Flow}?c[OBS_STATUS]=P", Csv)).Count);
        // Further than `updatedAfter` reaches back.
        Host.Clock.Advance(TimeSpan.FromMinutes(10));
        var before = $"{Host.Clock.Now:yyyy-MM-ddTHH:mm:ssZ}";
        Host.Clock.Advance(TimeSpan.FromMinutes(1));

        await standing.StepAsync(report, "verify");

        var waiting = Lines(await machine.TextAsync($"{Flow}?updatedAfter={before}&c[OBS_STATUS]=P", Csv));
        Assert.Equal(7, waiting.Count);
        Assert.All(waiting, line => Assert.Equal(("D", ""), (line["ACTION"], line["OBS_STATUS"])));
        var normal = Lines(await machine.TextAsync($"{Flow}?updatedAfter={before}&c[OBS_STATUS]=A", Csv));
        Assert.Equal(7, normal.Count);
        Assert.All(normal, line => Assert.Equal(("R", "A"), (line["ACTION"], line["OBS_STATUS"])));
    }

    [Fact]
    public async Task The_JSON_message_says_the_same_as_the_lines()
    {
        var commune = await Host.AddCommuneAsync();
        await VerifyAsync(commune);
        using var machine = await Host.AddPullingMachineAsync(commune.Path);
        var lines = Lines(await machine.TextAsync(Flow, Csv));

        var message = JsonNode.Parse(await machine.TextAsync(Flow, Json))!;

        Assert.Equal("https://json.sdmx.org/2.0.0/sdmx-json-data-schema.json", message["$schema"]!.GetValue<string>());
        Assert.All(new[] { "id", "prepared", "sender" }, name => Assert.NotNull(message["meta"]![name]));
        var structure = Assert.Single(message["data"]!["structures"]!.AsArray())!;
        var dimensions = structure["dimensions"]!["observation"]!.AsArray();
        Assert.Equal(["FREQ", "REF_AREA", "INDICATOR", "PLAN_INDICATOR", "TIME_PERIOD"], dimensions.Select(one => one!["id"]!.GetValue<string>()));
        Assert.Equal([0, 1, 2, 3, 4], dimensions.Select(one => one!["keyPosition"]!.GetValue<int>()));
        var attributes = structure["attributes"]!["observation"]!.AsArray();
        var set = Assert.Single(message["data"]!["dataSets"]!.AsArray())!;
        Assert.Equal((0, "Replace"), (set["structure"]!.GetValue<int>(), set["action"]!.GetValue<string>()));
        var said = set["observations"]!.AsObject().Select(observation => (
            string.Join('.', observation.Key.Split(':').Select((place, at) => ValueAt(dimensions[at]!["values"]![int.Parse(place)]!))),
            observation.Value![0]?.ToJsonString() ?? ""));
        Assert.Equal(
            lines.Select(line => ($"{line["FREQ"]}.{line["REF_AREA"]}.{line["INDICATOR"]}.{line["PLAN_INDICATOR"]}.{line["TIME_PERIOD"]}", line["OBS_VALUE"])).Order(),
            said.Order());
        Assert.All(set["observations"]!.AsObject(), observation => Assert.Equal(1 + attributes.Count, observation.Value!.AsArray().Count));
    }

    [Fact]
    public async Task The_structure_holds_everything_that_the_data_refer_to()
    {
        var commune = await Host.AddCommuneAsync();
        await VerifyAsync(commune);
        using var machine = await Host.AddPullingMachineAsync(commune.Path);
        const string path = "sdmx/structure/dataflow/WARDKPI/WARD_KPI/1.0";

        var data = JsonNode.Parse(await machine.TextAsync($"{path}?references=all", "application/vnd.sdmx.structure+json;version=2.0.0"))!["data"]!;

        var definition = data["dataStructures"]![0]!["dataStructureComponents"]!;
        var components = definition["dimensionList"]!["dimensions"]!.AsArray().Append(definition["dimensionList"]!["timeDimension"])
            .Concat(definition["measureList"]!["measures"]!.AsArray()).Concat(definition["attributeList"]!["attributes"]!.AsArray()).ToList();
        Assert.All(components, component => Assert.Matches(ComponentId(), component!["id"]!.GetValue<string>()));
        Assert.Equal(
            (await machine.TextAsync(Flow, Csv)).Split("\r\n")[0].Split(',').Skip(3),
            components.Select(component => component!["id"]!.GetValue<string>()));
        var concepts = data["conceptSchemes"]![0]!["concepts"]!.AsArray().Select(concept => concept!["id"]!.GetValue<string>()).ToHashSet();
        Assert.All(components, component => Assert.Contains(component!["conceptIdentity"]!.GetValue<string>().Split('.')[^1], concepts));
        var codelists = data["codelists"]!.AsArray().ToDictionary(list => list!["id"]!.GetValue<string>(), list => list!["codes"]!.AsArray());
        foreach (var component in components)
            if (component!["localRepresentation"]!["enumeration"] is { } enumeration)
                Assert.Contains(enumeration.GetValue<string>().Split(':')[^1].Split('(')[0], codelists.Keys);
        Assert.All(codelists.Values.SelectMany(codes => codes), code => Assert.Matches(CodeId(), code!["id"]!.GetValue<string>()));
        foreach (var line in Lines(await machine.TextAsync(Flow, Csv)))
        {
            Assert.Contains(codelists["CL_AREA"], code => code!["id"]!.GetValue<string>() == line["REF_AREA"]);
            Assert.Contains(codelists["CL_INDICATOR"], code => code!["id"]!.GetValue<string>() == line["INDICATOR"]);
            Assert.Contains(codelists["CL_OBS_STATUS"], code => code!["id"]!.GetValue<string>() == line["OBS_STATUS"]);
        }

        var alone = JsonNode.Parse(await machine.TextAsync(path, "*/*"))!["data"]!.AsObject();
        Assert.Equal(["dataflows"], alone.Select(part => part.Key));
    }

    [Fact]
    public async Task What_is_not_offered_is_refused_by_name()
    {
        var commune = await Host.AddCommuneAsync();
        await VerifyAsync(commune);
        using var machine = await Host.AddPullingMachineAsync(commune.Path);

        Assert.Equal("not_acceptable", (await machine.RefusedAsync(HttpStatusCode.NotAcceptable, Flow, "application/vnd.sdmx.data+xml;version=3.0.0")).Code);
        Assert.Equal("not_acceptable", (await machine.RefusedAsync(HttpStatusCode.NotAcceptable, Flow, "application/vnd.sdmx.data+csv;version=1.0.0")).Code);
        Assert.Equal("not_implemented", (await machine.RefusedAsync(HttpStatusCode.NotImplemented, $"{Flow}?dimensionAtObservation=TIME_PERIOD", Csv)).Code);
        Assert.Equal("unknown_dataflow", (await machine.RefusedAsync(HttpStatusCode.NotFound, "sdmx/data/dataflow/ECB/EXR/1.0", Csv)).Code);
        foreach (var query in new[] { "lastNObservations=1", "firstNObservations=1", "attributes=none", "measures=none", "includeHistory=true" })
            Assert.Equal("not_implemented", (await machine.RefusedAsync(HttpStatusCode.NotImplemented, $"{Flow}?{query}", Csv)).Code);
        foreach (var query in new[] { "bogus=1", "period=2026Q2", "c[INDICATOR]=SEC@INCIDENTS&c[INDICATOR]=SM@QR_STREETS" })
            Assert.Equal("invalid_query", (await machine.RefusedAsync(HttpStatusCode.UnprocessableEntity, $"{Flow}?{query}", Csv)).Code);
        foreach (var accept in new[] { "application/vnd.sdmx.data+csv", "application/vnd.sdmx.data+csv;version=2.1.0", $"{Csv};labels=id", "application/vnd.sdmx.data+json;q=0.1, application/vnd.sdmx.data+csv" })
            Assert.StartsWith("STRUCTURE,", await machine.TextAsync(Flow, accept));
    }

    [Fact]
    public async Task No_parameter_leads_to_another_commune()
    {
        var (own, other) = (await Host.AddCommuneAsync(), await Host.AddCommuneAsync());
        await VerifyAsync(other);
        using var machine = await Host.AddPullingMachineAsync(own.Path);

        foreach (var query in new[]
        {
            "", "/*", $"/*.*.*.{other.RowId("1")}", "/Q..EGOV@FILES_ONLINE", $"?c[PLAN_INDICATOR]={other.RowId("1")}", "?c[REF_AREA]=sw:lam", $"?c[REF_AREA]=ne:{IdOf(own)}",
            "?c[TIME_PERIOD]=2026-Q2", "?updatedAfter=2020-01-01T00:00:00Z", $"?asOf={Host.Clock.Now.AddMinutes(-1):yyyy-MM-ddTHH:mm:ssZ}", "?c[OBS_STATUS]=A,P,M",
        })
            (await machine.AskAsync(Flow + query, Csv)).Expect(HttpStatusCode.NoContent);
        var refusals = new List<string>();
        foreach (var query in new[] { $"/*.{IdOf(other)}", $"?c[REF_AREA]={IdOf(other)}", "/*.lam-dong", "/*.99999" })
            refusals.Add((await machine.RefusedAsync(HttpStatusCode.UnprocessableEntity, Flow + query, Csv)).Detail);
        Assert.Single(refusals.Distinct());
        Assert.DoesNotContain(IdOf(other), await machine.TextAsync("sdmx/structure/dataflow/WARDKPI/WARD_KPI/1.0?references=all", "*/*"));
    }

    [Fact]
    public async Task Codes_have_their_names_and_the_lists_of_one_client_are_said_to_be_partial()
    {
        var commune = await Host.AddCommuneAsync();
        await VerifyAsync(commune);
        using var machine = await Host.AddPullingMachineAsync(commune.Path);

        var dimensions = JsonNode.Parse(await machine.TextAsync(Flow, Json))!["data"]!["structures"]![0]!["dimensions"]!["observation"]!.AsArray();
        var lists = JsonNode.Parse(await machine.TextAsync("sdmx/structure/dataflow/WARDKPI/WARD_KPI/1.0?references=all", "*/*"))!["data"]!["codelists"]!.AsArray();

        var area = Assert.Single(dimensions[1]!["values"]!.AsArray())!;
        Assert.Equal(IdOf(commune), area["id"]!.GetValue<string>());
        Assert.NotEqual(IdOf(commune), area["name"]!.GetValue<string>());
        Assert.All(dimensions[2]!["values"]!.AsArray(), code => Assert.NotEqual(code!["id"]!.GetValue<string>(), code["name"]!.GetValue<string>()));
        Assert.Equal(
            ["CL_AREA", "CL_INDICATOR"], lists.Where(list => list!["isPartial"]!.GetValue<bool>()).Select(list => list!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_key_of_one_unit_finds_the_commune_that_its_rows_carry()
    {
        var commune = await Host.AddCommuneAsync();
        await VerifyAsync(commune);
        using var machine = await Host.AddPullingMachineAsync($"{commune.Path}kinh-te/");

        var carried = Lines(await machine.TextAsync(Flow, Csv)).Select(line => line["REF_AREA"]).Distinct();
        var lists = JsonNode.Parse(await machine.TextAsync("sdmx/structure/dataflow/WARDKPI/WARD_KPI/1.0?references=all", "*/*"))!["data"]!["codelists"]!.AsArray();
        var places = JsonNode.Parse(await machine.TextAsync("dhis2/metadata", "*/*"))!["organisationUnits"]!.AsArray();

        Assert.Equal([IdOf(commune)], carried);
        Assert.Equal(carried, lists.Single(list => list!["id"]!.GetValue<string>() == "CL_AREA")!["codes"]!.AsArray().Select(code => code!["id"]!.GetValue<string>()));
        Assert.Equal([commune.Path.Trim('/')], places.Select(place => place!["code"]!.GetValue<string>()));
    }

    private static string ValueAt(JsonNode value) => (value["id"] ?? value["value"])!.GetValue<string>();

    private static string IdOf(TestCommune commune) => commune.Path.Trim('/').Replace('/', '@');

    private static async Task<ReportView> VerifyAsync(TestCommune commune)
    {
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());
        return await standing.StepAsync(await officer.StepAsync(report, "submit"), "verify");
    }

    /// <summary>Of components (NCNameIDType) and of codes (IDType), as the schemas of SDMX have them.</summary>
    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]*$")]
    private static partial Regex ComponentId();

    [GeneratedRegex("^[A-Za-z0-9_@$-]+$")]
    private static partial Regex CodeId();
}
