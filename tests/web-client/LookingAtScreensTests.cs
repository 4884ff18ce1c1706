using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>Every page, for whom it is made, at a desk and on a phone, light and dark.</summary>
public sealed partial class LookingAtScreensTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    public static TheoryData<string, string> Pages => new()
    {
        { "bcd.phuong-ngoc-son", "/overview" },
        { "bcd.xa-vo-nhai", "/overview" },
        { "bcd.xa-ky-lac", "/overview" },
        { "bcd.xa-ky-hoa", "/indicators" },
        { "bcd.phuong-ngoc-son", "/analysis?period=2026Q3" },
        { "thuongtruc.xa-vo-nhai", "/analysis?period=2026Q3&chart=timeliness" },
        { "bcd.phuong-ngoc-son", "/explanations" },
        { "vhxh.xa-vo-nhai", "/explanations" },
        { "bcd.phuong-ngoc-son", "/meeting" },
        { "bcd.phuong-ngoc-son", "/meeting?at=2" },
        { "bcd.phuong-ngoc-son", "/meeting?at=12" },
        { "bcd.phuong-ngoc-son", "/tasks" },
        { "thuongtruc.phuong-ngoc-son", "/plans" },
        { "thuongtruc.phuong-ngoc-son", "/plans/import" },
        { "thuongtruc.xa-thong-nhat", "/review" },
        { "vhxh.xa-thong-nhat", "/reports" },
        { "vhxh.xa-thong-nhat", "/notices" },
        { "vhxh.xa-thong-nhat", "/notices/settings" },
        { "thuongtruc.xa-vo-nhai", "/calendar?month=2026-09" },
        { "tinh.ha-tinh", "/calendar?view=list" },
        { "quantri.xa-ky-hoa", "/people" },
        { "thuongtruc.xa-vo-nhai", "/timeliness?period=2026Q3" },
        { "tinh.ha-tinh", "/timeliness?period=2026Q3" },
        { "tinh.ha-tinh", "/province?period=2026Q3" },
        { "admin", "/province?period=2026Q3&code=EGOV.FILES_ONLINE&count=sent" },
        { "admin", "/province?period=2026Q2&code=SOC.VNEID" },
        { "tinh.ha-tinh", "/overview" },
        { "bcd.phuong-ngoc-son", "/as-reported?period=2026Q2" },
        { "quantri.xa-ky-hoa", "/as-reported?period=2026Q4" },
        { "admin", "/overview" },
        { "admin", "/jobs" },
        { "admin", "/exchange" },
        { "quantri.xa-ky-hoa", "/exchange?section=log" },
        { "thuongtruc.phuong-ngoc-son", "/reporting-rules" },
        { "thuongtruc.xa-vo-nhai", "/reporting-rules/new" },
        { "admin", "/calendar-days" },
        { "thuongtruc.phuong-ngoc-son", "/public-page" },
        { "thuongtruc.phuong-ngoc-son", "/public/thanh-hoa/phuong-ngoc-son" },
    };

    /// <summary>A part of the plan and something that only this part says.</summary>
    private static readonly (string Part, string Shows)[] PartsOfNgocSon =
    [
        ("Chỉ tiêu", "INFRA.COVERAGE_5G"),
        ("Nhiệm vụ", "III.1.7-3"),
        ("Kinh phí", "7.100"),
        ("Trọng tâm từng quý", "Quý IV/2026"),
        ("Chế độ báo cáo", "tuần cuối của tháng cuối trong quý"),
        ("Căn cứ", "17710/UBND-CNXDKH"),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_whole_at_a_desk_and_on_a_phone(string userName, string path)
    {
        foreach (var (width, height, colours) in new[] { (1440, 1000, ColorScheme.Light), (390, 844, ColorScheme.Dark) })
        {
            await using var visitor = await dashboard.SignInAsync(userName, width, height, colours);
            await visitor.Page.GotoAsync(path);
            await SettleAsync(visitor.Page);
            await AssertWholeAsync(visitor, $"{userName} {path} {width}");
        }
    }

    [Fact]
    public async Task The_sign_in_page_is_whole_and_lets_a_demo_person_in_with_one_click()
    {
        await using var visitor = await dashboard.VisitAsync(width: 390, height: 844);
        await visitor.Page.GotoAsync("/");
        await SettleAsync(visitor.Page);
        await AssertWholeAsync(visitor, "sign-in");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Ban Chỉ đạo", Exact = true }).First.ClickAsync();
        await visitor.Page.WaitForURLAsync(new Regex("/overview"), new() { WaitUntil = WaitUntilState.Commit });
    }

    [Fact]
    public async Task The_plan_page_shows_every_part_of_the_plan()
    {
        await using var visitor = await dashboard.SignInAsync("bcd.phuong-ngoc-son");
        var page = visitor.Page;
        await page.GotoAsync("/plans");
        await page.GetByRole(AriaRole.Link, new() { Name = "27/KH-UBND", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/plans/[0-9a-f-]+"), new() { WaitUntil = WaitUntilState.Commit });
        foreach (var (part, shows) in PartsOfNgocSon)
        {
            await page.GetByRole(AriaRole.Navigation, new() { Name = "Các phần của kế hoạch" }).GetByRole(AriaRole.Link, new() { Name = part }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(shows);
            await AssertWholeAsync(visitor, $"plan, {part}");
        }
    }

    [Fact]
    public async Task The_overview_says_what_the_api_says()
    {
        await using var visitor = await dashboard.SignInAsync("bcd.phuong-ngoc-son");
        await visitor.Page.GotoAsync("/overview?period=2026Q2");
        await SettleAsync(visitor.Page);
        var counts = await visitor.Page.EvaluateAsync<int[]>("""
            async () => {
              const [plan] = await (await fetch('/api/v1/plans')).json();
              const progress = await (await fetch(`/api/v1/plans/${plan.id}/progress?period=2026Q2`)).json();
              return progress.summary.counts.map(count => count.count);
            }
            """);
        var good = counts[2] + counts[3];
        await Assertions.Expect(visitor.Page.GetByText($"{good}/64").First).ToBeVisibleAsync();
        Assert.Equal(64, counts.Sum());
    }

    private static async Task SettleAsync(IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
    }

    private static async Task AssertWholeAsync(VisitorPage visitor, string where)
    {
        visitor.AssertNoFaults();
        var text = await visitor.Page.Locator("body").InnerTextAsync();
        Assert.DoesNotMatch(KeyOfAText(), text);
        Assert.DoesNotMatch(BrokenFigure(), text);
        Assert.False(await visitor.ScrollsSidewaysAsync(), $"{where} scrolls sideways");
        var findings = await visitor.AxeFindingsAsync();
        Assert.True(findings.Count == 0, $"{where}: {string.Join("; ", findings)}");
    }

    /// <summary>A text that has no translation shows its key: "sheet.title". The newspapers that sources name are none.</summary>
    [GeneratedRegex(@"(?<![\w@./-])[a-z]+[a-zA-Z]*\.(?!(?:com|net|vn)\b)[a-z][a-zA-Z]+(?![\w./@-])")]
    private static partial Regex KeyOfAText();

    [GeneratedRegex(@"NaN|undefined|Infinity|\[object")]
    private static partial Regex BrokenFigure();
}
