using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>A row that hamlets make: pasted from a spreadsheet by name, summed, sent.</summary>
public sealed partial class EnteringByHamletTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    // In an order of their own, with a heading, running numbers, another case, a name without tone marks and a total.
    private static readonly string[] Names =
    [
        "XÓM ĐOÀI", "Xóm Đông", "Xóm Nam", "Xóm Bắc", "Xóm Thượng", "Xóm Trung", "Xóm Hạ", "Xóm Đình", "Xom Chua", "Xóm Mới", "Xóm Chợ", "Xóm Đồi",
    ];

    [Fact]
    public async Task Twelve_hamlets_pasted_with_their_names_make_the_units_value_and_the_report_is_sent()
    {
        await using var officer = await dashboard.SignInAsync("vhxh.xa-vo-nhai");
        var sheet = officer.Page;
        await sheet.GotoAsync("/reports");
        await sheet.GetByRole(AriaRole.Button, new() { NameRegex = FourthQuarter() }).ClickAsync();
        await sheet.GetByRole(AriaRole.Button, new() { NameRegex = ByHamlet() }).ClickAsync();

        var dialog = sheet.GetByRole(AriaRole.Dialog);
        await Expect(dialog.Locator("[data-field='numerator']").First).ToBeFocusedAsync();
        await PasteAsync(sheet, "STT\tTên xóm\tCó chữ ký số\tDân số\r\n" + Lines() + "\tCộng\t426\t1506\r\n");

        await Expect(dialog).ToContainTextAsync("Tên không có trong danh sách: Cộng.");
        // Xóm Đông stands first in the list and second in the block.
        await Expect(dialog.Locator("[data-field='numerator']").First).ToHaveValueAsync("31");
        await Expect(dialog.GetByText("đã lưu")).ToHaveCountAsync(Names.Length);
        // 30 + 31 + … + 41 over 120 + 121 + … + 131.
        await Expect(dialog.Locator("tfoot")).ToContainTextAsync("426");
        await Expect(dialog.Locator("tfoot")).ToContainTextAsync("1.506");
        await Expect(dialog.Locator("[data-sum]")).ToHaveTextAsync(Percent());

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Xong" }).ClickAsync();
        var row = sheet.Locator("tr[id^='row-']").Filter(new() { HasText = "chữ ký số" });
        await Expect(row).ToContainTextAsync("12/12 thôn, TDP");
        await Expect(row).ToContainTextAsync(Percent());

        var methods = sheet.GetByRole(AriaRole.Combobox, new() { NameRegex = Method() });
        for (var other = 0; other < await methods.CountAsync(); other++)
        {
            await methods.Nth(other).SelectOptionAsync(new SelectOptionValue { Label = "Không phát sinh" });
            await Expect(sheet.GetByText(Filled(other + 2))).ToBeVisibleAsync();
        }

        await SendAsync(sheet);
        officer.AssertNoFaults();
    }

    private static string Lines() =>
        string.Concat(Names.Select((name, index) => $"{index + 1}\t{name}\t{30 + index}\t{120 + index}\r\n"));

    private static string Filled(int count) => $"{count}/11 ô đã nhập";

    /// <summary>What the browser does with Ctrl+V after a range was copied in a spreadsheet.</summary>
    private static Task PasteAsync(IPage page, string text) => page.EvaluateAsync(
        """
        text => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', text);
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        }
        """,
        text);

    private static async Task SendAsync(IPage sheet)
    {
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Gửi báo cáo" }).ClickAsync();
        var sent = sheet.GetByText("báo cáo đã gửi, chờ cơ quan thường trực duyệt").First;
        var words = sheet.Locator("[data-field='explanation']");
        var early = sheet.GetByRole(AriaRole.Button, new() { Name = "Vẫn gửi" });
        // The refusal leads to the first word that is missing: what is typed before that lands elsewhere.
        await Expect(words.First).ToBeFocusedAsync();
        for (var word = 0; word < await words.CountAsync(); word++)
            await words.Nth(word).FillAsync("Đã rà soát với các xóm.");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Gửi báo cáo" }).ClickAsync();
        await Expect(early.Or(sent).First).ToBeVisibleAsync();
        if (await early.IsVisibleAsync())
            await early.ClickAsync();
        await Expect(sent).ToBeVisibleAsync();
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    // A dot for the slash: Playwright does not escape one in a name's pattern.
    [GeneratedRegex("^Nhập số liệu: .*Quý IV.2026")]
    private static partial Regex FourthQuarter();

    [GeneratedRegex("^Nhập theo thôn")]
    private static partial Regex ByHamlet();

    [GeneratedRegex("^Cách nhập")]
    private static partial Regex Method();

    [GeneratedRegex(@"28,3\s%")]
    private static partial Regex Percent();
}
