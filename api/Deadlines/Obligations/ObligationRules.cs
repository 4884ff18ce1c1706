using System.Globalization;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Deadlines.Obligations;

/// <summary>A period of a rule with its dates.</summary>
/// <param name="Period">Its JSON form; of a single report the day that it is due on (20261120).</param>
public sealed record DatedPeriod(string Period, ObligationDates Dates);

/// <summary>A duty that a rule asks for.</summary>
/// <param name="IsOnce">The only one of its rule and reporter, whatever day it moves to.</param>
/// <param name="SentAt">Of a form, as <see cref="FormDuty.SentAt"/>.</param>
public sealed record WantedObligation(
    Guid RuleId, Guid OrganizationId, string Period, ObligationDates Dates, Guid? FormPlanId = null, bool IsOnce = false, DateTime? SentAt = null, Guid? SentBy = null);

/// <summary>A rule with whoever owes its report.</summary>
/// <param name="Reporters">Units; not of a form, which its plan gives to units period by period.</param>
public sealed record RuleDuties(ReportingRuleRow Rule, IReadOnlyCollection<Guid> Reporters);

/// <summary>What computing has to write so that what is stored is what the rules want.</summary>
/// <param name="Changed">With the values that they are to have.</param>
/// <param name="Unchanged">How many stay as they are, settled ones that no rule wants any more among them.</param>
public sealed record ObligationPlan(
    IReadOnlyList<WantedObligation> Added, IReadOnlyList<StoredObligation> Changed, IReadOnlyList<StoredObligation> Removed, int Unchanged)
{
    public bool IsEmpty => Added.Count + Changed.Count + Removed.Count == 0;
}

/// <summary>Which duties there are, and what becomes of those that are stored (DESIGN.md §4). No database, no clock.</summary>
public static class ObligationRules
{
    private const string DayFormat = "yyyyMMdd";

    /// <summary>
    /// The periods that a rule asks a report of by a day: from the one that it starts in to the current and the next four, as far as it holds for
    /// them. A single report has its one; those on request people make.
    /// </summary>
    public static IReadOnlyList<DatedPeriod> PeriodsOf(ReportingRuleRow rule, DateOnly today, WorkingDays workingDays)
    {
        var timing = rule.ToTiming();
        return timing.Frequency switch
        {
            ReportingFrequency.OnRequest => [],
            ReportingFrequency.Once => [.. Single(rule, DeadlineRules.DatesOf(timing, null, workingDays))],
            _ =>
            [
                .. from period in PeriodsOf(timing.PeriodKind!.Value, rule.StartsOn, today)
                   let dates = DeadlineRules.DatesOf(timing, period, workingDays)
                   where DeadlineRules.Holds(rule.StartsOn, rule.EndsOn, period, dates)
                   select new DatedPeriod(period.ToString(), dates),
            ],
        };
    }

    /// <summary>What the rules of a commune want by a day.</summary>
    /// <param name="units">Of the commune, save those that have ended: any of them may have been asked for a report.</param>
    /// <param name="forms">Of the plans that rules are met by the forms of.</param>
    /// <param name="stored">Reports on request are wanted because they were asked for.</param>
    public static IReadOnlyList<WantedObligation> Wanted(
        IReadOnlyCollection<RuleDuties> duties,
        IReadOnlySet<Guid> units,
        IReadOnlyCollection<FormDuty> forms,
        IReadOnlyCollection<StoredObligation> stored,
        DateOnly today,
        WorkingDays workingDays)
    {
        var formsOf = forms.ToLookup(form => (form.PlanId, form.Period));
        var storedOf = stored.ToLookup(row => row.RuleId);
        return [.. duties.Where(duty => duty.Rule.IsActive).SelectMany(WantedOf)];

        IEnumerable<WantedObligation> WantedOf(RuleDuties duty)
        {
            var rule = duty.Rule;
            var timing = rule.ToTiming();
            if (timing.Frequency == ReportingFrequency.OnRequest)
                return from row in storedOf[rule.Id]
                       let askedFor = DayOf(row.Period)
                       where askedFor is not null && units.Contains(row.OrganizationId)
                       select new WantedObligation(
                           rule.Id, row.OrganizationId, row.Period, DeadlineRules.DatesOf(timing, askedFor, workingDays));
            if (rule is { IsForm: true, PlanId: { } planId })
                return from period in PeriodsOf(rule, today, workingDays)
                       from form in formsOf[(planId, period.Period)]
                       select new WantedObligation(
                           rule.Id, form.OrganizationId, period.Period, period.Dates, planId, SentAt: form.SentAt, SentBy: form.SentBy);
            return from period in PeriodsOf(rule, today, workingDays)
                   from reporter in duty.Reporters
                   select new WantedObligation(rule.Id, reporter, period.Period, period.Dates, IsOnce: timing.Frequency == ReportingFrequency.Once);
        }
    }

    /// <summary>
    /// What to write. Dates of what is neither met nor waived follow the rules; what is settled keeps its own. What no rule wants any more
    /// goes, unless it is settled.
    /// </summary>
    public static ObligationPlan Plan(IEnumerable<WantedObligation> wanted, IReadOnlyCollection<StoredObligation> stored)
    {
        var left = new Dictionary<(Guid, Guid, string), WantedObligation>();
        foreach (var one in wanted)
            left.TryAdd(KeyOf(one.RuleId, one.OrganizationId, one.IsOnce ? "" : one.Period), one);
        var takenForms = new HashSet<(Guid?, Guid, string)>();
        var changed = new List<StoredObligation>();
        var removed = new List<StoredObligation>();
        var unchanged = 0;
        // Settled ones first: of several that would do for a single report, the settled one is it.
        foreach (var row in stored.OrderByDescending(row => row.IsSettled).ThenBy(row => row.Id))
        {
            var after = Take(row) is { } match && (row.IsSettled || !IsTaken(match)) ? After(row, match) : row.IsSettled ? row : null;
            if (after is null)
                removed.Add(row);
            else if (after == row)
                unchanged++;
            else
                changed.Add(after);
            if (after?.FormPlanId is { } planId)
                takenForms.Add((planId, after.OrganizationId, after.Period));
        }

        return new ObligationPlan([.. left.Values.Where(one => !IsTaken(one))], changed, removed, unchanged);

        // A form that was sent under another rule needs no second duty.
        bool IsTaken(WantedObligation one) => takenForms.Contains((one.FormPlanId, one.OrganizationId, one.Period));

        WantedObligation? Take(StoredObligation row) =>
            left.Remove(KeyOf(row.RuleId, row.OrganizationId, row.Period), out var match)
            || (DayOf(row.Period) is not null && left.Remove(KeyOf(row.RuleId, row.OrganizationId, ""), out match))
                ? match
                : null;
    }

    /// <summary>How a report that belongs to a day names its period: 20261120.</summary>
    public static string PeriodOf(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>The day that a period names; null of any other.</summary>
    public static DateOnly? DayOf(string period) =>
        DateOnly.TryParseExact(period, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static StoredObligation After(StoredObligation row, WantedObligation wanted)
    {
        // What was settled by a word before its rule became one of forms, or the other way round, stays settled so.
        if (row.IsSettled && row.FormPlanId != wanted.FormPlanId)
            return row;
        var after = wanted.FormPlanId is null
            ? row with { FormPlanId = null }
            : row with { FormPlanId = wanted.FormPlanId, MetAt = wanted.SentAt, MetBy = wanted.SentBy };
        return after.IsSettled ? after : after with
        {
            Period = wanted.Period,
            OpensOn = wanted.Dates.OpensOn,
            CutOff = wanted.Dates.CutOff,
            DueAt = wanted.Dates.DueAt,
            LocksOn = wanted.Dates.LocksOn,
        };
    }

    private static IEnumerable<Period> PeriodsOf(PeriodKind kind, DateOnly startsOn, DateOnly today)
    {
        var last = Period.Of(kind, today);
        for (var ahead = 0; ahead < DeadlineRules.PeriodsAhead; ahead++)
            last = last.Next;
        for (var period = Period.Of(kind, startsOn); period.FirstDay <= last.FirstDay; period = period.Next)
            yield return period;
    }

    private static IEnumerable<DatedPeriod> Single(ReportingRuleRow rule, ObligationDates dates)
    {
        var day = VietnamTime.DateOf(dates.DueAt);
        return day >= rule.StartsOn && !(day > rule.EndsOn) ? [new DatedPeriod(PeriodOf(day), dates)] : [];
    }

    private static (Guid, Guid, string) KeyOf(Guid ruleId, Guid organizationId, string period) => (ruleId, organizationId, period);
}
