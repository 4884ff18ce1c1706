using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>Indicators get a person and a deputy, the person finds them in the sheet, and another takes them over.</summary>
public sealed partial class AssigningAndHandingOverTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    private const string Officer = "Cán bộ Phòng Văn hóa - Xã hội";
    private const string Office = "Cơ quan thường trực, Xã Kỳ Hoa";
    private const string Admin = "quantri.xa-ky-hoa";

    [Fact]
    public async Task Three_indicators_are_given_found_in_the_sheet_and_handed_over_whole()
    {
        await using var administrator = await dashboard.SignInAsync(Admin);
        var page = administrator.Page;
        await page.GotoAsync("/assignments?period=2026Q4");
        await Expect(page.GetByText("chỉ tiêu chưa có người phụ trách").First).ToBeVisibleAsync();

        // What the demo gave is taken back first, so that what follows is all there is.
        await page.GetByLabel("Chọn tất cả 24 chỉ tiêu đang hiện").CheckAsync();
        await GiveAsync(page, "Không giao ai", "Không giao ai");
        await Expect(page.GetByText("24 chỉ tiêu chưa có người phụ trách")).ToBeVisibleAsync();

        var boxes = page.Locator("tbody").GetByRole(AriaRole.Checkbox);
        await boxes.Nth(1).ClickAsync();
        await boxes.Nth(3).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(page.GetByText("Đã chọn 3")).ToBeVisibleAsync();
        await GiveAsync(page, Officer, Office);
        await Expect(page.GetByText("21 chỉ tiêu chưa có người phụ trách")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Expect(page.GetByText("24 chỉ tiêu chưa có người phụ trách")).ToBeVisibleAsync();
        await boxes.Nth(1).ClickAsync();
        await boxes.Nth(3).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await GiveAsync(page, Officer, Office);
        await Expect(page.GetByText("21 chỉ tiêu chưa có người phụ trách")).ToBeVisibleAsync();

        await using var officer = await dashboard.SignInAsync("vhxh.xa-ky-hoa");
        await officer.Page.GotoAsync("/reports?period=2026Q4");
        await officer.Page.GetByRole(AriaRole.Button, new() { NameRegex = FourthQuarter() }).ClickAsync();
        await Expect(officer.Page.Locator("tr[id^='row-']")).ToHaveCountAsync(24);
        await officer.Page.GetByRole(AriaRole.Button, new() { NameRegex = Mine() }).ClickAsync();
        await Expect(officer.Page.Locator("tr[id^='row-']")).ToHaveCountAsync(3);

        await page.GotoAsync("/people");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Bàn giao chỉ tiêu của {Officer}" }).ClickAsync();
        await Expect(page.GetByText("đang phụ trách 3 chỉ tiêu")).ToBeVisibleAsync();
        await page.GetByLabel("Lý do").FillAsync("Nghỉ thai sản từ ngày 01/12/2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bàn giao 3 chỉ tiêu" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(Minutes());
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = Title() })).ToBeVisibleAsync();
        await Expect(page.GetByText("Nghỉ thai sản từ ngày 01/12/2026")).ToBeVisibleAsync();
        await Expect(page.Locator("article tbody tr")).ToHaveCountAsync(3);
        await page.GotoAsync("/assignments?period=2026Q4&q=&orphan=any");
        await Expect(page.GetByText("21 chỉ tiêu chưa có người phụ trách")).ToBeVisibleAsync();
        await officer.Page.GotoAsync(new Uri(officer.Page.Url).AbsolutePath);
        await Expect(officer.Page.Locator("tr[id^='row-']").Filter(new() { HasText = Office })).ToHaveCountAsync(3);
        await Expect(officer.Page.GetByRole(AriaRole.Button, new() { NameRegex = Mine() })).ToBeHiddenAsync();
        administrator.AssertNoFaults();
        officer.AssertNoFaults();
    }

    [Theory]
    [InlineData(1440, 1000)]
    [InlineData(390, 844)]
    public async Task The_pages_of_assignment_and_hand_over_are_whole(int width, int height)
    {
        await using var administrator = await dashboard.SignInAsync("quantri.xa-vo-nhai", width, height, ColorScheme.Dark);
        var page = administrator.Page;
        var person = await page.EvaluateAsync<string>(
            "async () => (await (await fetch('/api/v1/people')).json()).find(person => person.userName === 'vhxh.xa-vo-nhai').id");
        foreach (var path in new[] { "/assignments", $"/people/{person}/hand-over" })
        {
            await page.GotoAsync(path);
            await Expect(page.GetByRole(AriaRole.Table).Or(page.Locator("table")).First).ToBeVisibleAsync();
            Assert.False(await administrator.ScrollsSidewaysAsync(), $"{path} scrolls sideways");
            var findings = await administrator.AxeFindingsAsync();
            Assert.True(findings.Count == 0, $"{path}: {string.Join("; ", findings)}");
        }

        administrator.AssertNoFaults();
    }

    private static async Task GiveAsync(IPage page, string responsible, string deputy)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Giao cho…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Người phụ trách").SelectOptionAsync(new SelectOptionValue { Label = responsible });
        await dialog.GetByLabel("Người thay thế").SelectOptionAsync(new SelectOptionValue { Label = deputy });
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = Give() }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [GeneratedRegex("^Nhập số liệu: .*Quý IV.2026")]
    private static partial Regex FourthQuarter();

    [GeneratedRegex("^Của tôi")]
    private static partial Regex Mine();

    [GeneratedRegex("^Giao [0-9]+ chỉ tiêu$")]
    private static partial Regex Give();

    [GeneratedRegex("/hand-overs/[0-9a-f-]+")]
    private static partial Regex Minutes();

    [GeneratedRegex("BIÊN BẢN BÀN GIAO")]
    private static partial Regex Title();
}
