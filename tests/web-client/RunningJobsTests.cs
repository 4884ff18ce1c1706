using Microsoft.Playwright;
using WardKpi.WebClient.Tests.Infrastructure;

namespace WardKpi.WebClient.Tests;

/// <summary>The administrator of the system runs a job now and sees how it went.</summary>
public sealed class RunningJobsTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    [Fact]
    public async Task A_job_is_run_from_its_row_and_stands_in_its_history()
    {
        await using var administrator = await dashboard.SignInAsync("admin");
        var page = administrator.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Tác vụ nền" }).ClickAsync();
        var job = page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = "Dọn dữ liệu cũ" }) });
        await Assertions.Expect(job).ToContainTextAsync("Chưa chạy lần nào");
        await Assertions.Expect(job).ToContainTextAsync("Chậm");

        await job.GetByRole(AriaRole.Button, new() { Name = "Chạy ngay: Dọn dữ liệu cũ" }).ClickAsync();

        await Assertions.Expect(job).ToContainTextAsync("Xong");
        await Assertions.Expect(job).ToContainTextAsync("không có gì phải làm");
        await Assertions.Expect(job).Not.ToContainTextAsync("Chậm");
        await job.GetByRole(AriaRole.Button, new() { Name = "Lịch sử: Dọn dữ liệu cũ" }).ClickAsync();
        var runs = page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Listitem);
        await Assertions.Expect(runs).ToHaveCountAsync(1);
        await Assertions.Expect(runs).ToContainTextAsync("Quản trị hệ thống");
        Assert.Empty(await administrator.AxeFindingsAsync());
        administrator.AssertNoFaults();
    }

    [Fact]
    public async Task Who_does_not_run_the_system_finds_no_way_there()
    {
        await using var visitor = await dashboard.SignInAsync("quantri.xa-ky-hoa");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Tài khoản" })).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Tác vụ nền" })).ToHaveCountAsync(0);

        await visitor.Page.GotoAsync("/jobs");

        await Assertions.Expect(visitor.Page.GetByText("Tài khoản này không quản lý tác vụ nền.")).ToBeVisibleAsync();
        visitor.AssertNoFaults();
    }
}
