using System.Text.Json;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>
/// Three indicators of three plans at the third quarter: what the screens show is what the API says, and both are what a person finds
/// with pencil and paper from the counts that the demo reports and the targets that the plans set.
/// </summary>
public sealed class CheckingFiguresTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    private const string Period = "2026Q3";

    private static readonly string[] Quarters = ["Quý I/2026", "Quý II/2026", "Quý III/2026"];

    /// <summary>Figures to four places as the API gives them; the attainment is a share, the facts are what the page of the indicator shows.</summary>
    private static readonly Figures[] Checked =
    [
        // More than 70 %, 60 % in 2025: the line rises by 2,5 a quarter. (65,4412 − 60) ÷ 10; 70 − 65,4412 in one quarter.
        // Through 60 · 61,8030 · 63,5860 · 65,4412: (−1,5 × 60 − 0,5 × 61,8030 + 0,5 × 63,5860 + 1,5 × 65,4412) ÷ 5.
        new("bcd.xa-ky-hoa", "II.2.5", "at_risk")
        {
            Quarters = [["665/1.076", "61,8 %"], ["688/1.082", "63,6 %"], ["712/1.088", "65,4 %"]],
            Value = 65.4412m, Milestone = 67.5m, Gap = -2.0588m, Attainment = 0.5441m, Needed = 4.5588m, Recent = 1.8107m, Forecast = 67.2519m,
            Facts = ["65,4 %", "> 70 %", "67,5 %", "54,4 %", "+4,6", "+1,8", "67,3 %"],
            Why = "Mới đạt 65,4 %, mốc quý 67,5 %: thiếu 2,1 điểm; cần +4,6 mỗi quý, gần đây +1,8; với tốc độ này, cuối năm dự kiến đạt 67,3 %.",
        },
        // More than 70 %, and 80 % of 2025 hold it: the target itself every quarter, 74,0741 ÷ 70; it falls, and still holds at the year's end.
        new("bcd.xa-ky-hoa", "II.2.7", "met")
        {
            Quarters = [["691/885", "78,1 %"], ["675/888", "76 %"], ["660/891", "74,1 %"]],
            Value = 74.0741m, Milestone = 70m, Gap = 4.0741m, Attainment = 1.0582m, Needed = 0m, Recent = -1.9843m, Forecast = 72.0898m,
            Facts = ["74,1 %", "> 70 %", "70 %", "105,8 %", "0", "−2", "72,1 %"],
        },
        // More than 95 % without a baseline: every quarter; 80,2495 ÷ 95 is below 90 %. The slope is half of 80,2495 − 66,0752.
        new("bcd.xa-ky-hoa", "II.2.12", "off_track")
        {
            Quarters = [["633/958", "66,1 %"], ["702/960", "73,1 %"], ["772/962", "80,2 %"]],
            Value = 80.2495m, Milestone = 95m, Gap = -14.7505m, Attainment = 0.8447m, Needed = 14.7505m, Recent = 7.0872m, Forecast = 87.3367m,
            Facts = ["80,2 %", "> 95 %", "95 %", "84,5 %", "+14,8", "+7,1", "87,3 %"],
            Why = "Mới đạt 80,2 %, mốc quý 95 %: thiếu 14,8 điểm; cần +14,8 mỗi quý, gần đây +7,1; với tốc độ này, cuối năm dự kiến đạt 87,3 %.",
        },
        new("bcd.xa-ky-lac", "II.2.5", "at_risk")
        {
            Quarters = [["658/881", "74,7 %"], ["714/881", "81 %"], ["769/881", "87,3 %"]],
            Value = 87.2872m, Milestone = 90m, Gap = -2.7128m, Attainment = 0.9699m, Needed = 2.7128m, Recent = 6.2997m, Forecast = 93.5869m,
            Facts = ["87,3 %", "> 90 %", "90 %", "97 %", "+2,7", "+6,3", "93,6 %"],
            Why = "Mới đạt 87,3 %, mốc quý 90 %: thiếu 2,7 điểm; cần +2,7 mỗi quý, gần đây +6,3; với tốc độ này, cuối năm dự kiến đạt 93,6 %.",
        },
        new("bcd.xa-ky-lac", "II.2.7", "at_risk")
        {
            Quarters = [["1.283/2.059", "62,3 %"], ["1.358/2.064", "65,8 %"], ["1.434/2.069", "69,3 %"]],
            Value = 69.3088m, Milestone = 70m, Gap = -0.6912m, Attainment = 0.9901m, Needed = 0.6912m, Recent = 3.4985m, Forecast = 72.8073m,
            Facts = ["69,3 %", "> 70 %", "70 %", "99 %", "+0,7", "+3,5", "72,8 %"],
            Why = "Mới đạt 69,3 %, mốc quý 70 %: thiếu 0,7 điểm; cần +0,7 mỗi quý, gần đây +3,5; với tốc độ này, cuối năm dự kiến đạt 72,8 %.",
        },
        // At least 95 %, and the 100 % of 2025 hold it: 100 ÷ 95, on a level line.
        new("bcd.xa-ky-lac", "II.2.13", "met")
        {
            Quarters = [["1.734/1.734", "100 %"], ["1.742/1.742", "100 %"], ["1.750/1.750", "100 %"]],
            Value = 100m, Milestone = 95m, Gap = 5m, Attainment = 1.0526m, Needed = 0m, Recent = 0m, Forecast = 100m,
            Facts = ["100 %", "≥ 95 %", "95 %", "105,3 %", "0", "0", "100 %"],
        },
        new("bcd.phuong-ngoc-son", "PL1.I.1; II.2.1-3", "at_risk")
        {
            Quarters = [["143/331", "43,2 %"], ["168/342", "49,1 %"], ["195/353", "55,2 %"]],
            Value = 55.2408m, Milestone = 60m, Gap = -4.7592m, Attainment = 0.9207m, Needed = 4.7592m, Recent = 6.0192m, Forecast = 61.2600m,
            Facts = ["55,2 %", "60 %", "60 %", "92,1 %", "+4,8", "+6", "61,3 %"],
        },
        // Counted, not measured in percent: 981 services.
        new("bcd.phuong-ngoc-son", "II.2.3-4", "met")
        {
            Quarters = [["758 dịch vụ"], ["898 dịch vụ"], ["1.037 dịch vụ"]],
            Value = 1037m, Milestone = 981m, Gap = 56m, Attainment = 1.0571m, Needed = 0m, Recent = 139.5m, Forecast = 1176.5m,
            Facts = ["1.037 dịch vụ", "981 dịch vụ", "981 dịch vụ", "105,7 %", "0", "+140", "1.177 dịch vụ"],
        },
        // Nothing to count in the second quarter: (93,2503 − 93,7370) over two quarters.
        new("bcd.phuong-ngoc-son", "II.2.5-16", "at_risk")
        {
            Quarters = [["1.796/1.916", "93,7 %"], ["–", "Không phát sinh"], ["1.796/1.926", "93,3 %"]],
            Value = 93.2503m, Milestone = 100m, Gap = -6.7497m, Attainment = 0.9325m, Needed = 6.7497m, Recent = -0.2434m, Forecast = 93.0070m,
            Facts = ["93,3 %", "100 %", "100 %", "93,3 %", "+6,7", "−0,2", "93 %"],
        },
    ];

    public static TheoryData<string> Communes => [.. Checked.Select(one => one.UserName).Distinct()];

    [Theory]
    [MemberData(nameof(Communes))]
    public async Task What_the_screen_shows_is_what_the_API_says_and_what_a_hand_calculates(string userName)
    {
        await using var visitor = await dashboard.SignInAsync(userName);
        var page = visitor.Page;
        var rows = await ProgressAsync(page);
        foreach (var expected in Checked.Where(one => one.UserName == userName))
        {
            var row = rows[expected.Number];
            Assert.Equal(expected.Status, row.GetProperty("status").GetString());
            foreach (var (name, figure) in expected.ByName)
                Assert.True(row.GetProperty(name).GetDecimal() == figure, $"{userName} {expected.Number} {name}: {row.GetProperty(name)} is not {figure}");

            await page.GotoAsync($"/indicators/{row.GetProperty("planIndicatorId").GetString()}?period={Period}");
            await Expect(page.Locator("dl").First.Locator("dd")).ToHaveTextAsync(expected.Facts);
            foreach (var (quarter, index) in expected.Quarters.Select((quarter, index) => (quarter, index)))
            {
                var shown = page.GetByRole(AriaRole.Row, new() { Name = Quarters[index] }).First;
                foreach (var part in quarter)
                    await Expect(shown.GetByRole(AriaRole.Cell, new() { Name = part, Exact = true }).First).ToBeVisibleAsync();
            }
        }

        await page.GotoAsync($"/overview?period={Period}");
        foreach (var expected in Checked.Where(one => one.UserName == userName && one.Why is not null))
            await Expect(page.GetByText(expected.Why!, new() { Exact = true })).ToBeVisibleAsync();
        visitor.AssertNoFaults();
    }

    private static async Task<Dictionary<string, JsonElement>> ProgressAsync(IPage page)
    {
        var plans = await (await page.APIRequest.GetAsync("/api/v1/plans")).JsonAsync();
        var id = plans!.Value[0].GetProperty("id").GetString();
        var progress = await (await page.APIRequest.GetAsync($"/api/v1/plans/{id}/progress?period={Period}")).JsonAsync();
        return progress!.Value.GetProperty("indicators").EnumerateArray().DistinctBy(NumberOf).ToDictionary(NumberOf);
    }

    private static string NumberOf(JsonElement row) => row.GetProperty("number").GetString()!;

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private sealed record Figures(string UserName, string Number, string Status)
    {
        /// <summary>Counts and result of each quarter, as the page of the indicator shows them.</summary>
        public required IReadOnlyList<string[]> Quarters { get; init; }

        public required decimal Value { get; init; }

        public required decimal Milestone { get; init; }

        public required decimal Gap { get; init; }

        public required decimal Attainment { get; init; }

        public required decimal Needed { get; init; }

        public required decimal Recent { get; init; }

        public required decimal Forecast { get; init; }

        /// <summary>Value, target, milestone, attainment, needed and recent pace, forecast.</summary>
        public required IReadOnlyList<string> Facts { get; init; }

        /// <summary>Why it is an exception, where the overview lists it.</summary>
        public string? Why { get; init; }

        public IEnumerable<(string Name, decimal Figure)> ByName =>
        [
            ("value", Value), ("milestone", Milestone), ("gap", Gap), ("attainment", Attainment), ("neededPace", Needed), ("recentPace", Recent),
            ("forecast", Forecast),
        ];
    }
}
