using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>Who reports, and in time: what the page says is what the service counted, and it can be narrowed, shared and taken away.</summary>
public sealed partial class ReportingInTimeTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    [Fact]
    public async Task The_page_says_what_the_service_counted_and_keeps_its_filter_in_the_address()
    {
        await using var visitor = await dashboard.SignInAsync("thuongtruc.xa-vo-nhai");
        var page = visitor.Page;
        await page.GotoAsync("/timeliness?period=2026Q1");
        await Expect(page.GetByText(await SentenceAsync(page, "2026Q1", ""))).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Loại báo cáo" }).SelectOptionAsync("Biểu nhập của kế hoạch");
        await Expect(page).ToHaveURLAsync(FormsOfTheFirstQuarter());
        var forms = await SentenceAsync(page, "2026Q1", "&kind=form");
        await Expect(page.GetByText(forms)).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText(forms)).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Columnheader, new() { Name = "Quý II", Exact = true }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByText(await SentenceAsync(page, "2026Q2", "&kind=form"))).ToBeVisibleAsync();
        Assert.Empty(await visitor.AxeFindingsAsync());
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task The_table_is_taken_away_as_a_file_that_a_spreadsheet_opens()
    {
        await using var visitor = await dashboard.SignInAsync("bcd.xa-vo-nhai");
        var page = visitor.Page;
        await page.GotoAsync("/timeliness?period=2026Q3&kind=form");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Tải CSV" }).ClickAsync());

        Assert.Equal("dung-han-2026.csv", download.SuggestedFilename);
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        // Six units in four quarters.
        Assert.Equal(1 + 24, lines.Length);
        Assert.StartsWith("\"Xã, phường\";Đơn vị;Kỳ;đã đến hạn;đúng hạn;gửi muộn;còn thiếu;", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("Xã Võ Nhai;Công an xã;Quý I/2026;1;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_province_goes_from_its_communes_to_the_units_of_one_and_back()
    {
        await using var visitor = await dashboard.SignInAsync("tinh.ha-tinh");
        var page = visitor.Page;
        await page.GotoAsync("/timeliness?period=2026Q1");
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "Xã Kỳ Lạc" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Xã Kỳ Hoa", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Các đơn vị của Xã Kỳ Hoa" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "Phòng Văn hóa - Xã hội" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Các xã, phường" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "Xã Kỳ Lạc" })).ToBeVisibleAsync();
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task A_year_without_duties_says_what_to_do()
    {
        await using var visitor = await dashboard.SignInAsync("thuongtruc.xa-ky-hoa");
        var page = visitor.Page;
        await page.GotoAsync("/timeliness?period=2024Q1");

        await Expect(page.GetByText("Năm 2024 chưa có báo cáo nào phải gửi")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Nhập kế hoạch" })).ToBeVisibleAsync();
        Assert.Empty(await visitor.AxeFindingsAsync());
    }

    /// <summary>The bold part of the page's sentence, made of the figures of the service.</summary>
    private static Task<string> SentenceAsync(IPage page, string period, string filter) => page.EvaluateAsync<string>(
        """
        async ([period, filter]) => {
          const view = await (await fetch(`/api/v1/timeliness?year=2026${filter}`)).json();
          const { figures } = view.quarters.find(quarter => quarter.period === period);
          const rate = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }).format(figures.reportingRate);
          const label = period === '2026Q1' ? 'Quý I/2026' : 'Quý II/2026';
          return `${label}: ${figures.onTime + figures.late}/${figures.expected} báo cáo đã gửi (${rate}\u00a0%)`;
        }
        """,
        new[] { period, filter });

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static IPageAssertions Expect(IPage page) => Assertions.Expect(page);

    [GeneratedRegex(@"/timeliness\?(?=.*period=2026Q1)(?=.*kind=form)")]
    private static partial Regex FormsOfTheFirstQuarter();
}
