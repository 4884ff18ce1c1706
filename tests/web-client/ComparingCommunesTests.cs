using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>Communes side by side: what the page says is what the service summed up, and its view can be shared.</summary>
public sealed partial class ComparingCommunesTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    [Fact]
    public async Task A_province_starts_at_its_communes_and_opens_the_overview_of_one()
    {
        await using var visitor = await dashboard.SignInAsync("tinh.ha-tinh");
        var page = visitor.Page;
        await page.WaitForURLAsync(new Regex("/province"), new() { WaitUntil = WaitUntilState.Commit });
        await page.GotoAsync("/province?period=2026Q2");
        await Expect(page.GetByText(await page.EvaluateAsync<string>(
            """
            async () => {
              const { communes } = await (await fetch('/api/v1/province?period=2026Q2')).json();
              const sum = name => communes.reduce((total, commune) => total + commune[name], 0);
              const percent = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }).format(100 * sum('goodCount') / sum('judgedCount'));
              return `${sum('goodCount')}/${sum('judgedCount')} (${percent}\u00a0%) chỉ tiêu được đánh giá`;
            }
            """))).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Xã, phường" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("sort=name"));
        await Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Tìm xã, phường" }).FillAsync("ky lac");
        await Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Link, new() { Name = "Xã Kỳ Lạc" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(OverviewOfTheSecondQuarter());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Tổng quan" })).ToBeVisibleAsync();
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task One_indicator_says_its_sum_who_is_behind_it_and_who_cannot_be_compared()
    {
        await using var visitor = await dashboard.SignInAsync("admin");
        var page = visitor.Page;
        await page.GotoAsync("/province?period=2026Q2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Một chỉ tiêu" }).ClickAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Chỉ tiêu" }).SelectOptionAsync("EGOV.FILES_ONLINE");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tính cả số liệu đã gửi, chưa duyệt" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(SentFilesOfTheSecondQuarter());
        var counts = await page.EvaluateAsync<string>(
            """
            async () => {
              const { rollUp } = await (await fetch('/api/v1/province/indicators/EGOV.FILES_ONLINE?period=2026Q2&includesSubmitted=true')).json();
              const text = number => new Intl.NumberFormat('vi-VN').format(number);
              return `${text(rollUp.numerator)}/${text(rollUp.denominator)}`;
            }
            """);
        await page.ReloadAsync();

        await Expect(page.GetByText(counts, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("Không so sánh được") })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { NameRegex = new Regex("Xã Võ Nhai kế hoạch chỉ đặt mục tiêu của năm khác") })).ToBeVisibleAsync();
        Assert.Empty(await visitor.AxeFindingsAsync());
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task The_keys_go_from_commune_to_commune_along_the_distribution_and_its_table_holds_them_all()
    {
        await using var visitor = await dashboard.SignInAsync("admin");
        var page = visitor.Page;
        await page.GotoAsync("/province?period=2026Q3&code=EGOV.FILES_ONLINE&count=sent");
        var drawing = page.GetByRole(AriaRole.Slider);
        await Expect(drawing).ToHaveAttributeAsync("aria-valuenow", "1");
        var lowest = await drawing.GetAttributeAsync("aria-valuetext");

        await drawing.FocusAsync();
        await drawing.PressAsync("End");

        var last = await drawing.GetAttributeAsync("aria-valuemax");
        await Expect(drawing).ToHaveAttributeAsync("aria-valuenow", last!);
        Assert.NotEqual(lowest, await drawing.GetAttributeAsync("aria-valuetext"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem bảng" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { NameRegex = new Regex("^Cao nhất") }).GetByRole(AriaRole.Rowheader))
            .ToHaveCountAsync(int.Parse(last!, System.Globalization.CultureInfo.InvariantCulture));
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task On_a_phone_the_rest_of_a_commune_comes_on_a_tap()
    {
        await using var visitor = await dashboard.SignInAsync("tinh.ha-tinh", 390, 844);
        var page = visitor.Page;
        await page.GotoAsync("/province?period=2026Q3");
        var rate = page.GetByRole(AriaRole.Definition);
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { NameRegex = new Regex("Xã Kỳ Hoa") })).ToBeVisibleAsync();
        await Expect(rate).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Xem thêm Xã Kỳ Hoa" }).ClickAsync();

        await Expect(rate.First).ToBeVisibleAsync();
        Assert.False(await visitor.ScrollsSidewaysAsync());
        Assert.Empty(await visitor.AxeFindingsAsync());
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static IPageAssertions Expect(IPage page) => Assertions.Expect(page);

    [GeneratedRegex(@"/overview\?(?=.*period=2026Q2)(?=.*plan=)")]
    private static partial Regex OverviewOfTheSecondQuarter();

    [GeneratedRegex(@"/province\?(?=.*period=2026Q2)(?=.*code=EGOV\.FILES_ONLINE)(?=.*count=sent)")]
    private static partial Regex SentFilesOfTheSecondQuarter();
}
