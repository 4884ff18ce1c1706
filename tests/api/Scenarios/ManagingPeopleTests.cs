using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Plans;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class ManagingPeopleTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private const string FirstPassword = "mật khẩu thứ nhất";
    private const string SecondPassword = "mật khẩu thứ hai";

    [Fact]
    public async Task An_administrator_of_a_commune_gives_accounts_to_its_people()
    {
        var commune = await Host.AddCommuneAsync();
        using var administrator = await Host.SignInNewAsync(Role.CommuneAdmin, commune.Path);

        var account = await administrator.PostAsync<PersonAccount>("people", Officer(commune, "Can.Bo-1"), HttpStatusCode.Created);

        Assert.Equal(("can.bo-1", "Phòng Kinh tế", true, 1), (account.UserName, account.OrganizationName, account.IsActive, account.Version));
        using var officer = Host.Node.Visitor();
        Assert.Equal(account.Id, (await officer.SignInAsync("CAN.BO-1", FirstPassword)).Person?.Id);
        Assert.Equal(commune.PlanId, Assert.Single(await officer.GetAsync<IReadOnlyList<PlanSummary>>("plans")).Id);
        var taken = await administrator.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, "people", Officer(commune, "CAN.BO-1"));
        Assert.Equal("user_name_taken", taken.Code);
    }

    [Fact]
    public async Task Nobody_hands_out_more_than_the_roles_of_the_own_commune()
    {
        var commune = await Host.AddCommuneAsync();
        using var administrator = await Host.SignInNewAsync(Role.CommuneAdmin, commune.Path);
        using var standing = await commune.StandingOfficeAsync();
        var officer = Officer(commune, "len-cao");

        foreach (var role in new[] { Role.SystemAdmin, Role.ProvinceViewer })
            await administrator.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "people", officer with { Role = role, OrganizationId = null });
        await standing.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "people", officer);
        await standing.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, "people");
        foreach (var misplaced in new[]
        {
            officer with { OrganizationId = null },
            officer with { OrganizationId = commune.Plan.Summary.CommuneId },
            officer with { Role = Role.Committee },
        })
        {
            var problem = await administrator.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "people", misplaced);
            Assert.Equal(["organizationId"], problem.Errors.Keys);
        }
    }

    [Fact]
    public async Task Wrong_fields_are_named()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();

        var problem = await admin.RefusedAsync(
            HttpStatusCode.BadRequest, HttpMethod.Post, "people", Officer(commune, "tên có dấu") with { DisplayName = "", Password = "ngắn" });

        Assert.Equal(["displayName", "password", "userName"], problem.Errors.Keys.Order());
    }

    [Fact]
    public async Task A_changed_account_ends_its_sessions_and_a_stale_change_is_refused()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var account = await admin.PostAsync<PersonAccount>("people", Officer(commune, "chuyen-phong"), HttpStatusCode.Created);
        using var officer = Host.Node.Visitor();
        await officer.SignInAsync("chuyen-phong", FirstPassword);
        var change = new PersonChange
        {
            DisplayName = "Người mới", Role = Role.Officer, OrganizationId = commune.UnitId("van-phong"), IsActive = true, Version = 1,
        };

        var changed = await admin.PutAsync<PersonAccount>($"people/{account.Id}", change);

        Assert.Equal(("Người mới", commune.UnitId("van-phong"), 2), (changed.DisplayName, changed.OrganizationId, changed.Version));
        await officer.RefusedAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "plans");
        Assert.Equal("stale_version", (await admin.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Put, $"people/{account.Id}", change)).Code);
        Assert.EndsWith("/van-phong/", (await officer.SignInAsync("chuyen-phong", FirstPassword)).Person?.Organization?.Path);
    }

    [Fact]
    public async Task Heads_of_a_unit_are_named_among_its_officers_until_they_become_something_else()
    {
        var commune = await Host.AddCommuneAsync();
        using var administrator = await Host.SignInNewAsync(Role.CommuneAdmin, commune.Path);
        var ofUnit = Officer(commune, $"truong-{Guid.NewGuid():n}") with { IsHead = true, Phone = "0912 345 678" };
        var ofCommune = ofUnit with { Role = Role.StandingOffice, OrganizationId = commune.Plan.Summary.CommuneId };

        Assert.Equal(["isHead"], (await administrator.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "people", ofCommune)).Errors.Keys);
        var head = await administrator.PostAsync<PersonAccount>("people", ofUnit, HttpStatusCode.Created);
        var second = await administrator.PostAsync<PersonAccount>("people", ofUnit with { UserName = ofUnit.UserName + "-2" }, HttpStatusCode.Created);
        Assert.Equal((true, "+84912345678", true), (head.IsHead, head.Phone, second.IsHead));

        using var person = Host.Node.Visitor();
        await person.SignInAsync(ofUnit.UserName, FirstPassword);
        (await person.SendAsync(HttpMethod.Put, "session/password", new PasswordChange { CurrentPassword = FirstPassword, NewPassword = SecondPassword }))
            .Expect(HttpStatusCode.NoContent);
        var change = new PersonChange
        {
            DisplayName = ofUnit.DisplayName, Role = ofUnit.Role, OrganizationId = ofUnit.OrganizationId, IsActive = true, Version = head.Version + 1,
        };
        var kept = await administrator.PutAsync<PersonAccount>($"people/{head.Id}", change);
        Assert.Equal((true, "+84912345678"), (kept.IsHead, kept.Phone));
        var promoted = change with { Role = Role.StandingOffice, OrganizationId = ofCommune.OrganizationId, Version = kept.Version };
        Assert.Equal(
            ["isHead"],
            (await administrator.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, $"people/{head.Id}", promoted with { IsHead = true })).Errors.Keys);
        var elsewhere = await administrator.PutAsync<PersonAccount>($"people/{head.Id}", promoted with { Phone = "" });
        Assert.Equal((false, null), (elsewhere.IsHead, elsewhere.Phone));
        var back = await administrator.PutAsync<PersonAccount>($"people/{head.Id}", change with { Version = elsewhere.Version });
        Assert.False(back.IsHead);
    }

    [Fact]
    public async Task An_account_that_is_switched_off_is_out_at_once_and_stays_out()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var account = await admin.PostAsync<PersonAccount>("people", Officer(commune, "nghi-huu"), HttpStatusCode.Created);
        using var officer = Host.Node.Visitor();
        await officer.SignInAsync("nghi-huu", FirstPassword);

        await admin.PutAsync<PersonAccount>(
            $"people/{account.Id}",
            new PersonChange { DisplayName = "Người nghỉ", Role = Role.Officer, OrganizationId = account.OrganizationId, IsActive = false, Version = 1 });

        await officer.RefusedAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "plans");
        (await officer.TrySignInAsync("nghi-huu", FirstPassword)).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Nobody_changes_the_own_account_among_the_others()
    {
        var admin = await Host.AdminAsync();
        var own = (await admin.GetAsync<SessionView>("session")).Person!.Id;

        var problem = await admin.RefusedAsync(
            HttpStatusCode.Conflict,
            HttpMethod.Put,
            $"people/{own}",
            new PersonChange { DisplayName = "Tôi", Role = Role.SystemAdmin, IsActive = false, Version = 1 });

        Assert.Equal("own_account", problem.Code);
    }

    [Fact]
    public async Task A_person_who_changes_the_password_stays_signed_in_here_and_nowhere_else()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        await admin.PostAsync<PersonAccount>("people", Officer(commune, "doi-khoa"), HttpStatusCode.Created);
        using var here = Host.Node.Visitor();
        using var elsewhere = Host.Node.Visitor();
        await here.SignInAsync("doi-khoa", FirstPassword);
        await elsewhere.SignInAsync("doi-khoa", FirstPassword);
        var change = new PasswordChange { CurrentPassword = FirstPassword, NewPassword = SecondPassword };

        var wrong = await here.RefusedAsync(
            HttpStatusCode.BadRequest, HttpMethod.Put, "session/password", change with { CurrentPassword = SecondPassword, NewPassword = FirstPassword });
        (await here.SendAsync(HttpMethod.Put, "session/password", change)).Expect(HttpStatusCode.NoContent);

        Assert.Equal(["currentPassword"], wrong.Errors.Keys);
        await here.GetAsync<IReadOnlyList<PlanSummary>>("plans");
        await elsewhere.RefusedAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "plans");
        (await elsewhere.TrySignInAsync("doi-khoa", FirstPassword)).Expect(HttpStatusCode.Unauthorized);
        await elsewhere.SignInAsync("doi-khoa", SecondPassword);
    }

    private static NewPerson Officer(TestCommune commune, string userName) => new()
    {
        UserName = userName, DisplayName = "Cán bộ Một", Role = Role.Officer, OrganizationId = commune.UnitId("kinh-te"), Password = FirstPassword,
    };
}
