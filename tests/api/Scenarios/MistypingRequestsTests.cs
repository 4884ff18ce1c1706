using System.Net;
using System.Text.Json.Nodes;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>What a programmer gets wrong on the first day is refused, and the place of the fault is named.</summary>
public sealed class MistypingRequestsTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Theory]
    [InlineData("values?dry_run=true", "dry_run")]
    [InlineData("values?dryRun=true&importstrategie=create", "importstrategie")]
    [InlineData("dhis2/dataValueSets?dry_run=true", "dry_run")]
    public async Task A_mistyped_parameter_of_a_write_writes_nothing(string path, string name)
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        object body = path.StartsWith("values", StringComparison.Ordinal)
            ? new { values = new[] { commune.Delivered("2", 6) } }
            : new { dataValues = new[] { new { dataElement = commune.Of("2").IndicatorCode, period = TestCommune.Quarter, orgUnit = commune.Path.Trim('/'), value = "6" } } };

        var problem = await RefusalAsync(machine, path, body, HttpStatusCode.UnprocessableEntity);

        Assert.Equal(("invalid_query", name), ((string?)problem["code"], Fields(problem)));
        Assert.Equal(0, Assert.Single(await Host.SelectAsync<int>("select count(*) from reports where plan_id = @planId", new { planId = commune.PlanId })));
    }

    [Theory]
    [InlineData("exchange/dictionary?yaer=2026", "yaer")]
    [InlineData("exchange/organizations?x=1", "x")]
    [InlineData("exchange/events?after=1", "after")]
    [InlineData("exchange/client?x=1", "x")]
    [InlineData("exchange/dhis2/dataValueSets?orgunits=1", "orgunits")]
    [InlineData("exchange/sdmx/data/dataflow/WARDKPI/WARD_KPI/1.0/*?key=x", "key")]
    [InlineData("exchange/values?indicator=NOPE", "indicator")]
    [InlineData("exchange/values?unit=nope", "unit")]
    [InlineData("exchange/values?organization=nope", "organization")]
    public async Task What_a_reading_names_wrongly_is_named_in_the_refusal(string path, string name)
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await ReaderAsync(commune);

        var problem = Json((await machine.SendAsync(HttpMethod.Get, path)).Expect(HttpStatusCode.UnprocessableEntity));

        Assert.Equal(("invalid_query", name), ((string?)problem["code"], Fields(problem)));
    }

    [Theory]
    [InlineData("values?organizationCode=00000", "organizationCode", "organization, ")]
    [InlineData("events?after=1", "after", "limit, since")]
    [InlineData("client?x=1", "x", "không nhận tham số")]
    public async Task The_refusal_of_a_name_says_which_ones_there_are(string path, string name, string known)
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await ReaderAsync(commune);

        var problem = (await machine.SendAsync(HttpMethod.Get, $"exchange/{path}")).Expect(HttpStatusCode.UnprocessableEntity).As<ProblemView>();

        Assert.Contains(known, Assert.Single(problem.Errors[name]), StringComparison.Ordinal);
        var nowhere = (await machine.SendAsync(HttpMethod.Get, "exchange/khong-co")).Expect(HttpStatusCode.NotFound).As<ProblemView>();
        Assert.Equal("no_such_address", nowhere.Code);
    }

    [Theory]
    [InlineData("exchange/values?indicator=EGOV.FILES_ONLINE")]
    [InlineData("exchange/values?unit=van-phong")]
    [InlineData("exchange/sdmx/structure/dataflow/WARDKPI/WARD_KPI/1.0?references=none")]
    [InlineData("exchange/dhis2/dataValueSets?DATAELEMENT=EGOV.FILES_ONLINE&period=2026Q3&period=2026Q2")]
    public async Task What_is_known_is_read(string path)
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await ReaderAsync(commune);

        (await machine.SendAsync(HttpMethod.Get, path)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("{}", "values")]
    [InlineData("""{"values":[{}]}""", "values[0].indicatorCode,values[0].organizationCode,values[0].period")]
    [InlineData("""{"values":[{"indicatorCode":"A","period":"2026Q3"}]}""", "values[0].organizationCode")]
    [InlineData("""{"values":[{"indicatorCode":"A","organizationCode":"1","period":"2026Q3","numerator":"abc"}]}""", "values[0].numerator")]
    [InlineData("""{"values":[{"indicatorCode":"A","organizationCode":"1","period":"2026Q3","numerator":1e30}]}""", "values[0].numerator")]
    [InlineData("""{"values":[{"indicatorCode":"A","organizationCode":"1","period":"2026Q3","valeu":1}]}""", "values[0].valeu")]
    [InlineData("""{"values":[],"dryRun":true}""", "dryRun")]
    [InlineData("""{"values":[{"indicatorCode":"A",]}""", "values[0]")]
    [InlineData("[]", "$")]
    [InlineData("", "$")]
    public async Task A_body_that_cannot_be_read_says_where(string body, string fields)
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        using var content = new StringContent(body, null, "application/json");

        var problem = await RefusalAsync(machine, "values", content, HttpStatusCode.BadRequest);

        Assert.Equal(("unreadable", fields), ((string?)problem["code"], Fields(problem)));
    }

    [Theory]
    [InlineData("{}", "events,url")]
    [InlineData("""{"url":"https://example.org","events":["nothing"]}""", "events[0]")]
    public async Task A_webhook_that_cannot_be_read_says_where(string body, string fields)
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path, scopes: ApiScope.ManageWebhooks);
        using var content = new StringContent(body, null, "application/json");

        Assert.Equal(fields, Fields(await RefusalAsync(machine, "webhooks", content, HttpStatusCode.BadRequest)));
    }

    [Fact]
    public async Task A_strategy_that_is_none_names_its_parameter()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);

        var problem = await RefusalAsync(machine, "values?importStrategy=bogus", new { values = new[] { commune.Delivered("2", 6) } }, HttpStatusCode.BadRequest);

        Assert.Equal(("unreadable", "importStrategy"), ((string?)problem["code"], Fields(problem)));
    }

    [Fact]
    public async Task A_right_that_the_key_lacks_is_named()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await ReaderAsync(commune);

        var problem = Json((await machine.SendAsync(HttpMethod.Get, "exchange/nodes/position")).Expect(HttpStatusCode.Forbidden));

        Assert.Equal(("missing_scope", "forward_changes"), ((string?)problem["code"], (string?)problem["scope"]));
        Assert.Equal("Chức năng này cần quyền Chuyển tiếp (forward_changes): đề nghị quản trị cấp thêm cho khóa truy cập.", (string?)problem["detail"]);
    }

    [Fact]
    public async Task A_revoked_key_over_its_limit_is_told_that_it_is_revoked()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(MachineSteps.Terms($"Máy {Guid.NewGuid():n}") with { OrganizationId = commune.Plan.Summary.CommuneId, RequestsPerMinute = 1 });
        using var machine = Host.Machine(issued.Key);
        (await machine.AskAsync()).Expect(HttpStatusCode.OK);
        Assert.Equal("too_many_calls", await machine.RefusedAsync(HttpStatusCode.TooManyRequests));

        await Host.ExecuteAsync("update api_clients set revoked_at = @at where id = @id", new { at = Host.Clock.Now.UtcDateTime, id = issued.Client.Id });

        Assert.Equal("revoked_key", await machine.RefusedAsync(HttpStatusCode.Unauthorized));
    }

    private async Task<Machine> ReaderAsync(TestCommune commune)
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(MachineSteps.Terms($"Máy {Guid.NewGuid():n}") with
        {
            OrganizationId = commune.Plan.Summary.CommuneId,
            Scopes = [ApiScope.ReadValues, ApiScope.ReadDictionary],
        });
        return Host.Machine(issued.Key);
    }

    private static async Task<JsonNode> RefusalAsync(DeliveringMachine machine, string path, object body, HttpStatusCode expected) =>
        Json((await machine.SendAsync(path, body)).Expect(expected));

    private static JsonNode Json(Answer answer) => answer.As<JsonNode>();

    private static string Fields(JsonNode problem) =>
        string.Join(',', (problem["errors"]?.AsObject() ?? []).Select(field => field.Key).Order(StringComparer.Ordinal));
}
