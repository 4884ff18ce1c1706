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
    /// them. A single report has its one; those on request, single or not, people make.
    /// </summary>
    public static IReadOnlyList<DatedPeriod> PeriodsOf(ReportingRuleRow rule, DateOnly today, WorkingDays workingDays)
    {
        var timing = rule.ToTiming();
        if (timing.Deadline == DeadlineKind.OnRequest)
            return [];
        if (timing.Frequency == ReportingFrequency.Once)
            return [.. Single(rule, DeadlineRules.DatesOf(timing, null, workingDays))];
        return
        [
            .. from period in PeriodsOf(timing.PeriodKind!.Value, rule.StartsOn, today)
               let dates = DeadlineRules.DatesOf(timing, period, workingDays)
               where DeadlineRules.Holds(rule.StartsOn, rule.EndsOn, period, dates)
               select new DatedPeriod(period.ToString(), dates),
        ];
    }

    /// <summary>What the rules of a commune want by a day.</summary>
    /// <param name="forms">Of the plans that rules are met by the forms of.</param>
    /// <param name="stored">Reports on request are wanted because they were asked for.</param>
    public static IReadOnlyList<WantedObligation> Wanted(
        IReadOnlyCollection<RuleDuties> duties,
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
            if (timing.Deadline == DeadlineKind.OnRequest)
                return from row in storedOf[rule.Id]
                       let askedFor = DayOf(row.Period)
                       where askedFor is not null && row.IsAsked
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
    /// What to write. Dates of what is neither met nor waived follow the rules; what is settled keeps its own. What no rule wants any more goes,
    /// unless it is settled, somebody asked for it (people waive it), or it was owed: its due moment has passed, and the days that its rule
    /// starts and ends on hold for it still. A form follows its rows: it is gone with the last of them, and so is its duty, owed or not.
    /// </summary>
    /// <remarks>A reporter who comes later owes what is due from now on; the past only where nobody has a duty of that time by the same rule.</remarks>
    /// <param name="rules">Those of the stored duties.</param>
    public static ObligationPlan Plan(
        IEnumerable<WantedObligation> wanted, IReadOnlyCollection<StoredObligation> stored, IEnumerable<ReportingRuleRow> rules, DateTime now)
    {
        var ruleOf = rules.ToDictionary(rule => rule.Id);
        var left = new Dictionary<(Guid, Guid, string), WantedObligation>();
        foreach (var one in wanted)
            left.TryAdd(KeyOf(one.RuleId, one.OrganizationId, one.IsOnce ? "" : one.Period), one);
        var takenForms = new HashSet<(Guid?, Guid, string)>();
        var kept = new List<StoredObligation>();
        var changed = new List<StoredObligation>();
        var removed = new List<StoredObligation>();
        // Settled ones first: of several that would do for a single report, the settled one is it; then the one on its day.
        foreach (var row in stored.OrderByDescending(row => row.IsSettled).ThenByDescending(IsOnItsDay).ThenBy(row => row.Id))
        {
            var after = AfterOf(row);
            if (after is null)
            {
                removed.Add(row);
                continue;
            }

            kept.Add(after);
            if (after != row)
                changed.Add(after);
            if (after.FormPlanId is { } planId)
                takenForms.Add((planId, after.OrganizationId, after.Period));
        }

        var standing = kept.Where(row => !row.IsAsked).ToLookup(row => row.RuleId, row => row.Period);
        return new ObligationPlan([.. left.Values.Where(one => !IsTaken(one) && IsNew(one))], changed, removed, kept.Count - changed.Count);

        StoredObligation? AfterOf(StoredObligation row)
        {
            if (Take(row) is not { } match)
                return row.IsSettled || row.IsAsked || IsOwed(row) ? row : null;
            return row.IsSettled || !IsTaken(match) ? After(row, match) : null;
        }

        bool IsOwed(StoredObligation row) =>
            row.FormPlanId is null && row.DueAt < now && ruleOf.TryGetValue(row.RuleId, out var rule) && Holds(rule, row);

        bool IsNew(WantedObligation one) =>
            one.FormPlanId is not null || one.Dates.DueAt >= now || !standing[one.RuleId].Any(period => IsOfTheTime(period, one));

        // A form that was sent under another rule needs no second duty.
        bool IsTaken(WantedObligation one) => takenForms.Contains((one.FormPlanId, one.OrganizationId, one.Period));

        bool IsOnItsDay(StoredObligation row) =>
            left.TryGetValue(KeyOf(row.RuleId, row.OrganizationId, ""), out var single) && single.Period == row.Period;

        // What was asked for keeps its day, so of a single report it is the one only on that very day.
        WantedObligation? Take(StoredObligation row)
        {
            if (left.Remove(KeyOf(row.RuleId, row.OrganizationId, row.Period), out var match))
                return match;
            var isSingle = IsOnItsDay(row) || (DayOf(row.Period) is not null && !row.IsAsked);
            return isSingle && left.Remove(KeyOf(row.RuleId, row.OrganizationId, ""), out match) ? match : null;
        }
    }

    /// <summary>Whether a stored period is one of this timing; that of a duty which its rule has left behind may be of another kind.</summary>
    public static bool Covers(RuleTiming timing, string period) => timing is { Deadline: not DeadlineKind.OnRequest, PeriodKind: { } kind }
        ? Period.TryParse(period, null, out var one) && one.Kind == kind
        : DayOf(period) is not null;

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
        return HoldsOn(rule, day) ? [new DatedPeriod(PeriodOf(day), dates)] : [];
    }

    private static bool Holds(ReportingRuleRow rule, StoredObligation row) => Period.TryParse(row.Period, null, out var period)
        ? DeadlineRules.Holds(rule.StartsOn, rule.EndsOn, period, row.Dates)
        : HoldsOn(rule, VietnamTime.DateOf(row.DueAt));

    private static bool HoldsOn(ReportingRuleRow rule, DateOnly day) => day >= rule.StartsOn && !(day > rule.EndsOn);

    // A month that was reported is part of a quarter that need not be reported once more, where the rhythm changed.
    private static bool IsOfTheTime(string period, WantedObligation wanted)
    {
        if (wanted.IsOnce)
            return DayOf(period) is not null;
        var time = Period.Parse(wanted.Period);
        return Period.TryParse(period, null, out var other) && other.FirstDay <= time.LastDay && other.LastDay >= time.FirstDay;
    }

    private static (Guid, Guid, string) KeyOf(Guid ruleId, Guid organizationId, string period) => (ruleId, organizationId, period);
}
