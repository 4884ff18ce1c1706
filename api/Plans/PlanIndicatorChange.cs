using System.Data.Common;

namespace WardKpi.Api.Plans;

/// <summary>What people decide about a plan indicator, and its trace: who, when, from, to, why.</summary>
public static class PlanIndicatorChange
{
    /// <param name="wanted">With the version that the caller saw.</param>
    /// <returns>False when somebody else changed the row first.</returns>
    public static async Task<bool> WriteAsync(
        DbTransaction transaction, PlanIndicatorRow old, PlanIndicatorRow wanted, string? reason, Guid? personId, DateTime now)
    {
        if (!await PlanQueries.UpdateDecisionsAsync(transaction, wanted))
            return false;
        foreach (var (field, oldValue, newValue) in FieldsOf(old, wanted).Where(field => field.Old != field.New))
            await PlanQueries.InsertRevisionAsync(
                transaction, new PlanRevision(old.PlanId, old.Id, field, oldValue, newValue, reason), personId, now);
        return true;
    }

    private static IEnumerable<(string Name, string? Old, string? New)> FieldsOf(PlanIndicatorRow old, PlanIndicatorRow wanted) =>
    [
        ("lead_id", old.LeadId?.ToString(), wanted.LeadId?.ToString()),
        ("responsible_id", old.ResponsibleId?.ToString(), wanted.ResponsibleId?.ToString()),
        ("deputy_id", old.DeputyId?.ToString(), wanted.DeputyId?.ToString()),
        ("phasing", old.Phasing, wanted.Phasing),
        ("baseline_result_id", old.BaselineResultId?.ToString(), wanted.BaselineResultId?.ToString()),
        ("is_by_hamlet", WordOf(old.IsByHamlet), WordOf(wanted.IsByHamlet)),
    ];

    private static string WordOf(bool isByHamlet) => isByHamlet ? "true" : "false";
}
