using WardKpi.Api.Deadlines.Timeliness;

namespace WardKpi.Api.Hosting.Examples;

public static class TimelinessExamples
{
    private static readonly DateTime Now = new(2026, 11, 22, 2, 0, 0, DateTimeKind.Utc);

    private static readonly TimelinessFigures Due = TimelinessRules.Of(
        [
            new Duty(Now.AddDays(-53), Now.AddDays(-54), IsWaived: false, CellCount: 24, FilledCount: 24),
            new Duty(Now.AddDays(-53), Now.AddDays(-51), IsWaived: false),
            new Duty(Now.AddDays(-53), null, IsWaived: false),
        ],
        Now);

    private static readonly TimelinessFigures Ahead = TimelinessRules.Of([new Duty(Now.AddDays(39), null, IsWaived: false)], Now);

    private static readonly TimelinessFigures Nothing = TimelinessRules.Of([], Now);

    private static readonly QuarterTimeliness[] Quarters =
    [
        new() { Period = "2026Q1", Figures = Nothing },
        new() { Period = "2026Q2", Figures = Nothing },
        new() { Period = "2026Q3", Figures = Due },
        new() { Period = "2026Q4", Figures = Ahead },
    ];

    private static readonly TimelinessFigures Total = Due with { NotDue = Ahead.NotDue };

    public static IEnumerable<OperationExample> All =>
    [
        new("GetTimeliness", Answer: new TimelinessView
        {
            Year = 2026,
            AsOf = Now,
            Total = Total,
            Quarters = Quarters,
            Lines =
            [
                new TimelinessLine
                {
                    OrganizationId = KyHoa.Unit.Id,
                    Name = KyHoa.Unit.Name,
                    CommuneId = KyHoa.Commune.Id,
                    CommuneName = KyHoa.Commune.Name,
                    Total = Total,
                    Quarters = Quarters,
                },
            ],
        }),
    ];
}
