using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Delivering;

namespace WardKpi.Api.Exchange.Dhis2.Importing;

/// <summary>A value of ours and the data values that it was put together from.</summary>
public sealed record Dhis2Group(DeliveredValue Value, IReadOnlyList<int> Indexes, bool IsDeleted, string DataElement, string OrgUnit);

/// <summary>Data values in, what came of them out.</summary>
public static class Dhis2ImportRules
{
    /// <summary>A ratio comes as three.</summary>
    public const int MostDataValues = 3 * DeliveryRules.MostRows;

    private static readonly Dictionary<string, ImportStrategy> Strategies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CREATE"] = ImportStrategy.Create,
        ["NEW"] = ImportStrategy.Create,
        ["UPDATE"] = ImportStrategy.Update,
        ["UPDATES"] = ImportStrategy.Update,
        ["CREATE_AND_UPDATE"] = ImportStrategy.CreateAndUpdate,
        ["NEW_AND_UPDATES"] = ImportStrategy.CreateAndUpdate,
        ["DELETE"] = ImportStrategy.Delete,
        ["DELETES"] = ImportStrategy.Delete,
    };

    public static ImportStrategy? ReadStrategy(string name) => Strategies.TryGetValue(name, out var strategy) ? strategy : null;

    /// <summary>Percent, numerator and denominator of one ratio become one value; where both figures are there, the percent follows from them.</summary>
    public static IReadOnlyList<Dhis2Group> Group(Dhis2Import import) =>
    [
        .. from part in import.DataValues.Index()
           let element = Dhis2Rules.ReadElement(part.Item.DataElement)
           let unit = part.Item.OrgUnit ?? import.OrgUnit ?? ""
           let period = part.Item.Period ?? import.Period ?? ""
           let combo = Dhis2Rules.ReadCombo(part.Item.AttributeOptionCombo ?? import.AttributeOptionCombo)
           group (part.Index, element.Part, Data: part.Item) by (unit, element.IndicatorCode, period, combo, IsDeleted: part.Item.Deleted == true) into parts
           let key = parts.Key
           select new Dhis2Group(
               Fill(
                   new DeliveredValue
                   {
                       OrganizationCode = key.unit,
                       IndicatorCode = key.IndicatorCode,
                       Period = key.period,
                       RowNumber = key.combo.RowNumber,
                       PlanNumber = key.combo.PlanNumber,
                       Note = parts.Select(part => part.Data.Comment).FirstOrDefault(comment => comment is not null),
                   },
                   // Of one that came twice the last, as DHIS2 has it.
                   parts.GroupBy(part => part.Part).ToDictionary(same => same.Key, same => same.Last().Data.Value)),
               [.. parts.Select(part => part.Index)],
               key.IsDeleted,
               key.IndicatorCode,
               key.unit),
    ];

    public static Dhis2ImportSummary Summarize(
        IReadOnlyList<(Dhis2Group Group, DeliveredRow Row)> outcomes, ImportStrategy strategy, bool isDryRun)
    {
        var conflicts = outcomes.Where(one => one.Row.Outcome == DeliveryOutcome.Refused).Select(one => ConflictOf(one.Group, one.Row)).ToList();
        var rejected = IndexesOf(one => one.Outcome is DeliveryOutcome.Refused or DeliveryOutcome.Withheld);
        var total = outcomes.Sum(one => one.Group.Indexes.Count);
        return new Dhis2ImportSummary
        {
            ResponseType = "ImportSummary",
            Status = rejected.Count == 0 ? "SUCCESS" : rejected.Count < total ? "WARNING" : "ERROR",
            Description = isDryRun ? "Dry run: nothing was written." : "Import process completed.",
            ImportOptions = new Dhis2ImportOptions { ImportStrategy = Codes.Of(strategy).ToUpperInvariant(), DryRun = isDryRun, IdScheme = "CODE" },
            ImportCount = new Dhis2ImportCount
            {
                Imported = CountOf(DeliveryOutcome.Created),
                Updated = CountOf(DeliveryOutcome.Updated),
                Deleted = CountOf(DeliveryOutcome.Deleted),
                Ignored = rejected.Count + CountOf(DeliveryOutcome.Unchanged) + CountOf(DeliveryOutcome.Ignored),
            },
            Conflicts = conflicts,
            RejectedIndexes = rejected,
            UnexplainedIndexes = IndexesOf(one => one.NeedsExplanation),
        };

        int CountOf(DeliveryOutcome outcome) => outcomes.Where(one => one.Row.Outcome == outcome).Sum(one => one.Group.Indexes.Count);

        List<int> IndexesOf(Func<DeliveredRow, bool> isMeant) =>
            [.. outcomes.Where(one => isMeant(one.Row)).SelectMany(one => one.Group.Indexes).Order()];
    }

    private static DeliveredValue Fill(DeliveredValue value, Dictionary<Dhis2Part, string?> parts)
    {
        var numerator = Dhis2Rules.ReadFigure(parts.GetValueOrDefault(Dhis2Part.Numerator));
        var denominator = Dhis2Rules.ReadFigure(parts.GetValueOrDefault(Dhis2Part.Denominator));
        if (numerator is not null || denominator is not null)
            return value with { Numerator = numerator, Denominator = denominator };
        var text = parts.GetValueOrDefault(Dhis2Part.Value);
        return Dhis2Rules.ReadFigure(text) is { } figure ? value with { Value = figure } : value with { Text = text };
    }

    private static Dhis2Conflict ConflictOf(Dhis2Group group, DeliveredRow row)
    {
        var property = row.Field switch { "organizationCode" => "orgUnit", "period" => "period", "rowNumber" => "attributeOptionCombo", _ => "dataElement" };
        return new Dhis2Conflict
        {
            Object = property switch { "orgUnit" => group.OrgUnit, "period" => group.Value.Period, _ => group.DataElement },
            Value = row.Message!,
            ErrorCode = row.Code!,
            Property = property,
            Indexes = group.Indexes,
        };
    }
}
