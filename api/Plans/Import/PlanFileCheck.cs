using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;

namespace WardKpi.Api.Plans.Import;

/// <summary>What only the catalogue and the file as a whole can tell: unknown codes and units, repeated numbers.</summary>
public static class PlanFileCheck
{
    public static void Run(
        PlanFile file, IReadOnlySet<string> pillars, IReadOnlyDictionary<string, IndicatorRow> common, FaultList faults)
    {
        CheckUnits(file, faults);
        CheckMeasures(file, pillars, common, faults);
        var units = file.Units.Select(unit => unit.Id).ToHashSet();
        var codes = file.Catalog.Select(measure => measure.Code).Concat(common.Keys).ToHashSet();

        foreach (var indicator in file.Indicators)
        {
            RequireCode(codes, indicator.Code, indicator.Path, faults);
            if (indicator.Lead is { } lead)
                RequireUnit(units, lead, $"{indicator.Path}.lead", faults);
            if (indicator.Targets.Count == 0)
                faults.Error($"{indicator.Path}.targets", "no_target", "Chỉ tiêu chưa có mục tiêu nào.");
            foreach (var repeated in indicator.Milestones.GroupBy(step => step.Period).Where(group => group.Count() > 1))
                faults.Error($"{indicator.Path}.milestones", "duplicate_period", $"Mốc {repeated.Key} được ghi hai lần.");
        }

        // One line of a document may set two measures; the same measure twice under one number is a slip.
        foreach (var repeated in Repeated(file.Indicators, row => $"{row.Number}|{row.Code}"))
            faults.Error($"{repeated.Path}.no", "duplicate_number", $"Số thứ tự \"{repeated.Number}\" với mã {repeated.Code} đã dùng ở trên.");
        foreach (var repeated in Repeated(file.Indicators, row => row.Number).Where(row => !SameCodeAbove(file, row)))
            faults.Warning($"{repeated.Path}.no", "shared_number", $"Số thứ tự \"{repeated.Number}\" dùng cho hai chỉ tiêu khác mã.");

        foreach (var result in file.Results.Where(result => result.Code is not null))
            RequireCode(codes, result.Code!, result.Path, faults);
        foreach (var task in file.Tasks)
        {
            for (var i = 0; i < task.Leads.Count; i++)
                RequireUnit(units, task.Leads[i], $"{task.Path}.lead[{i}]", faults);
            for (var i = 0; i < task.Partners.Count; i++)
                RequireUnit(units, task.Partners[i], $"{task.Path}.partners[{i}]", faults);
        }

        foreach (var repeated in Repeated(file.Tasks, row => row.Number))
            faults.Error($"{repeated.Path}.no", "duplicate_number", $"Nhiệm vụ số \"{repeated.Number}\" đã có ở trên.");
        foreach (var repeated in Repeated(file.Budget, row => row.Number))
            faults.Error($"{repeated.Path}.no", "duplicate_number", $"Dòng kinh phí số \"{repeated.Number}\" đã có ở trên.");
        foreach (var repeated in Repeated(file.Milestones, row => row.Period))
            faults.Error($"{repeated.Path}.period", "duplicate_period", $"Trọng tâm {repeated.Period} đã có ở trên.");
    }

    private static void CheckUnits(PlanFile file, FaultList faults)
    {
        foreach (var repeated in Repeated(file.Units, row => row.Id))
            faults.Error($"{repeated.Path}.id", "duplicate_unit", $"Mã đơn vị \"{repeated.Id}\" đã có ở trên.");
        var standing = file.Units.Count(unit => unit.Role == OrganizationRole.Standing);
        if (standing != 1)
            faults.Error("units", "standing_office", $"Kế hoạch cần đúng một cơ quan thường trực (role: standing), tệp có {standing}.");
    }

    private static void CheckMeasures(
        PlanFile file, IReadOnlySet<string> pillars, IReadOnlyDictionary<string, IndicatorRow> common, FaultList faults)
    {
        foreach (var measure in file.Catalog)
        {
            if (!pillars.Contains(measure.PillarId))
                faults.Error($"{measure.Path}.pillar", "unknown_pillar", $"Trụ cột \"{measure.PillarId}\" không có trong danh mục.");
            if (common.ContainsKey(measure.Code))
                faults.Error($"{measure.Path}.code", "code_in_common_catalog", $"Mã {measure.Code} đã có trong danh mục dùng chung.");
        }

        foreach (var repeated in Repeated(file.Catalog, row => row.Code))
            faults.Error($"{repeated.Path}.code", "duplicate_code", $"Mã {repeated.Code} đã có ở trên.");
    }

    private static void RequireCode(HashSet<string> codes, string code, string path, FaultList faults)
    {
        if (code.Length > 0 && !codes.Contains(code))
            faults.Error($"{path}.code", "unknown_indicator", $"Mã chỉ tiêu {code} không có trong danh mục; thêm vào mục catalog của tệp nếu là chỉ tiêu riêng.");
    }

    private static void RequireUnit(HashSet<string> units, string unit, string path, FaultList faults)
    {
        if (unit.Length > 0 && !units.Contains(unit))
            faults.Error(path, "unknown_unit", $"Đơn vị \"{unit}\" không có trong mục units của tệp.");
    }

    /// <summary>Every row whose key stood before, in whatever case: SQL Server takes "a" and "A" for one.</summary>
    private static IEnumerable<T> Repeated<T>(IEnumerable<T> rows, Func<T, string> key) =>
        rows.GroupBy(key, StringComparer.OrdinalIgnoreCase).Where(group => group.Key.Length > 0).SelectMany(group => group.Skip(1));

    private static bool SameCodeAbove(PlanFile file, PlanFileIndicator row) =>
        file.Indicators.TakeWhile(other => other != row).Any(other => other.Code == row.Code && string.Equals(other.Number, row.Number, StringComparison.OrdinalIgnoreCase));
}
