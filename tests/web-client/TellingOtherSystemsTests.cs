using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>An administrator has another system told, tries the line and sees why nothing arrives.</summary>
public sealed class TellingOtherSystemsTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    // Nobody listens there.
    private const string Url = "http://127.0.0.1:9/nhan";

    [Fact]
    public async Task A_receiver_is_made_tried_and_switched_off()
    {
        await using var administrator = await dashboard.SignInAsync("quantri.xa-ky-hoa");
        var page = administrator.Page;
        await page.GotoAsync("/exchange?section=webhooks");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm nơi nhận" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);

        // Where it is wrong it says so in its place.
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Thêm nơi nhận" }).ClickAsync();
        await Assertions.Expect(dialog.GetByText("Nhập địa chỉ nhận.")).ToBeVisibleAsync();
        await dialog.GetByLabel("Địa chỉ nhận").FillAsync("http://tinh.vn/nhan");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Thêm nơi nhận" }).ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("Địa chỉ phải bắt đầu bằng https://");
        Assert.Empty(await administrator.AxeFindingsAsync());
        await dialog.GetByLabel("Địa chỉ nhận").FillAsync(Url);
        await dialog.GetByLabel("Ghi chú").FillAsync("Phần mềm một cửa");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Thêm nơi nhận" }).ClickAsync();

        await Assertions.Expect(page.GetByText("chỉ hiện một lần")).ToBeVisibleAsync();
        Assert.Empty(await administrator.AxeFindingsAsync());
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToContainTextAsync("whsec_");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đã lưu khóa" }).ClickAsync();
        Assert.DoesNotContain("whsec_", await page.ContentAsync(), StringComparison.Ordinal);

        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = Url });
        await Assertions.Expect(row).ToContainTextAsync("Chưa gửi lần nào");
        await row.GetByRole(AriaRole.Button, new() { Name = $"Gửi thử tới {Url}" }).ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("Đang lỗi, sẽ gửi lại", new() { Timeout = 15_000 });

        await row.GetByRole(AriaRole.Button, new() { Name = $"Nhật ký gửi tới {Url}" }).ClickAsync();
        await dialog.GetByText("lần gửi").First.ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("Chờ gửi");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Gửi lại: Gửi thử" }).ClickAsync();
        Assert.Empty(await administrator.AxeFindingsAsync());
        await page.Keyboard.PressAsync("Escape");

        await row.GetByRole(AriaRole.Button, new() { Name = $"Sửa nơi nhận {Url}" }).ClickAsync();
        await dialog.GetByLabel("Đang bật").UncheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("Đang tắt");
    }
}
