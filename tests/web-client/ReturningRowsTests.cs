using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>Single rows go back, are changed or answered, and the reviewer sees what became of them.</summary>
public sealed partial class ReturningRowsTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    [Fact]
    public async Task Two_rows_are_returned_by_keys_one_is_changed_one_answered_and_the_reports_are_verified_together()
    {
        await using var office = await dashboard.SignInAsync("thuongtruc.xa-vo-nhai");
        var review = office.Page;
        await review.GotoAsync("/review?period=2026Q3");
        await review.GetByRole(AriaRole.Link, new() { NameRegex = ServiceCentre() }).ClickAsync();
        await review.GetByRole(AriaRole.Checkbox, new() { NameRegex = ReturnRow() }).First.FocusAsync();
        await review.Keyboard.PressAsync("x");
        await Expect(review.GetByRole(AriaRole.Textbox, new() { NameRegex = WhatToChange() }).First).ToBeFocusedAsync();
        await review.Keyboard.TypeAsync("Mẫu số lấy ở đâu?");
        await review.Keyboard.PressAsync("Escape");
        await review.Keyboard.PressAsync("j");
        await review.Keyboard.PressAsync("x");
        await Expect(review.GetByRole(AriaRole.Textbox, new() { NameRegex = WhatToChange() }).Nth(1)).ToBeFocusedAsync();
        await review.Keyboard.TypeAsync("Đối chiếu với quý II.");
        await review.GetByRole(AriaRole.Button, new() { Name = "Trả lại 2 dòng" }).ClickAsync();
        await review.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Trả lại 2 dòng" }).ClickAsync();
        await Expect(review.GetByText("Đã trả lại báo cáo cho")).ToBeVisibleAsync();
        var address = await review.GetByRole(AriaRole.Link, new() { Name = "Mở biểu nhập" }).GetAttributeAsync("href");

        await using var officer = await dashboard.SignInAsync("trung-tam-pvhcc.xa-vo-nhai");
        var sheet = officer.Page;
        await sheet.GotoAsync(address!);
        await Expect(sheet.GetByText("Cần sửa hoặc trả lời 2 chỉ tiêu:")).ToBeVisibleAsync();
        await Expect(Rows(sheet).First).ToContainTextAsync("Mẫu số lấy ở đâu?");
        await Expect(sheet.GetByRole(AriaRole.Button, new() { Name = "Cần sửa 2" })).ToBeVisibleAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Gửi báo cáo" }).ClickAsync();
        await Expect(sheet.GetByText("Còn 2 chỉ tiêu bị trả lại mà chưa sửa")).ToBeVisibleAsync();

        var numerator = Rows(sheet).First.Locator("[data-field='numerator']");
        await numerator.FillAsync("1290");
        await numerator.PressAsync("Enter");
        await Expect(Rows(sheet).First).ToContainTextAsync("Đã sửa theo yêu cầu");
        await numerator.FocusAsync();
        await sheet.Keyboard.PressAsync("Control+Enter");
        await Expect(sheet.GetByRole(AriaRole.Complementary).GetByText("Trao đổi", new() { Exact = false }).First).ToBeVisibleAsync();
        await sheet.Keyboard.PressAsync("Escape");
        await Expect(numerator).ToBeFocusedAsync();
        await Rows(sheet).Nth(1).GetByRole(AriaRole.Button, new() { NameRegex = Answer() }).ClickAsync();
        await Expect(sheet.GetByRole(AriaRole.Textbox, new() { Name = "Trả lời yêu cầu", Exact = true })).ToBeFocusedAsync();
        await sheet.Keyboard.TypeAsync("Đã đối chiếu: số liệu đúng.");
        await sheet.Keyboard.PressAsync("Control+Enter");
        await Expect(Rows(sheet).Nth(1)).ToContainTextAsync("Đã trả lời yêu cầu");
        Assert.Empty(await officer.AxeFindingsAsync());
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Gửi báo cáo" }).ClickAsync();
        await Expect(sheet.GetByText("báo cáo đã gửi, chờ cơ quan thường trực duyệt").First).ToBeVisibleAsync();

        await review.ReloadAsync();
        await Expect(Rows(review).First).ToContainTextAsync("đổi so với lần gửi trước");
        await Expect(Rows(review).First.Locator("del")).ToContainTextAsync("1.292/");
        await Expect(Rows(review).First.Locator("ins")).ToContainTextAsync("1.290/");
        await Expect(Rows(review).Nth(1)).ToContainTextAsync("Đã đối chiếu: số liệu đúng.");
        await review.GetByLabel("Chỉ xem chỉ tiêu đã đổi").CheckAsync();
        await Expect(Rows(review)).ToHaveCountAsync(1);
        Assert.Empty(await office.AxeFindingsAsync());

        await review.GotoAsync("/review?period=2026Q3");
        await review.GetByRole(AriaRole.Button, new() { Name = "Chọn cả 2 báo cáo" }).ClickAsync();
        await review.GetByRole(AriaRole.Button, new() { Name = "Duyệt 2 báo cáo đã chọn" }).ClickAsync();
        await Expect(review.GetByText("Đã duyệt 2 báo cáo:")).ToBeVisibleAsync();
        await Expect(review.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(0);
        officer.AssertNoFaults();
        office.AssertNoFaults();
    }

    private static ILocator Rows(IPage page) => page.Locator("tr[id^='row-']");

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    // A dot for the slash: Playwright does not escape one in a name's pattern.
    [GeneratedRegex("^Trung tâm Phục vụ hành chính công.*Quý III.2026")]
    private static partial Regex ServiceCentre();

    [GeneratedRegex("^Trả lại dòng ")]
    private static partial Regex ReturnRow();

    [GeneratedRegex("^Cần sửa gì ở ")]
    private static partial Regex WhatToChange();

    [GeneratedRegex("^Trả lời yêu cầu ở ")]
    private static partial Regex Answer();
}
