using System.Globalization;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Delivering;
using WardKpi.Api.Exchange.Dictionary;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Dhis2;

/// <summary>Which figure of a value a data element stands for.</summary>
public enum Dhis2Part
{
    Value,
    Numerator,
    Denominator,
}

/// <summary>A row of ours and the data values that say the same, in both directions.</summary>
public static class Dhis2Rules
{
    public const string Default = "default";

    private const string NumeratorEnd = ".NUM";
    private const string DenominatorEnd = ".DEN";
    private const char PlanMark = '@';
    private const string True = "true";
    private const string False = "false";
    private const string Number = "NUMBER";

    // Over communes a sum, over quarters the last: figures are stocks, or add up from January on.
    private const string LastInTime = "LAST";
    private const string NoSum = "NONE";
    private const int MostShortLetters = 50;

    // Since when communes stand right below provinces.
    private static readonly DateOnly TwoTiers = new(2025, 7, 1);

    public static string ElementOf(string indicatorCode, Dhis2Part part) => part switch
    {
        Dhis2Part.Value => indicatorCode,
        Dhis2Part.Numerator => indicatorCode + NumeratorEnd,
        Dhis2Part.Denominator => indicatorCode + DenominatorEnd,
    };

    public static (string IndicatorCode, Dhis2Part Part) ReadElement(string element) =>
        element.EndsWith(NumeratorEnd, StringComparison.Ordinal) ? (element[..^NumeratorEnd.Length], Dhis2Part.Numerator)
        : element.EndsWith(DenominatorEnd, StringComparison.Ordinal) ? (element[..^DenominatorEnd.Length], Dhis2Part.Denominator)
        : (element, Dhis2Part.Value);

    public static string ComboOf(string rowNumber, string? planNumber) => planNumber is null ? rowNumber : $"{rowNumber}{PlanMark}{planNumber}";

    /// <summary>Nulls where the combination says nothing: the code alone tells which row is meant.</summary>
    public static (string? RowNumber, string? PlanNumber) ReadCombo(string? combo)
    {
        if (combo is null or Default or "")
            return (null, null);
        var mark = combo.LastIndexOf(PlanMark);
        return mark < 0 ? (combo, null) : (combo[..mark], combo[(mark + 1)..]);
    }

    /// <summary>
    /// The data values of a state: one, three of a ratio, none where there is nothing that DHIS2 could hold ("không phát sinh").
    /// </summary>
    /// <param name="isDelta">The reader holds former states: what this one does not say is deleted there.</param>
    /// <param name="isRatio">The indicator is a ratio, however it was entered.</param>
    /// <param name="isCombined">The commune's plans of the year carry the code more than once.</param>
    public static IEnumerable<Dhis2DataValue> ToDataValues(ExchangeValue row, bool isDelta, bool isRatio, bool isCombined)
    {
        yield return Of(Dhis2Part.Value, TextOf(row));
        if (!isRatio)
            yield break;
        yield return Of(Dhis2Part.Numerator, FigureOf(row.Numerator));
        yield return Of(Dhis2Part.Denominator, FigureOf(row.Denominator));

        Dhis2DataValue Of(Dhis2Part part, string? value) => new()
        {
            DataElement = ElementOf(row.IndicatorCode, part),
            Period = row.Period,
            OrgUnit = row.OrganizationCode,
            CategoryOptionCombo = Default,
            AttributeOptionCombo = isCombined ? ComboOf(row.RowNumber, row.PlanNumber) : null,
            Value = value,
            Created = row.SubmittedAt,
            LastUpdated = row.RecordedAt,
            Followup = false,
            Deleted = value is null && isDelta ? true : null,
        };
    }

    /// <summary>Whether a data value is to be given: one without a value only to say that it went away.</summary>
    public static bool IsSaid(Dhis2DataValue value) => value.Value is not null || value.Deleted == true;

    /// <summary>A figure as DHIS2 writes it; null where the text is none.</summary>
    public static decimal? ReadFigure(string? value) =>
        decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure)
            ? figure
            : null;

    /// <summary>The value with what a word says of such an indicator; null where it says nothing.</summary>
    public static DeliveredValue? ReadWord(DeliveredValue value, string word, IndicatorKind kind, TargetOperator? targetOperator)
    {
        var takesAnswer = kind == IndicatorKind.YesNo || targetOperator is TargetOperator.Yes or TargetOperator.Completion;
        var takesText = kind == IndicatorKind.Narrative || targetOperator == TargetOperator.Narrative;
        if (takesAnswer && word is True or False)
            return value with { EntryKind = EntryKind.YesNo, Value = word == True ? 1 : 0 };
        if (kind == IndicatorKind.Narrative && !takesAnswer)
            return value with { EntryKind = EntryKind.Narrative, Text = word };
        if (ReadFigure(word) is not { } figure)
            return takesText ? value with { EntryKind = EntryKind.Narrative, Text = word } : null;
        var isPercent = takesAnswer && (kind is IndicatorKind.YesNo or IndicatorKind.Narrative || targetOperator == TargetOperator.Completion);
        // A bare 1 could as well be a yes: what it is is left to the delivery.
        return value with { EntryKind = isPercent && word is not ("0" or "1") ? EntryKind.Completion : null, Value = figure };
    }

    /// <summary>One data element; three of a ratio.</summary>
    public static IEnumerable<Dhis2DataElement> ToDataElements(IndicatorRow row)
    {
        var kind = Codes.To<IndicatorKind>(row.Kind);
        yield return Of(Dhis2Part.Value, row.NameVi, TypeOf(kind), kind is IndicatorKind.Value ? LastInTime : NoSum);
        if (kind is not IndicatorKind.Ratio)
            yield break;
        yield return Of(Dhis2Part.Numerator, row.NumeratorVi ?? row.NameVi, Number, LastInTime);
        yield return Of(Dhis2Part.Denominator, row.DenominatorVi ?? row.NameVi, Number, LastInTime);

        Dhis2DataElement Of(Dhis2Part part, string name, string valueType, string aggregation)
        {
            var code = ElementOf(row.Code, part);
            return new Dhis2DataElement
            {
                Code = code,
                Name = name,
                ShortName = Short(code),
                Description = part == Dhis2Part.Value ? row.NameEn : null,
                DomainType = "AGGREGATE",
                ValueType = valueType,
                AggregationType = aggregation,
            };
        }
    }

    public static Dhis2OrganisationUnit ToOrganisationUnit(ExchangeOrganization place) => new()
    {
        Code = place.Code,
        Name = place.Name,
        ShortName = Short(place.Name),
        OpeningDate = TwoTiers,
        Parent = place.ParentCode is { } code ? new Dhis2Reference { Code = code } : null,
    };

    // A yes may also be told as a percent of completion, so it is no boolean of DHIS2.
    private static string TypeOf(IndicatorKind kind) => kind switch
    {
        IndicatorKind.Ratio or IndicatorKind.Value => Number,
        IndicatorKind.YesNo => "TEXT",
        IndicatorKind.Narrative => "LONG_TEXT",
    };

    private static string Short(string text) => text.Length <= MostShortLetters ? text : text[..MostShortLetters];

    private static string? TextOf(ExchangeValue row) => row.EntryKind switch
    {
        null or EntryKind.NotApplicable => null,
        EntryKind.Narrative => row.Text,
        EntryKind.YesNo => row.Value is { } answer ? (answer == 1 ? True : False) : null,
        // A bare 1 could as well be a yes.
        EntryKind.Completion => row.Value is 0 or 1 ? $"{FigureOf(row.Value)}.0" : FigureOf(row.Value),
        _ => FigureOf(row.Value),
    };

    private static string? FigureOf(decimal? figure) => figure?.ToString("0.####", CultureInfo.InvariantCulture);
}
