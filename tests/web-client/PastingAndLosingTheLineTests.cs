using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;
using static WardKpi.WebClient.Tests.Infrastructure.EntrySheet;

namespace WardKpi.WebClient.Tests;

/// <summary>What an officer trusts the sheet with: a block from Excel, and figures typed while the server cannot be reached.</summary>
public sealed partial class PastingAndLosingTheLineTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    private const int Pasted = 25;
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    [Fact]
    public async Task Twenty_five_rows_of_a_spreadsheet_land_right_and_the_ambiguous_numbers_are_asked_about()
    {
        await using var officer = await dashboard.SignInAsync("thuongtruc.phuong-ngoc-son");
        var page = officer.Page;
        await OpenFormAsync(page);

        // A line for each row on screen until 25 of them took figures; what is entered elsewhere was left empty in the spreadsheet.
        var block = new List<string[]>();
        var expected = new List<(decimal? Numerator, decimal? Denominator, decimal? Value)>();
        for (var row = 0; expected.Count(figures => figures != default) < Pasted; row++)
        {
            var isRatio = await Cell(Rows(page).Nth(row), "numerator").CountAsync() > 0;
            var isValue = await Rows(page).Nth(row).Locator("input[data-field='value']").CountAsync() > 0;
            // "7,100" is 7100 to a PC that writes English and 7,1 to one that writes Vietnamese.
            block.Add(isRatio ? [(1000 + row).ToString("N0", Vietnamese), "7,100"] : isValue ? [$"{row}", ""] : ["", ""]);
            expected.Add(isRatio ? (1000 + row, 7100, null) : isValue ? (null, null, row) : default);
        }

        await PasteAsync(page, Cell(Rows(page).First, "numerator"), block);
        var dialog = page.GetByRole(AriaRole.Dialog);
        var land = dialog.GetByRole(AriaRole.Button, new() { NameRegex = LandButton() });
        await Expect(dialog.GetByRole(AriaRole.Group)).ToContainTextAsync("7,100");
        await Expect(land).ToBeDisabledAsync();
        Assert.Empty(await officer.AxeFindingsAsync());
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "7.100", Exact = true }).CheckAsync();
        await land.ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(Rows(page).Nth(block.Count - 1)).ToContainTextAsync("đã lưu");

        var stored = await StoredAsync(page);
        Assert.Equal(
            expected.Select(figures => (figures.Numerator, figures.Denominator)),
            stored.Take(block.Count).Select(figures => (figures.Numerator, figures.Denominator)));
        Assert.All(
            expected.Zip(stored).Where(pair => pair.First.Value is not null),
            pair => Assert.Equal(pair.First.Value, pair.Second.Value));
        Assert.All(stored.Skip(block.Count), figures => Assert.Equal(default, figures));

        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Expect(Cell(Rows(page).First, "numerator")).ToHaveValueAsync("");
        await Expect(Rows(page).First).ToContainTextAsync("đã lưu");
        Assert.All(await StoredAsync(page), figures => Assert.Equal((null, null), (figures.Numerator, figures.Denominator)));
        officer.AssertNoFaults();
    }

    [Fact]
    public async Task A_clear_block_lands_at_once()
    {
        await using var officer = await dashboard.SignInAsync("trung-tam-pvhcc.xa-vo-nhai");
        var page = officer.Page;
        await OpenFormAsync(page);

        await PasteAsync(page, Cell(Rows(page).First, "numerator"), [["12", "15"], ["1.204", "1.310"]]);

        await Expect(Rows(page).Nth(1)).ToContainTextAsync("đã lưu");
        var stored = await StoredAsync(page);
        Assert.Equal((12, 15), (stored[0].Numerator, stored[0].Denominator));
        Assert.Equal((1204, 1310), (stored[1].Numerator, stored[1].Denominator));
        await page.Keyboard.PressAsync("Control+Z");
        await Expect(Cell(Rows(page).First, "numerator")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Figures_typed_without_a_line_survive_a_reload_and_are_sent_when_it_is_back()
    {
        await using var officer = await dashboard.SignInAsync("vhxh.xa-vo-nhai");
        var page = officer.Page;
        await OpenFormAsync(page);
        var address = page.Url;
        await page.RouteAsync(Writes(), route => route.AbortAsync());

        await EnterAsync(Rows(page).First, "12", "15");
        await EnterAsync(Rows(page).Nth(1), "7", "9");
        await Expect(Rows(page).Nth(1)).ToContainTextAsync("chờ kết nối");
        await Expect(page.GetByText("2 ô đang chờ, sẽ tự gửi khi có mạng")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Expect(Cell(Rows(page).First, "numerator")).ToHaveValueAsync("12");
        await Expect(Cell(Rows(page).Nth(1), "denominator")).ToHaveValueAsync("9");
        await Expect(Rows(page).First).ToContainTextAsync("chờ kết nối");
        Assert.Null((await StoredAsync(page))[0].Numerator);
        await page.GotoAsync("/reports");
        await Expect(page.GetByText("2 ô chưa gửi, đang giữ trong trình duyệt này")).ToBeVisibleAsync();

        await page.UnrouteAsync(Writes());
        await page.GotoAsync(address);
        await Expect(page.GetByText("Đã gửi 2 ô.")).ToBeVisibleAsync();
        await Expect(Rows(page).Nth(1)).ToContainTextAsync("đã lưu");
        var stored = await StoredAsync(page);
        Assert.Equal((12, 15), (stored[0].Numerator, stored[0].Denominator));
        Assert.Equal((7, 9), (stored[1].Numerator, stored[1].Denominator));
        await page.GotoAsync("/reports");
        await Expect(page.GetByText("ô chưa gửi")).ToHaveCountAsync(0);
        officer.AssertNoFaults();
    }

    [Fact]
    public async Task What_somebody_else_wrote_meanwhile_is_not_overwritten_by_what_waited()
    {
        await using var one = await dashboard.SignInAsync("cong-an.xa-vo-nhai");
        await OpenFormAsync(one.Page);
        await one.Page.RouteAsync(Writes(), route => route.AbortAsync());
        await EnterAsync(Rows(one.Page).First, "980", "1000");
        await Expect(Rows(one.Page).First).ToContainTextAsync("chờ kết nối");

        await using var other = await dashboard.SignInAsync("thuongtruc.xa-vo-nhai");
        await other.Page.GotoAsync(new Uri(one.Page.Url).PathAndQuery);
        await EnterAsync(Rows(other.Page).First, "970", "1000");
        await Expect(Rows(other.Page).First).ToContainTextAsync("đã lưu");

        await one.Page.UnrouteAsync(Writes());
        await one.Page.ReloadAsync();
        var dialog = one.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("980/1.000");
        await Expect(dialog).ToContainTextAsync("970/1.000");
        await Expect(dialog).ToContainTextAsync("Cơ quan thường trực");
        Assert.Equal(970, (await StoredAsync(one.Page))[0].Numerator);

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Giữ số của bạn" }).ClickAsync();
        await Expect(Rows(one.Page).First).ToContainTextAsync("đã lưu");
        Assert.Equal(980, (await StoredAsync(one.Page))[0].Numerator);
    }

    [Fact]
    public async Task Figures_typed_after_the_session_ended_are_sent_after_the_next_sign_in_and_by_nobody_else()
    {
        await using var officer = await dashboard.SignInAsync("kinh-te.xa-vo-nhai");
        var page = officer.Page;
        await OpenFormAsync(page);
        var address = new Uri(page.Url).PathAndQuery;
        await page.Context.ClearCookiesAsync();
        await EnterAsync(Rows(page).First, "12", "15");
        await page.WaitForURLAsync(SignInAddress(), new() { WaitUntil = WaitUntilState.Commit });

        await SignInAsync(page, "thuongtruc.xa-vo-nhai");
        await page.GotoAsync(address);
        await Expect(Rows(page).First).ToBeVisibleAsync();
        await Expect(Cell(Rows(page).First, "numerator")).ToHaveValueAsync("");
        Assert.Null((await StoredAsync(page))[0].Numerator);

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in");
        await SignInAsync(page, "kinh-te.xa-vo-nhai");
        await page.GotoAsync(address);
        await Expect(Rows(page).First).ToContainTextAsync("đã lưu");
        Assert.Equal(12, (await StoredAsync(page))[0].Numerator);
    }

    private static async Task SignInAsync(IPage page, string userName)
    {
        await page.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync("Demo@2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
    }

    private static async Task EnterAsync(ILocator row, string numerator, string denominator)
    {
        await Cell(row, "numerator").FillAsync(numerator);
        await Cell(row, "denominator").FillAsync(denominator);
        await Cell(row, "denominator").PressAsync("Enter");
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [GeneratedRegex(@"^Dán \d+ ô$")]
    private static partial Regex LandButton();

    [GeneratedRegex("/values$")]
    private static partial Regex Writes();

    [GeneratedRegex("/sign-in")]
    private static partial Regex SignInAddress();
}
