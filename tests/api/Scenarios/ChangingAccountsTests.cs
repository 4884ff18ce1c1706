using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class ChangingAccountsTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private const string FirstPassword = "k7mq-x3tv-9hwe-pz4r";
    private const string SecondPassword = "mat-khau-thu-hai";

    [Theory]
    [InlineData(Role.Officer, false)]
    [InlineData(Role.StandingOffice, true)]
    [InlineData(Role.Committee, true)]
    [InlineData(Role.CommuneAdmin, true)]
    public async Task A_change_takes_a_role_only_where_it_fits(Role role, bool atUnit)
    {
        var commune = await Host.AddCommuneAsync();
        using var admin = await AdminOfAsync(commune);
        var person = await AddAsync(admin, Officer(commune));
        var place = atUnit ? commune.UnitId("kinh-te") : commune.Plan.Summary.CommuneId;

        var misplaced = await RefusedAsync(admin, HttpStatusCode.BadRequest, person, Same(person) with { Role = role, OrganizationId = place });
        var nowhere = await RefusedAsync(admin, HttpStatusCode.BadRequest, person, Same(person) with { Role = role, OrganizationId = null });

        Assert.Equal(["organizationId"], misplaced.Errors.Keys);
        Assert.Equal(["organizationId"], nowhere.Errors.Keys);
        Assert.Equal(person, await ListedAsync(admin, person.Id));
    }

    [Theory]
    [InlineData(Role.SystemAdmin)]
    [InlineData(Role.ProvinceViewer)]
    public async Task A_change_lifts_nobody_above_the_commune(Role role)
    {
        var commune = await Host.AddCommuneAsync();
        using var admin = await AdminOfAsync(commune);
        var person = await AddAsync(admin, Officer(commune));

        await RefusedAsync(admin, HttpStatusCode.Forbidden, person, Same(person) with { Role = role, OrganizationId = null });

        Assert.Equal(person, await ListedAsync(admin, person.Id));
    }

    [Fact]
    public async Task Nobody_is_moved_to_another_commune()
    {
        var commune = await Host.AddCommuneAsync();
        var other = await Host.AddCommuneAsync();
        using var admin = await AdminOfAsync(commune);
        var person = await AddAsync(admin, Officer(commune));

        await RefusedAsync(admin, HttpStatusCode.NotFound, person, Same(person) with { OrganizationId = other.UnitId("kinh-te") });

        Assert.Equal(person, await ListedAsync(admin, person.Id));
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.StandingOffice)]
    [InlineData(Role.Committee)]
    public async Task Who_does_not_administer_sees_and_changes_no_account(Role role)
    {
        var commune = await Host.AddCommuneAsync();
        using var admin = await AdminOfAsync(commune);
        var person = await AddAsync(admin, Officer(commune));
        using var caller = await Host.SignInNewAsync(role, role == Role.Officer ? $"{commune.Path}kinh-te/" : commune.Path);

        await caller.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, "people");
        await RefusedAsync(caller, HttpStatusCode.Forbidden, person, Same(person) with { IsActive = false });

        Assert.Equal(person, await ListedAsync(admin, person.Id));
    }

    [Fact]
    public async Task Switching_an_account_off_ends_its_session_at_once_and_undoing_lets_the_person_in_again()
    {
        var commune = await Host.AddCommuneAsync();
        using var admin = await AdminOfAsync(commune);
        var person = await AddAsync(admin, Officer(commune));
        using var officer = await SignInAsync(person);

        var off = await ChangeAsync(admin, person, Same(person) with { IsActive = false });

        Assert.False(off.IsActive);
        await IsSignedOutAsync(officer);
        (await officer.TrySignInAsync(person.UserName, FirstPassword)).Expect(HttpStatusCode.Unauthorized);
        await ChangeAsync(admin, person, Same(off) with { IsActive = true });
        await officer.SignInAsync(person.UserName, FirstPassword);
    }

    [Fact]
    public async Task A_new_role_counts_at_once()
    {
        var commune = await Host.AddCommuneAsync();
        using var admin = await AdminOfAsync(commune);
        var person = await AddAsync(admin, Officer(commune) with { Role = Role.CommuneAdmin, OrganizationId = commune.Plan.Summary.CommuneId });
        using var second = await SignInAsync(person);
        await second.GetAsync<PersonAccount[]>("people");

        await ChangeAsync(admin, person, Same(person) with { Role = Role.Officer, OrganizationId = commune.UnitId("kinh-te") });

        await IsSignedOutAsync(second);
        Assert.Equal(Role.Officer, (await second.SignInAsync(person.UserName, FirstPassword)).Person?.Role);
        await second.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, "people");
    }

    [Fact]
    public async Task A_password_from_the_administrator_replaces_the_old_one_and_none_leaves_it()
    {
        var commune = await Host.AddCommuneAsync();
        using var admin = await AdminOfAsync(commune);
        var person = await AddAsync(admin, Officer(commune));
        using var officer = Host.Node.Visitor();

        var renamed = await ChangeAsync(admin, person, Same(person) with { DisplayName = "Tên mới" });
        await officer.SignInAsync(person.UserName, FirstPassword);
        await ChangeAsync(admin, person, Same(renamed) with { NewPassword = SecondPassword });

        await IsSignedOutAsync(officer);
        (await officer.TrySignInAsync(person.UserName, FirstPassword)).Expect(HttpStatusCode.Unauthorized);
        await officer.SignInAsync(person.UserName, SecondPassword);
    }

    [Fact]
    public async Task A_change_to_what_somebody_else_has_changed_is_refused()
    {
        var commune = await Host.AddCommuneAsync();
        using var admin = await AdminOfAsync(commune);
        var person = await AddAsync(admin, Officer(commune));
        var first = await ChangeAsync(admin, person, Same(person) with { DisplayName = "Người thứ nhất" });

        var problem = await RefusedAsync(admin, HttpStatusCode.Conflict, person, Same(person) with { DisplayName = "Người thứ hai" });

        Assert.Equal("stale_version", problem.Code);
        Assert.Equal(first, await ListedAsync(admin, person.Id));
    }

    [Fact]
    public async Task The_list_says_when_a_person_signed_in_last()
    {
        var commune = await Host.AddCommuneAsync();
        using var admin = await AdminOfAsync(commune);
        var person = await AddAsync(admin, Officer(commune));
        Assert.Null(person.LastSeenAt);

        using var officer = await SignInAsync(person);

        Assert.Equal(Host.Clock.Now.UtcDateTime, (await ListedAsync(admin, person.Id)).LastSeenAt);
    }

    [Fact]
    public async Task The_own_password_is_not_replaced_by_itself()
    {
        var commune = await Host.AddCommuneAsync();
        using var admin = await AdminOfAsync(commune);
        using var officer = await SignInAsync(await AddAsync(admin, Officer(commune)));

        var problem = await officer.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, "session/password", OwnChange(FirstPassword, FirstPassword));

        Assert.Equal(["newPassword"], problem.Errors.Keys);
    }

    [Fact]
    public async Task A_page_that_changed_the_password_goes_on_writing()
    {
        var commune = await Host.AddCommuneAsync();
        using var admin = await AdminOfAsync(commune);
        using var officer = await SignInAsync(await AddAsync(admin, Officer(commune)));

        (await officer.SendAsync(HttpMethod.Put, "session/password", OwnChange(FirstPassword, SecondPassword))).Expect(HttpStatusCode.NoContent);

        // With the token that the page has held since it signed in.
        await commune.OpenAsync(officer);
    }

    [Fact]
    public async Task Guesses_of_the_current_password_lock_the_account_like_guesses_at_the_door()
    {
        var commune = await Host.AddCommuneAsync();
        using var admin = await AdminOfAsync(commune);
        var person = await AddAsync(admin, Officer(commune));
        using var officer = await SignInAsync(person);

        for (var turn = 1; turn <= 5; turn++)
            await officer.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, "session/password", OwnChange($"sai {turn}", SecondPassword));

        await officer.RefusedAsync(HttpStatusCode.Locked, HttpMethod.Put, "session/password", OwnChange(FirstPassword, SecondPassword));
        Assert.Equal(Host.Clock.Now.UtcDateTime.AddMinutes(10), (await ListedAsync(admin, person.Id)).LockedUntil);
    }

    private static NewPerson Officer(TestCommune commune) => new()
    {
        UserName = $"can-bo-{Guid.NewGuid():n}",
        DisplayName = "Nguyễn Văn A",
        Role = Role.Officer,
        OrganizationId = commune.UnitId("kinh-te"),
        Password = FirstPassword,
    };

    private static PersonChange Same(PersonAccount account) => new()
    {
        DisplayName = account.DisplayName,
        Role = account.Role,
        OrganizationId = account.OrganizationId,
        IsActive = account.IsActive,
        Version = account.Version,
    };

    private static PasswordChange OwnChange(string current, string next) => new() { CurrentPassword = current, NewPassword = next };

    private static Task<ProblemView> RefusedAsync(ApiClient client, HttpStatusCode expected, PersonAccount person, PersonChange change) =>
        client.RefusedAsync(expected, HttpMethod.Put, $"people/{person.Id}", change);

    private static Task<PersonAccount> ChangeAsync(ApiClient admin, PersonAccount person, PersonChange change) =>
        admin.PutAsync<PersonAccount>($"people/{person.Id}", change);

    private static Task<PersonAccount> AddAsync(ApiClient admin, NewPerson person) =>
        admin.PostAsync<PersonAccount>("people", person, HttpStatusCode.Created);

    private static async Task<PersonAccount> ListedAsync(ApiClient admin, Guid id) =>
        Assert.Single(await admin.GetAsync<PersonAccount[]>("people"), person => person.Id == id);

    private static async Task IsSignedOutAsync(ApiClient client) =>
        (await client.SendAsync(HttpMethod.Get, "organizations")).Expect(HttpStatusCode.Unauthorized);

    private Task<ApiClient> AdminOfAsync(TestCommune commune) => Host.SignInNewAsync(Role.CommuneAdmin, commune.Path);

    private async Task<ApiClient> SignInAsync(PersonAccount person)
    {
        var client = Host.Node.Visitor();
        await client.SignInAsync(person.UserName, FirstPassword);
        return client;
    }
}
