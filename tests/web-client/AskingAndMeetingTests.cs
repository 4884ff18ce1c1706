using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>The committee asks about what is behind, the unit answers from its home, the meeting concludes by keyboard and gives it out as a task.</summary>
public sealed partial class AskingAndMeetingTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    private const string Indicator = "II.2.5-14";
    private const string Conclusion = "Rà soát từng doanh nghiệp chưa dùng hóa đơn điện tử. Báo cáo trước 10/12.";

    [Fact]
    public async Task A_question_of_the_committee_is_answered_concluded_at_a_meeting_and_becomes_a_task()
    {
        await using var committee = await dashboard.SignInAsync("bcd.phuong-ngoc-son", 1280, 720);
        var page = committee.Page;
        await page.GotoAsync("/overview?period=2026Q3");
        var ask = page.GetByRole(AriaRole.Button, new() { Name = $"Yêu cầu giải trình về {Indicator}" });
        await ask.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("Nội dung yêu cầu")).ToHaveValueAsync(FromItsFigures());
        Assert.Empty(await committee.AxeFindingsAsync());
        await dialog.GetByLabel("Nội dung yêu cầu").FillAsync("Còn bao nhiêu doanh nghiệp chưa dùng hóa đơn điện tử?");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Gửi yêu cầu" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(ask).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Giải trình đang mở" })).ToBeVisibleAsync();

        await using var officer = await dashboard.SignInAsync("vhxh.phuong-ngoc-son");
        var home = officer.Page;
        await Expect(home.GetByRole(AriaRole.Heading, new() { Name = "Cần giải trình" })).ToBeVisibleAsync();
        await home.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = TheIndicator() }).ClickAsync();
        await home.GetByLabel("Nội dung trả lời").FillAsync("Còn 14 doanh nghiệp, chủ yếu mới thành lập.");
        await home.ReloadAsync();
        await Expect(home.GetByLabel("Nội dung trả lời")).ToHaveValueAsync("Còn 14 doanh nghiệp, chủ yếu mới thành lập.");
        Assert.Empty(await officer.AxeFindingsAsync());
        await home.GetByRole(AriaRole.Button, new() { Name = "Gửi trả lời" }).ClickAsync();
        await Expect(home.GetByLabel("Nội dung trả lời")).ToBeHiddenAsync();
        await Expect(home.GetByText("Còn 14 doanh nghiệp, chủ yếu mới thành lập.")).ToBeVisibleAsync();

        await page.GotoAsync("/meeting?period=2026Q3");
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = FirstSlide() })).ToBeVisibleAsync();
        for (var slide = 2; !await page.GetByText(Indicator).IsVisibleAsync(); slide++)
        {
            Assert.InRange(slide, 2, 11);
            await page.Keyboard.PressAsync(slide % 2 == 0 ? "PageDown" : "ArrowRight");
            await Expect(page.GetByText($"{slide}/12")).ToBeVisibleAsync();
        }

        await Expect(page.GetByText("Còn 14 doanh nghiệp, chủ yếu mới thành lập.")).ToBeVisibleAsync();
        Assert.Empty(await committee.AxeFindingsAsync());
        await page.GetByLabel("Ghi kết luận").FocusAsync();
        await page.Keyboard.TypeAsync(Conclusion);
        // A presenter moves on while the note is open: what was typed is there when the slide comes back.
        await page.Keyboard.PressAsync("PageDown");
        await Expect(page.GetByText(Indicator)).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("PageUp");
        await Expect(page.GetByLabel("Ghi kết luận")).ToHaveValueAsync(Conclusion);
        await page.GetByLabel("Ghi kết luận").FocusAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("Đã lưu kết luận")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Giao nhiệm vụ" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByLabel("Nhiệm vụ", new() { Exact = true })).ToHaveValueAsync("Rà soát từng doanh nghiệp chưa dùng hóa đơn điện tử");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Giao nhiệm vụ" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = TaskOfAConclusion() })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Heading).First.ClickAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(page.GetByText(Conclusion)).ToBeVisibleAsync();
        Assert.Contains("at=12", page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForURLAsync(new Regex("/overview"), new() { WaitUntil = WaitUntilState.Commit });

        await home.GotoAsync("/tasks?period=2026Q4");
        await Expect(home.GetByText("Rà soát từng doanh nghiệp chưa dùng hóa đơn điện tử").First).ToBeVisibleAsync();
        committee.AssertNoFaults();
        officer.AssertNoFaults();
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [GeneratedRegex("^Đề nghị nêu nguyên nhân Quý III/2026 đạt .* chưa đạt mốc 100")]
    private static partial Regex FromItsFigures();

    [GeneratedRegex(@"^II\.2\.5-14\. ")]
    private static partial Regex TheIndicator();

    [GeneratedRegex("^Kết quả thực hiện kế hoạch Quý III")]
    private static partial Regex FirstSlide();

    [GeneratedRegex(@"^KL-\d+$")]
    private static partial Regex TaskOfAConclusion();
}
