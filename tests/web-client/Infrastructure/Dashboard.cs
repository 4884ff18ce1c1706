using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Playwright;
using WardKpi.Testing;

namespace WardKpi.WebClient.Tests.Infrastructure;

/// <summary>A running program and a browser to look at it with.</summary>
public sealed class Dashboard : IAsyncLifetime
{
    private static readonly string[] BrowserPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wardkpi-");

    private IPlaywright? playwright;
    private IBrowser? browser;
    private RunningProgram? program;
    private string? whyNot;

    public static string WebClientFolder { get; } = typeof(Dashboard).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(data => data.Key == "WebClientFolder").Value!;

    public string Address => program!.Address.ToString().TrimEnd('/');

    public async ValueTask InitializeAsync()
    {
        // Two cores run the program, the browser and other tests at once: patience costs nothing where all is well.
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        browser = await LaunchAsync(playwright);
        if (browser is not null)
            // Without jobs: what they tell people depends on the day.
            program = await RunningProgram.StartAsync(
                folder.FullName, "--Demo=true", "--SignIn:AttemptsPerMinute=1000", "--Jobs:IsOn=false", "--Webhooks:ThisMachine=true");
    }

    /// <summary>A page of its own, signed in as a demo person; skips where there is no browser.</summary>
    public async Task<VisitorPage> SignInAsync(string userName, int width = 1440, int height = 1000, ColorScheme colours = ColorScheme.Light)
    {
        var visitor = await VisitAsync(width, height, colours);
        await visitor.Page.GotoAsync("/sign-in");
        await visitor.Page.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await visitor.Page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync("Demo@2026");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await visitor.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        return visitor;
    }

    public async Task<VisitorPage> VisitAsync(int width = 1440, int height = 1000, ColorScheme colours = ColorScheme.Light)
    {
        if (browser is null)
            Refuse();
        // The content policy forbids foreign scripts, axe among them; the policy itself is tested over HTTP.
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address,
            BypassCSP = true,
            ColorScheme = colours,
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            ViewportSize = new() { Width = width, Height = height },
        });
        return new VisitorPage(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (program is not null)
            await program.DisposeAsync();
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        folder.Delete(recursive: true);
    }

    private void Refuse()
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail($"CI needs a browser: {whyNot}");
        Assert.Skip(whyNot!);
    }

    private async Task<IBrowser?> LaunchAsync(IPlaywright from)
    {
        var place = Environment.GetEnvironmentVariable("WARDKPI_CHROMIUM") ?? BrowserPlaces.FirstOrDefault(File.Exists);
        // Without a browser of the system Playwright brings its own, where the network lets it.
        if (place is null && Microsoft.Playwright.Program.Main(["install", "chromium"]) != 0)
        {
            whyNot = "no Chromium on this machine (WARDKPI_CHROMIUM, /usr/bin/chromium), and Playwright could not install one";
            return null;
        }

        return await from.Chromium.LaunchAsync(new()
        {
            ExecutablePath = place,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync",
            ],
        });
    }
}

/// <summary>A page that remembers what went wrong on it.</summary>
public sealed class VisitorPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> faults = new();

    public VisitorPage(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.PageError += (_, error) => faults.Enqueue(error);
        page.Console += (_, message) =>
        {
            // The browser logs every refused request as an error; refusals are the tests' own matter.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                faults.Enqueue(message.Text);
        };
    }

    public IPage Page { get; }

    public void AssertNoFaults() => Assert.Empty(faults);

    /// <summary>Serious and critical findings of axe, as "rule: element".</summary>
    public async Task<IReadOnlyList<string>> AxeFindingsAsync()
    {
        await Page.AddScriptTagAsync(new() { Path = Path.Combine(Dashboard.WebClientFolder, "node_modules", "axe-core", "axe.min.js") });
        return await Page.EvaluateAsync<string[]>("""
            async () => {
              // Half faded in, every text is too pale.
              const fading = document.getAnimations().filter(one => one.effect.getComputedTiming().endTime < 1000);
              await Promise.all(fading.map(one => one.finished.catch(() => {})));
              return (await axe.run()).violations
                .filter(found => found.impact === 'serious' || found.impact === 'critical')
                .flatMap(found => found.nodes.map(node => `${found.id}: ${node.html.slice(0, 160)}`));
            }
            """);
    }

    public async Task<bool> ScrollsSidewaysAsync() =>
        await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
