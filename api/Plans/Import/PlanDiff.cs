using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace WardKpi.Api.Plans.Import;

/// <summary>What a file would change about a stored plan, field by field.</summary>
public static class PlanDiff
{
    // Texts are read by people: Vietnamese letters stay letters.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static IReadOnlyList<ImportChange> Between(PlanFile? stored, PlanFile file) =>
    [
        .. Compare("plan", stored is null ? [] : [stored.Plan], [file.Plan], _ => file.Plan.Title),
        // Units are shared by every plan of the commune: a file adds and renames them, it never takes one away.
        .. Compare("unit", stored?.Units, file.Units, unit => unit.Id).Where(change => change.Kind != ImportChangeKind.Withdrawn),
        .. Compare("catalog", stored?.Catalog, file.Catalog, measure => measure.Code).Where(change => change.Kind != ImportChangeKind.Withdrawn),
        .. Compare("indicator", stored?.Indicators.Select(Alone), file.Indicators.Select(Alone), KeyOf),
        .. Compare("target", Targets(stored), Targets(file), target => target.Key),
        .. Compare("milestone", Steps(stored), Steps(file), step => step.Key),
        .. Compare("result", stored?.Results, file.Results, result => $"{result.Code} {result.Text}"),
        .. Compare("task", stored?.Tasks, file.Tasks, task => task.Number),
        .. Compare("budgetRow", stored?.Budget, file.Budget, row => row.Number),
        .. Compare("quarterFocus", stored?.Milestones, file.Milestones, milestone => milestone.Period),
        .. Compare("reportingDuty", stored?.Reporting, file.Reporting, duty => $"{duty.Cadence} {duty.Text}"),
    ];

    /// <summary>A target as the plan writes it: "≥ 60", "Có".</summary>
    public static string TextOf(TargetOperator @operator, decimal? value, string? text)
    {
        var sign = @operator switch
        {
            TargetOperator.Ge => "≥",
            TargetOperator.Gt => ">",
            TargetOperator.Eq => "=",
            TargetOperator.Le => "≤",
            TargetOperator.Lt => "<",
            TargetOperator.Yes or TargetOperator.Completion or TargetOperator.Narrative => "",
        };
        return text ?? FormattableString.Invariant($"{sign} {value:0.####}");
    }

    private static PlanFileIndicator Alone(PlanFileIndicator row) => row with { Targets = [], Milestones = [] };

    private static string KeyOf(PlanFileIndicator row) => $"{row.Number} {row.Code}";

    private static IEnumerable<(string Key, string Text)> Targets(PlanFile? file) =>
        from row in file?.Indicators ?? []
        from target in row.Targets
        select ($"{KeyOf(row)} {target.Year}", TextOf(target.Operator, target.Value, target.Text));

    private static IEnumerable<(string Key, string Text)> Steps(PlanFile? file) =>
        from row in file?.Indicators ?? []
        from step in row.Milestones
        select ($"{KeyOf(row)} {step.Period}", FormattableString.Invariant($"{step.Value:0.####}"));

    private static IEnumerable<ImportChange> Compare<T>(string part, IEnumerable<T>? old, IEnumerable<T> now, Func<T, string> key)
        where T : notnull
    {
        var before = Indexed(old ?? [], key);
        var after = Indexed(now, key);
        foreach (var (id, item) in after)
        {
            if (!before.TryGetValue(id, out var stored))
                yield return new ImportChange { Kind = ImportChangeKind.Added, Part = part, Key = id };
            else
                foreach (var (field, oldValue, newValue) in Fields(stored, item))
                    yield return new ImportChange
                    {
                        Kind = ImportChangeKind.Changed,
                        Part = part,
                        Key = id,
                        Field = field,
                        OldValue = oldValue,
                        NewValue = newValue,
                    };
        }

        foreach (var id in before.Keys.Where(id => !after.ContainsKey(id)))
            yield return new ImportChange { Kind = ImportChangeKind.Withdrawn, Part = part, Key = id };
    }

    /// <summary>By key; a key that stands twice (two sentences alike) is told apart by its turn.</summary>
    private static Dictionary<string, T> Indexed<T>(IEnumerable<T> items, Func<T, string> key)
        where T : notnull
    {
        // Numbers that differ in case alone are one: SQL Server compares so.
        var indexed = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in items.GroupBy(key, StringComparer.OrdinalIgnoreCase))
            foreach (var (turn, item) in group.Index())
                indexed[turn == 0 ? group.Key : $"{group.Key} ({turn + 1})"] = item;
        return indexed;
    }

    private static IEnumerable<(string? Field, string? Old, string? New)> Fields<T>(T stored, T item)
        where T : notnull
    {
        if (stored is ValueTuple<string, string> oldText && item is ValueTuple<string, string> newText)
            return oldText.Item2 == newText.Item2 ? [] : [(null, oldText.Item2, newText.Item2)];
        var before = JsonSerializer.SerializeToNode(stored, Options)!.AsObject();
        var after = JsonSerializer.SerializeToNode(item, Options)!.AsObject();
        return after
            .Where(field => field.Key != "path" && !JsonNode.DeepEquals(field.Value, before[field.Key]))
            .Select(field => ((string?)field.Key, TextOf(before[field.Key]), TextOf(field.Value)));
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text)
        ? text
        : node?.ToJsonString(Options);
}
