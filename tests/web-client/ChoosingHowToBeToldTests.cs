using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>A person goes from the bell to the settings, says how and when to be told, and finds it so the next time.</summary>
public sealed partial class ChoosingHowToBeToldTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    [Fact]
    public async Task What_is_chosen_behind_the_bell_stays()
    {
        await using var visitor = await dashboard.SignInAsync("kinh-te.xa-vo-nhai");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { NameRegex = BellName() }).ClickAsync();
        await page.Locator("[popover]:popover-open").GetByRole(AriaRole.Link, new() { Name = "Cài đặt thông báo" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Cài đặt thông báo" })).ToBeVisibleAsync();

        await page.GetByLabel("Số điện thoại").FillAsync("12345");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu liên hệ" }).ClickAsync();
        await Expect(page.GetByText("Số chưa đúng")).ToBeVisibleAsync();
        await page.GetByLabel("Số điện thoại").FillAsync("+84 912 345 678");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Thư điện tử" }).FillAsync("kinhte@vonhai.gov.vn");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu liên hệ" }).ClickAsync();
        await Expect(page.GetByText("Đã lưu thông tin liên hệ.")).ToBeVisibleAsync();

        await page.GetByLabel("Mỗi ngày một thư tổng hợp").CheckAsync();
        await page.GetByLabel("Giờ gửi thư tổng hợp").SelectOptionAsync("16:30");
        await page.GetByLabel("Từ", new() { Exact = true }).SelectOptionAsync("06:00");
        await Expect(page.GetByText("Giờ kết thúc phải khác giờ bắt đầu.")).ToBeVisibleAsync();
        await page.GetByLabel("Từ", new() { Exact = true }).SelectOptionAsync("20:00");
        await page.GetByLabel("Báo cáo đã duyệt").UncheckAsync();
        Assert.Empty(await visitor.AxeFindingsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu cài đặt" }).ClickAsync();
        await Expect(page.GetByText("Đã lưu cài đặt thông báo.")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Expect(page.GetByLabel("Số điện thoại")).ToHaveValueAsync("0912 345 678");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Thư điện tử" })).ToHaveValueAsync("kinhte@vonhai.gov.vn");
        await Expect(page.GetByLabel("Mỗi ngày một thư tổng hợp")).ToBeCheckedAsync();
        await Expect(page.GetByLabel("Giờ gửi thư tổng hợp")).ToHaveValueAsync("990");
        await Expect(page.GetByLabel("Từ", new() { Exact = true })).ToHaveValueAsync("1200");
        await Expect(page.GetByLabel("Đến", new() { Exact = true })).ToHaveValueAsync("360");
        await Expect(page.GetByLabel("Báo cáo đã duyệt")).Not.ToBeCheckedAsync();
        await Expect(page.GetByLabel("Quá hạn gửi", new() { Exact = true })).ToBeCheckedAsync();
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task Another_window_that_saved_first_is_not_overwritten()
    {
        await using var first = await dashboard.SignInAsync("cong-an.xa-vo-nhai");
        await using var second = await dashboard.SignInAsync("cong-an.xa-vo-nhai", width: 390, height: 844, colours: ColorScheme.Dark);
        foreach (var visitor in new[] { first, second })
        {
            await visitor.Page.GotoAsync("/notices/settings");
            await Expect(visitor.Page.GetByLabel("Không gửi thư", new() { Exact = true })).ToBeVisibleAsync();
        }

        await first.Page.GetByLabel("Không gửi thư", new() { Exact = true }).CheckAsync();
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu cài đặt" }).ClickAsync();
        await Expect(first.Page.GetByText("Đã lưu cài đặt thông báo.")).ToBeVisibleAsync();
        await second.Page.GetByLabel("Nhắn cả qua Zalo").UncheckAsync();
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu cài đặt" }).ClickAsync();
        await Expect(second.Page.GetByText("Cài đặt vừa được đổi ở cửa sổ khác.")).ToBeVisibleAsync();
        Assert.Empty(await second.AxeFindingsAsync());
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Lấy cài đặt mới" }).ClickAsync();

        await Expect(second.Page.GetByLabel("Không gửi thư", new() { Exact = true })).ToBeCheckedAsync();
        await second.Page.GetByLabel("Nhắn cả qua Zalo").UncheckAsync();
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu cài đặt" }).ClickAsync();
        await Expect(second.Page.GetByText("Đã lưu cài đặt thông báo.")).ToBeVisibleAsync();
        Assert.False(await second.ScrollsSidewaysAsync());
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [GeneratedRegex("^Thông báo: ")]
    private static partial Regex BellName();
}
