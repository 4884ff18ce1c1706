using WardKpi.Api.Exchange.Values;

namespace WardKpi.Api.Exchange.Sdmx;

/// <summary>
/// Which observations are asked for: keys of the path (<c>Q.18814.*.*</c>, several between commas) and <c>c[…]</c> of the query. Within an
/// expression a comma is an or, a plus an and.
/// </summary>
public sealed record SdmxQuery
{
    private const string Any = "*";
    private const int AreaPlace = 1;
    private const int IndicatorPlace = 2;
    private const int TimePlace = 4;

    private static readonly string[] Operators = ["eq", "ne", "lt", "le", "gt", "ge", "sw"];

    /// <summary>Values by dimension, or null for any; one list a key of the path.</summary>
    private IReadOnlyList<IReadOnlySet<string>?[]> Keys { get; init; } = [];

    private IReadOnlyList<(int Place, IReadOnlyList<IReadOnlyList<Condition>> Any)> Filters { get; init; } = [];

    /// <summary>Statuses that are wanted; null where nothing is said of them.</summary>
    public IReadOnlyList<string>? Statuses { get; private init; }

    /// <summary>Every organization that is named, as an SDMX id, also those named to be left out.</summary>
    public IReadOnlyCollection<string> NamedAreas =>
    [
        .. Keys.SelectMany(key => key.ElementAtOrDefault(AreaPlace) ?? new HashSet<string>())
            .Concat(Filters.Where(filter => filter.Place == AreaPlace).SelectMany(filter => filter.Any).SelectMany(all => all).Where(one => one.Operator is "eq" or "ne").Select(one => one.Value))
            .Distinct(),
    ];

    /// <summary>Whether every organization may be asked for: the areas are not limited to named ones.</summary>
    public bool IsEverywhere => NamedOf(AreaPlace).Count == 0;

    /// <summary>The indicator, where just one is asked for; else null.</summary>
    public string? OnlyIndicator => NamedOf(IndicatorPlace) is [var one] ? SdmxRules.IndicatorOf(one) : null;

    /// <summary>Null where the question cannot be read; the fault names the part.</summary>
    public static SdmxQuery? Read(string? key, IEnumerable<KeyValuePair<string, string>> components, out string? fault)
    {
        var filters = new List<(int Place, IReadOnlyList<IReadOnlyList<Condition>> Any)>();
        IReadOnlyList<string>? statuses = null;
        foreach (var (name, expression) in components)
        {
            fault = name;
            if (name == SdmxRules.ObservationStatus)
            {
                if (ReadExpression(expression, IsOfStatus) is not { } wanted)
                    return null;
                statuses = [.. SdmxRules.Statuses.Where(status => wanted.Any(all => all.All(one => one.Operator == "eq" == (one.Value == status))))];
                continue;
            }

            var place = Array.IndexOf(SdmxRules.Dimensions, name);
            if (place < 0 || ReadExpression(expression, one => place != TimePlace || IsOfTime(one)) is not { } conditions)
                return null;
            filters.Add((place, conditions));
        }

        fault = "key";
        var keys = new List<IReadOnlySet<string>?[]>();
        foreach (var one in (key ?? Any).Split(','))
        {
            var parts = one.Split('.');
            // The time is no part of a key; whoever names it all the same is understood.
            if (parts.Length > SdmxRules.Dimensions.Length)
                return null;
            keys.Add([.. parts.Select(part => part is Any or "" ? null : part.Split('+').ToHashSet())]);
            if (keys[^1].ElementAtOrDefault(TimePlace)?.Any(time => SdmxTime.Read(time) is null) == true)
                return null;
        }

        fault = null;
        return new SdmxQuery { Keys = keys, Filters = filters, Statuses = statuses };
    }

    /// <param name="codes">Codes of rows by the id of the area that was asked for: an alias and a province stand for others.</param>
    public bool Takes(ExchangeValue row, IReadOnlyDictionary<string, IReadOnlySet<string>> codes)
    {
        var values = SdmxRules.KeyOf(row);
        return Keys.Any(key => key.Index().All(part => part.Item is null || part.Item.Any(wanted => Is(part.Index, wanted))))
            && Filters.All(filter => filter.Any.Any(all => all.All(one => Holds(filter.Place, one))));

        bool Is(int place, string wanted) => place switch
        {
            AreaPlace => codes.TryGetValue(wanted, out var known) && known.Contains(row.OrganizationCode),
            TimePlace => SdmxTime.Read(wanted)!.Value.Compare("eq", SdmxTime.Read(values[place])!.Value),
            _ => wanted == values[place],
        };

        bool Holds(int place, Condition condition) => condition.Operator switch
        {
            "eq" => Is(place, condition.Value),
            "ne" => !Is(place, condition.Value),
            _ when place == TimePlace => SdmxTime.Read(condition.Value)!.Value.Compare(condition.Operator, SdmxTime.Read(values[place])!.Value),
            _ => condition.Holds(values[place]),
        };
    }

    private static bool IsOfStatus(Condition one) => one.Operator is "eq" or "ne" && SdmxRules.Statuses.Contains(one.Value);

    private static bool IsOfTime(Condition one) => one.Operator != "sw" && SdmxTime.Read(one.Value) is not null;

    /// <summary>Values that a dimension is held to by equality; empty where some key or expression leaves it open.</summary>
    private List<string> NamedOf(int place)
    {
        var ofFilter = Filters.FirstOrDefault(filter => filter.Place == place).Any;
        if (ofFilter is not null && ofFilter.All(all => all is [{ Operator: "eq" }]))
            return [.. ofFilter.Select(all => all[0].Value).Distinct()];
        var ofKeys = Keys.Select(key => key.ElementAtOrDefault(place)).ToList();
        return ofKeys.Contains(null) ? [] : [.. ofKeys.SelectMany(values => values!).Distinct()];
    }

    private static List<IReadOnlyList<Condition>>? ReadExpression(string expression, Predicate<Condition> isGood)
    {
        var any = expression.Split(',').Select(all => all.Split('+').Select(ReadCondition).ToList()).ToList();
        return any.Any(all => all.Any(one => one is null || !isGood(one))) ? null : [.. any.Select(all => all.Select(one => one!).ToList())];
    }

    private static Condition? ReadCondition(string text)
    {
        var mark = text.IndexOf(':', StringComparison.Ordinal);
        var name = mark < 0 ? "eq" : text[..mark];
        return Operators.Contains(name) && text.Length > mark + 1 ? new Condition(name, text[(mark + 1)..]) : null;
    }

    private sealed record Condition(string Operator, string Value)
    {
        public bool Holds(string value) => Operator switch
        {
            "lt" => string.CompareOrdinal(value, Value) < 0,
            "le" => string.CompareOrdinal(value, Value) <= 0,
            "gt" => string.CompareOrdinal(value, Value) > 0,
            "ge" => string.CompareOrdinal(value, Value) >= 0,
            _ => value.StartsWith(Value, StringComparison.Ordinal),
        };
    }
}
