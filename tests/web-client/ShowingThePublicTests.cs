using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>A commune decides what everybody may read, and everybody reads it.</summary>
public sealed class ShowingThePublicTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    [Fact]
    public async Task A_standing_office_opens_a_page_and_a_stranger_reads_it()
    {
        await using var office = await dashboard.SignInAsync("thuongtruc.xa-ky-hoa");
        await using var stranger = await dashboard.VisitAsync();
        await stranger.Page.GotoAsync("/public/ha-tinh/xa-ky-hoa");
        await Assertions.Expect(stranger.Page.GetByRole(AriaRole.Heading, new() { Name = "Không có trang công khai này" }).First).ToBeVisibleAsync();

        await office.Page.GetByRole(AriaRole.Link, new() { Name = "Trang công khai" }).ClickAsync();
        await office.Page.GetByRole(AriaRole.Switch, new() { Name = "Mở trang công khai" }).CheckAsync();
        await Assertions.Expect(office.Page.GetByText("Chọn ít nhất một chỉ tiêu trước khi mở trang.")).ToBeVisibleAsync();
        await office.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Tìm chỉ tiêu" }).FillAsync("ho so thu tuc hanh chinh");
        var choice = office.Page.Locator("details li label").First;
        var text = (await choice.Locator("span").First.EvaluateAsync<string>("span => span.firstChild.textContent")).Trim();
        await choice.ClickAsync();
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Assertions.Expect(office.Page.GetByLabel("Mã nhúng vào trang khác")).ToHaveValueAsync(new Regex("/public/ha-tinh/xa-ky-hoa\\?embed=1"));
        Assert.Empty(await office.AxeFindingsAsync());
        office.AssertNoFaults();

        await stranger.Page.ReloadAsync();
        await Assertions.Expect(stranger.Page.GetByRole(AriaRole.Rowheader, new() { Name = text })).ToBeVisibleAsync();
        await Assertions.Expect(stranger.Page.GetByText("Số liệu đã duyệt đến")).ToBeVisibleAsync();
        Assert.False(await stranger.ScrollsSidewaysAsync());
        Assert.Empty(await stranger.AxeFindingsAsync());
        stranger.AssertNoFaults();
    }

    [Fact]
    public async Task What_somebody_else_saves_does_not_undo_what_is_being_typed()
    {
        await using var office = await dashboard.SignInAsync("thuongtruc.xa-vo-nhai");
        await using var other = await dashboard.SignInAsync("quantri.xa-vo-nhai");
        await office.Page.Clock.InstallAsync();
        foreach (var one in new[] { office, other })
            await one.Page.GotoAsync("/public-page", new() { WaitUntil = WaitUntilState.NetworkIdle });
        var typed = office.Page.GetByLabel("Lời giới thiệu");
        await typed.FillAsync("Lời đang viết.");
        await other.Page.GetByLabel("Lời giới thiệu").FillAsync("Lời của người khác.");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Assertions.Expect(other.Page.GetByText("Đã lưu")).ToBeVisibleAsync();

        // Who comes back to the tab after a while is told anew what is stored.
        await office.Page.Clock.FastForwardAsync(60_000);
        await office.Page.RunAndWaitForResponseAsync(
            () => office.Page.EvaluateAsync("() => window.dispatchEvent(new Event('visibilitychange'))"), answer => answer.Url.Contains("/public-pages/"));
        await Assertions.Expect(typed).ToHaveValueAsync("Lời đang viết.");
        await office.Page.RunAndWaitForResponseAsync(
            () => office.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync(), answer => answer.Status == 409);
        await Assertions.Expect(typed).ToHaveValueAsync("Lời đang viết.");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "Tải bản mới nhất" }).ClickAsync();
        await Assertions.Expect(typed).ToHaveValueAsync("Lời của người khác.");
        await typed.FillAsync("Lời sau cùng.");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Assertions.Expect(office.Page.GetByRole(AriaRole.Button, new() { Name = "Tải bản mới nhất" })).ToHaveCountAsync(0);
        await Assertions.Expect(typed).ToHaveValueAsync("Lời sau cùng.");
    }

    [Fact]
    public async Task A_public_page_reads_on_a_phone_and_inside_another_site()
    {
        await using var phone = await dashboard.VisitAsync(390, 844, ColorScheme.Dark);
        await phone.Page.GotoAsync("/public/thanh-hoa/phuong-ngoc-son");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Kết quả chuyển đổi số Phường Ngọc Sơn");
        Assert.False(await phone.ScrollsSidewaysAsync());
        Assert.Empty(await phone.AxeFindingsAsync());

        await using var site = await dashboard.VisitAsync();
        using var server = Serve($"<iframe width='900' height='600' src='{dashboard.Address}/public/thanh-hoa/phuong-ngoc-son?embed=1'></iframe>");
        await site.Page.GotoAsync(server.Prefixes.First());
        var frame = site.Page.FrameLocator("iframe");
        await Assertions.Expect(frame.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Assertions.Expect(frame.GetByRole(AriaRole.Button, new() { Name = "In", Exact = true })).ToHaveCountAsync(0);
    }

    /// <summary>Another site, by its name: a made-up address would be a public one, and those may not look into this machine.</summary>
    private static HttpListener Serve(string html)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var server = new HttpListener { Prefixes = { $"http://localhost:{port}/" } };
        server.Start();
        _ = AnswerAsync();
        return server;

        async Task AnswerAsync()
        {
            try
            {
                while (true)
                {
                    using var response = (await server.GetContextAsync()).Response;
                    response.ContentType = "text/html";
                    await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(html));
                }
            }
            catch (ObjectDisposedException)
            {
                // The test ended.
            }
        }
    }
}
