using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>The committee's pages on a slow line, on paper, without colours and without a mouse.</summary>
public sealed partial class LoadingAndPrintingTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    private const int MostBytes = 200_000;
    private const string MarginRules = "() => document.adoptedStyleSheets.flatMap(sheet => [...sheet.cssRules]).map(rule => rule.cssText).join(' ')";
    private const string Committee = "bcd.phuong-ngoc-son";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_first_load_is_light_and_asks_for_nothing_twice(bool ofOneIndicator)
    {
        await using var visitor = await dashboard.SignInAsync(Committee);
        var path = ofOneIndicator ? await IndicatorAsync(visitor.Page) : "/overview";
        // What the page behind the sign-in still asks for is not of this load.
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var scripts = new List<string>();
        var asked = new List<string>();
        visitor.Page.Response += (_, response) =>
        {
            if (response.Request.ResourceType == "script")
                scripts.Add(response.Url);
            if (response.Url.Contains("/api/v1/", StringComparison.Ordinal))
                asked.Add(response.Url);
        };
        await visitor.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Assertions.Expect(visitor.Page.Locator("svg[class*='trend'], svg[class*='sparkline'], main svg").First).ToBeVisibleAsync();

        var bytes = 0;
        foreach (var script in scripts)
            bytes += await PackedAsync(script);
        Assert.True(scripts.Count > 3, $"{scripts.Count} scripts");
        Assert.InRange(bytes, 100_000, MostBytes);
        Assert.Equal(asked.Distinct(), asked);
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task Every_sheet_says_whose_it_is_and_heads_of_tables_come_again()
    {
        await using var visitor = await dashboard.SignInAsync(Committee);
        var page = visitor.Page;
        await page.GotoAsync("/indicators", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.EvaluateAsync("() => { window.print = () => { document.title = 'printed'; }; }");
        await page.GetByRole(AriaRole.Button, new() { Name = "In", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "A3 ngang" }).ClickAsync();
        await Assertions.Expect(page).ToHaveTitleAsync("printed");

        var rules = await page.EvaluateAsync<string>(MarginRules);
        foreach (var part in new[] { "Phường Ngọc Sơn · Kế hoạch 27/KH-UBND · Quý III/2026", "đơn vị đã duyệt · số liệu minh họa", "In lúc ", "counter(pages)" })
            Assert.Contains(part, rules, StringComparison.Ordinal);
        // 420 × 297 mm: landscape A3, wider than high in the file's own points.
        Assert.Contains("/MediaBox [0 0 1191", System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true })), StringComparison.Ordinal);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("table-header-group", await page.Locator("main thead").First.EvaluateAsync<string>("head => getComputedStyle(head).display"));
        Assert.Equal("avoid", await page.Locator("main tbody tr").First.EvaluateAsync<string>("row => getComputedStyle(row).breakInside"));
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Điều hướng chính" })).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("/overview")]
    [InlineData("/indicators")]
    [InlineData(null)]
    public async Task Without_colours_every_status_has_its_shape_and_its_word(string? path)
    {
        await using var visitor = await dashboard.SignInAsync(Committee);
        await visitor.Page.GotoAsync(path ?? await IndicatorAsync(visitor.Page), new() { WaitUntil = WaitUntilState.NetworkIdle });
        var marks = await visitor.Page.Locator("main [data-status]").AllAsync();
        Assert.True(marks.Count > 1, $"{marks.Count} marks");
        foreach (var mark in marks)
        {
            Assert.Matches(StatusWord(), await mark.TextContentAsync());
            // The mark itself may wait in a closed part of the page: what is drawn is asked of, not what is seen.
            Assert.Equal(1, await mark.Locator("> svg:not(:empty)").CountAsync());
        }
    }

    [Theory]
    [InlineData("bcd.phuong-ngoc-son", "/tasks", "Phường Ngọc Sơn", "đơn vị đã duyệt")]
    [InlineData("bcd.phuong-ngoc-son", "/as-reported", "Phường Ngọc Sơn", "đơn vị đã duyệt")]
    [InlineData("bcd.phuong-ngoc-son", "/meeting", "Phường Ngọc Sơn", "đơn vị đã duyệt")]
    [InlineData("tinh.ha-tinh", "/province", "Hà Tĩnh", "báo cáo đã duyệt")]
    [InlineData(null, "/public/thanh-hoa/phuong-ngoc-son", "Phường Ngọc Sơn", "đơn vị đã duyệt")]
    public async Task Sheets_of_every_page_of_figures_tell_the_state_of_the_data(string? person, string path, string place, string state)
    {
        await using var visitor = person is null ? await dashboard.VisitAsync() : await dashboard.SignInAsync(person);
        await visitor.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });

        var rules = await visitor.Page.EvaluateAsync<string>(MarginRules);

        foreach (var part in new[] { place, state, "In lúc ", "counter(pages)" })
            Assert.Contains(part, rules, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_keyboard_alone_reaches_everything(bool ofOneIndicator)
    {
        await using var visitor = await dashboard.SignInAsync(Committee);
        await visitor.Page.GotoAsync(ofOneIndicator ? await IndicatorAsync(visitor.Page) : "/overview", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await visitor.Page.EvaluateAsync("() => { window.reached = new Set(); document.addEventListener('focusin', event => window.reached.add(event.target)); }");
        var count = await visitor.Page.EvaluateAsync<int>($"() => {Reachable}.length");
        for (var i = 0; i < count + 10; i++)
            await visitor.Page.Keyboard.PressAsync("Tab");

        var missed = await visitor.Page.EvaluateAsync<string[]>($"() => {Reachable}.filter(one => !window.reached.has(one)).map(one => one.outerHTML.slice(0, 120))");
        Assert.True(count > 20, $"{count} things to reach");
        Assert.Empty(missed);
    }

    private const string Reachable = "[...document.querySelectorAll('a[href], button:not(:disabled), select, input, summary, [tabindex=\"0\"]')].filter(one => one.checkVisibility({ visibilityProperty: true }))";

    private static async Task<string> IndicatorAsync(IPage page) => await page.EvaluateAsync<string>("""
        async () => {
          const [plan] = await (await fetch('/api/v1/plans')).json();
          const { indicators } = await (await fetch(`/api/v1/plans/${plan.id}/progress`)).json();
          return `/indicators/${indicators.find(row => row.status === 'off_track').planIndicatorId}`;
        }
        """);

    /// <summary>What a browser without a cache of its own would have received.</summary>
    private static async Task<int> PackedAsync(string address)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        using var answer = await http.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        return (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
    }

    /// <summary>More than the one letter of a short mark.</summary>
    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex StatusWord();
}
