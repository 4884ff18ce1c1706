using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>An administrator gives a system its key, sees what it takes, and shuts it out.</summary>
public sealed partial class GivingMachinesKeysTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    private const string Name = "Phần mềm một cửa";

    [Fact]
    public async Task A_key_is_made_tried_seen_in_the_log_and_revoked()
    {
        await using var administrator = await dashboard.SignInAsync("quantri.xa-ky-hoa");
        var page = administrator.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Chia sẻ dữ liệu" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm hệ thống" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);

        // Where it is wrong it says so in its place, before the server is asked.
        var asked = 0;
        page.Request += (_, request) => asked += request.Method == "POST" && request.Url.EndsWith("/api-clients", StringComparison.Ordinal) ? 1 : 0;
        await dialog.GetByLabel("Địa chỉ mạng được gọi").FillAsync("127.0.0.1\n10.1/8");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Tạo khóa" }).ClickAsync();
        await Assertions.Expect(dialog.GetByText("Nhập tên hệ thống kết nối.")).ToBeVisibleAsync();
        await Assertions.Expect(dialog.GetByLabel("Tên hệ thống")).ToBeFocusedAsync();
        await dialog.GetByLabel("Tên hệ thống").FillAsync(Name);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Tạo khóa" }).ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("\"10.1/8\" không phải địa chỉ hay dải mạng");
        await Assertions.Expect(dialog.GetByLabel("Địa chỉ mạng được gọi")).ToBeFocusedAsync();
        Assert.Equal(0, asked);

        // What is typed is not thrown away by a key, however often it is pressed.
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog.GetByText("Những gì vừa nhập chưa được lưu.")).ToBeVisibleAsync();
        Assert.Empty(await administrator.AxeFindingsAsync());
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Nhập tiếp" }).ClickAsync();
        await Assertions.Expect(dialog.GetByLabel("Tên hệ thống")).ToHaveValueAsync(Name);
        await dialog.GetByLabel("Địa chỉ mạng được gọi").FillAsync("");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Tạo khóa" }).ClickAsync();

        await Assertions.Expect(dialog).ToContainTextAsync("Khóa chỉ hiện lần này");
        var key = Key().Match(await dialog.InnerTextAsync()).Value;
        Assert.NotEmpty(key);
        Assert.Empty(await administrator.AxeFindingsAsync());
        Assert.DoesNotContain(key, page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToContainTextAsync(key);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Đã lưu khóa" }).ClickAsync();
        Assert.DoesNotContain(key, await page.ContentAsync(), StringComparison.Ordinal);

        Assert.Equal(200, await TryAsync(key));
        await Assertions.Expect(page.GetByRole(AriaRole.Table, new() { Name = "Hệ thống của cấp trên" })).ToContainTextAsync("Trục dữ liệu tỉnh");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = Name });
        await Assertions.Expect(row).ToContainTextAsync("Đang dùng");
        await Assertions.Expect(row).ToContainTextAsync("Đọc số liệu, Đọc danh mục");
        await row.GetByRole(AriaRole.Button, new() { Name = $"Thu hồi khóa của {Name}" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Thu hồi", Exact = true }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await page.GetByLabel("Hiện cả khóa đã thu hồi (1)").CheckAsync();
        await Assertions.Expect(row).ToContainTextAsync("Đã thu hồi");
        Assert.Equal(401, await TryAsync(key));

        await row.GetByRole(AriaRole.Button, new() { Name = $"Nhật ký của {Name}" }).ClickAsync();
        // Calls are written behind their answers; a reload asks anew.
        await Assertions.Expect(page.GetByLabel("Từ ngày")).ToBeVisibleAsync();
        var calls = page.GetByRole(AriaRole.Table, new() { Name = "Các lượt gọi" }).GetByRole(AriaRole.Row);
        for (var round = 0; round < 20 && await calls.CountAsync() < 3; round++)
        {
            await page.ReloadAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }

        await Assertions.Expect(calls).ToHaveCountAsync(3);
        await Assertions.Expect(calls.Nth(1)).ToContainTextAsync("Từ chối (401)");
        await Assertions.Expect(calls.Nth(2)).ToContainTextAsync("Đã trả (200)");
        await Assertions.Expect(calls.Nth(2)).ToContainTextAsync("Kiểm tra khóa");
        await Assertions.Expect(calls.Nth(2)).ToContainTextAsync("GET /api/v1/exchange/client");
        await page.GetByLabel("Kết quả").SelectOptionAsync("Đã trả");
        await Assertions.Expect(calls).ToHaveCountAsync(2);
        Assert.Empty(await administrator.AxeFindingsAsync());
        administrator.AssertNoFaults();
    }

    [Fact]
    public async Task Who_gives_no_keys_finds_no_way_there()
    {
        await using var visitor = await dashboard.SignInAsync("thuongtruc.xa-vo-nhai");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Chế độ báo cáo" })).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Chia sẻ dữ liệu" })).ToHaveCountAsync(0);

        await visitor.Page.GotoAsync("/exchange");

        await Assertions.Expect(visitor.Page.GetByText("Trang này dành cho quản trị")).ToBeVisibleAsync();
        visitor.AssertNoFaults();
    }

    private async Task<int> TryAsync(string key)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{dashboard.Address}/api/v1/exchange/client");
        request.Headers.Authorization = new("Bearer", key);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    [GeneratedRegex("wkpi_[a-z2-9]{8}_[A-Za-z0-9_-]{43}")]
    private static partial Regex Key();
}
