using System.Globalization;
using WardKpi.Api.Notices.Delivery;
using WardKpi.Api.Notices.Settings;

namespace WardKpi.Api.Tests.Rules;

public sealed class DeliveryRulesTests
{
    private static readonly DeliverySettings Loud = DeliverySettings.Default with { QuietFrom = null, QuietUntil = null };

    [Theory]
    [InlineData("08:00", "08:00")]
    [InlineData("20:59", "20:59")]
    [InlineData("21:00", "06:00+1")]
    [InlineData("23:59", "06:00+1")]
    [InlineData("00:00", "06:00")]
    [InlineData("00:45", "06:00")]
    [InlineData("05:59", "06:00")]
    [InlineData("06:00", "06:00")]
    public void Quiet_hours_over_midnight_end_on_the_morning_behind_them(string at, string moment) =>
        Assert.Equal(Hour(moment), DeliveryRules.MailAt(Quiet(21, 6), Hour(at)));

    [Theory]
    [InlineData("11:29", "11:29")]
    [InlineData("11:30", "13:00")]
    [InlineData("12:59", "13:00")]
    [InlineData("13:00", "13:00")]
    [InlineData("23:00", "23:00")]
    public void Quiet_hours_of_one_day_end_on_it(string at, string moment) =>
        Assert.Equal(Hour(moment), DeliveryRules.CallAt(Loud with { QuietFrom = 11 * 60 + 30, QuietUntil = 13 * 60 }, Hour(at)));

    [Theory]
    [InlineData("06:59", "07:00")]
    [InlineData("07:00", "07:00")]
    [InlineData("07:01", "07:00+1")]
    [InlineData("23:00", "07:00+1")]
    public void A_digest_is_the_next_one(string at, string moment) =>
        Assert.Equal(Hour(moment), DeliveryRules.MailAt(Loud with { Mail = MailChoice.Digest, DigestAt = 7 * 60 }, Hour(at)));

    [Theory]
    [InlineData("22:00", "06:00+1")] // of 23:00, held by the night
    [InlineData("05:00", "06:00")] // of 23:00 yesterday
    [InlineData("06:01", "06:00+1")]
    public void A_digest_in_quiet_hours_comes_at_their_end(string at, string moment) =>
        Assert.Equal(Hour(moment), DeliveryRules.MailAt(Quiet(21, 6) with { Mail = MailChoice.Digest, DigestAt = 23 * 60 }, Hour(at)));

    [Fact]
    public void What_is_muted_or_not_wanted_does_not_go_out()
    {
        Assert.Null(DeliveryRules.MailAt(Loud with { IsMuted = true }, Hour("08:00")));
        Assert.Null(DeliveryRules.CallAt(Loud with { IsMuted = true }, Hour("08:00")));
        Assert.Null(DeliveryRules.MailAt(Loud with { Mail = MailChoice.Never }, Hour("08:00")));
        Assert.NotNull(DeliveryRules.CallAt(Loud with { Mail = MailChoice.Never }, Hour("08:00")));
        Assert.Null(DeliveryRules.CallAt(Loud with { IsCalled = false }, Hour("08:00")));
        Assert.NotNull(DeliveryRules.MailAt(Loud with { IsCalled = false }, Hour("08:00")));
    }

    [Fact]
    public void Where_nobody_said_otherwise_nothing_goes_out_at_night()
    {
        Assert.Equal(Hour("06:00"), DeliveryRules.MailAt(DeliverySettings.Default, Hour("00:45")));
        Assert.Equal(Hour("06:00"), DeliveryRules.CallAt(DeliverySettings.Default, Hour("00:45")));
        Assert.Null(DeliveryRules.EndOfQuiet(DeliverySettings.Default, Hour("12:00")));
        Assert.Null(DeliveryRules.EndOfQuiet(Loud, Hour("00:45")));
    }

    private static DeliverySettings Quiet(int from, int until) => Loud with { QuietFrom = from * 60, QuietUntil = until * 60 };

    /// <summary>"06:00+1": in Vietnam, the day after 18 June 2026.</summary>
    private static DateTime Hour(string text)
    {
        var time = TimeOnly.ParseExact(text[..5], "HH:mm", CultureInfo.InvariantCulture);
        var day = new DateOnly(2026, 6, text.EndsWith("+1", StringComparison.Ordinal) ? 19 : 18);
        return new DateTime(day, time, DateTimeKind.Utc).AddHours(-7);
    }
}
