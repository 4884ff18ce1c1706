using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using WardKpi.Api.Accounts;
using WardKpi.Api.Notices;
using WardKpi.Api.Notices.Bridge;
using WardKpi.Api.Notices.Settings;
using WardKpi.Api.Reports.Board;
using WardKpi.Api.Tests.Infrastructure;
using static WardKpi.Api.Tests.Infrastructure.Patience;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>A bridge is called with each notice of whoever has a number; it can tell that it is us, and a notice that it has had.</summary>
public sealed class CallingTheBridgeTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private const string Secret = "một bí mật dài, hai bên cùng biết";

    private static int _lastNumber;

    [Fact]
    public async Task A_call_says_who_is_told_what_and_is_signed()
    {
        await using var bridge = new BridgeServer();
        await using var node = StartCalling(bridge.Url);
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var phone = await TakeNumberAsync(officer);

        await commune.RemindAsync("Gửi trước thứ Sáu.");

        var call = await bridge.ReceiveAsync(phone);
        var notice = Assert.Single((await officer.GetAsync<NoticeList>("notices")).Notices);
        Assert.Equal(notice.Id.ToString(), call.DeliveryId);
        Assert.Equal("application/json; charset=utf-8", call.ContentType);
        var json = call.Json;
        Assert.Equal(notice.Id, json.GetProperty("id").GetGuid());
        Assert.Equal("remind", json.GetProperty("kind").GetString());
        Assert.Equal(notice.At, json.GetProperty("at").GetDateTime());
        Assert.Equal("Đề nghị gửi báo cáo Quý II/2026 của Phòng Kinh tế.", json.GetProperty("text").GetString());
        Assert.Equal("Gửi trước thứ Sáu.", json.GetProperty("note").GetString());
        Assert.Equal("https://kpi.xa.vn/reports?period=2026Q2", json.GetProperty("url").GetString());
        Assert.Equal(commune.Path.Split('/')[2], json.GetProperty("communeCode").GetString());
        var person = (await officer.GetAsync<SessionView>("session")).Person!;
        Assert.Equal((person.UserName, "Người Officer"), (json.GetProperty("person").GetProperty("userName").GetString(), json.GetProperty("person").GetProperty("displayName").GetString()));
        Assert.Contains("Đề nghị", Encoding.UTF8.GetString(call.Body));

        // As a receiver would check it that knows no more than the README says.
        var (moment, hash) = (Part(call.Signature, "t"), Part(call.Signature, "v1"));
        Assert.Equal(Host.Clock.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), moment);
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(Secret));
        Assert.Equal(hash, Convert.ToHexString(hmac.ComputeHash(Encoding.UTF8.GetBytes(moment + "." + Encoding.UTF8.GetString(call.Body)))).ToLowerInvariant());
    }

    [Fact]
    public async Task Two_nodes_make_each_call_once()
    {
        await using var bridge = new BridgeServer();
        await using var one = StartCalling(bridge.Url);
        await using var other = StartCalling(bridge.Url);
        var commune = await Host.AddCommuneAsync();
        var officers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => commune.OfficerAsync()));
        var phones = await Task.WhenAll(officers.Select(TakeNumberAsync));

        await commune.RemindAsync();

        foreach (var phone in phones)
            await bridge.ReceiveAsync(phone);
        await WaitForRoundsAsync();
        Assert.Equal(phones.Order(), bridge.Calls.Select(call => call.Phone).Where(phones.Contains).Order());
    }

    [Fact]
    public async Task Who_has_no_number_wants_none_or_has_read_the_notice_is_not_called()
    {
        await using var bridge = new BridgeServer();
        var commune = await Host.AddCommuneAsync();
        using var silent = await commune.OfficerAsync();
        using var unwilling = await commune.OfficerAsync();
        using var reader = await commune.OfficerAsync();
        using var absent = await commune.OfficerAsync();
        var (refused, read, called) = (await TakeNumberAsync(unwilling), await TakeNumberAsync(reader), await TakeNumberAsync(absent));
        await unwilling.PutAsync<NoticeSettings>(
            "notices/settings", new NoticeSettingsChange { Mail = MailChoice.Each, IsCalled = false, DigestAt = 420, MutedKinds = [], Version = 0 });
        await commune.RemindAsync();
        await reader.SendAsync(HttpMethod.Post, "notices/read", new ReadNotices { UpTo = Host.Clock.Now.UtcDateTime });

        await using var node = StartCalling(bridge.Url);

        await bridge.ReceiveAsync(called);
        await WaitForRoundsAsync();
        Assert.Empty(bridge.CallsTo(refused));
        Assert.Empty(bridge.CallsTo(read));
        Assert.Equal(1, (await silent.GetAsync<NoticeList>("notices")).UnreadCount);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(401)]
    [InlineData(302)]
    public async Task A_bridge_that_cannot_take_it_now_is_called_again_with_the_same_id(int answer)
    {
        await using var bridge = new BridgeServer();
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var phone = await TakeNumberAsync(officer);
        bridge.Answers[phone] = answer;
        await commune.RemindAsync();

        await using var node = StartCalling(bridge.Url, ("Bridge:RetryAfter", "00:00:00"));
        await UntilAsync(() => bridge.CallsTo(phone).Count > 2);
        // Taken away while it is being called.
        await UntilAsync(async () => (await ErrorOfAsync(phone))?.Contains($"{answer}", StringComparison.Ordinal) == true);
        bridge.Answers[phone] = 200;
        await UntilAsync(() => bridge.CallsTo(phone)[^1].Answer == 200);

        await WaitForRoundsAsync();
        Assert.Single(bridge.CallsTo(phone), call => call.Answer == 200);
        Assert.Null(await ErrorOfAsync(phone));
        Assert.True(await IsSettledAsync(phone));
        Assert.Single(bridge.CallsTo(phone).Select(call => call.DeliveryId).Distinct());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task What_a_bridge_refuses_is_given_up_and_holds_nothing_up(int answer)
    {
        await using var bridge = new BridgeServer();
        var commune = await Host.AddCommuneAsync();
        using var wrong = await commune.OfficerAsync();
        using var well = await commune.OfficerAsync();
        var (wrongNumber, wellNumber) = (await TakeNumberAsync(wrong), await TakeNumberAsync(well));
        bridge.Answers[wrongNumber] = answer;
        await commune.RemindAsync();

        await using var node = StartCalling(bridge.Url, ("Bridge:RetryAfter", "00:00:00"));

        await bridge.ReceiveAsync(wellNumber);
        await UntilAsync(async () => await ErrorOfAsync(wrongNumber) is not null);
        await WaitForRoundsAsync();
        Assert.Single(bridge.CallsTo(wrongNumber));
        Assert.True(await IsSettledAsync(wrongNumber));
    }

    [Fact]
    public async Task A_bridge_that_is_down_is_called_when_it_is_back()
    {
        var port = BridgeServer.FreePort();
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var phone = await TakeNumberAsync(officer);

        await using var node = StartCalling($"http://127.0.0.1:{port}/", ("Bridge:RetryAfter", "00:10:00"));
        await commune.RemindAsync();

        await UntilAsync(async () => await ErrorOfAsync(phone) is not null);
        Assert.False(await IsSettledAsync(phone));
        Assert.Equal(1, (await officer.GetAsync<NoticeList>("notices")).UnreadCount);
    }

    [Fact]
    public async Task A_call_that_may_have_been_taken_is_not_made_again()
    {
        await using var bridge = new BridgeServer { IsSilent = true };
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var phone = await TakeNumberAsync(officer);
        await commune.RemindAsync();

        await using var node = StartCalling(bridge.Url, ("Bridge:RetryAfter", "00:00:00"), ("Bridge:SendTime", "00:00:01"));

        await UntilAsync(async () => await ErrorOfAsync(phone) is not null);
        await WaitForRoundsAsync();
        Assert.Single(bridge.CallsTo(phone));
        Assert.True(await IsSettledAsync(phone));
    }

    [Theory]
    [InlineData("http://zalo.xa.vn/", Secret)]
    [InlineData("zalo.xa.vn", Secret)]
    [InlineData("https://zalo.xa.vn/", "quá ngắn")]
    [InlineData("https://zalo.xa.vn/", null)]
    public async Task The_program_does_not_start_with_a_bridge_that_is_not_safe(string url, string? secret)
    {
        var options = new BridgeOptions { Url = url, Secret = secret };
        Assert.False(options.HasSafeUrl && options.HasSecret);
        var fault = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var node = Host.StartNode(secret is null ? [("Bridge:Url", url)] : [("Bridge:Url", url), ("Bridge:Secret", secret)]);
        });
        Assert.Contains("Bridge: ", fault.Message);
    }

    [Theory]
    [InlineData("0912 345 678", "+84912345678")]
    [InlineData("+84 (24) 3825.5449", "+842438255449")]
    [InlineData("84-912-345-678", "+84912345678")]
    [InlineData(" ", null)]
    public async Task A_number_is_stored_in_one_form(string typed, string? stored)
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        (await officer.SendAsync(HttpMethod.Put, "session/phone", new PhoneChange { Phone = typed })).Expect(HttpStatusCode.NoContent);

        Assert.Equal(stored, (await officer.GetAsync<SessionView>("session")).Person!.Phone);
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("0123456789")]
    [InlineData("+1 202 555 0100")]
    [InlineData("0912345678, 0987654321")]
    public async Task A_number_has_to_be_one(string phone)
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        var problem = await officer.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, "session/phone", new PhoneChange { Phone = phone });

        Assert.Equal(["phone"], problem.Errors.Keys);
    }

    private static string Part(string signature, string name) => signature.Split(',').Single(part => part.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];

    /// <summary>To be ended with the test: it would call for what the next ones wait for.</summary>
    private Node StartCalling(string url, params (string Key, string Value)[] settings) => Host.StartNode(
        settings.Concat([("Bridge:Url", url), ("Bridge:Secret", Secret), ("Bridge:Interval", "00:00:00.1"), ("PublicUrl", "https://kpi.xa.vn/")])
            .DistinctBy(setting => setting.Item1));

    private async Task<string> TakeNumberAsync(ApiClient client)
    {
        var phone = $"09{Interlocked.Increment(ref _lastNumber):00000000}";
        (await client.SendAsync(HttpMethod.Put, "session/phone", new PhoneChange { Phone = phone })).Expect(HttpStatusCode.NoContent);
        return $"+84{phone[1..]}";
    }

    private async Task<string?> ErrorOfAsync(string phone) => Assert.Single(await Host.SelectAsync<string?>(
        "select n.call_error from notices n join people p on p.id = n.person_id where p.phone = @phone", new { phone }));

    /// <summary>Whether its call is not to be made again.</summary>
    private async Task<bool> IsSettledAsync(string phone) => Assert.Single(await Host.SelectAsync<int>(
        "select case when n.called_at is null then 0 else 1 end from notices n join people p on p.id = n.person_id where p.phone = @phone",
        new { phone })) == 1;
}
