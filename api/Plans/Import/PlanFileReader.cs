using System.Text.RegularExpressions;
using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;
using WardKpi.Api.Periods;
using WardKpi.Api.Progress;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WardKpi.Api.Plans.Import;

/// <summary>Reads a plan@1 file, YAML or JSON. Lengths are those of the columns that take the texts.</summary>
public static partial class PlanFileReader
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    private static readonly Dictionary<string, TargetOperator> Operators = new()
    {
        [">="] = TargetOperator.Ge, [">"] = TargetOperator.Gt, ["="] = TargetOperator.Eq, ["<="] = TargetOperator.Le, ["<"] = TargetOperator.Lt,
    };

    private static readonly Dictionary<string, OrganizationRole> Roles = new()
    {
        ["standing"] = OrganizationRole.Standing,
        ["committee"] = OrganizationRole.Committee,
        ["unit"] = OrganizationRole.Unit,
        ["partner"] = OrganizationRole.Partner,
        ["community"] = OrganizationRole.Community,
    };

    private static readonly Dictionary<string, IndicatorKind> Kinds = new()
    {
        ["ratio"] = IndicatorKind.Ratio, ["value"] = IndicatorKind.Value, ["yesno"] = IndicatorKind.YesNo, ["narrative"] = IndicatorKind.Narrative,
    };

    private static readonly Dictionary<string, Direction> Directions = new() { ["up"] = Direction.Up, ["down"] = Direction.Down };

    private static readonly Dictionary<string, Phasing> Phasings = new()
    {
        ["linear"] = Phasing.Linear, ["flat"] = Phasing.Flat, ["year_end"] = Phasing.YearEnd,
    };

    private static readonly Dictionary<string, TargetOperator> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Có"] = TargetOperator.Yes, ["Cơ bản hoàn thành"] = TargetOperator.Completion, ["Báo cáo"] = TargetOperator.Narrative,
    };

    private static readonly string[] TimeframeKinds = ["quarter", "quarters", "month", "date", "year", "continuous", "monthly", "as-directed"];

    private static readonly string[] BudgetCategories = ["capital", "recurrent"];

    private static readonly string[] BudgetStatuses = ["new", "ongoing"];

    private static readonly string[] Cadences =
    [
        "weekly", "monthly", "quarterly", "half-yearly", "nine-monthly", "yearly", "once", "on-request", "as-required", "continuous",
    ];

    /// <summary>The file, or null where it cannot be read at all; <paramref name="faults"/> tells what is wrong.</summary>
    public static PlanFile? Read(string text, FaultList faults)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new PlainYamlParser(new StringReader(text)));
        }
        catch (YamlException exception)
        {
            faults.Error($"line {exception.Start.Line}", "unreadable", $"Dòng {exception.Start.Line}, cột {exception.Start.Column}: không đọc được YAML hoặc JSON, hoặc có neo (&, *), hoặc lồng quá sâu.");
            return null;
        }

        if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is not YamlMappingNode root)
        {
            faults.Error("", "unreadable", "Tệp trống hoặc không phải là một kế hoạch.");
            return null;
        }

        var file = new FileNode(root, "", faults).Map(
            "schema", "source", "commune", "plan", "units", "catalog", "indicators", "results", "tasks", "budget", "milestones", "reporting");
        if (file["schema"].RequiredText(40) is var schema && schema != PlanFile.Schema)
            file["schema"].Error("unknown_schema", $"Lược đồ \"{schema}\" không được hỗ trợ; cần {PlanFile.Schema}.");
        return ReadFile(file);
    }

    private static PlanFile ReadFile(FileNode file) => new()
    {
        Commune = ReadCommune(file["commune"].Map("name", "kind", "province")),
        Plan = ReadHead(
            file["plan"].Map("number", "title", "issued_on", "issuer", "signatory", "year", "horizons", "legal_bases", "objective")),
        Units = [.. file["units"].Items().Select(ReadUnit)],
        Catalog = [.. file["catalog"].Items().Select(ReadMeasure)],
        Indicators = [.. file["indicators"].Items().Select(ReadIndicator)],
        Results = [.. file["results"].Items().Select(ReadResult)],
        Tasks = [.. file["tasks"].Items().Select(ReadTask)],
        Budget = [.. file["budget"].Items().Select(ReadBudgetRow)],
        Milestones = [.. file["milestones"].Items().Select(ReadMilestone)],
        Reporting = [.. file["reporting"].Items().Select(ReadDuty)],
    };

    private static PlanFileCommune ReadCommune(FileNode node) => new(NameWithCode(node["name"]), NameWithCode(node["province"]));

    private static string NameWithCode(FileNode node)
    {
        var name = node.RequiredText(300);
        if (name.Length > 0 && OrganizationPaths.CodeOf(name).Length == 0)
            node.Error("bad_name", $"Tên \"{name}\" không có chữ cái Latinh hay chữ số nào để đặt mã.");
        return name;
    }

    private static PlanFileHead ReadHead(FileNode node) => new(
        node["number"].Text(60),
        node["title"].RequiredText(1000),
        node["issued_on"].Date(),
        node["issuer"].RequiredText(300),
        node["signatory"].Map("title", "name")["title"].Text(200),
        node["signatory"]["name"].Text(200),
        RequiredYear(node["year"]),
        [.. node["horizons"].Items().Select(RequiredYear).Distinct().Order()],
        [.. node["legal_bases"].Items().Select(item => item.RequiredText(1000))],
        node["objective"].Text(10_000));

    private static PlanFileUnit ReadUnit(FileNode item)
    {
        var node = item.Map("id", "name", "role");
        var id = node["id"].RequiredText(60);
        if (id.Length > 0 && !OrganizationPaths.IsCode(id))
            node["id"].Error("bad_code", $"Mã đơn vị \"{id}\" chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.");
        return new PlanFileUnit(
            node.Path, id, node["name"].RequiredText(300), node["role"].Choice(Roles, "unknown_role") ?? OrganizationRole.Unit);
    }

    private static PlanFileMeasure ReadMeasure(FileNode item)
    {
        var node = item.Map(
            "code", "pillar", "name_vi", "name_en", "unit", "kind", "numerator_vi", "denominator_vi", "direction", "cumulative");
        var code = node["code"].RequiredText(60).ToUpperInvariant();
        if (code.Length > 0 && !MeasureCode().IsMatch(code))
            node["code"].Error("bad_code", $"Mã chỉ tiêu \"{code}\" chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch dưới và gạch nối.");
        if (node["kind"].Choice(Kinds, "unknown_kind") is not { } kind)
        {
            _ = node["kind"].RequiredText(10);
            kind = IndicatorKind.Value;
        }

        var numerator = node["numerator_vi"].Text(500);
        var denominator = node["denominator_vi"].Text(500);
        if (kind == IndicatorKind.Ratio && (numerator is null || denominator is null))
            node.Error("ratio_without_parts", "Chỉ tiêu tỷ lệ cần nêu tử số (numerator_vi) và mẫu số (denominator_vi).");
        return new PlanFileMeasure(
            node.Path,
            code,
            node["pillar"].RequiredText(20),
            node["name_vi"].RequiredText(500),
            node["name_en"].Text(500),
            node["unit"].Text(60),
            kind,
            numerator,
            denominator,
            node["direction"].Choice(Directions, "unknown_direction") ?? Direction.Up,
            node["cumulative"].Flag());
    }

    private static PlanFileIndicator ReadIndicator(FileNode item)
    {
        var node = item.Map("no", "text", "code", "group", "unit", "lead", "note", "phasing", "targets", "milestones");
        var targets = node["targets"].Items().Select(ReadTarget).ToList();
        foreach (var repeated in targets.GroupBy(target => target.Year).Where(group => group.Count() > 1))
            node["targets"].Error("duplicate_target_year", $"Năm {repeated.Key} có hai mục tiêu.");
        return new PlanFileIndicator(
            node.Path,
            node["no"].RequiredText(60),
            node["text"].RequiredText(1000),
            node["code"].RequiredText(60).ToUpperInvariant(),
            node["group"].Text(300),
            node["unit"].Text(60),
            node["lead"].Text(60),
            node["note"].Text(1000),
            node["phasing"].Choice(Phasings, "unknown_phasing"),
            targets,
            [.. node["milestones"].Items().Select(ReadStep)]);
    }

    private static PlanFileTarget ReadTarget(FileNode item)
    {
        var node = item.Map("by", "op", "value");
        var value = node["value"].Text(100);
        if (node["by"].Text(10) is null)
            node["by"].Error("target_without_year", "Mục tiêu chưa ghi năm phải đạt (by).");
        var year = node["by"].WholeNumber(FirstYear, LastYear) ?? 0;
        var written = node["op"].Choice(Operators, "bad_operator");
        if (written is null && node["op"].Text(60) is null)
            node["op"].Error("bad_operator", "Mục tiêu chưa ghi phép so sánh (op): >=, >, =, <= hoặc <.");
        if (value is not null && Words.TryGetValue(value, out var word))
            return new PlanFileTarget(node.Path, year, word, word == TargetOperator.Completion ? ProgressRules.CompletionTarget : null, value);
        if (value is null)
            node["value"].Error("missing", "Mục tiêu chưa có giá trị.");
        return new PlanFileTarget(node.Path, year, written ?? TargetOperator.Eq, node["value"].Number(), null);
    }

    private static PlanFileStep ReadStep(FileNode item)
    {
        var node = item.Map("period", "value");
        return new PlanFileStep(ReadQuarter(node["period"]), node["value"].Number() ?? Missing(node["value"]));
    }

    private static PlanFileResult ReadResult(FileNode item)
    {
        var node = item.Map("text", "code", "value", "op", "unit", "as_of", "restated", "note");
        var text = node["value"].Text(100);
        var isWord = text is not null && Words.ContainsKey(text);
        return new PlanFileResult(
            node.Path,
            node["text"].RequiredText(1000),
            node["code"].Text(60)?.ToUpperInvariant(),
            node["op"].Choice(Operators, "bad_operator") ?? TargetOperator.Eq,
            isWord ? null : node["value"].Number(),
            isWord ? text : null,
            node["unit"].Text(60),
            RequiredYear(node["as_of"]),
            node["restated"].Flag(),
            node["note"].Text(1000));
    }

    private static PlanFileTask ReadTask(FileNode item)
    {
        var node = item.Map("no", "name", "result", "timeframe", "lead", "partners", "budget", "legal_basis", "note");
        var timeframe = node["timeframe"].Map("text", "kind", "from", "to");
        var budget = node["budget"].Map("million_vnd", "source");
        var million = budget["million_vnd"].Number();
        var source = budget["source"].Text(300);
        var starts = timeframe["from"].Date();
        var ends = timeframe["to"].Date();
        if (starts > ends)
            timeframe.Error("ends_before_start", "Thời hạn kết thúc trước khi bắt đầu.");
        return new PlanFileTask(
            node.Path,
            node["no"].RequiredText(60),
            node["name"].RequiredText(2000),
            node["result"].Text(2000),
            timeframe["text"].Text(200),
            timeframe["kind"].RequiredWord(TimeframeKinds, "unknown_kind"),
            starts,
            ends,
            Names(node["lead"]),
            Names(node["partners"]),
            million is not null || source is not null,
            million,
            source,
            node["legal_basis"].Text(1000),
            node["note"].Text(1000));
    }

    private static PlanFileBudgetRow ReadBudgetRow(FileNode item)
    {
        var node = item.Map(
            "no", "name", "category", "status", "total", "province", "other", "year_total", "year_province", "year_other", "legal_basis", "note");
        return new PlanFileBudgetRow(
            node.Path,
            node["no"].RequiredText(60),
            node["name"].RequiredText(1000),
            node["category"].RequiredWord(BudgetCategories, "unknown_category"),
            node["status"].RequiredWord(BudgetStatuses, "unknown_status"),
            node["total"].Number(),
            node["province"].Number(),
            node["other"].Number(),
            node["year_total"].Number(),
            node["year_province"].Number(),
            node["year_other"].Number(),
            node["legal_basis"].Text(1000),
            node["note"].Text(1000));
    }

    private static PlanFileMilestone ReadMilestone(FileNode item)
    {
        var node = item.Map("period", "text");
        return new PlanFileMilestone(node.Path, ReadQuarter(node["period"]), node["text"].RequiredText(1000));
    }

    private static PlanFileDuty ReadDuty(FileNode item)
    {
        var node = item.Map("cadence", "rule", "from", "to", "text");
        var rule = node["rule"].Text(60);
        if (rule is not null && !RuleName().IsMatch(rule))
            node["rule"].Error("bad_rule", $"Quy tắc thời hạn \"{rule}\" chỉ gồm chữ không dấu, chữ số và dấu gạch nối.");
        return new PlanFileDuty(
            node.Path,
            node["cadence"].RequiredWord(Cadences, "unknown_cadence"),
            rule,
            node["from"].Text(300),
            node["to"].Text(300),
            node["text"].RequiredText(2000));
    }

    private static IReadOnlyList<string> Names(FileNode list) => [.. list.Items().Select(item => item.RequiredText(60)).Distinct()];

    private static int RequiredYear(FileNode node)
    {
        var year = node.WholeNumber(FirstYear, LastYear);
        if (year is null)
            _ = node.RequiredText(10);
        return year ?? 0;
    }

    private static string ReadQuarter(FileNode node)
    {
        var text = node.RequiredText(8);
        if (Period.TryParse(text, null, out var period) && period.Kind == PeriodKind.Quarter)
            return period.ToString();
        if (text.Length > 0)
            node.Error("bad_period", $"\"{text}\" không phải là một quý (2026Q1).");
        return text;
    }

    private static decimal Missing(FileNode node)
    {
        _ = node.RequiredText(40);
        return 0;
    }

    // These stand in columns of plain letters, where SQL Server would keep others as question marks.
    [GeneratedRegex("^[A-Z0-9][A-Z0-9._-]*$")]
    private static partial Regex MeasureCode();

    [GeneratedRegex("^[A-Za-z0-9-]+$")]
    private static partial Regex RuleName();
}
