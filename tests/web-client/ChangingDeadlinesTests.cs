using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>Who changes a deadline, or the calendar, sees what moves before it is saved. The days follow from today, whichever it is.</summary>
public sealed partial class ChangingDeadlinesTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    [Fact]
    public async Task A_changed_rule_shows_its_old_and_new_dates_and_then_a_day_off_moves_them_again()
    {
        await using var office = await dashboard.SignInAsync("thuongtruc.xa-ky-lac");
        var page = office.Page;
        await page.GotoAsync("/reporting-rules");
        await Expect(page.GetByText("4 chế độ báo cáo đang áp dụng")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Báo cáo năm", Exact = true }).ClickAsync();
        var preview = page.GetByRole(AriaRole.Region, new() { Name = "Các hạn sắp tới" });
        await Expect(preview.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(5);
        await Expect(preview.GetByText("Đổi hạn")).ToHaveCountAsync(0);

        // 2 December is no holiday of any year; where it is a weekend, the date moves back and says so.
        await page.GetByLabel("Hạn gửi", new() { Exact = true }).SelectOptionAsync("fixed_date");
        await Expect(preview).ToContainTextAsync("Điền đủ hạn gửi");
        await page.GetByLabel("Ngày", new() { Exact = true }).FillAsync("2");
        await page.GetByLabel("Tháng", new() { Exact = true }).FillAsync("12");
        await Expect(preview.GetByText("Đổi hạn")).ToHaveCountAsync(5);
        await Expect(preview).ToContainTextAsync("Đang là");
        var next = preview.GetByRole(AriaRole.Listitem).Nth(1);
        var due = DueDay().Match(await next.InnerTextAsync()).Groups[1].Value;
        // The dashboard runs by the real clock.
        Assert.EndsWith($"/12/{DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7)).Year + 1}", due);
        Assert.Empty(await office.AxeFindingsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/reporting-rules$"), new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("^Báo cáo năm") })).ToContainTextAsync("Ngày 2/12");
        Assert.Empty(await office.AxeFindingsAsync());

        await using var administrator = await dashboard.SignInAsync("admin");
        var calendar = administrator.Page;
        await calendar.GotoAsync($"/calendar-days?year={due[^4..]}");
        await calendar.GetByRole(AriaRole.Button, new() { Name = "Thêm ngày" }).ClickAsync();
        var dialog = calendar.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Ngày", new() { Exact = true }).FillAsync(
            DateOnly.ParseExact(due, "dd/MM/yyyy", CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var moves = dialog.GetByRole(AriaRole.Region, new() { Name = "Hạn báo cáo sẽ đổi" });
        await Expect(moves).ToContainTextAsync("Xã Kỳ Lạc");
        await Expect(moves.Locator("del").First).ToContainTextAsync(due);
        Assert.Empty(await administrator.AxeFindingsAsync());
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Expect(dialog.GetByText("Nhập tên ngày.")).ToBeVisibleAsync();
        await dialog.GetByLabel("Tên ngày").FillAsync("Nghỉ thử");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Expect(calendar.GetByText($"Đã lưu {due}, Nghỉ thử")).ToBeVisibleAsync();
        await Expect(RowOf(calendar, "Nghỉ thử")).ToContainTextAsync("Chính thức");

        // A year ahead is no next date of the list; the page of the rule has it.
        await page.GetByRole(AriaRole.Link, new() { Name = "Báo cáo năm", Exact = true }).ClickAsync();
        await Expect(preview).ToContainTextAsync("(Nghỉ thử), lùi về");
        office.AssertNoFaults();
        administrator.AssertNoFaults();
    }

    [Fact]
    public async Task Culture_Day_is_switched_on_and_a_day_that_was_added_goes_and_comes_back()
    {
        await using var administrator = await dashboard.SignInAsync("admin");
        var page = administrator.Page;
        await page.GotoAsync("/calendar-days?year=2026");
        var culture = RowOf(page, "Ngày Văn hóa Việt Nam");
        await Expect(culture).ToContainTextAsync("Đang tắt");
        await Expect(culture).ToContainTextAsync("Dự kiến");
        await culture.GetByRole(AriaRole.Button, new() { Name = "Sửa 24/11/2026, Ngày Văn hóa Việt Nam" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("tắt thay vì xóa")).ToBeVisibleAsync();
        await dialog.GetByLabel("Đang áp dụng").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(culture).Not.ToContainTextAsync("Đang tắt");
        await Expect(culture).ToContainTextAsync("Quản trị hệ thống sửa lúc");

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^28 ?.12.2026$") }).ClickAsync();
        await Expect(dialog.GetByLabel("Ngày", new() { Exact = true })).ToHaveValueAsync("2026-12-28");
        await dialog.GetByLabel("Tên ngày").FillAsync("Nghỉ đột xuất");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        var added = RowOf(page, "Nghỉ đột xuất");
        await added.GetByRole(AriaRole.Button).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Xóa ngày này" }).ClickAsync();
        await Expect(added).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Expect(added).ToHaveCountAsync(1);
        administrator.AssertNoFaults();
    }

    [Fact]
    public async Task Who_only_reads_sees_the_rules_and_the_calendar_and_changes_neither()
    {
        await using var officer = await dashboard.SignInAsync("kinh-te.xa-vo-nhai");
        var page = officer.Page;
        await page.GotoAsync("/reporting-rules");
        await page.GetByRole(AriaRole.Link, new() { Name = "Báo cáo quý", Exact = true }).First.ClickAsync();
        await Expect(page.GetByLabel("Tên báo cáo")).ToBeDisabledAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true })).ToHaveCountAsync(0);
        await page.GotoAsync("/calendar-days?year=2026");
        await Expect(page.GetByText("Tết Nguyên đán").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Sửa|^Thêm") })).ToHaveCountAsync(0);
        Assert.Empty(await officer.AxeFindingsAsync());
        officer.AssertNoFaults();
    }

    /// <summary>In the list; the months above have rows of their own.</summary>
    private static ILocator RowOf(IPage page, string name) => page.GetByRole(AriaRole.Table, new() { Name = "Các ngày nghỉ, ngày làm bù" })
        .GetByRole(AriaRole.Row, new() { NameRegex = new Regex(Regex.Escape(name)) });

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [GeneratedRegex(@"Hạn gửi [^,]+, (\d\d/\d\d/\d{4})")]
    private static partial Regex DueDay();
}
