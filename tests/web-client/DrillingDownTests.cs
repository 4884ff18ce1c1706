using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>From a pillar to what proves a figure, a click a step; from what is shown now to what was reported.</summary>
public sealed partial class DrillingDownTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    [Fact]
    public async Task Three_clicks_lead_from_a_pillar_to_the_hamlets_and_revisions_of_a_quarter()
    {
        await using var visitor = await dashboard.SignInAsync("bcd.phuong-ngoc-son");
        var page = visitor.Page;
        var main = page.GetByRole(AriaRole.Main);
        await page.GotoAsync("/overview?period=2026Q2");
        var clicks = 0;

        await ClickAsync(main.GetByRole(AriaRole.Link, new() { Name = "Xã hội số" }).First);
        await Expect(page).ToHaveURLAsync(new Regex(@"/indicators\?.*pillar="));
        await ClickAsync(main.GetByRole(AriaRole.Link, new() { Name = "Tỷ lệ người dân có chữ ký số" }).First);
        await Expect(page).ToHaveURLAsync(new Regex("/indicators/[0-9a-f-]+"));
        await ClickAsync(main.GetByRole(AriaRole.Button, new() { Name = "Quý II/2026", Exact = true }));

        await Expect(main.GetByText("Tổng của 12 thôn, tổ dân phố")).ToBeVisibleAsync();
        await Expect(main.GetByText("Cán bộ Phòng Văn hóa - Xã hội, 10:00, 06/07/2026")).ToBeVisibleAsync();
        await Expect(main.GetByRole(AriaRole.Heading, new() { Name = "Các lần lưu (1)" })).ToBeVisibleAsync();
        await Expect(main.GetByRole(AriaRole.Heading, new() { Name = "Minh chứng", Exact = true })).ToBeVisibleAsync();
        Assert.Equal(3, clicks);
        Assert.Matches("quarter=2026Q2", page.Url);

        await page.ReloadAsync();
        await Expect(main.GetByText("Tổng của 12 thôn, tổ dân phố")).ToBeVisibleAsync();
        Assert.Empty(await visitor.AxeFindingsAsync());
        visitor.AssertNoFaults();

        async Task ClickAsync(ILocator locator)
        {
            await locator.ClickAsync();
            clicks++;
        }
    }

    [Fact]
    public async Task Evidence_that_an_officer_gave_is_opened_from_the_indicator_by_the_committee()
    {
        await using var officer = await dashboard.SignInAsync("vhxh.phuong-ngoc-son");
        var (planId, rowId) = await AddEvidenceAsync(officer.Page);
        await using var committee = await dashboard.SignInAsync("bcd.phuong-ngoc-son");
        var page = committee.Page;

        await page.GotoAsync($"/indicators/{rowId}?plan={planId}&period=2026Q4&quarter=2026Q4");

        await Expect(page.GetByRole(AriaRole.Main).GetByText("41/BC-VHXH")).ToBeVisibleAsync();
        committee.AssertNoFaults();
    }

    [Fact]
    public async Task An_officer_of_another_unit_is_told_what_stands_in_the_report_of_its_unit()
    {
        await using var visitor = await dashboard.SignInAsync("cong-an.xa-vo-nhai");
        var page = visitor.Page;
        await page.GotoAsync("/indicators?period=2026Q2&q=EGOV.FILES_ONLINE");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Hồ sơ thủ tục hành chính xử lý trực tuyến" }).First.ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Quý II/2026", Exact = true }).ClickAsync();

        await Expect(page.GetByText("Minh chứng và số liệu từng thôn nằm trong báo cáo của đơn vị")).ToBeVisibleAsync();
        await Expect(page.GetByText("Các bước của báo cáo")).ToHaveCountAsync(0);
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task The_standing_office_attaches_a_task_and_everybody_reads_it_by_the_indicator()
    {
        await using var visitor = await dashboard.SignInAsync("thuongtruc.xa-thong-nhat");
        var page = visitor.Page;
        var main = page.GetByRole(AriaRole.Main);
        await page.GotoAsync("/indicators");
        await main.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(main.GetByText("chưa gắn riêng cho chỉ tiêu này")).ToBeVisibleAsync();

        await main.GetByRole(AriaRole.Button, new() { Name = "Gắn nhiệm vụ, kinh phí" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        var name = await dialog.Locator("label", new() { Has = page.GetByRole(AriaRole.Checkbox) }).First.InnerTextAsync();
        await dialog.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await Expect(dialog.GetByText("Đã chọn 1 nhiệm vụ")).ToBeVisibleAsync();
        Assert.Empty(await visitor.AxeFindingsAsync());
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();

        await Expect(main.GetByRole(AriaRole.Heading, new() { Name = "Nhiệm vụ (1)" })).ToBeVisibleAsync();
        await Expect(main.GetByText(name.Split('\n')[0])).ToBeVisibleAsync();
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task What_was_reported_stands_beside_what_is_shown_now_with_who_changed_it()
    {
        await using var visitor = await dashboard.SignInAsync("bcd.phuong-ngoc-son");
        var page = visitor.Page;
        var main = page.GetByRole(AriaRole.Main);
        await page.GotoAsync("/as-reported?period=2026Q2");

        await Expect(main.GetByText("1 chỉ tiêu khác so với lúc báo cáo")).ToBeVisibleAsync();
        await Expect(main.GetByText("Lý do: Đối chiếu với số liệu của cơ quan chuyên môn cấp tỉnh")).ToBeVisibleAsync();
        await main.GetByText("Mã băm SHA-256").ClickAsync();
        var hash = await main.Locator("code").Last.InnerTextAsync();
        Assert.Matches(WholeHash(), hash);
        var download = await page.RunAndWaitForDownloadAsync(() => main.GetByRole(AriaRole.Link, new() { Name = "Tải bản đã báo cáo (JSON)" }).ClickAsync());
        Assert.Equal("nhu-da-bao-cao-2026Q2-1.json", download.SuggestedFilename);
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));

        await page.GetByRole(AriaRole.Button, new() { Name = "Quý trước" }).ClickAsync();
        await Expect(main.GetByText("từ đó đến nay không có gì thay đổi", new() { Exact = true })).ToBeVisibleAsync();
        await page.GotoAsync("/as-reported?period=2026Q4");
        await Expect(main.GetByText("Quý IV/2026 chưa có bản đã báo cáo")).ToBeVisibleAsync();
        visitor.AssertNoFaults();
    }

    /// <summary>A document beside the first row of the officer's form of the last quarter; where the committee finds it.</summary>
    private static async Task<(string PlanId, string RowId)> AddEvidenceAsync(IPage page)
    {
        var ids = await page.EvaluateAsync<string[]>("""
            async () => {
              const session = await (await fetch('/api/v1/session')).json();
              const send = async (method, path, body) => {
                const answer = await fetch(`/api/v1/${path}`, {
                  method,
                  headers: { 'content-type': 'application/json', 'X-XSRF-TOKEN': session.antiforgeryToken },
                  body: JSON.stringify(body),
                });
                if (!answer.ok) throw new Error(await answer.text());
                return answer.json();
              };
              const [form] = await (await fetch('/api/v1/reports?period=2026Q4')).json();
              const report = await send('POST', 'reports', { planId: form.planId, organizationId: form.organizationId, period: '2026Q4' });
              const row = report.rows.find(({ kind, isByHamlet }) => kind === 'ratio' && !isByHamlet);
              await send('PUT', `reports/${report.summary.id}/values`, {
                values: [{ planIndicatorId: row.planIndicatorId, version: 0, entryKind: 'ratio', numerator: 90, denominator: 100 }],
              });
              await send('POST', `reports/${report.summary.id}/rows/${row.planIndicatorId}/evidence/documents`, {
                number: '41/BC-VHXH', issuer: 'Phòng Văn hóa - Xã hội',
              });
              return [form.planId, row.planIndicatorId];
            }
            """);
        return (ids[0], ids[1]);
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static IPageAssertions Expect(IPage page) => Assertions.Expect(page);

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex WholeHash();
}
