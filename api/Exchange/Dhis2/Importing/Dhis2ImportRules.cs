using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Delivering;
using WardKpi.Api.Progress;

namespace WardKpi.Api.Exchange.Dhis2.Importing;

/// <summary>A data value as one part of a value of ours.</summary>
/// <param name="Index">Place in the request.</param>
/// <param name="Text">Null where nothing was sent.</param>
public sealed record Dhis2ImportPart(int Index, Dhis2Part Part, string? Text, bool IsDeleted);

/// <summary>A value of ours and the data values that it was put together from.</summary>
public sealed record Dhis2Group(IncomingValue Value, IReadOnlyList<Dhis2ImportPart> Parts, string DataElement, string OrgUnit)
{
    public IEnumerable<int> Indexes => Parts.Select(part => part.Index);
}

/// <summary>Data values in, what came of them out.</summary>
public static class Dhis2ImportRules
{
    private const string UnreadableCode = "value_unreadable";
    private const string NumeratorField = "numerator";
    private const string DenominatorField = "denominator";
    private const string ValueField = "value";

    // The reader of this one knows no rowNumber and no planNumber.
    private const string AmbiguousRow =
        "Mã chỉ tiêu đứng ở nhiều dòng: ghi số thứ tự dòng vào attributeOptionCombo, kèm @ và số kế hoạch nếu có nhiều kế hoạch (II.2.16@58/KH-UBND).";

    private static readonly DeliveryFault PartAlone = new(
        "part_alone", "value", "Tử số, mẫu số không xóa riêng được: gửi kèm giá trị của chỉ tiêu, hoặc đặt deleted cho cả chỉ tiêu.");

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
    public static IReadOnlyList<Dhis2Group> Group(Dhis2Import import, ImportStrategy strategy) =>
    [
        .. from part in import.DataValues.Index()
           let element = Dhis2Rules.ReadElement(part.Item.DataElement)
           let unit = part.Item.OrgUnit ?? import.OrgUnit ?? ""
           let period = part.Item.Period ?? import.Period ?? ""
           let combo = Dhis2Rules.ReadCombo(part.Item.AttributeOptionCombo ?? import.AttributeOptionCombo)
           group (part.Index, element.Part, Data: part.Item) by (unit, element.IndicatorCode, period, combo) into parts
           let key = parts.Key
           let value = new DeliveredValue
           {
               OrganizationCode = key.unit,
               IndicatorCode = key.IndicatorCode,
               Period = key.period,
               RowNumber = key.combo.RowNumber,
               PlanNumber = key.combo.PlanNumber,
               Note = parts.Select(part => part.Data.Comment).FirstOrDefault(comment => comment is not null),
           }
           let read = parts.Select(part => PartOf(part.Index, part.Part, part.Data, strategy)).ToList()
           select new Dhis2Group(IncomingOf(value, read, strategy), read, key.IndicatorCode, key.unit),
    ];

    public static Dhis2ImportSummary Summarize(
        IReadOnlyList<(Dhis2Group Group, DeliveredRow Row)> outcomes, ImportStrategy strategy, bool isDryRun)
    {
        var conflicts = outcomes.Where(one => one.Row.Outcome == DeliveryOutcome.Refused).Select(one => ConflictOf(one.Group, one.Row)).ToList();
        var rejected = IndexesOf(one => one.Outcome is DeliveryOutcome.Refused or DeliveryOutcome.Withheld);
        var total = outcomes.Sum(one => one.Group.Parts.Count);
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

        int CountOf(DeliveryOutcome outcome) => outcomes.Where(one => one.Row.Outcome == outcome).Sum(one => one.Group.Parts.Count);

        List<int> IndexesOf(Func<DeliveredRow, bool> isMeant) =>
            [.. outcomes.Where(one => isMeant(one.Row)).SelectMany(one => one.Group.Indexes).Order()];
    }

    private static Dhis2ImportPart PartOf(int index, Dhis2Part part, Dhis2ImportValue data, ImportStrategy strategy)
    {
        var isDeleted = data.Deleted == true || strategy == ImportStrategy.Delete;
        return new Dhis2ImportPart(index, part, isDeleted || data.Value is "" ? null : data.Value, isDeleted);
    }

    /// <summary>A cell is emptied where its value went and nothing else was sent: a ratio told anew as a percent loses its two figures only.</summary>
    private static IncomingValue IncomingOf(DeliveredValue value, List<Dhis2ImportPart> sent, ImportStrategy strategy)
    {
        // Of one that came twice the last, as DHIS2 has it.
        var parts = sent.GroupBy(part => part.Part).ToDictionary(same => same.Key, same => same.Last());
        if (parts.Values.Any(part => part.Text is not null))
            return new IncomingValue(value, strategy, subject => Read(value, parts, subject));
        if (parts.GetValueOrDefault(Dhis2Part.Value)?.IsDeleted == true)
            return new IncomingValue(value, ImportStrategy.Delete);
        var fault = parts.Values.Any(part => part.IsDeleted) ? PartAlone : DeliveryRules.Missing;
        // Whatever the strategy: nothing is emptied here.
        return new IncomingValue(value, ImportStrategy.CreateAndUpdate, _ => (null, fault));
    }

    private static (DeliveredValue? Value, DeliveryFault? Fault) Read(
        DeliveredValue value, Dictionary<Dhis2Part, Dhis2ImportPart> parts, Subject subject)
    {
        var (numerator, denominator, text) = (TextOf(Dhis2Part.Numerator), TextOf(Dhis2Part.Denominator), TextOf(Dhis2Part.Value));
        var filled = value with { Numerator = Dhis2Rules.ReadFigure(numerator), Denominator = Dhis2Rules.ReadFigure(denominator) };
        if (numerator is not null && filled.Numerator is null)
            return (null, Unreadable(NumeratorField));
        if (denominator is not null && filled.Denominator is null)
            return (null, Unreadable(DenominatorField));
        if (text is null)
            return (filled, null);
        var word = Dhis2Rules.ReadWord(value, text, subject.Kind, subject.Operator);
        return word is null ? (null, Unreadable(ValueField)) : (filled is { Numerator: null, Denominator: null } ? word : filled, null);

        string? TextOf(Dhis2Part part) => parts.GetValueOrDefault(part)?.Text;
    }

    private static DeliveryFault Unreadable(string field) =>
        new(UnreadableCode, field, "Giá trị không đọc được: ghi số với dấu chấm thập phân, true hoặc false, đúng với loại chỉ tiêu.");

    private static Dhis2Conflict ConflictOf(Dhis2Group group, DeliveredRow row)
    {
        var property = row.Field switch { "organizationCode" => "orgUnit", "period" => "period", "rowNumber" => "attributeOptionCombo", _ => "dataElement" };
        return new Dhis2Conflict
        {
            Object = property switch { "orgUnit" => group.OrgUnit, "period" => group.Value.Value.Period, _ => group.DataElement },
            Value = property == "attributeOptionCombo" ? AmbiguousRow : row.Message!,
            ErrorCode = row.Code!,
            Property = property,
            Indexes = [.. row.Code == UnreadableCode ? group.Parts.Where(part => part.Part == PartOf(row.Field!)).Select(part => part.Index) : group.Indexes],
        };
    }

    private static Dhis2Part PartOf(string field) => field switch
    {
        NumeratorField => Dhis2Part.Numerator,
        DenominatorField => Dhis2Part.Denominator,
        _ => Dhis2Part.Value,
    };
}
