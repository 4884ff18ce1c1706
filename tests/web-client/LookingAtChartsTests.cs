using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace WardKpi.WebClient.Tests;

/// <summary>A chart is looked at as drawing and as table, by pointer and by keyboard, is taken along as a file and pointed to by a link.</summary>
public sealed partial class LookingAtChartsTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    [Theory]
    [InlineData("quarters", "grid")]
    [InlineData("units", "grid")]
    [InlineData("time", "group")]
    [InlineData("bullets", "list")]
    [InlineData("timeliness", "list")]
    public async Task Every_chart_of_the_page_is_a_drawing_and_a_table(string chart, string drawing)
    {
        await using var visitor = await dashboard.SignInAsync("bcd.phuong-ngoc-son");
        var page = visitor.Page;
        await page.GotoAsync($"/analysis?period=2026Q3&chart={chart}");
        var panel = page.Locator("section[id^=chart-]").First;
        await Expect(panel.Locator(drawing == "list" ? "ul:not([popover]) >> li" : $"[role={drawing}]").First).ToBeVisibleAsync();
        Assert.Empty(await visitor.AxeFindingsAsync());

        await panel.GetByRole(AriaRole.Button, new() { Name = "Xem bảng" }).ClickAsync();

        await Expect(panel.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(AsTable());
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task A_heatmap_is_taken_along_as_figures_as_drawing_and_as_picture()
    {
        await using var visitor = await dashboard.SignInAsync("bcd.phuong-ngoc-son");
        var page = visitor.Page;
        await page.GotoAsync("/analysis?period=2026Q3");
        await Expect(page.GetByRole(AriaRole.Grid)).ToBeVisibleAsync();

        var csv = Encoding.UTF8.GetString(await TakeAsync(page, "Tải CSV", "bang-nhiet-chi-tieu-2026Q3.csv"));
        Assert.StartsWith("\uFEFFChỉ tiêu;Quý I;Quý II;Quý III;Quý IV\r\n", csv, StringComparison.Ordinal);
        // A line of heads and one for each of the 64 indicators.
        Assert.Equal(65, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);

        var svg = XDocument.Parse(Encoding.UTF8.GetString(await TakeAsync(page, "Tải hình SVG", "bang-nhiet-chi-tieu-2026Q3.svg")));
        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
        Assert.Contains(await page.GetByRole(AriaRole.Heading, new() { Level = 2 }).First.InnerTextAsync(), texts);
        Assert.Contains("Quý III", texts);
        Assert.Contains(texts, text => text.StartsWith("Nguồn: ", StringComparison.Ordinal));
        // 64 indicators in four quarters, each with its shape, also those that the box had scrolled away.
        Assert.True(svg.Descendants().Count(element => element.Name.LocalName == "svg") >= 256);
        Assert.Contains("data:font/woff2;base64,", svg.ToString(), StringComparison.Ordinal);

        var png = await TakeAsync(page, "Tải ảnh PNG", "bang-nhiet-chi-tieu-2026Q3.png");
        Assert.Equal([0x89, .. "PNG"u8], png[..4]);
        // Twice the width of the drawing, in the header's big-endian number.
        var width = (png[16] << 24) + (png[17] << 16) + (png[18] << 8) + png[19];
        Assert.Equal(2 * int.Parse(svg.Root!.Attribute("width")!.Value, System.Globalization.CultureInfo.InvariantCulture), width);
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task A_copied_link_shows_another_person_this_very_view()
    {
        await using var visitor = await dashboard.SignInAsync("bcd.phuong-ngoc-son");
        var page = visitor.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync("/analysis?period=2026Q2&sort=status");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Trạng thái" }).SelectOptionAsync("off_track");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem bảng" }).ClickAsync();
        var rows = await page.GetByRole(AriaRole.Rowheader).AllInnerTextsAsync();

        await OpenMenuAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sao chép liên kết" }).ClickAsync();
        await Expect(page.GetByText("Đã sao chép")).ToBeVisibleAsync();
        var link = await page.EvaluateAsync<string>("navigator.clipboard.readText()");

        await using var other = await dashboard.SignInAsync("thuongtruc.phuong-ngoc-son");
        await other.Page.GotoAsync(link);
        await Expect(other.Page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Expect(other.Page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(rows);
        Assert.NotEmpty(rows);
        await Expect(other.Page.GetByRole(AriaRole.Combobox, new() { Name = "Trạng thái" })).ToHaveValueAsync("off_track");
        await Expect(other.Page.GetByRole(AriaRole.Combobox, new() { Name = "Thứ tự" })).ToHaveValueAsync("status");
        Assert.Contains("&plan=", link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_arrows_walk_a_heatmap_whose_tiles_tell_what_stands_behind_them_and_lead_there()
    {
        await using var visitor = await dashboard.SignInAsync("bcd.phuong-ngoc-son");
        var page = visitor.Page;
        await page.GotoAsync("/analysis?period=2026Q3");
        await page.Locator("[data-spot='0 1']").FocusAsync();
        await Expect(page.GetByRole(AriaRole.Tooltip)).ToContainTextAsync("Quý I");

        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowDown");

        var tip = page.GetByRole(AriaRole.Tooltip);
        await Expect(page.Locator("[data-spot='1 2']")).ToBeFocusedAsync();
        foreach (var name in new[] { "Thực hiện", "Mốc quý", "Mục tiêu năm", "Duyệt", "Minh chứng" })
            await Expect(tip).ToContainTextAsync(name);
        await page.Keyboard.PressAsync("Escape");
        await Expect(tip).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("/indicators/"), new() { WaitUntil = WaitUntilState.Commit });
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task The_points_of_a_trend_tell_by_pointer_and_by_keyboard()
    {
        await using var visitor = await dashboard.SignInAsync("bcd.phuong-ngoc-son");
        var page = visitor.Page;
        await page.GotoAsync("/overview?period=2026Q3");
        await page.GetByRole(AriaRole.List, new() { Name = "Chỉ tiêu chủ chốt" }).GetByRole(AriaRole.Link).First.ClickAsync();
        var point = page.Locator("#chart-trend").GetByRole(AriaRole.Img, new() { NameRegex = new Regex("Quý II\\.") });

        await point.HoverAsync();
        await Expect(page.GetByRole(AriaRole.Tooltip)).ToContainTextAsync("Mốc quý");
        await page.Mouse.MoveAsync(0, 0);
        await Expect(page.GetByRole(AriaRole.Tooltip)).ToHaveCountAsync(0);
        await point.FocusAsync();
        await Expect(page.GetByRole(AriaRole.Tooltip)).ToContainTextAsync("Mục tiêu năm");
        Assert.Empty(await visitor.AxeFindingsAsync());
    }

    [Fact]
    public async Task An_exception_says_why_in_the_figures_of_the_service()
    {
        await using var visitor = await dashboard.SignInAsync("bcd.phuong-ngoc-son");
        var page = visitor.Page;
        await page.GotoAsync("/overview?period=2026Q3");
        var worst = await page.EvaluateAsync<string>("""
            async () => {
              const [plan] = await (await fetch('/api/v1/plans?year=2026')).json();
              const progress = await (await fetch(`/api/v1/plans/${plan.id}/progress?period=2026Q3`)).json();
              const row = progress.indicators.find(one => one.planIndicatorId === progress.exceptions[0]);
              const number = value => value.toLocaleString('vi-VN', { maximumFractionDigits: row.decimals });
              return `Mới đạt ${number(row.value)} %, mốc quý ${number(row.milestone)} %: thiếu ${number(-row.gap)} điểm`;
            }
            """);

        var exceptions = page.Locator("section", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Cần chú ý nhất" }) });
        await Expect(exceptions.Locator("tbody").First).ToContainTextAsync(worst);
        await Expect(exceptions.Locator("tbody")).ToHaveCountAsync(10);
    }

    private static async Task OpenMenuAsync(IPage page) =>
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Tải, chia sẻ") }).First.ClickAsync();

    private static async Task<byte[]> TakeAsync(IPage page, string key, string fileName)
    {
        await OpenMenuAsync(page);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = key }).ClickAsync());
        Assert.Equal(fileName, download.SuggestedFilename);
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("view-[a-zA-Z-]+=table")]
    private static partial Regex AsTable();
}
