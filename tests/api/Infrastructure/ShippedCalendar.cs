using System.Globalization;
using WardKpi.Api.Deadlines;
using WardKpi.DbMigrations;
using YamlDotNet.RepresentationModel;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>The days off and make-up days that the program ships.</summary>
public static class ShippedCalendar
{
    private static readonly DateOnly CultureDay = new(2026, 11, 24);

    public static IReadOnlyList<CalendarDay> Rows { get; } = Read();

    public static WorkingDays Days { get; } = new(Rows);

    /// <summary>The same with 24/11/2026 switched on.</summary>
    public static WorkingDays DaysWithCultureDay { get; } = new(Rows.Select(row => row.Day == CultureDay ? row with { IsActive = true } : row));

    private static List<CalendarDay> Read()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(EmbeddedData.Holidays()));
        return
        [
            .. ((YamlSequenceNode)yaml.Documents[0].RootNode["days"]).Cast<YamlMappingNode>().Select(row => new CalendarDay(
                DateOnly.Parse(Text(row, "date")!, CultureInfo.InvariantCulture),
                Enum.Parse<CalendarDayKind>(Text(row, "kind")!, ignoreCase: true),
                Text(row, "active") != "false")),
        ];
    }

    private static string? Text(YamlMappingNode row, string key) => row.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;
}
