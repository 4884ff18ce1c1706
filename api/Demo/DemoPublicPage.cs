using System.Data.Common;
using WardKpi.Api.Plans;
using WardKpi.Api.PublicPages;

namespace WardKpi.Api.Demo;

/// <summary>One commune shows a page to everybody: its flagship measures and the first indicator of each pillar.</summary>
public static class DemoPublicPage
{
    private const string Commune = "/thanh-hoa/phuong-ngoc-son/";

    public static async Task AddAsync(DbTransaction transaction, PlanDocument plan, Guid personId, long seq, DateTime now)
    {
        if (plan.Plan.CommunePath != Commune)
            return;
        await PublicPageQueries.WriteAsync(transaction, new PublicPageWrite
        {
            CommuneId = plan.Plan.CommuneId,
            IsOn = true,
            Introduction = "Kết quả thực hiện kế hoạch chuyển đổi số của phường, cập nhật sau khi số liệu từng quý được duyệt.",
            UpdatedAt = now,
            UpdatedBy = personId,
            Seq = seq,
            Version = 0,
        });
        var first = plan.Indicators.GroupBy(row => row.PillarId).Select(pillar => pillar.First().Id);
        var flagships = plan.Indicators.Where(row => row.IsCard).Select(row => row.Id);
        await PublicPageQueries.ReplaceIndicatorsAsync(transaction, plan.Plan.CommuneId, [.. flagships.Concat(first).Distinct()]);
    }
}
