using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>An officer sees what is owed by when and says that it was sent; the standing office lets off, asks, and takes the calendar along.</summary>
public sealed partial class FollowingTheCalendarTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    [Fact]
    public async Task An_officer_says_that_a_report_was_sent_and_takes_it_back()
    {
        await using var officer = await dashboard.SignInAsync("vhxh.xa-vo-nhai");
        var page = officer.Page;
        await page.GotoAsync("/reports");
        var first = page.GetByRole(AriaRole.Listitem).Filter(new() { Has = page.GetByRole(AriaRole.Button, new() { NameRegex = Sent() }) }).First;
        foreach (var words in new[] { "Chốt số liệu", "Hạn gửi", "Khóa sổ" })
            await Expect(first).ToContainTextAsync(words);
        await Expect(first).ToContainTextAsync(DaysLeft());

        await first.GetByRole(AriaRole.Button, new() { NameRegex = Sent() }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Số, ký hiệu văn bản").FillAsync("12/BC-VHXH");
        Assert.Empty(await officer.AxeFindingsAsync());
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Đã gửi" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();

        var done = page.GetByRole(AriaRole.Group).Filter(new() { HasText = "Đã gửi, được miễn" });
        await Expect(page.GetByText("số 12/BC-VHXH")).ToBeHiddenAsync();
        await done.Locator("summary").ClickAsync();
        await Expect(page.GetByText("số 12/BC-VHXH")).ToBeVisibleAsync();
        Assert.Empty(await officer.AxeFindingsAsync());
        await page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Expect(page.GetByText("số 12/BC-VHXH")).ToHaveCountAsync(0);
        officer.AssertNoFaults();
    }

    [Fact]
    public async Task The_standing_office_lets_a_unit_off_and_asks_again()
    {
        await using var office = await dashboard.SignInAsync("thuongtruc.xa-ky-lac");
        var page = office.Page;
        await page.GotoAsync("/calendar?month=2026-12");
        await page.GetByRole(AriaRole.Cell).GetByRole(AriaRole.Button).First.ClickAsync();
        var report = page.GetByRole(AriaRole.Dialog).First;
        await report.GetByRole(AriaRole.Button, new() { NameRegex = Waive() }).First.ClickAsync();
        var waiving = page.GetByRole(AriaRole.Dialog).Last;
        await waiving.GetByRole(AriaRole.Button, new() { Name = "Miễn", Exact = true }).ClickAsync();
        await Expect(waiving.GetByText("Ghi rõ lý do miễn báo cáo.")).ToBeVisibleAsync();
        await waiving.GetByLabel("Lý do").FillAsync("Đơn vị gộp vào báo cáo của xã.");
        await waiving.GetByRole(AriaRole.Button, new() { Name = "Miễn", Exact = true }).ClickAsync();

        await Expect(report).ToContainTextAsync("Đơn vị gộp vào báo cáo của xã.");
        Assert.Empty(await office.AxeFindingsAsync());
        await report.GetByRole(AriaRole.Button, new() { NameRegex = AskAgain() }).ClickAsync();
        await Expect(report).Not.ToContainTextAsync("Đơn vị gộp vào báo cáo của xã.");
        office.AssertNoFaults();
    }

    [Fact]
    public async Task Units_are_asked_by_a_Sunday_and_told_of_the_Friday_before()
    {
        await using var office = await dashboard.SignInAsync("thuongtruc.xa-vo-nhai");
        var page = office.Page;
        await page.GotoAsync("/calendar");
        await page.GetByRole(AriaRole.Button, new() { Name = "Yêu cầu báo cáo" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Chọn tất cả" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Bỏ chọn" }).ClickAsync();
        await dialog.GetByLabel("Công an xã").CheckAsync();
        await dialog.GetByLabel("Hạn gửi").FillAsync(NextSunday());
        await dialog.GetByLabel("Nội dung cần báo cáo").FillAsync("Số liệu phục vụ họp Ban Chỉ đạo.");
        Assert.Empty(await office.AxeFindingsAsync());
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Gửi yêu cầu" }).ClickAsync();
        await Expect(page.GetByText("Ngày đã chọn là ngày nghỉ")).ToBeVisibleAsync();

        await using var officer = await dashboard.SignInAsync("cong-an.xa-vo-nhai");
        await officer.Page.GotoAsync("/reports");
        await Expect(officer.Page.GetByText("Số liệu phục vụ họp Ban Chỉ đạo.").First).ToBeVisibleAsync();
        office.AssertNoFaults();
        officer.AssertNoFaults();
    }

    [Fact]
    public async Task Filters_and_view_stand_in_the_address_and_a_phone_gets_the_list()
    {
        await using var reader = await dashboard.SignInAsync("bcd.xa-vo-nhai");
        var page = reader.Page;
        await page.GotoAsync("/calendar?month=2026-09");
        await Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("nghỉ: Quốc khánh");
        await page.GetByLabel("Đơn vị", new() { Exact = true }).SelectOptionAsync("Công an xã");
        await page.GetByRole(AriaRole.Button, new() { Name = "Danh sách" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tháng sau" }).ClickAsync();
        await page.WaitForURLAsync(Filtered());
        await Expect(page.GetByRole(AriaRole.Table)).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Yêu cầu báo cáo" })).ToHaveCountAsync(0);

        await using var phone = await dashboard.SignInAsync("bcd.xa-vo-nhai", width: 390, height: 844);
        await phone.Page.GotoAsync("/calendar?month=2026-12");
        await phone.Page.GetByRole(AriaRole.Region, new() { NameRegex = LastDay() }).GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(phone.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Khóa sổ");
        Assert.Empty(await phone.AxeFindingsAsync());
        reader.AssertNoFaults();
        phone.AssertNoFaults();
    }

    [Fact]
    public async Task A_phone_reads_the_calendar_by_an_address_that_ends_when_it_is_taken_back()
    {
        await using var officer = await dashboard.SignInAsync("kinh-te.xa-vo-nhai");
        var page = officer.Page;
        await page.GotoAsync("/calendar");
        await page.GetByRole(AriaRole.Button, new() { Name = "Theo dõi bằng lịch điện thoại" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Tạo địa chỉ" }).ClickAsync();
        var address = await dialog.GetByLabel("Địa chỉ lịch").InputValueAsync();
        Assert.Empty(await officer.AxeFindingsAsync());
        using var phone = new HttpClient();
        Assert.StartsWith("BEGIN:VCALENDAR", await phone.GetStringAsync(address, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ngừng theo dõi" }).ClickAsync();
        await Expect(dialog.GetByText("Đã ngừng")).ToBeVisibleAsync();

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await phone.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
        officer.AssertNoFaults();
    }

    /// <summary>At least a week ahead by the real clock, which the dashboard runs by, so that the Friday before it is still to come.</summary>
    private static string NextSunday()
    {
        var day = DateTime.UtcNow.AddHours(7).Date.AddDays(7);
        return day.AddDays((7 - (int)day.DayOfWeek) % 7).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [GeneratedRegex("^Đã gửi: ")]
    private static partial Regex Sent();

    [GeneratedRegex(@"còn \d+ ngày làm việc|hạn hôm nay|quá hạn")]
    private static partial Regex DaysLeft();

    [GeneratedRegex("^Miễn: ")]
    private static partial Regex Waive();

    [GeneratedRegex("^Yêu cầu lại: ")]
    private static partial Regex AskAgain();

    [GeneratedRegex(@"month=2026-10(?=.*unit=)(?=.*view=list)|unit=.*view=list.*month=2026-10")]
    private static partial Regex Filtered();

    [GeneratedRegex("31.12.2026$")]
    private static partial Regex LastDay();
}
