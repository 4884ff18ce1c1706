using System.Diagnostics;
using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Demo;
using WardKpi.Api.Organizations;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class SigningInTests(DemoHost host) : Scenario<DemoHost>(host)
{
    [Fact]
    public async Task A_visitor_is_nobody_and_a_person_has_a_place()
    {
        using var client = Host.Node.Visitor();
        var visitor = await client.GetAsync<SessionView>("session");
        Assert.Null(visitor.Person);
        Assert.Equal("2026Q2", visitor.CurrentPeriod);

        var session = await client.SignInAsync(Accounts.Officer.ToUpperInvariant());

        Assert.Equal((Accounts.Officer, Role.Officer), (session.Person?.UserName, session.Person?.Role));
        Assert.Equal("/thai-nguyen/xa-vo-nhai/kinh-te/", session.Person?.Organization?.Path);
        Assert.Equal("Xã Võ Nhai", session.Person?.Commune?.Name);
    }

    [Fact]
    public async Task Every_demo_sign_in_that_is_offered_works()
    {
        using var client = Host.Node.Visitor();
        var offered = (await client.GetAsync<SessionView>("session")).DemoSignIns;

        Assert.Equal(Enum.GetValues<Role>().Order(), offered.Select(one => one.Role).Distinct().Order());
        foreach (var one in offered.GroupBy(one => one.Role).Select(role => role.First()))
            Assert.Equal(one.Role, (await client.SignInAsync(one.UserName, one.Password)).Person?.Role);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_for_scripts_and_other_sites()
    {
        using var client = Host.Node.Visitor();
        var answer = (await client.TrySignInAsync(Accounts.Admin, Accounts.Password)).Expect(HttpStatusCode.OK);

        var cookie = Assert.Single(answer.Message.Headers.GetValues("Set-Cookie"), text => text.StartsWith("wardkpi-session=", StringComparison.Ordinal));

        Assert.Contains("; httponly", cookie);
        Assert.Contains("; samesite=lax", cookie);
        Assert.Contains("; path=/", cookie);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_answer_alike()
    {
        using var client = Host.Node.Visitor();

        var wrong = (await client.TrySignInAsync(Accounts.ProvinceViewer, "sai")).Expect(HttpStatusCode.Unauthorized);
        var unknown = (await client.TrySignInAsync("khong-co-ai", "sai")).Expect(HttpStatusCode.Unauthorized);

        Assert.Equal("wrong_credentials", wrong.As<ProblemView>().Code);
        Assert.Equal(wrong.As<ProblemView>().Detail, unknown.As<ProblemView>().Detail);
    }

    [Fact]
    public async Task An_empty_name_and_password_are_named()
    {
        using var client = Host.Node.Visitor();

        var problem = (await client.TrySignInAsync("", "")).Expect(HttpStatusCode.BadRequest).As<ProblemView>();

        Assert.Equal(["password", "userName"], problem.Errors.Keys.Order());
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_ten_minutes()
    {
        const string name = "bi-khoa";
        await Host.AddPersonAsync(name, Role.SystemAdmin, null);
        using var client = Host.Node.Visitor();
        for (var turn = 1; turn <= 5; turn++)
            (await client.TrySignInAsync(name, "sai")).Expect(HttpStatusCode.Unauthorized);

        Assert.Equal("locked_out", (await client.TrySignInAsync(name, Accounts.Password)).Expect(HttpStatusCode.Locked).As<ProblemView>().Code);
        Host.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        (await client.TrySignInAsync(name, Accounts.Password)).Expect(HttpStatusCode.Locked);
        Host.Clock.Advance(TimeSpan.FromSeconds(2));
        (await client.TrySignInAsync(name, Accounts.Password)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_right_password_forgets_the_wrong_ones_before_it()
    {
        const string name = "hay-quen";
        await Host.AddPersonAsync(name, Role.SystemAdmin, null);
        using var client = Host.Node.Visitor();
        for (var round = 0; round < 2; round++)
        {
            for (var turn = 1; turn <= 4; turn++)
                (await client.TrySignInAsync(name, "sai")).Expect(HttpStatusCode.Unauthorized);
            (await client.TrySignInAsync(name, Accounts.Password)).Expect(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_are_told_to_wait()
    {
        var node = Host.StartNode(("SignIn:AttemptsPerMinute", "3"));
        using var client = node.Visitor();
        for (var turn = 1; turn <= 3; turn++)
            (await client.TrySignInAsync("khong-co-ai", "sai")).Expect(HttpStatusCode.Unauthorized);

        var answer = (await client.TrySignInAsync("khong-co-ai", "sai")).Expect(HttpStatusCode.TooManyRequests);

        Assert.Equal("too_many_requests", answer.As<ProblemView>().Code);
        Assert.Equal(TimeSpan.FromMinutes(1), answer.Message.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task A_write_without_the_token_is_refused_and_changes_nothing()
    {
        using var client = Host.Node.Visitor();
        await client.SignInAsync(Accounts.Admin);
        var before = await client.ChangeSeqAsync();
        client.Token = null;

        var problem = await client.RefusedAsync(
            HttpStatusCode.BadRequest, HttpMethod.Post, "plans/import", new StringContent(PlanFiles.SixthFor("Xã Không Dấu"), null, "application/yaml"));

        Assert.Equal("antiforgery", problem.Code);
        Assert.Equal(before, await client.ChangeSeqAsync());
    }

    [Fact]
    public async Task The_token_of_another_person_is_refused()
    {
        using var client = await Host.SignInAsync(Accounts.Admin);
        using var other = await Host.SignInAsync(Accounts.StandingOffice);
        client.Token = other.Token;

        Assert.Equal("antiforgery", (await client.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Delete, "session")).Code);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var client = await Host.SignInAsync(Accounts.Committee);

        (await client.SendAsync(HttpMethod.Delete, "session")).Expect(HttpStatusCode.NoContent);

        Assert.Null((await client.GetAsync<SessionView>("session")).Person);
        Assert.Equal("signed_out", (await client.RefusedAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "plans")).Code);
    }

    [Fact]
    public async Task A_session_that_rests_for_ten_hours_ends()
    {
        using var client = await Host.SignInAsync(Accounts.Committee);
        Host.Clock.Advance(TimeSpan.FromHours(9));
        // Past half of its time a session that is used starts anew.
        await client.GetAsync<IReadOnlyList<Plans.PlanSummary>>("plans");
        Host.Clock.Advance(TimeSpan.FromHours(9));
        await client.GetAsync<IReadOnlyList<Plans.PlanSummary>>("plans");
        Host.Clock.Advance(TimeSpan.FromHours(11));

        await client.RefusedAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "plans");
    }

    [Fact]
    public async Task A_person_who_is_switched_off_is_out_at_once()
    {
        const string name = "da-nghi";
        await Host.AddPersonAsync(name, Role.SystemAdmin, null);
        using var client = await Host.SignInAsync(name);
        await client.GetAsync<IReadOnlyList<Plans.PlanSummary>>("plans");

        await Host.ExecuteAsync("update people set is_active = 0 where user_name = @name", new { name });

        await client.RefusedAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "plans");
        (await client.TrySignInAsync(name, Accounts.Password)).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_changed_security_stamp_ends_every_session_of_the_person()
    {
        const string name = "doi-mat-khau";
        await Host.AddPersonAsync(name, Role.SystemAdmin, null);
        using var client = await Host.SignInAsync(name);

        await Host.ExecuteAsync("update people set security_stamp = @stamp where user_name = @name", new { name, stamp = Guid.NewGuid() });

        await client.RefusedAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "plans");
    }

    [Fact]
    public async Task Demo_people_are_nobody_where_the_demo_is_off_whatever_the_database_holds()
    {
        using var client = await Host.SignInAsync(Accounts.Committee);
        var production = Host.StartNode();
        using var elsewhere = production.Visitor();
        elsewhere.Cookies.Add(client.Cookies.GetAllCookies());

        await elsewhere.RefusedAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "plans");
        using var visitor = production.Visitor();
        (await visitor.TrySignInAsync(Accounts.Committee, Accounts.Password)).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_wrong_method_or_content_type_is_told_as_such()
    {
        using var client = await Host.SignInAsync(Accounts.StandingOffice);
        await client.RefusedAsync(HttpStatusCode.MethodNotAllowed, HttpMethod.Patch, "plans");
        using var text = new StringContent("x", System.Text.Encoding.UTF8, "text/plain");
        await client.RefusedAsync(HttpStatusCode.UnsupportedMediaType, HttpMethod.Post, "plans/import", text);
    }

    [Fact]
    public async Task A_cookie_of_one_node_is_good_on_the_next()
    {
        using var client = await Host.SignInAsync(Accounts.Committee);
        var second = Host.StartNode(("Demo", "true"));
        using var elsewhere = second.Visitor();
        elsewhere.Cookies.Add(client.Cookies.GetAllCookies());
        elsewhere.Token = client.Token;

        Assert.Equal(Accounts.Committee, (await elsewhere.GetAsync<SessionView>("session")).Person?.UserName);
        (await elsewhere.SendAsync(HttpMethod.Delete, "session")).Expect(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Answers_carry_the_headers_that_browsers_guard_by()
    {
        using var visitor = Host.Node.Visitor();
        foreach (var path in new[] { "session", "plans", "/health" })
        {
            var answer = await visitor.SendAsync(HttpMethod.Get, path);
            var policy = answer.Header("Content-Security-Policy");
            Assert.Contains("default-src 'self'", policy);
            Assert.Contains("frame-ancestors 'none'", policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
            Assert.Equal("DENY", answer.Header("X-Frame-Options"));
            Assert.Equal("same-origin", answer.Header("Referrer-Policy"));
        }

        Assert.Contains("no-store", (await visitor.SendAsync(HttpMethod.Get, "session")).Header("Cache-Control"));
    }

    [Fact]
    public async Task A_fresh_installation_has_nobody_until_create_admin_makes_somebody()
    {
        const string password = "mật khẩu dài của tôi";
        await using var database = await TestDatabase.CreateAsync();
        await using var node = Node.Start(database, new TestClock());
        using var client = node.Visitor();
        (await client.TrySignInAsync("admin", DemoMode.Password)).Expect(HttpStatusCode.Unauthorized);

        Assert.Equal(2, await CreateAdminAsync(database, "Quan.Tri", "ngắn"));
        Assert.Equal(2, await CreateAdminAsync(database, "Sếp", password));
        (await client.TrySignInAsync("sếp", "ngắn")).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal(0, await CreateAdminAsync(database, "Quan.Tri", password));
        Assert.Equal(2, await CreateAdminAsync(database, "sếp", password));

        Assert.Equal(Role.SystemAdmin, (await client.SignInAsync("quan.tri", password)).Person?.Role);
        Assert.Empty(await client.GetAsync<IReadOnlyList<OrganizationView>>("organizations"));
    }

    private static async Task<int> CreateAdminAsync(TestDatabase database, string name, string password)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "create-admin", name])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Environment =
            {
                ["DOTNET_ENVIRONMENT"] = "Production",
                ["Database__Provider"] = database.Provider.ToString(),
                ["Database__ConnectionString"] = database.ConnectionString,
            },
        })!;
        await process.StandardInput.WriteLineAsync(password);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
