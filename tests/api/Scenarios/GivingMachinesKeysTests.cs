using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Organizations;
using WardKpi.Api.Tests.Infrastructure;
using static WardKpi.Api.Tests.Infrastructure.MachineSteps;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class GivingMachinesKeysTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task A_key_is_told_once_and_only_its_hash_and_prefix_are_kept()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms());

        Assert.Matches("^wkpi_[a-z2-9]{8}_[A-Za-z0-9_-]{43}$", issued.Key);
        Assert.Equal(issued.Key[5..13], issued.Client.Prefix);
        var secret = issued.Key[14..];
        Assert.DoesNotContain(secret, (await admin.SendAsync(HttpMethod.Get, "api-clients")).Body);
        Assert.DoesNotContain(secret, (await admin.SendAsync(HttpMethod.Put, $"api-clients/{issued.Client.Id}", issued.Client.Change())).Body);
        Assert.DoesNotContain(secret, (await admin.SendAsync(HttpMethod.Post, $"api-clients/{issued.Client.Id}/revoke")).Body);
        var stored = Assert.Single(await Host.SelectAsync<string>("select key_hash from api_clients where id = @Id", new { issued.Client.Id }));
        Assert.Equal(64, stored.Length);
        Assert.DoesNotContain(secret, stored, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_machine_is_told_what_its_key_opens()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms() with
        {
            Scopes = [ApiScope.WriteValues, ApiScope.ReadValues, ApiScope.ReadValues],
            OrganizationId = commune.Plan.Summary.CommuneId,
            Pillars = ["egov", "soc"],
            RequestsPerMinute = 77,
            ExpiresOn = new DateOnly(2026, 12, 31),
        });
        using var machine = Host.Machine(issued.Key);

        var own = await machine.AskedAsync();

        Assert.Equal([ApiScope.ReadValues, ApiScope.WriteValues], own.Scopes);
        Assert.Equal(["egov", "soc"], own.Pillars);
        Assert.Equal((commune.Path, 77, new DateOnly(2026, 12, 31)), (own.Path, own.RequestsPerMinute, own.ExpiresOn));
        Assert.Equal((ApiClientState.Active, commune.Name, "Người SystemAdmin"), (issued.Client.State, issued.Client.OrganizationName, issued.Client.CreatedBy));
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_the_next_request_on_and_never_again()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms());
        using var machine = Host.Machine(issued.Key);
        await machine.AskedAsync();

        var revoked = await admin.PostAsync<ApiClientView>($"api-clients/{issued.Client.Id}/revoke", new { });

        Assert.Equal("revoked_key", await machine.RefusedAsync(HttpStatusCode.Unauthorized));
        Assert.Equal(ApiClientState.Revoked, revoked.State);
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(revoked.RevokedAt, (await admin.PostAsync<ApiClientView>($"api-clients/{issued.Client.Id}/revoke", new { })).RevokedAt);
        var changed = await admin.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Put, $"api-clients/{issued.Client.Id}", revoked.Change());
        var renewed = await admin.RefusedAsync(
            HttpStatusCode.Conflict, HttpMethod.Post, $"api-clients/{issued.Client.Id}/renew-key", new RenewApiKey { Version = revoked.Version });
        Assert.Equal(("client_revoked", "client_revoked"), (changed.Code, renewed.Code));
    }

    [Fact]
    public async Task A_new_key_takes_the_place_of_the_old_one_at_once()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms());
        using var before = Host.Machine(issued.Key);
        await before.AskedAsync();

        var renewed = await admin.PostAsync<IssuedApiKey>($"api-clients/{issued.Client.Id}/renew-key", new RenewApiKey { Version = 1 });
        using var after = Host.Machine(renewed.Key);

        Assert.Equal("bad_key", await before.RefusedAsync(HttpStatusCode.Unauthorized));
        Assert.Equal(issued.Client.Name, (await after.AskedAsync()).Name);
        Assert.Equal((issued.Client.Id, 2), (renewed.Client.Id, renewed.Client.Version));
        Assert.NotEqual(issued.Client.Prefix, renewed.Client.Prefix);
        var stale = await admin.RefusedAsync(
            HttpStatusCode.Conflict, HttpMethod.Post, $"api-clients/{issued.Client.Id}/renew-key", new RenewApiKey { Version = 1 });
        Assert.Equal("stale_version", stale.Code);
        await after.AskedAsync();
    }

    [Fact]
    public async Task What_is_changed_counts_for_the_next_request_and_a_stale_change_is_refused()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms());
        using var machine = Host.Machine(issued.Key);

        var changed = await admin.ChangeAsync(issued.Client.Id, issued.Client.Change() with { Scopes = [ApiScope.ReadDictionary], Pillars = ["data"] });

        var own = await machine.AskedAsync();
        Assert.Equal(ApiScope.ReadDictionary, Assert.Single(own.Scopes));
        Assert.Equal("data", Assert.Single(own.Pillars!));
        Assert.Equal(2, changed.Version);
        var stale = await admin.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Put, $"api-clients/{issued.Client.Id}", issued.Client.Change());
        Assert.Equal("stale_version", stale.Code);
        Assert.Equal(["data"], (await admin.FindAsync(issued.Client.Id)).Pillars);
    }

    [Fact]
    public async Task A_key_is_good_through_its_last_day_and_warns_two_weeks_before()
    {
        Host.Clock.MoveTo(2026, 6, 18, 9);
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms() with { ExpiresOn = new DateOnly(2026, 7, 3) });
        using var machine = Host.Machine(issued.Key);
        Assert.Equal(ApiClientState.Active, issued.Client.State);

        // A session ends in ten hours, and the key is looked at by whoever signs in then.
        Host.Clock.MoveTo(2026, 6, 20, 9);
        using (var later = await Host.SignInAsync(Accounts.Admin))
            Assert.Equal(ApiClientState.Expiring, (await later.FindAsync(issued.Client.Id)).State);
        Host.Clock.MoveTo(2026, 7, 3, 23, 59);
        await machine.AskedAsync();
        Host.Clock.MoveTo(2026, 7, 4, 0);
        Assert.Equal("expired_key", await machine.RefusedAsync(HttpStatusCode.Unauthorized));
        using (var later = await Host.SignInAsync(Accounts.Admin))
        {
            Assert.Equal(ApiClientState.Expired, (await later.FindAsync(issued.Client.Id)).State);
            await later.ChangeAsync(issued.Client.Id, issued.Client.Change() with { ExpiresOn = null });
        }

        Assert.Null((await machine.AskedAsync()).ExpiresOn);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.0.0.0/8", true)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("127.0.0.2", false)]
    [InlineData("::1", false)]
    [InlineData("2001:db8::/32", false)]
    public async Task A_key_is_good_from_its_addresses_only(string address, bool isGood)
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms() with { Addresses = ["192.0.2.7", address] });
        using var machine = Host.Machine(issued.Key);

        if (isGood)
            await machine.AskedAsync();
        else
            Assert.Equal("foreign_address", await machine.RefusedAsync(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task Terms_that_cannot_be_kept_are_refused_by_the_field_that_is_wrong()
    {
        var admin = await Host.AdminAsync();
        async Task<string> FaultOfAsync(string field, NewApiClient terms) => Assert.Single(
            (await admin.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "api-clients", terms)).Errors[field]);

        await FaultOfAsync("name", Terms() with { Name = " " });
        await FaultOfAsync("scopes", Terms() with { Scopes = [] });
        await FaultOfAsync("pillars", Terms() with { Pillars = [] });
        await FaultOfAsync("pillars", Terms() with { Pillars = ["egov", "khong-co"] });
        await FaultOfAsync("requestsPerMinute", Terms() with { RequestsPerMinute = 0 });
        await FaultOfAsync("requestsPerMinute", Terms() with { RequestsPerMinute = 10_001 });
        await FaultOfAsync("expiresOn", Terms() with { ExpiresOn = new DateOnly(2026, 6, 17) });
        await FaultOfAsync("addresses", Terms() with { Addresses = [.. Enumerable.Range(0, 200).Select(index => $"192.0.2.{index}")] });
        foreach (var wrong in new[] { "10.20.0.1/16", "10.20", "256.1.1.1", "fe80::1%eth0", "::ffff:10.0.0.1", "máy chủ", "" })
            Assert.Contains($"\"{wrong}\"", await FaultOfAsync("addresses[1]", Terms() with { Addresses = ["10.0.0.1", wrong] }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_are_kept_as_everybody_writes_them()
    {
        var admin = await Host.AdminAsync();

        var issued = await admin.IssueAsync(Terms() with { Addresses = [" 10.20.0.0/16 ", "2001:0db8:0000::/32", "2001:DB8::1", "2001:db8::1"] });
        var anywhere = await admin.IssueAsync(Terms() with { Addresses = [] });

        Assert.Equal(["10.20.0.0/16", "2001:db8::/32", "2001:db8::1"], issued.Client.Addresses);
        Assert.Null(anywhere.Client.Addresses);
    }

    [Fact]
    public async Task An_administrator_of_a_commune_gives_keys_to_it_and_its_units_only()
    {
        var commune = await Host.AddCommuneAsync();
        var other = await Host.AddCommuneAsync();
        var system = await Host.AdminAsync();
        var whole = await system.IssueAsync(Terms());
        var theirs = await system.IssueAsync(Terms() with { OrganizationId = other.Plan.Summary.CommuneId });
        using var administrator = await Host.SignInNewAsync(Role.CommuneAdmin, commune.Path);
        var tree = await system.GetAsync<IReadOnlyList<OrganizationView>>("organizations");
        var province = tree.Single(place => place.Path == "/lam-dong/").Id;

        var own = await administrator.IssueAsync(Terms() with { OrganizationId = commune.Plan.Summary.CommuneId });
        var unit = await administrator.IssueAsync(Terms() with { OrganizationId = commune.UnitId("kinh-te") });

        Assert.Equal(
            new[] { own.Client.Id, unit.Client.Id }.Order(),
            (await administrator.GetAsync<IReadOnlyList<ApiClientView>>("api-clients")).Select(client => client.Id).Order());
        foreach (var place in new[] { province, other.Plan.Summary.CommuneId, other.UnitId("kinh-te"), Guid.NewGuid() })
        {
            await administrator.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, "api-clients", Terms() with { OrganizationId = place });
            await administrator.RefusedAsync(
                HttpStatusCode.NotFound, HttpMethod.Put, $"api-clients/{own.Client.Id}", own.Client.Change() with { OrganizationId = place });
        }

        var instance = await administrator.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "api-clients", Terms());
        Assert.Contains("organizationId", instance.Errors.Keys);
        foreach (var foreign in new[] { whole.Client, theirs.Client })
        {
            await administrator.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Put, $"api-clients/{foreign.Id}", foreign.Change());
            await administrator.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"api-clients/{foreign.Id}/revoke");
            await administrator.RefusedAsync(
                HttpStatusCode.NotFound, HttpMethod.Post, $"api-clients/{foreign.Id}/renew-key", new RenewApiKey { Version = 1 });
        }

        using var machine = Host.Machine(theirs.Key);
        await machine.AskedAsync();
    }

    [Fact]
    public async Task A_commune_sees_who_above_reads_it_and_changes_none_of_them()
    {
        var commune = await Host.AddCommuneAsync();
        var other = await Host.AddCommuneAsync();
        var system = await Host.AdminAsync();
        var tree = await system.GetAsync<IReadOnlyList<OrganizationView>>("organizations");
        var province = tree.Single(place => place.Path == "/lam-dong/");
        var secret = Terms() with { Addresses = ["192.0.2.77"] };
        var whole = await system.IssueAsync(secret with { Pillars = ["egov"] });
        var above = await system.IssueAsync(secret with { OrganizationId = province.Id, Scopes = [ApiScope.WriteValues, ApiScope.ReadDictionary] });
        var told = await system.IssueAsync(secret with { OrganizationId = province.Id, Scopes = [ApiScope.ManageWebhooks] });
        var words = await system.IssueAsync(secret with { OrganizationId = province.Id, Scopes = [ApiScope.ReadDictionary, ApiScope.ForwardChanges] });
        var revoked = await system.IssueAsync(secret with { OrganizationId = province.Id });
        await system.PostAsync<ApiClientView>($"api-clients/{revoked.Client.Id}/revoke", new { });
        var own = await system.IssueAsync(Terms() with { OrganizationId = commune.Plan.Summary.CommuneId });
        var unit = await system.IssueAsync(Terms() with { OrganizationId = commune.UnitId("kinh-te") });
        var theirs = await system.IssueAsync(Terms() with { OrganizationId = other.Plan.Summary.CommuneId });
        using var administrator = await Host.SignInNewAsync(Role.CommuneAdmin, commune.Path);

        var seen = await administrator.GetAsync<IReadOnlyList<ApiClientAboveView>>("api-clients/above");

        var mine = new[] { whole, above, told, words, revoked, own, unit, theirs }.Select(issued => issued.Client.Id).ToHashSet();
        Assert.Equal(
            new[] { whole, above, told }.Select(issued => issued.Client.Id).Order(), seen.Select(client => client.Id).Where(mine.Contains).Order());
        var first = seen.Single(client => client.Id == above.Client.Id);
        Assert.Equal((above.Client.Name, province.Name, null), (first.Name, first.OrganizationName, first.LastUsedAt));
        Assert.Equal([ApiScope.ReadDictionary, ApiScope.WriteValues], first.Scopes.Order());
        Assert.Equal((null, "egov"), (seen.Single(client => client.Id == whole.Client.Id).OrganizationName, seen.Single(client => client.Id == whole.Client.Id).Pillars!.Single()));
        var body = (await administrator.SendAsync(HttpMethod.Get, "api-clients/above")).Body;
        foreach (var hidden in new[] { "192.0.2.77", whole.Client.Prefix, above.Client.Prefix })
            Assert.DoesNotContain(hidden, body, StringComparison.Ordinal);

        await administrator.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Put, $"api-clients/{above.Client.Id}", above.Client.Change());
        await administrator.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"api-clients/{above.Client.Id}/revoke");
        await administrator.RefusedAsync(
            HttpStatusCode.NotFound, HttpMethod.Post, $"api-clients/{above.Client.Id}/renew-key", new RenewApiKey { Version = 1 });
        Assert.Empty(await system.GetAsync<IReadOnlyList<ApiClientAboveView>>("api-clients/above"));
        using var officer = await Host.SignInNewAsync(Role.StandingOffice, commune.Path);
        await officer.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, "api-clients/above");
    }

    [Theory]
    [InlineData(Role.Officer, "kinh-te/")]
    [InlineData(Role.StandingOffice, "")]
    [InlineData(Role.Committee, "")]
    public async Task Nobody_else_sees_or_gives_keys(Role role, string place)
    {
        var commune = await Host.AddCommuneAsync();
        using var person = await Host.SignInNewAsync(role, commune.Path + place);

        await person.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, "api-clients");
        await person.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, "sharing-log");
        await person.RefusedAsync(
            HttpStatusCode.Forbidden, HttpMethod.Post, "api-clients", Terms() with { OrganizationId = commune.Plan.Summary.CommuneId });
    }
}
