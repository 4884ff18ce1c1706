using System.Net;
using WardKpi.Api.Notices;
using WardKpi.Api.Notices.Settings;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>A person says when and by what way notices come.</summary>
public sealed class ChoosingHowToBeToldTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private static readonly NoticeSettingsChange Loud = new() { Mail = MailChoice.Each, IsCalled = true, DigestAt = 7 * 60, MutedKinds = [], Version = 0 };

    [Fact]
    public async Task Whoever_has_chosen_nothing_is_told_at_once_but_not_at_night()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        var settings = await officer.GetAsync<NoticeSettings>("notices/settings");

        Assert.Equal(
            (MailChoice.Each, true, 21 * 60, 6 * 60, 7 * 60, 0),
            (settings.Mail, settings.IsCalled, settings.QuietFrom, settings.QuietUntil, settings.DigestAt, settings.Version));
        Assert.Empty(settings.MutedKinds);
        Assert.False(settings.HasMail || settings.HasBridge);
    }

    [Fact]
    public async Task What_is_chosen_stays_and_a_page_of_before_is_refused()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var other = await commune.OfficerAsync();
        var wanted = Loud with { Mail = MailChoice.Digest, IsCalled = false, QuietFrom = 1200, QuietUntil = 390, DigestAt = 465, MutedKinds = [NoticeKind.Verified, NoticeKind.Opened] };

        var first = await officer.PutAsync<NoticeSettings>("notices/settings", wanted);
        Assert.Equal("stale_version", (await RefusedAsync(officer, wanted, HttpStatusCode.Conflict)).Code);
        var second = await officer.PutAsync<NoticeSettings>("notices/settings", wanted with { QuietFrom = null, QuietUntil = null, MutedKinds = [], Version = 1 });
        Assert.Equal("stale_version", (await RefusedAsync(officer, wanted with { Version = 1 }, HttpStatusCode.Conflict)).Code);

        Assert.Equal((1, 1200, 390, 465), (first.Version, first.QuietFrom, first.QuietUntil, first.DigestAt));
        Assert.Equal([NoticeKind.Opened, NoticeKind.Verified], first.MutedKinds);
        Assert.Equal((2, null, null, MailChoice.Digest, false), (second.Version, second.QuietFrom, second.QuietUntil, second.Mail, second.IsCalled));
        Assert.Empty((await officer.GetAsync<NoticeSettings>("notices/settings")).MutedKinds);
        Assert.Equal(0, (await other.GetAsync<NoticeSettings>("notices/settings")).Version);
    }

    [Fact]
    public async Task Of_two_windows_that_choose_for_the_first_time_one_is_told_of_the_other()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => officer.SendAsync(HttpMethod.Put, "notices/settings", Loud)));

        Assert.Equal([HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.Conflict, 5)], answers.Select(answer => answer.Status).Order());
    }

    [Theory]
    [InlineData(1200, null, 420, "quietUntil")]
    [InlineData(null, 360, 420, "quietUntil")]
    [InlineData(360, 360, 420, "quietUntil")]
    [InlineData(1440, 360, 420, "quietFrom")]
    [InlineData(1200, -1, 420, "quietUntil")]
    [InlineData(null, null, 1440, "digestAt")]
    public async Task Hours_have_to_be_hours(int? from, int? until, int digestAt, string field)
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        var problem = await RefusedAsync(officer, Loud with { QuietFrom = from, QuietUntil = until, DigestAt = digestAt }, HttpStatusCode.BadRequest);

        Assert.Equal([field], problem.Errors.Keys);
    }

    [Fact]
    public async Task A_kind_is_muted_once()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        var problem = await RefusedAsync(officer, Loud with { MutedKinds = [NoticeKind.Opened, NoticeKind.Opened] }, HttpStatusCode.BadRequest);

        Assert.Equal(["mutedKinds"], problem.Errors.Keys);
    }

    private static Task<ProblemView> RefusedAsync(ApiClient client, NoticeSettingsChange change, HttpStatusCode expected) =>
        client.RefusedAsync(expected, HttpMethod.Put, "notices/settings", change);
}
