using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Notices;
using WardKpi.Api.Notices.Settings;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Board;
using WardKpi.Api.Tests.Infrastructure;
using static WardKpi.Api.Tests.Infrastructure.Patience;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>Mails and calls wait for the hour that their reader chose and are not lost; the dashboard tells everything all the same.</summary>
public sealed class HoldingNoticesBackTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private static readonly NoticeSettingsChange Loud = new() { Mail = MailChoice.Each, IsCalled = true, DigestAt = 7 * 60, MutedKinds = [], Version = 0 };

    [Fact]
    public async Task What_comes_in_quiet_hours_over_midnight_goes_out_in_the_morning()
    {
        await using var server = new MailServer();
        await using var bridge = new BridgeServer();
        var (commune, officer, address, phone) = await AddOfficerAsync(Loud with { QuietFrom = 21 * 60, QuietUntil = 6 * 60 });
        await using var node = StartSending(server, bridge);
        using (officer)
        {
            Host.Clock.MoveTo(2026, 6, 18, 23);
            await commune.RemindAsync();

            await WaitForRoundsAsync();
            Host.Clock.MoveTo(2026, 6, 19, 5, 59);
            await WaitForRoundsAsync();
            Assert.Equal(0, server.AttemptsFor(address));
            Assert.Empty(bridge.CallsTo(phone));

            // The tries count from here: an hour (RetryFor) after it was told is long over.
            Host.Clock.MoveTo(2026, 6, 19, 6);
            await server.ReceiveAsync(address);
            await bridge.ReceiveAsync(phone);
        }
    }

    [Fact]
    public async Task What_failed_before_the_quiet_hours_is_not_tried_in_them_and_is_not_lost()
    {
        await using var server = new MailServer();
        await using var bridge = new BridgeServer();
        var (commune, officer, address, _) = await AddOfficerAsync(Loud with { QuietFrom = 21 * 60, QuietUntil = 6 * 60 });
        using (officer)
        {
            server.Answers[address] = "450 come back later";
            Host.Clock.MoveTo(2026, 6, 18, 20, 50);
            await commune.RemindAsync();
            await using var node = StartSending(server, bridge);
            await UntilAsync(() => server.AttemptsFor(address) > 1);

            Host.Clock.MoveTo(2026, 6, 18, 21, 10);
            await WaitForRoundsAsync();
            var tries = server.AttemptsFor(address);
            await WaitForRoundsAsync();
            Assert.Equal(tries, server.AttemptsFor(address));
            server.Answers[address] = "250 ok";
            Host.Clock.MoveTo(2026, 6, 19, 6, 30);

            await server.ReceiveAsync(address);
        }
    }

    [Fact]
    public async Task A_digest_is_one_mail_a_day_with_all_that_is_unread()
    {
        await using var server = new MailServer();
        await using var bridge = new BridgeServer();
        var (commune, officer, address, _) = await AddOfficerAsync(Loud with { Mail = MailChoice.Digest, DigestAt = 16 * 60 });
        await using var node = StartSending(server, bridge);
        await using var second = StartSending(server, bridge);
        using (officer)
        {
            using var standing = await commune.StandingOfficeAsync();
            var report = await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");
            report = await standing.StepAsync(report, "return", "Kiểm tra lại mẫu số.");
            await commune.RemindAsync("Gửi trước thứ Sáu.");
            Later();
            report = await standing.StepAsync(await officer.StepAsync(report, "submit"), "verify");
            Later();
            var read = (await officer.GetAsync<NoticeList>("notices")).Notices.Single(notice => notice.Kind == NoticeKind.Verified);
            await officer.SendAsync(HttpMethod.Post, "notices/read", new ReadNotices { Ids = [read.Id] });
            await standing.StepAsync(report, "reopen", "Bổ sung tháng 6.");
            await WaitForRoundsAsync();
            Assert.Equal(0, server.AttemptsFor(address));

            Host.Clock.MoveTo(2026, 6, 18, 16);
            var mail = await server.ReceiveAsync(address);
            Host.Clock.MoveTo(2026, 6, 18, 17);
            await WaitForRoundsAsync();

            Assert.Equal(1, server.AttemptsFor(address));
            Assert.Equal("Ward KPI: 3 thông báo chưa đọc", mail.Subject);
            // What presses most comes first; what was read is not in it.
            string[] parts = ["CẦN SỬA (2)", "Kiểm tra lại mẫu số.", "Bổ sung tháng 6.", "ĐỀ NGHỊ GỬI BÁO CÁO (1)", "Lời nhắn: Gửi trước thứ Sáu.", "https://kpi.xa.vn/reports/"];
            Assert.All(parts, part => Assert.Contains(part, mail.Text));
            Assert.Equal(parts[..5], parts[..5].OrderBy(part => mail.Text.IndexOf(part, StringComparison.Ordinal)));
            Assert.DoesNotContain("đã được duyệt", mail.Text);
        }
    }

    [Fact]
    public async Task A_digest_that_was_not_taken_comes_later_whole()
    {
        await using var server = new MailServer();
        await using var bridge = new BridgeServer();
        var (commune, officer, address, _) = await AddOfficerAsync(Loud with { Mail = MailChoice.Digest, DigestAt = 16 * 60 });
        await using var node = StartSending(server, bridge);
        using (officer)
        {
            using var standing = await commune.StandingOfficeAsync();
            var report = await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");
            await standing.StepAsync(report, "return", "Kiểm tra lại mẫu số.");
            await commune.RemindAsync();
            server.Answers[address] = "450 come back later";
            Host.Clock.MoveTo(2026, 6, 18, 16);
            await UntilAsync(() => server.AttemptsFor(address) > 1);
            Assert.Equal(0, Assert.Single(await Host.SelectAsync<int>(
                "select count(*) from notices n join people p on p.id = n.person_id where p.email = @address and n.mailed_at is not null and n.mail_error is not null", new { address })));

            server.Answers[address] = "250 ok";

            Assert.Equal("Ward KPI: 2 thông báo chưa đọc", (await server.ReceiveAsync(address)).Subject);
            await WaitForRoundsAsync();
            Assert.Single(server.Mails, mail => mail.To == address);
        }
    }

    [Fact]
    public async Task A_muted_kind_stays_in_the_dashboard_alone()
    {
        await using var server = new MailServer();
        await using var bridge = new BridgeServer();
        var (commune, officer, address, phone) = await AddOfficerAsync(Loud with { MutedKinds = [NoticeKind.Remind] });
        await using var node = StartSending(server, bridge);
        using (officer)
        {
            using var standing = await commune.StandingOfficeAsync();
            await commune.RemindAsync();
            var report = await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");
            await standing.StepAsync(report, "return", "Kiểm tra lại mẫu số.");

            Assert.Contains("trả lại", (await server.ReceiveAsync(address)).Subject);
            Assert.Equal("returned", (await bridge.ReceiveAsync(phone)).Json.GetProperty("kind").GetString());
            await WaitForRoundsAsync();
            Assert.Equal(1, server.AttemptsFor(address));
            Assert.Single(bridge.CallsTo(phone));
            Assert.Equal(2, (await officer.GetAsync<NoticeList>("notices")).UnreadCount);
        }
    }

    [Fact]
    public async Task A_choice_holds_at_once_for_what_is_waiting()
    {
        await using var server = new MailServer();
        await using var bridge = new BridgeServer();
        var digest = Loud with { Mail = MailChoice.Digest, DigestAt = 16 * 60, IsCalled = false };
        var (commune, officer, address, phone) = await AddOfficerAsync(digest);
        using (officer)
        {
            var (_, other, otherAddress, _) = await AddOfficerAsync(digest, commune);
            using (other)
            {
                await commune.RemindAsync();
                await officer.PutAsync<NoticeSettings>("notices/settings", Loud with { Version = 1 });
                await other.PutAsync<NoticeSettings>("notices/settings", digest with { MutedKinds = [NoticeKind.Remind], Version = 1 });
                await using var node = StartSending(server, bridge);

                await server.ReceiveAsync(address);
                Host.Clock.MoveTo(2026, 6, 18, 16);
                await WaitForRoundsAsync();

                Assert.Equal(1, server.AttemptsFor(address));
                Assert.Equal(0, server.AttemptsFor(otherAddress));
                // What nobody was to be called for is not called for later.
                Assert.Empty(bridge.CallsTo(phone));
            }
        }
    }

    private void Later() => Host.Clock.Advance(TimeSpan.FromMinutes(1));

    /// <summary>An officer with an address, a number and wishes, at nine in the morning.</summary>
    private async Task<(TestCommune Commune, ApiClient Officer, string Address, string Phone)> AddOfficerAsync(
        NoticeSettingsChange wishes, TestCommune? commune = null)
    {
        commune ??= await Host.AddCommuneAsync();
        var officer = await commune.OfficerAsync();
        var address = $"a{Guid.NewGuid():n}@xa.vn";
        var phone = $"+849{Random.Shared.Next(100_000_000):00000000}";
        (await officer.SendAsync(HttpMethod.Put, "session/email", new EmailChange { Email = address })).Expect(HttpStatusCode.NoContent);
        (await officer.SendAsync(HttpMethod.Put, "session/phone", new PhoneChange { Phone = phone })).Expect(HttpStatusCode.NoContent);
        await officer.PutAsync<NoticeSettings>("notices/settings", wishes);
        return (commune, officer, address, phone);
    }

    /// <summary>Behind the clock's return to its start: a node does not know time to run back.</summary>
    private Node StartSending(MailServer server, BridgeServer bridge) => Host.StartNode(
    [
        ("Smtp:Host", "127.0.0.1"), ("Smtp:Port", $"{server.Port}"), ("Smtp:UseTls", "false"), ("Smtp:From", "ward-kpi@xa.vn"), ("Smtp:Interval", "00:00:00.1"),
        ("Smtp:RetryAfter", "00:00:00"), ("Smtp:RetryFor", "01:00:00"), ("Bridge:Url", bridge.Url), ("Bridge:Secret", new string('x', 40)),
        ("Bridge:Interval", "00:00:00.1"), ("Bridge:RetryFor", "01:00:00"), ("PublicUrl", "https://kpi.xa.vn/"),
    ]);
}
