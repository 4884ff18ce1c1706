using WardKpi.Api.Periods;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Deadlines.Timeliness;

/// <summary>Puts the duties of a year and the cells of its forms together. No database, no clock.</summary>
public sealed class TimelinessBuilder(int year, IReadOnlyList<ReportListRow> forms, DateTime now)
{
    private readonly Dictionary<(Guid?, Guid, string), ReportListRow> cells =
        forms.ToDictionary(form => ((Guid?)form.PlanId, form.OrganizationId, form.Period));

    /// <param name="rows">In the order in which the lines are to come; those of other years are passed over.</param>
    public TimelinessView Build(IEnumerable<DutyRow> rows, TimelinessGrouping grouping)
    {
        Placed[] all = [.. rows.Select(row => new Placed(row, TimelinessRules.QuarterOf(row.Period), ToDuty(row))).Where(one => one.Quarter.Year == year)];
        return new TimelinessView
        {
            Year = year,
            AsOf = now,
            Total = FiguresOf(all),
            Quarters = QuartersOf(all),
            Lines = [.. all.GroupBy(one => LineOf(one.Row, grouping)).Select(line => ToLine(line.Key, line.First().Row, [.. line]))],
        };
    }

    private TimelinessLine ToLine((Guid Id, string Name) line, DutyRow first, IReadOnlyList<Placed> duties) => new()
    {
        OrganizationId = line.Id,
        Name = line.Name,
        CommuneId = first.CommuneId,
        CommuneName = first.CommuneName,
        Total = FiguresOf(duties),
        Quarters = QuartersOf(duties),
    };

    private IReadOnlyList<QuarterTimeliness> QuartersOf(IReadOnlyList<Placed> duties) =>
    [
        .. Period.QuartersOf(year).Select(quarter => new QuarterTimeliness
        {
            Period = quarter.ToString(), Figures = FiguresOf(duties.Where(one => one.Quarter == quarter)),
        }),
    ];

    private TimelinessFigures FiguresOf(IEnumerable<Placed> duties) => TimelinessRules.Of([.. duties.Select(one => one.Duty)], now);

    private Duty ToDuty(DutyRow row)
    {
        var form = cells.GetValueOrDefault((row.FormPlanId, row.OrganizationId, row.Period));
        return new Duty(row.DueAt, row.MetAt, row.WaivedAt is not null, form?.RowTotal ?? 0, form?.FilledTotal ?? 0);
    }

    private static (Guid Id, string Name) LineOf(DutyRow row, TimelinessGrouping grouping) => grouping switch
    {
        TimelinessGrouping.Unit => (row.OrganizationId, row.OrganizationName),
        TimelinessGrouping.Commune => (row.CommuneId, row.CommuneName),
    };

    private sealed record Placed(DutyRow Row, Period Quarter, Duty Duty);
}
