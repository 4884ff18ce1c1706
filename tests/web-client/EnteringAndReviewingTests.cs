using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;
using static WardKpi.WebClient.Tests.Infrastructure.EntrySheet;

namespace WardKpi.WebClient.Tests;

/// <summary>A quarter from the first figure to the verification, as its people live it.</summary>
public sealed partial class EnteringAndReviewingTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    private const string WhyNot = "Trong quý không phát sinh việc này.";

    [Fact]
    public async Task A_quarter_is_entered_returned_sent_again_and_verified()
    {
        await using var officer = await dashboard.SignInAsync("vhxh.xa-ky-lac");
        var sheet = officer.Page;
        await OpenFormAsync(sheet);

        var first = Rows(sheet).First;
        await Cell(first, "numerator").FillAsync("1.197");
        await Cell(first, "denominator").FillAsync("1.310");
        await Cell(first, "denominator").PressAsync("Enter");
        await Expect(first).ToContainTextAsync("đã lưu");
        await Expect(first).ToContainTextAsync("91,4");

        var second = Rows(sheet).Nth(1);
        await Cell(second, "numerator").FillAsync("1320");
        await Cell(second, "denominator").FillAsync("1310");
        await Cell(second, "denominator").PressAsync("Enter");
        await Expect(second).ToContainTextAsync("Tử số lớn hơn mẫu số");

        await sheet.ReloadAsync();
        await Expect(Cell(Rows(sheet).First, "numerator")).ToHaveValueAsync(OneThousand());

        for (var row = 1; row < await Rows(sheet).CountAsync(); row++)
        {
            await Rows(sheet).Nth(row).GetByRole(AriaRole.Combobox).Last.SelectOptionAsync(new SelectOptionValue { Label = "Không phát sinh" });
            await Expect(Rows(sheet).Nth(row)).ToContainTextAsync("đã lưu");
        }

        await ExplainAsync(sheet);
        await SendAsync(sheet);

        await using var office = await dashboard.SignInAsync("thuongtruc.xa-ky-lac");
        var review = office.Page;
        await review.GotoAsync("/review?period=2026Q4");
        await review.GetByRole(AriaRole.Link, new() { NameRegex = SentInFourthQuarter() }).ClickAsync();
        await Expect(review.GetByText("kỳ này không phát sinh").First).ToBeVisibleAsync();
        await Expect(review.GetByText(WhyNot).First).ToBeVisibleAsync();
        await review.GetByRole(AriaRole.Button, new() { Name = "Trả lại" }).ClickAsync();
        await review.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync("Đối chiếu lại mẫu số với Trung tâm Phục vụ hành chính công.");
        await review.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Trả lại" }).ClickAsync();
        await Expect(review.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();

        await sheet.ReloadAsync();
        await Expect(sheet.GetByText("Đối chiếu lại mẫu số").First).ToBeVisibleAsync();
        await SendAsync(sheet);

        await review.ReloadAsync();
        await review.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true }).ClickAsync();
        await Expect(review.GetByRole(AriaRole.Button, new() { Name = "Mở lại" })).ToBeVisibleAsync();
        officer.AssertNoFaults();
        office.AssertNoFaults();
    }

    [Fact]
    public async Task Two_people_in_one_cell_are_shown_both_values()
    {
        await using var one = await dashboard.SignInAsync("cong-an.xa-vo-nhai");
        await OpenFormAsync(one.Page);
        await using var other = await dashboard.SignInAsync("thuongtruc.xa-vo-nhai");
        await other.Page.GotoAsync(new Uri(one.Page.Url).PathAndQuery);
        // Seen before the first writes, or there is nothing to be surprised by.
        await Expect(Cell(Rows(other.Page).First, "numerator")).ToBeVisibleAsync();

        await EnterAsync(Rows(one.Page).First, "980", "1000");
        await EnterAsync(Rows(other.Page).First, "970", "1000", saved: false);

        var dialog = other.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Người khác vừa sửa ô này");
        await Expect(dialog).ToContainTextAsync("Công an xã");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = TakeTheirs() }).ClickAsync();
        await Expect(Cell(Rows(other.Page).First, "numerator")).ToHaveValueAsync("980");
    }

    [Fact]
    public async Task The_sheet_is_left_and_moved_through_by_keyboard_alone()
    {
        await using var officer = await dashboard.SignInAsync("kinh-te.xa-vo-nhai");
        await OpenFormAsync(officer.Page);
        var first = Cell(Rows(officer.Page).First, "numerator");
        await first.FocusAsync();
        await officer.Page.Keyboard.TypeAsync("12");
        await officer.Page.Keyboard.PressAsync("Tab");
        await officer.Page.Keyboard.TypeAsync("15");
        await officer.Page.Keyboard.PressAsync("Enter");
        await Expect(Cell(Rows(officer.Page).Nth(1), "denominator")).ToBeFocusedAsync();
        await Expect(Rows(officer.Page).First).ToContainTextAsync("đã lưu");

        await officer.Page.Keyboard.TypeAsync("99");
        await officer.Page.Keyboard.PressAsync("Escape");
        await Expect(Cell(Rows(officer.Page).Nth(1), "denominator")).ToHaveValueAsync("");
        officer.AssertNoFaults();
    }

    [Fact]
    public async Task A_file_beside_a_figure_and_the_words_of_the_quarter_reach_the_reviewer()
    {
        await using var officer = await dashboard.SignInAsync("vhxh.xa-vo-nhai");
        var sheet = officer.Page;
        await OpenFormAsync(sheet);
        await Rows(sheet).First.GetByRole(AriaRole.Button, new() { NameRegex = Evidence() }).ClickAsync();
        var panel = sheet.Locator("[data-row-panel]");
        await Expect(panel.GetByRole(AriaRole.Button, new() { NameRegex = ChooseFiles() })).ToBeFocusedAsync();
        await panel.Locator("input[type=file][multiple]").SetInputFilesAsync(new FilePayload[]
        {
            new() { Name = "Báo cáo quý IV.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7\n%%EOF\n"u8.ToArray() },
            new() { Name = "ảnh.png", MimeType = "image/png", Buffer = "MZ"u8.ToArray() },
        });
        await Expect(panel.GetByRole(AriaRole.Alert)).ToContainTextAsync("\"ảnh.png\" không thuộc loại được nhận");
        await Expect(panel.GetByRole(AriaRole.Link, new() { Name = "Báo cáo quý IV.pdf" })).ToBeVisibleAsync();
        await Expect(Rows(sheet).First.GetByRole(AriaRole.Button, new() { NameRegex = OnePiece() })).ToBeVisibleAsync();
        await panel.GetByLabel("Nguồn số liệu").FillAsync("Cổng Dịch vụ công");
        await panel.GetByLabel("Nguồn số liệu").PressAsync("Enter");
        await Expect(panel).ToContainTextAsync("đã lưu");
        await sheet.GetByRole(AriaRole.Textbox, new() { Name = "Kiến nghị", Exact = true }).FillAsync("Đề nghị tỉnh bổ sung trạm phát sóng.");
        await sheet.GetByRole(AriaRole.Textbox, new() { Name = "Kiến nghị", Exact = true }).BlurAsync();
        await Expect(sheet.GetByRole(AriaRole.Region, new() { Name = "Khó khăn, kiến nghị" })).ToContainTextAsync("đã lưu");
        Assert.Empty(await officer.AxeFindingsAsync());
        officer.AssertNoFaults();

        await using var office = await dashboard.SignInAsync("thuongtruc.xa-vo-nhai");
        var review = office.Page;
        var unit = await sheet.EvaluateAsync<string>("async () => (await (await fetch(`/api/v1${location.pathname}`)).json()).summary.organizationId");
        await review.GotoAsync($"/review?period=2026Q4&unit={unit}");
        await Expect(Rows(review).First).ToContainTextAsync("Cổng Dịch vụ công");
        await Expect(review.GetByText("Đề nghị tỉnh bổ sung trạm phát sóng.")).ToBeVisibleAsync();
        var link = Rows(review).First.GetByRole(AriaRole.Link, new() { Name = "Báo cáo quý IV.pdf" });
        var file = await review.APIRequest.GetAsync((await link.GetAttributeAsync("href"))!);
        Assert.Equal("%PDF-1.7\n%%EOF\n", await file.TextAsync());
        office.AssertNoFaults();
    }

    private static async Task EnterAsync(ILocator row, string numerator, string denominator, bool saved = true)
    {
        await Cell(row, "numerator").FillAsync(numerator);
        await Cell(row, "denominator").FillAsync(denominator);
        await Cell(row, "denominator").PressAsync("Enter");
        if (saved)
            await Expect(row).ToContainTextAsync("đã lưu");
    }

    /// <summary>The report is held back until each odd row has its word; the first of them has the focus.</summary>
    private static async Task ExplainAsync(IPage sheet)
    {
        var words = sheet.Locator("[data-field='explanation']");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Gửi báo cáo" }).ClickAsync();
        await Expect(sheet.GetByText("có số liệu khác thường")).ToBeVisibleAsync();
        await Expect(words.First).ToBeFocusedAsync();
        for (var word = 0; word < await words.CountAsync(); word++)
            await words.Nth(word).FillAsync(WhyNot);
        await Expect(sheet.GetByText("Cần giải thích:")).ToHaveCountAsync(0);
    }

    private static async Task SendAsync(IPage sheet)
    {
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Gửi báo cáo" }).ClickAsync();
        var early = sheet.GetByRole(AriaRole.Button, new() { Name = "Vẫn gửi" });
        var sent = sheet.GetByText("báo cáo đã gửi, chờ cơ quan thường trực duyệt").First;
        // In the last week of the quarter nobody is asked.
        await Expect(early.Or(sent)).ToBeVisibleAsync();
        if (await early.IsVisibleAsync())
            await early.ClickAsync();
        await Expect(sent).ToBeVisibleAsync();
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [GeneratedRegex("^Minh chứng, ")]
    private static partial Regex Evidence();

    [GeneratedRegex("^Minh chứng, .*: 1$")]
    private static partial Regex OnePiece();

    [GeneratedRegex("^Chọn tệp")]
    private static partial Regex ChooseFiles();

    // A dot for the slash: Playwright does not escape one in a name's pattern.
    [GeneratedRegex("^Phòng Văn hóa - Xã hội, Quý IV.2026: .*Đã gửi")]
    private static partial Regex SentInFourthQuarter();

    [GeneratedRegex(@"^1\.?197$")]
    private static partial Regex OneThousand();

    [GeneratedRegex("^Lấy số của")]
    private static partial Regex TakeTheirs();
}
