using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>The standing office sees who is missing and asks for it; the unit hears of it and goes where it is asked to.</summary>
public sealed partial class FollowingTheBoardTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    [Fact]
    public async Task A_unit_that_is_reminded_from_the_board_sees_the_notice_and_follows_it()
    {
        await using var office = await dashboard.SignInAsync("thuongtruc.xa-vo-nhai");
        var board = office.Page;
        await board.GotoAsync("/review?period=2026Q3");
        var unit = board.GetByRole(AriaRole.Row, new() { NameRegex = AllAgencies() });
        await Expect(unit).ToContainTextAsync("Đang nhập");
        await unit.GetByRole(AriaRole.Button, new() { NameRegex = RemindButton() }).ClickAsync();
        await Expect(board.GetByText("Đã nhắc: Các cơ quan, đơn vị.")).ToBeVisibleAsync();
        await Expect(unit).ToContainTextAsync("đã nhắc lúc");
        await Expect(unit).ToContainTextAsync("bởi Cơ quan thường trực");
        await unit.GetByRole(AriaRole.Button, new() { NameRegex = RemindButton() }).ClickAsync();
        await Expect(board.GetByText("không nhắc lại: Các cơ quan, đơn vị.")).ToBeVisibleAsync();

        await using var officer = await dashboard.SignInAsync("co-quan-don-vi.xa-vo-nhai");
        var home = officer.Page;
        await Expect(Bell(home)).ToHaveAccessibleNameAsync("Thông báo: 1 chưa đọc");
        await Expect(home.GetByRole(AriaRole.Heading, new() { Name = "Thông báo chưa đọc" })).ToBeVisibleAsync();
        Assert.Empty(await officer.AxeFindingsAsync());
        await Bell(home).ClickAsync();
        Assert.Empty(await officer.AxeFindingsAsync());
        await home.Locator("[popover]:popover-open").GetByRole(AriaRole.Link, new() { NameRegex = Asked() }).ClickAsync();
        await home.WaitForURLAsync(ThirdQuarterForm(), new() { WaitUntil = WaitUntilState.Commit });
        await Expect(Bell(home)).ToHaveAccessibleNameAsync("Thông báo: không có thông báo mới");
        office.AssertNoFaults();
        officer.AssertNoFaults();
    }

    [Fact]
    public async Task All_that_have_not_sent_are_asked_at_once_with_a_word()
    {
        await using var office = await dashboard.SignInAsync("thuongtruc.xa-ky-lac");
        var board = office.Page;
        await board.GotoAsync("/review?period=2026Q4");
        await board.GetByRole(AriaRole.Button, new() { NameRegex = RemindAll() }).ClickAsync();
        var dialog = board.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox).FillAsync("Đề nghị gửi trước ngày 25/12.");
        Assert.Empty(await office.AxeFindingsAsync());
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Gửi lời nhắc" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(board.GetByText("Đã nhắc: Phòng Văn hóa - Xã hội")).ToBeVisibleAsync();

        await using var officer = await dashboard.SignInAsync("vhxh.xa-ky-lac");
        await Expect(officer.Page.GetByText("Đề nghị gửi trước ngày 25/12.").First).ToBeVisibleAsync();
        office.AssertNoFaults();
    }

    [Fact]
    public async Task The_board_is_walked_by_keyboard_alone()
    {
        await using var office = await dashboard.SignInAsync("thuongtruc.xa-thong-nhat");
        var page = office.Page;
        await page.GotoAsync("/review?period=2026Q3");
        var links = page.Locator("tbody a");
        await Expect(links.First).ToBeVisibleAsync();
        await page.Locator("tbody tr").First.Locator("a").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("tbody tr").First.Locator("a").Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("tbody tr").Nth(1).Locator("a").Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(SecondQuarterUnit(), new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Bảng theo dõi" })).ToBeVisibleAsync();
        Assert.Empty(await office.AxeFindingsAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Bảng theo dõi" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        Assert.DoesNotContain("unit=", page.Url, StringComparison.Ordinal);
        office.AssertNoFaults();
    }

    private static ILocator Bell(IPage page) => page.GetByRole(AriaRole.Button, new() { NameRegex = BellName() });

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [GeneratedRegex("^Các cơ quan, đơn vị")]
    private static partial Regex AllAgencies();

    [GeneratedRegex("^Nhắc Các cơ quan")]
    private static partial Regex RemindButton();

    [GeneratedRegex("^Nhắc tất cả đơn vị chưa gửi")]
    private static partial Regex RemindAll();

    [GeneratedRegex("Đề nghị gửi báo cáo Quý III")]
    private static partial Regex Asked();

    [GeneratedRegex("^Thông báo: ")]
    private static partial Regex BellName();

    [GeneratedRegex(@"/reports/[0-9a-f-]+\?period=2026Q3")]
    private static partial Regex ThirdQuarterForm();

    [GeneratedRegex("period=2026Q2.*unit=|unit=.*period=2026Q2")]
    private static partial Regex SecondQuarterUnit();
}
