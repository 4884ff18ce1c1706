using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WardKpi.WebClient.Tests.Infrastructure;

/// <summary>The entry sheet at a desk, as a person finds it.</summary>
public static partial class EntrySheet
{
    /// <summary>Opens the form of the quarter that is being reported.</summary>
    public static async Task OpenFormAsync(IPage page)
    {
        await page.GotoAsync("/reports");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = FourthQuarter() }).ClickAsync();
        await page.WaitForURLAsync(FormAddress(), new() { WaitUntil = WaitUntilState.Commit });
        await Assertions.Expect(Rows(page).First).ToBeVisibleAsync();
    }

    public static ILocator Rows(IPage page) => page.Locator("tr[id^='row-']");

    public static ILocator Cell(ILocator row, string field) => row.Locator($"[data-field='{field}']");

    /// <summary>Numerator, denominator and value of each row as the server has them.</summary>
    public static async Task<IReadOnlyList<(decimal? Numerator, decimal? Denominator, decimal? Value)>> StoredAsync(IPage page)
    {
        var json = await page.EvaluateAsync<JsonElement>("""
            async () => (await (await fetch(`/api/v1/reports/${location.pathname.split('/').at(-1)}`)).json()).rows
              .map(({ actual }) => [actual?.numerator ?? null, actual?.denominator ?? null, actual?.value ?? null])
            """);
        return [.. json.EnumerateArray().Select(row => (Number(row[0]), Number(row[1]), Number(row[2])))];
    }

    /// <summary>Puts a block on the clipboard as Excel does, text and table, and presses Ctrl+V.</summary>
    public static async Task PasteAsync(IPage page, ILocator cell, IEnumerable<string[]> block)
    {
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.EvaluateAsync(
            """
            ([text, html]) => navigator.clipboard.write([new ClipboardItem({
              'text/plain': new Blob([text], { type: 'text/plain' }),
              'text/html': new Blob([html], { type: 'text/html' }),
            })])
            """,
            new[]
            {
                string.Concat(block.Select(line => string.Join('\t', line) + "\r\n")),
                $"<table>{string.Concat(block.Select(line => $"<tr>{string.Concat(line.Select(text => $"<td>{text}</td>"))}</tr>"))}</table>",
            });
        await cell.FocusAsync();
        await page.Keyboard.PressAsync("Control+V");
    }

    private static decimal? Number(JsonElement element) => element.ValueKind == JsonValueKind.Number ? element.GetDecimal() : null;

    // A dot for the slash: Playwright does not escape one in a name's pattern.
    [GeneratedRegex("^Nhập số liệu: .*Quý IV.2026")]
    private static partial Regex FourthQuarter();

    [GeneratedRegex("/reports/[0-9a-f-]+")]
    private static partial Regex FormAddress();
}
