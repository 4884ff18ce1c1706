using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WardKpi.Api.Accounts;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.Feed;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class ReadingTheCalendarFeedTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private const string Title = "Báo cáo chuyên đề \"số hóa\"; an toàn, an ninh mạng và bảo vệ dữ liệu cá nhân của người dân trên địa bàn \\ xã";

    private static readonly HttpClient Http = new();

    [Fact]
    public async Task A_calendar_program_reads_the_deadlines_of_the_unit_with_their_three_dates()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var officer = await commune.OfficerAsync();
        var rule = await standing.AddRuleAsync(commune, RuleTiming.DefaultOf(ReportingFrequency.Month), Title);
        var address = await AddressAsync(officer);

        var calendar = await ReadAsync(address);

        Assert.Equal(("2.0", "Lịch báo cáo: Phòng Kinh tế"), (calendar["VERSION"], calendar.Text("X-WR-CALNAME")));
        var deadline = await officer.DeadlineAsync(commune, rule.Id, "202606");
        var duties = (await officer.GetAsync<IReadOnlyList<Deadlines.Obligations.ObligationView>>("deadlines?organization=own")).Select(one => $"{one.Id}@ward-kpi");
        Assert.Equal(duties.Order(), calendar.Parts.Select(one => one["UID"]).Order());
        var one = EventOf(calendar, deadline.Id);
        Assert.Equal((deadline.Dates.DueAt, deadline.Version.ToString(), "CONFIRMED"), (one.Moment("DTSTART"), one["SEQUENCE"], one["STATUS"]));
        Assert.Equal($"Hạn gửi: {Title} (Phòng Kinh tế)", one.Text("SUMMARY"));
        Assert.Equal(
            "Kỳ báo cáo: tháng 6/2026\nChốt số liệu: 30/06/2026\nHạn gửi: 17:00, 30/06/2026\nKhóa sổ: 07/07/2026\nNơi nhận: Ủy ban nhân dân tỉnh",
            one.Text("DESCRIPTION"));
        // On the mornings of Thursday 25 and Monday 29 June, three working days and one before Tuesday.
        Assert.Equal(["-P5DT9H0M0S", "-P1DT9H0M0S"], one.Parts.Select(alarm => alarm["TRIGGER"]));
        Assert.All(one.Parts, alarm => Assert.Equal(("VALARM", "DISPLAY"), (alarm.Name, alarm["ACTION"])));
    }

    [Fact]
    public async Task What_changes_keeps_its_id_and_counts_on_and_what_is_settled_does_not_ring()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var rule = await standing.AddRuleAsync(commune, RuleTiming.DefaultOf(ReportingFrequency.Month), "Báo cáo tháng");
        var address = await AddressAsync(standing);
        var met = await standing.MeetAsync(await standing.DeadlineAsync(commune, rule.Id, "202606"), "7/BC");
        var waived = await standing.WaiveAsync(await standing.DeadlineAsync(commune, rule.Id, "202607"), "Gộp vào\nbáo cáo quý.");

        var calendar = await ReadAsync(address);

        var (sent, off) = (EventOf(calendar, met.Id), EventOf(calendar, waived.Id));
        Assert.Equal(("Đã gửi: Báo cáo tháng (Phòng Kinh tế)", "CONFIRMED", "2"), (sent.Text("SUMMARY"), sent["STATUS"], sent["SEQUENCE"]));
        Assert.Equal(("CANCELLED", "2"), (off["STATUS"], off["SEQUENCE"]));
        Assert.Contains("Lý do miễn: Gộp vào\nbáo cáo quý.", off.Text("DESCRIPTION"), StringComparison.Ordinal);
        Assert.Empty(sent.Parts);
        Assert.Empty(off.Parts);
    }

    [Fact]
    public async Task Nothing_new_is_304_and_a_change_is_not()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var address = await AddressAsync(standing);
        var first = await Http.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.True(first.Headers.CacheControl is { Private: true, NoStore: false });
        Assert.Equal("text/calendar", first.Content.Headers.ContentType!.MediaType);

        var same = await GetAsync(address, first.Headers.ETag!);
        Assert.Equal((HttpStatusCode.NotModified, 0), (same.StatusCode, (await same.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length));
        await standing.WaiveAsync((await standing.DeadlinesAsync(commune))[0]);

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(address, first.Headers.ETag!)).StatusCode);
    }

    [Fact]
    public async Task A_token_ends_when_it_is_renewed_or_taken_back_and_when_its_person_leaves()
    {
        var commune = await Host.AddCommuneAsync();
        var name = $"nguoi-{Guid.NewGuid():n}";
        await Host.AddPersonAsync(name, Role.Officer, $"{commune.Path}kinh-te/");
        using var officer = await Host.SignInAsync(name);
        Assert.False((await officer.GetAsync<FeedState>("deadlines/feed")).IsOn);

        var first = await AddressAsync(officer);
        Assert.True((await officer.GetAsync<FeedState>("deadlines/feed")).IsOn);
        var second = await AddressAsync(officer);

        Assert.Matches(@"&token=[\w-]{43}$", second.AbsoluteUri);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(first));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(second));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(new Uri(second.AbsoluteUri[..second.AbsoluteUri.IndexOf('?', StringComparison.Ordinal)])));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(new Uri(second.AbsoluteUri.Replace("=own", $"={Guid.NewGuid()}", StringComparison.Ordinal))));
        var hash = Assert.Single(await Host.SelectAsync<string>("select feed_token_hash from people where user_name = @name", new { name }));
        Assert.Equal(FeedTokens.HashOf(TokenOf(second)), hash);
        await Host.ExecuteAsync("update people set is_active = 0 where user_name = @name", new { name });
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(second));
        await Host.ExecuteAsync("update people set is_active = 1 where user_name = @name", new { name });
        (await officer.SendAsync(HttpMethod.Delete, "deadlines/feed")).Expect(HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(second));
    }

    [Fact]
    public async Task An_address_that_leaked_ends_with_the_password_or_the_account()
    {
        const string newPassword = "mật khẩu thứ hai";
        var commune = await Host.AddCommuneAsync();
        var name = $"nguoi-{Guid.NewGuid():n}";
        await Host.AddPersonAsync(name, Role.Officer, $"{commune.Path}kinh-te/");
        var admin = await Host.AdminAsync();
        using var officer = await Host.SignInAsync(name);
        var first = await AddressAsync(officer);

        var renamed = await ChangeAsync(change => change with { DisplayName = "Người mới" });
        Assert.Equal((true, HttpStatusCode.OK), (renamed.IsActive, await StatusAsync(first)));
        await ChangeAsync(change => change with { NewPassword = newPassword });
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(first));

        await officer.SignInAsync(name, newPassword);
        Assert.False((await officer.GetAsync<FeedState>("deadlines/feed")).IsOn);
        var second = await AddressAsync(officer);
        (await officer.SendAsync(HttpMethod.Put, "session/password", new PasswordChange { CurrentPassword = newPassword, NewPassword = "mật khẩu thứ ba" }))
            .Expect(HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(second));

        var third = await AddressAsync(officer);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(third));
        await ChangeAsync(change => change with { IsActive = false });
        await ChangeAsync(change => change with { IsActive = true });
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(third));

        async Task<PersonAccount> ChangeAsync(Func<PersonChange, PersonChange> change)
        {
            var account = (await admin.GetAsync<IReadOnlyList<PersonAccount>>("people")).Single(one => one.UserName == name);
            var same = new PersonChange
            {
                DisplayName = account.DisplayName, Role = account.Role, OrganizationId = account.OrganizationId, IsActive = account.IsActive, Version = account.Version,
            };
            return await admin.PutAsync<PersonAccount>($"people/{account.Id}", change(same));
        }
    }

    [Fact]
    public async Task A_person_reads_by_calendar_what_the_person_may_read_and_no_more()
    {
        var commune = await Host.AddCommuneAsync();
        var elsewhere = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var address = await AddressAsync(officer);

        var whole = await ReadAsync(new Uri(address.AbsoluteUri.Replace("organization=own&", "", StringComparison.Ordinal)));

        Assert.Equal(3, whole.Parts.Select(one => Regex.Match(one.Text("SUMMARY"), @"\((.+)\)$").Groups[1].Value).Distinct().Count());
        var duties = (await officer.GetAsync<IReadOnlyList<Deadlines.Obligations.ObligationView>>("deadlines")).Select(one => $"{one.Id}@ward-kpi");
        Assert.Equal(duties.Order(), whole.Parts.Select(one => one["UID"]).Order());
        var other = address.AbsoluteUri.Replace("=own", $"={elsewhere.UnitId("kinh-te")}", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(new Uri(other)));
    }

    [Fact]
    public async Task The_token_stands_in_no_log_however_much_is_logged()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var lines = new LogLines();
        await using var node = Host.StartNode(("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore", "Information"));
        node.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines);
        var address = await AddressAsync(standing);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(new Uri(node.Address, address.PathAndQuery)));

        Assert.DoesNotContain(lines.All, line => line.Contains(TokenOf(address), StringComparison.Ordinal));
    }

    [Fact]
    public void Long_lines_are_folded_between_letters()
    {
        var text = string.Concat(Enumerable.Repeat("Đẩy mạnh 🇻🇳 chuyển đổi số; ", 20));

        var lines = new ICalendar().Line("BEGIN", "VCALENDAR").Text("SUMMARY", text).Line("END", "VCALENDAR").ToString();

        Assert.Equal(text, ICalendarReader.Read(Encoding.UTF8.GetBytes(lines)).Text("SUMMARY"));
        Assert.All(lines.Split("\r\n").Skip(1).SkipLast(3), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 72, 75));
    }

    private static async Task<Uri> AddressAsync(ApiClient client) => new((await client.PostAsync<FeedAddress>("deadlines/feed", new { })).Url);

    private static string TokenOf(Uri address) => address.Query.Split("token=")[1];

    private static async Task<HttpStatusCode> StatusAsync(Uri address) => (await Http.GetAsync(address)).StatusCode;

    private static async Task<CalendarPart> ReadAsync(Uri address) => ICalendarReader.Read(await Http.GetByteArrayAsync(address));

    private static Task<HttpResponseMessage> GetAsync(Uri address, EntityTagHeaderValue tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(tag);
        return Http.SendAsync(request);
    }

    private static CalendarPart EventOf(CalendarPart calendar, Guid id) => calendar.Parts.Single(one => one["UID"] == $"{id}@ward-kpi");

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public List<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            All.Add($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Add($"{formatter(state, exception)} {state} {exception}");

        public void Dispose()
        {
        }
    }
}
