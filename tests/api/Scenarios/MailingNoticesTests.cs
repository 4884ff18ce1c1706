using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Notices;
using WardKpi.Api.Notices.Delivery;
using WardKpi.Api.Reports.Board;
using WardKpi.Api.Tests.Infrastructure;
using static WardKpi.Api.Tests.Infrastructure.Patience;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>A notice also goes to the person's address, once, where a mail server is configured.</summary>
public sealed class MailingNoticesTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task A_reminder_is_mailed_in_words_with_a_link()
    {
        await using var server = new MailServer();
        await using var node = StartMailing(server);
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var address = await TakeAddressAsync(officer);

        await commune.RemindAsync("Gửi trước thứ Sáu.");

        var mail = await server.ReceiveAsync(address);
        Assert.Equal("Ward KPI: đề nghị gửi báo cáo Quý II/2026 của Phòng Kinh tế", mail.Subject);
        Assert.Contains("Lời nhắn: Gửi trước thứ Sáu.", mail.Text);
        Assert.Contains("Kính gửi Người Officer,", mail.Text);
        Assert.Contains("Xem tại: https://kpi.xa.vn/reports?period=2026Q2", mail.Text);
        Assert.Contains(mail.Head, line => line.Contains("ward-kpi@xa.vn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_nodes_send_each_mail_once()
    {
        await using var server = new MailServer();
        await using var one = StartMailing(server);
        await using var other = StartMailing(server);
        var commune = await Host.AddCommuneAsync();
        var officers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => commune.OfficerAsync()));
        var addresses = await Task.WhenAll(officers.Select(TakeAddressAsync));

        await commune.RemindAsync();

        foreach (var address in addresses)
            await server.ReceiveAsync(address);
        await WaitForRoundsAsync();
        Assert.Equal(addresses.Order(), server.Mails.Select(mail => mail.To).Where(addresses.Contains).Order());
    }

    [Fact]
    public async Task Who_has_no_address_or_has_read_the_notice_gets_no_mail()
    {
        await using var server = new MailServer();
        var commune = await Host.AddCommuneAsync();
        using var silent = await commune.OfficerAsync();
        using var reader = await commune.OfficerAsync();
        using var absent = await commune.OfficerAsync();
        var read = await TakeAddressAsync(reader);
        var unread = await TakeAddressAsync(absent);
        await commune.RemindAsync();
        await reader.SendAsync(HttpMethod.Post, "notices/read", new ReadNotices { UpTo = Host.Clock.Now.UtcDateTime });

        await using var node = StartMailing(server);

        await server.ReceiveAsync(unread);
        await WaitForRoundsAsync();
        Assert.Equal(0, server.AttemptsFor(read));
        Assert.Equal(1, (await silent.GetAsync<NoticeList>("notices")).UnreadCount);
    }

    [Fact]
    public async Task A_wrong_address_is_given_up_and_one_that_is_busy_is_tried_again()
    {
        await using var server = new MailServer();
        var commune = await Host.AddCommuneAsync();
        using var wrong = await commune.OfficerAsync();
        using var busy = await commune.OfficerAsync();
        using var well = await commune.OfficerAsync();
        var (wrongAddress, busyAddress, wellAddress) = (await TakeAddressAsync(wrong), await TakeAddressAsync(busy), await TakeAddressAsync(well));
        server.Answers[wrongAddress] = "550 no such box";
        server.Answers[busyAddress] = "450 come back later";
        await commune.RemindAsync();

        await using var node = StartMailing(server, ("Smtp:RetryAfter", "00:00:00"));
        await server.ReceiveAsync(wellAddress);
        await UntilAsync(() => server.AttemptsFor(busyAddress) > 2);
        server.Answers[busyAddress] = "250 ok";
        await server.ReceiveAsync(busyAddress);

        Assert.Equal(1, server.AttemptsFor(wrongAddress));
        Assert.Contains("no such box", await ErrorOfAsync(wrongAddress));
        Assert.Null(await ErrorOfAsync(busyAddress));
    }

    [Fact]
    public async Task A_server_that_is_down_holds_nothing_up_and_gets_the_mail_when_it_is_back()
    {
        var server = new MailServer();
        var port = server.Port;
        await server.DisposeAsync();
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var address = await TakeAddressAsync(officer);

        await using var node = StartMailing(port, ("Smtp:RetryAfter", "00:10:00"));
        await commune.RemindAsync();

        await UntilAsync(async () => await ErrorOfAsync(address) is not null);
        Assert.Equal(1, (await officer.GetAsync<NoticeList>("notices")).UnreadCount);
        Assert.False(await IsSettledAsync(address));
    }

    [Fact]
    public async Task A_mail_that_may_have_been_taken_is_not_sent_again()
    {
        await using var server = new MailServer { IsSilentAfterMail = true };
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var address = await TakeAddressAsync(officer);
        await commune.RemindAsync();

        await using var node = StartMailing(server, ("Smtp:RetryAfter", "00:00:00"), ("Smtp:SendTime", "00:00:01"));

        await server.ReceiveAsync(address);
        await UntilAsync(async () => await ErrorOfAsync(address) is not null);
        await WaitForRoundsAsync();
        Assert.Single(server.Mails, mail => mail.To == address);
        Assert.True(await IsSettledAsync(address));
    }

    [Fact]
    public async Task A_server_that_does_not_greet_has_surely_taken_nothing()
    {
        await using var server = new MailServer { IsMute = true };
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var address = await TakeAddressAsync(officer);
        await commune.RemindAsync();

        await using var node = StartMailing(server, ("Smtp:RetryAfter", "00:10:00"), ("Smtp:SendTime", "00:00:01"));

        await UntilAsync(async () => await ErrorOfAsync(address) is not null);
        Assert.False(await IsSettledAsync(address));
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_loses_no_mail()
    {
        await using var server = new MailServer { HasUntrustedTls = true };
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var address = await TakeAddressAsync(officer);
        await commune.RemindAsync();

        await using var node = StartMailing(server, ("Smtp:UseTls", "true"), ("Smtp:RetryAfter", "00:10:00"));

        await UntilAsync(async () => await ErrorOfAsync(address) is not null);
        Assert.False(await IsSettledAsync(address));
    }

    [Fact]
    public async Task A_name_of_two_lines_makes_a_subject_of_one()
    {
        await using var server = new MailServer();
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var address = await TakeAddressAsync(officer);
        await Host.ExecuteAsync("update organizations set name = @name where id = @id", new { name = "Phòng\r\nKinh tế", id = commune.UnitId("kinh-te") });
        await commune.RemindAsync();

        await using var node = StartMailing(server);

        Assert.Equal("Ward KPI: đề nghị gửi báo cáo Quý II/2026 của Phòng Kinh tế", (await server.ReceiveAsync(address)).Subject);
    }

    [Fact]
    public async Task What_Friday_brought_is_mailed_on_Tuesday_morning_and_what_is_older_is_not()
    {
        await using var server = new MailServer();
        var commune = await Host.AddCommuneAsync();
        using var late = await commune.OfficerAsync();
        using var fresh = await commune.OfficerAsync();
        var (lateAddress, freshAddress) = (await TakeAddressAsync(late), await TakeAddressAsync(fresh));
        await commune.RemindAsync();
        foreach (var (address, hours) in new[] { (lateAddress, 97), (freshAddress, 95) })
            await Host.ExecuteAsync(
                "update notices set mail_at = @then where person_id = (select id from people where email = @address)",
                new { then = Host.Clock.Now.UtcDateTime.AddHours(-hours), address });

        await using var node = StartMailing(server);

        await server.ReceiveAsync(freshAddress);
        await WaitForRoundsAsync();
        Assert.Equal(0, server.AttemptsFor(lateAddress));
    }

    [Theory]
    [InlineData("250 ok")]
    [InlineData("450 come back later")]
    public async Task All_people_of_a_large_round_are_tried_at_once_each_a_single_time(string answer)
    {
        await using var server = new MailServer();
        var commune = await Host.AddCommuneAsync();
        var addresses = new List<string>();
        for (var person = 0; person <= DeliveryQueries.PeopleARound; person++)
        {
            var name = await Host.AddReaderAsync(commune);
            addresses.Add($"{name}@xa.vn");
            server.Answers[addresses[^1]] = answer;
            await Host.ExecuteAsync("update people set email = @email where user_name = @name", new { email = addresses[^1], name });
        }

        await commune.RemindAsync();
        // One round a tick would leave the last of them for the next, in an hour.
        await using var node = StartMailing(server, ("Smtp:Interval", "01:00:00"), ("Smtp:RetryAfter", "00:00:00"));

        await UntilAsync(() => addresses.All(address => server.AttemptsFor(address) > 0));
        await WaitForRoundsAsync();
        Assert.All(addresses, address => Assert.Equal(1, server.AttemptsFor(address)));
    }

    [Theory]
    [InlineData("vhxh")]
    [InlineData("vhxh@xa")]
    [InlineData("a@xa.vn, b@xa.vn")]
    [InlineData("a@xa.vn\nBcc: b@xa.vn")]
    public async Task An_address_has_to_be_one(string email)
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        var problem = await officer.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, "session/email", new EmailChange { Email = email });

        Assert.Equal(["email"], problem.Errors.Keys);
    }

    [Fact]
    public async Task A_person_and_the_administrator_keep_the_same_address()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var name = $"nguoi-{Guid.NewGuid():n}";
        var created = await admin.PostAsync<PersonAccount>(
            "people",
            new NewPerson
            {
                UserName = name, DisplayName = "Người có thư", Role = Role.Officer, OrganizationId = commune.UnitId("kinh-te"), Password = Accounts.Password + "2026",
                Email = " thu@xa.vn ",
            },
            HttpStatusCode.Created);
        Assert.Equal("thu@xa.vn", created.Email);
        using var person = Host.Node.Visitor();
        Assert.Equal("thu@xa.vn", (await person.SignInAsync(name, Accounts.Password + "2026")).Person!.Email);

        (await person.SendAsync(HttpMethod.Put, "session/email", new EmailChange { Email = "moi@xa.vn" })).Expect(HttpStatusCode.NoContent);

        Assert.Equal("moi@xa.vn", (await person.GetAsync<SessionView>("session")).Person!.Email);
        var account = (await admin.GetAsync<IReadOnlyList<PersonAccount>>("people")).Single(one => one.Id == created.Id);
        Assert.Equal(("moi@xa.vn", created.Version + 1), (account.Email, account.Version));

        var change = new PersonChange { DisplayName = "Người có thư", Role = Role.Officer, OrganizationId = commune.UnitId("kinh-te"), IsActive = true, Version = account.Version };
        var kept = await admin.PutAsync<PersonAccount>($"people/{created.Id}", change);
        Assert.Equal("moi@xa.vn", kept.Email);
        var emptied = await admin.PutAsync<PersonAccount>($"people/{created.Id}", change with { Email = "", Version = kept.Version });
        Assert.Null(emptied.Email);

        await person.SignInAsync(name, Accounts.Password + "2026");
        (await person.SendAsync(HttpMethod.Put, "session/email", new EmailChange { Email = "lai@xa.vn" })).Expect(HttpStatusCode.NoContent);
        (await person.SendAsync(HttpMethod.Put, "session/email", new EmailChange { Email = " " })).Expect(HttpStatusCode.NoContent);
        Assert.Null((await person.GetAsync<SessionView>("session")).Person!.Email);
    }

    private Node StartMailing(MailServer server, params (string, string)[] settings) => StartMailing(server.Port, settings);

    /// <summary>To be ended with the test: it would send what the next ones wait for.</summary>
    private Node StartMailing(int port, params (string Key, string Value)[] settings) => Host.StartNode(
        settings.Concat(
        [
            ("Smtp:Host", "127.0.0.1"), ("Smtp:Port", $"{port}"), ("Smtp:UseTls", "false"), ("Smtp:From", "ward-kpi@xa.vn"),
            ("Smtp:Interval", "00:00:00.1"), ("PublicUrl", "https://kpi.xa.vn/"),
        ]).DistinctBy(setting => setting.Item1));

    private async Task<string> TakeAddressAsync(ApiClient client)
    {
        var address = $"a{Guid.NewGuid():n}@xa.vn";
        (await client.SendAsync(HttpMethod.Put, "session/email", new EmailChange { Email = address })).Expect(HttpStatusCode.NoContent);
        return address;
    }

    private async Task<string?> ErrorOfAsync(string address) => Assert.Single(await Host.SelectAsync<string?>(
        "select n.mail_error from notices n join people p on p.id = n.person_id where p.email = @address", new { address }));

    /// <summary>Whether its mail is not to be tried again.</summary>
    private async Task<bool> IsSettledAsync(string address) => Assert.Single(await Host.SelectAsync<int>(
        "select case when n.mailed_at is null then 0 else 1 end from notices n join people p on p.id = n.person_id where p.email = @address",
        new { address })) == 1;
}
