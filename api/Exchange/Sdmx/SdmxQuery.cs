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

    private static readonly string[] Operators = ["eq", "ne", "lt", "le", "gt", "ge", "sw"];

    /// <summary>Values by dimension, or null for any; one list a key of the path.</summary>
    private IReadOnlyList<IReadOnlySet<string>?[]> Keys { get; init; } = [];

    private IReadOnlyDictionary<int, IReadOnlyList<IReadOnlyList<Condition>>> Filters { get; init; } = new Dictionary<int, IReadOnlyList<IReadOnlyList<Condition>>>();

    /// <summary>Statuses that are wanted; null where nothing is said of them.</summary>
    public IReadOnlySet<string>? Statuses { get; private init; }

    /// <summary>Every organization that is named, as an id of SDMX, be it to leave it out.</summary>
    public IReadOnlyCollection<string> NamedAreas =>
    [
        .. Keys.SelectMany(key => key.ElementAtOrDefault(AreaPlace) ?? new HashSet<string>())
            .Concat((Filters.GetValueOrDefault(AreaPlace) ?? []).SelectMany(all => all).Where(one => one.Operator is "eq" or "ne").Select(one => one.Value))
            .Distinct(),
    ];

    /// <summary>No organization is left out by its name alone.</summary>
    public bool IsEverywhere => NamedOf(AreaPlace).Count == 0;

    /// <summary>The one indicator that it is about; null for several.</summary>
    public string? OnlyIndicator => NamedOf(IndicatorPlace) is [var one] ? SdmxRules.IndicatorOf(one) : null;

    /// <summary>Null where the question cannot be read; the fault names the part.</summary>
    public static SdmxQuery? Read(string? key, IEnumerable<KeyValuePair<string, string>> components, out string? fault)
    {
        var filters = new Dictionary<int, IReadOnlyList<IReadOnlyList<Condition>>>();
        IReadOnlySet<string>? statuses = null;
        foreach (var (name, expression) in components)
        {
            fault = name;
            if (name == SdmxRules.ObservationStatus)
            {
                statuses = expression.Split(',').ToHashSet();
                continue;
            }

            var place = Array.IndexOf(SdmxRules.Dimensions, name);
            if (place < 0 || ReadExpression(expression) is not { } conditions)
                return null;
            filters[place] = conditions;
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
        }

        fault = null;
        return new SdmxQuery { Keys = keys, Filters = filters, Statuses = statuses };
    }

    /// <param name="codes">Codes of rows by the id of the area that was asked for: an alias and a province stand for others.</param>
    public bool Takes(ExchangeValue row, IReadOnlyDictionary<string, IReadOnlySet<string>> codes)
    {
        if (!row.IsDeleted && Statuses is not null && !Statuses.Contains(SdmxRules.StatusOf(row)!))
            return false;
        var values = SdmxRules.KeyOf(row);
        return Keys.Any(key => key.Index().All(part => part.Item is null || part.Item.Any(wanted => Is(part.Index, wanted))))
            && Filters.All(filter => filter.Value.Any(all => all.All(one => Holds(filter.Key, one))));

        bool Is(int place, string wanted) =>
            place == AreaPlace ? codes.TryGetValue(wanted, out var known) && known.Contains(row.OrganizationCode) : wanted == values[place];

        bool Holds(int place, Condition condition) => condition.Operator switch
        {
            "eq" => Is(place, condition.Value),
            "ne" => !Is(place, condition.Value),
            _ => condition.Holds(values[place]),
        };
    }

    /// <summary>Values that a dimension is held to by equality; empty where some key or expression leaves it open.</summary>
    private List<string> NamedOf(int place)
    {
        var ofFilter = Filters.GetValueOrDefault(place);
        if (ofFilter is not null && ofFilter.All(all => all is [{ Operator: "eq" }]))
            return [.. ofFilter.Select(all => all[0].Value).Distinct()];
        var ofKeys = Keys.Select(key => key.ElementAtOrDefault(place)).ToList();
        return ofKeys.Contains(null) ? [] : [.. ofKeys.SelectMany(values => values!).Distinct()];
    }

    private static List<IReadOnlyList<Condition>>? ReadExpression(string expression)
    {
        var any = expression.Split(',').Select(all => all.Split('+').Select(ReadCondition).ToList()).ToList();
        return any.Any(all => all.Contains(null)) ? null : [.. any.Select(all => all.Select(one => one!).ToList())];
    }

    private static Condition? ReadCondition(string text)
    {
        var mark = text.IndexOf(':', StringComparison.Ordinal);
        var name = mark < 0 ? "eq" : text[..mark];
        return Operators.Contains(name) && text.Length > mark + 1 ? new Condition(name, text[(mark + 1)..]) : null;
    }

    private sealed record Condition(string Operator, string Value)
    {
        // Codes of quarters stand in the order of time; a year alone means its first or its last one.
        public bool Holds(string value) => Operator switch
        {
            "lt" => Compare(value, First) < 0,
            "le" => Compare(value, Last) <= 0,
            "gt" => Compare(value, Last) > 0,
            "ge" => Compare(value, First) >= 0,
            _ => value.StartsWith(Value, StringComparison.Ordinal),
        };

        private string First => IsYear ? $"{Value}-Q1" : Value;

        private string Last => IsYear ? $"{Value}-Q4" : Value;

        private bool IsYear => Value.Length == 4 && Value.All(char.IsAsciiDigit);

        private static int Compare(string left, string right) => string.CompareOrdinal(left, right);
    }
}
