using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Tests.Rules;

public sealed class ObligationRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly WorkingDays Calendar = new([new CalendarDay(new DateOnly(2026, 12, 31), CalendarDayKind.Off, IsActive: true)]);

    private static readonly DateTime Now = VietnamTime.ToUtc(Today, new TimeOnly(9, 0));

    private static readonly Guid Unit = Guid.NewGuid();

    private static readonly ReportingRuleRow Monthly = new ReportingRuleRow
    {
        Id = Guid.NewGuid(), Reporters = Codes.Of(RuleReporters.Listed), IsActive = true, StartsOn = new DateOnly(2026, 10, 1),
    }.With(RuleTiming.DefaultOf(ReportingFrequency.Month));

    [Fact]
    public void A_rule_is_asked_from_its_first_period_to_the_current_and_the_next_four()
    {
        var periods = ObligationRules.PeriodsOf(Monthly, Today, Calendar);

        Assert.Equal(["202610", "202611", "202612", "202701", "202702", "202703"], periods.Select(one => one.Period));
        Assert.Equal(["202610", "202611", "202612"], PeriodsOf(Monthly with { EndsOn = new DateOnly(2026, 12, 31) }));
        Assert.Equal(["202610", "202611"], PeriodsOf(Monthly with { EndsOn = new DateOnly(2026, 12, 30) }));
    }

    [Fact]
    public void A_period_that_was_due_before_the_rule_started_is_not_asked_for()
    {
        var yearly = Monthly with { StartsOn = new DateOnly(2026, 11, 20) };
        yearly = yearly.With(yearly.ToTiming() with { Frequency = ReportingFrequency.Year, Deadline = DeadlineKind.FixedDate, DueDay = 20, DueMonth = 11, IsBefore = true });

        Assert.Equal("2027", PeriodsOf(yearly)[0]);
        Assert.Equal("2026", PeriodsOf(yearly with { StartsOn = new DateOnly(2026, 11, 19) })[0]);
    }

    [Fact]
    public void A_single_report_is_one_whatever_day_it_moves_to()
    {
        var once = Monthly.With(new RuleTiming
        {
            Frequency = ReportingFrequency.Once, Deadline = DeadlineKind.FixedDate, DueDay = 31, DueMonth = 12, DueYear = 2026, OpensDays = 10, LockDays = 5,
        });
        var first = PlanOf(once, Calendar, []);
        Assert.Equal("20261230", Assert.Single(first.Added).Period);
        var stored = first.Added.Select(Stored).ToList();

        var moved = PlanOf(once, new WorkingDays([]), stored);

        Assert.Equal((0, 0), (moved.Added.Count, moved.Removed.Count));
        Assert.Equal((stored[0].Id, "20261231"), (Assert.Single(moved.Changed).Id, moved.Changed[0].Period));
        var met = PlanOf(once, new WorkingDays([]), [stored[0] with { MetAt = stored[0].DueAt }]);
        Assert.True(met.IsEmpty);
    }

    [Fact]
    public void Only_what_is_not_settled_follows_the_rules()
    {
        var stored = PlanOf(Monthly, Calendar, []).Added.Select(Stored).ToList();
        var met = stored[1] with { MetAt = stored[1].DueAt };
        var waived = stored[2] with { WaivedAt = stored[2].DueAt };
        List<StoredObligation> now = [stored[0], met, waived, .. stored.Skip(3)];

        var earlier = PlanOf(Monthly.With(Monthly.ToTiming() with { DueMinute = 10 * 60 }), Calendar, now);
        var gone = ObligationRules.Plan([], now, [Monthly], Now);

        var open = now.Where(row => !row.IsSettled).Select(row => row.Id).Order();
        var ahead = now.Where(row => !row.IsSettled && row.DueAt >= Now).Select(row => row.Id).Order();
        Assert.Equal(open, earlier.Changed.Select(row => row.Id).Order());
        Assert.All(earlier.Changed, row => Assert.Equal(TimeSpan.FromHours(7), stored.Single(old => old.Id == row.Id).DueAt - row.DueAt));
        Assert.Equal(2, earlier.Unchanged);
        // October was owed.
        Assert.Equal(ahead, gone.Removed.Select(row => row.Id).Order());
        Assert.Equal(3, gone.Unchanged);
    }

    [Fact]
    public void A_form_is_met_by_its_report_and_opens_again_when_that_is_returned()
    {
        var form = FormRule();
        var sentAt = new DateTime(2026, 9, 29, 3, 0, 0, DateTimeKind.Utc);
        var sent = new FormDuty(form.PlanId!.Value, Unit, "2026Q3", sentAt, Guid.NewGuid());
        var stored = PlanOf(form, Calendar, [], sent).Added.Select(Stored).ToList();
        Assert.Equal(("2026Q3", sentAt, sent.SentBy), (stored[0].Period, stored[0].MetAt, stored[0].MetBy));

        var later = form.With(form.ToTiming() with { DueMinute = 9 * 60 });
        Assert.True(PlanOf(later, Calendar, stored, sent).IsEmpty);
        var returned = Assert.Single(PlanOf(later, Calendar, stored, sent with { SentAt = null, SentBy = null }).Changed);

        Assert.Null(returned.MetAt);
        Assert.Equal(TimeSpan.FromHours(8), stored[0].DueAt - returned.DueAt);
    }

    [Fact]
    public void A_form_that_was_sent_under_another_rule_is_not_asked_for_again()
    {
        var (old, next) = (FormRule(), FormRule());
        next = next with { PlanId = old.PlanId };
        var sent = new FormDuty(old.PlanId!.Value, Unit, "2026Q3", new DateTime(2026, 9, 29, 3, 0, 0, DateTimeKind.Utc), null);
        var open = sent with { Period = "2026Q4", SentAt = null };
        var stored = PlanOf(old, Calendar, [], sent, open).Added.Select(Stored).ToList();

        var plan = PlanOf(next, Calendar, stored, sent, open);

        Assert.Equal((next.Id, "2026Q4"), (Assert.Single(plan.Added).RuleId, plan.Added[0].Period));
        Assert.Equal("2026Q4", Assert.Single(plan.Removed).Period);
        Assert.Equal(1, plan.Unchanged);
    }

    [Fact]
    public void What_was_asked_for_stays_on_its_day_and_comes_back_to_it_when_a_holiday_goes()
    {
        var rule = Monthly.With(RuleTiming.DefaultOf(ReportingFrequency.OnRequest));
        var asked = Stored(new WantedObligation(rule.Id, Unit, "20261231", DeadlineRules.DatesOf(rule.ToTiming(), new DateOnly(2026, 12, 31), Calendar))) with { IsAsked = true };
        Assert.Equal(new DateOnly(2026, 12, 30), VietnamTime.DateOf(asked.DueAt));

        Assert.True(PlanOf(rule, Calendar, [asked]).IsEmpty);
        var moved = Assert.Single(PlanOf(rule, new WorkingDays([]), [asked]).Changed);

        Assert.Equal(("20261231", new DateOnly(2026, 12, 31)), (moved.Period, VietnamTime.DateOf(moved.DueAt)));
        Assert.True(PlanOf(rule with { IsActive = false }, Calendar, [asked]).IsEmpty);
    }

    [Fact]
    public void Who_reports_no_more_still_owes_what_was_due_unless_the_rule_never_held_for_it()
    {
        var stored = PlanOf(Monthly, Calendar, []).Added.Select(Stored).ToList();
        var ahead = stored.Where(row => row.Period != "202610").Select(row => row.Id).Order();

        Assert.Equal(ahead, Without(Monthly).Removed.Select(row => row.Id).Order());
        Assert.Equal(ahead, Without(Monthly with { IsActive = false }).Removed.Select(row => row.Id).Order());
        Assert.Equal(ahead, Without(Monthly with { EndsOn = new DateOnly(2026, 10, 31) }).Removed.Select(row => row.Id).Order());
        // Somebody corrected the rule: October was never asked for.
        Assert.Equal(stored.Count, Without(Monthly with { EndsOn = new DateOnly(2026, 10, 30) }).Removed.Count);
        Assert.Equal(stored.Count, Without(Monthly with { StartsOn = new DateOnly(2026, 11, 1) }).Removed.Count);

        ObligationPlan Without(ReportingRuleRow rule) =>
            ObligationRules.Plan(ObligationRules.Wanted([new RuleDuties(rule, [])], [], stored, Today, Calendar), stored, [rule], Now);
    }

    [Fact]
    public void Who_reports_from_now_on_does_not_owe_the_past_and_a_new_rule_asks_everybody_for_it()
    {
        var newcomer = Guid.NewGuid();
        var stored = PlanOf(Monthly, Calendar, []).Added.Select(Stored).ToList();

        var joined = Both(Monthly, stored);
        var alone = Both(Monthly, []);

        Assert.Equal(["202611", "202612", "202701", "202702", "202703"], joined.Added.Where(one => one.OrganizationId == newcomer).Select(one => one.Period));
        Assert.Equal(5, joined.Added.Count);
        Assert.Equal(2, alone.Added.Count(one => one.Period == "202610"));
        // The months were owed: the quarter that they lie in is not owed once more.
        var quarterly = Monthly.With(RuleTiming.DefaultOf(ReportingFrequency.Quarter)) with { StartsOn = new DateOnly(2026, 7, 1) };
        var quarters = Both(quarterly, [stored[0] with { Period = "202608" }]);
        Assert.Equal("2026Q4", quarters.Added[0].Period);
        Assert.Equal("2026Q3", Both(quarterly, [stored[0]]).Added[0].Period);

        ObligationPlan Both(ReportingRuleRow rule, IReadOnlyCollection<StoredObligation> before) => ObligationRules.Plan(
            ObligationRules.Wanted([new RuleDuties(rule, [Unit, newcomer])], [], before, Today, Calendar), before, [rule], Now);
    }

    [Fact]
    public void A_single_report_without_a_day_waits_until_somebody_asks()
    {
        var once = Monthly.With(RuleTiming.DefaultOf(ReportingFrequency.Once));
        var day = new DateOnly(2026, 12, 31);
        var asked = Stored(new WantedObligation(once.Id, Unit, "20261231", DeadlineRules.DatesOf(once.ToTiming(), day, Calendar))) with { IsAsked = true };

        Assert.True(PlanOf(once, Calendar, []).IsEmpty);
        Assert.True(PlanOf(once, Calendar, [asked]).IsEmpty);
        // It gets a day of its own: what was asked for stays beside it, and is it where the days are the same.
        var dated = once.ToTiming() with { Deadline = DeadlineKind.FixedDate, DueDay = 15, DueMonth = 12, DueYear = 2026 };
        var plan = PlanOf(once.With(dated), Calendar, [asked]);
        Assert.Equal(("20261215", 0, 0), (Assert.Single(plan.Added).Period, plan.Changed.Count, plan.Removed.Count));
        Assert.Empty(PlanOf(once.With(dated with { DueDay = 30 }), Calendar, [asked with { Period = "20261230" }]).Added);
    }

    [Theory]
    [InlineData("2026-12-30T09:59:59.999Z", null, ObligationState.DueSoon)]
    [InlineData("2026-12-30T10:00:00.000Z", null, ObligationState.DueSoon)]
    [InlineData("2026-12-30T10:00:00.001Z", null, ObligationState.Overdue)]
    [InlineData("2026-12-25T16:59:59.999Z", null, ObligationState.DueSoon)] // Friday: Monday, Tuesday, Wednesday are left
    [InlineData("2026-12-24T16:59:59.999Z", null, ObligationState.Open)]
    [InlineData("2026-12-24T17:00:00.000Z", null, ObligationState.DueSoon)]
    [InlineData("2026-12-19T16:59:59.999Z", null, ObligationState.Upcoming)]
    [InlineData("2026-12-19T17:00:00.000Z", null, ObligationState.Open)]
    [InlineData("2027-06-01T00:00:00.000Z", "2026-12-30T10:00:00.000Z", ObligationState.Met)]
    [InlineData("2027-06-01T00:00:00.000Z", "2026-12-30T10:00:00.001Z", ObligationState.MetLate)]
    public void A_state_changes_at_its_moment(string now, string? metAt, ObligationState expected)
    {
        var dates = DeadlineRules.DatesOf(Monthly.ToTiming(), Period.Parse("202612"), Calendar);
        Assert.Equal(At("2026-12-30T10:00:00.000Z"), dates.DueAt);

        Assert.Equal(expected, DeadlineRules.StateOf(dates, metAt is null ? null : At(metAt), null, At(now), Calendar));
        Assert.Equal(ObligationState.Waived, DeadlineRules.StateOf(dates, metAt is null ? null : At(metAt), At(now), At(now), Calendar));

        static DateTime At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
    }

    [Fact]
    public void Computing_twice_changes_nothing_whatever_the_rules_and_what_became_of_their_duties()
    {
        // A fixed seed: a failure comes back.
        var chance = new Random(20261122);
        for (var round = 0; round < 400; round++)
        {
            var units = Enumerable.Range(0, chance.Next(1, 5)).Select(_ => Guid.NewGuid()).ToHashSet();
            var planId = Guid.NewGuid();
            var rules = Enumerable.Range(0, chance.Next(1, 6)).Select(index => RandomRule(chance, index == 0 ? planId : null)).ToList();
            var today = new DateOnly(2026, 1, 1).AddDays(chance.Next(700));
            var workingDays = RandomCalendar(chance);
            var forms = Period.QuartersOf(2026).SelectMany(_ => units, (quarter, unit) => new FormDuty(
                planId, unit, quarter.ToString(), chance.Next(2) == 0 ? RandomMoment(chance) : null, null)).ToList();
            var stored = RandomRequests(chance, rules, units, workingDays).ToList();
            // Life between: some are met or waived, a rule changes, the calendar changes.
            for (var change = 0; change < 3; change++)
            {
                stored = [.. Apply(PlanOf(rules, units, forms, stored, today, workingDays), stored).Select(row => Settle(chance, row))];
                // A plan has one rule of its forms at most; it may become a rule of words, or be taken over by a new one.
                var index = chance.Next(rules.Count);
                var old = rules[index];
                var next = RandomRule(chance, index == 0 && chance.Next(3) > 0 ? planId : null);
                rules[index] = chance.Next(3) > 0 ? next with { Id = old.Id } : next;
                // Reporters leave and come.
                if (units.Count > 1 && chance.Next(2) == 0)
                    units.Remove(units.First());
                if (chance.Next(2) == 0)
                    units.Add(Guid.NewGuid());
                workingDays = RandomCalendar(chance);
                today = today.AddDays(chance.Next(60));
            }

            var after = Apply(PlanOf(rules, units, forms, stored, today, workingDays), stored);

            var again = PlanOf(rules, units, forms, after, today, workingDays);
            Assert.True(again.IsEmpty, $"round {round}: {again.Added.Count} added, {again.Changed.Count} changed, {again.Removed.Count} removed");
            Assert.Equal(after.Count, after.DistinctBy(row => (row.RuleId, row.OrganizationId, row.Period)).Count());
            Assert.Equal(
                after.Count(row => row.FormPlanId is not null),
                after.Where(row => row.FormPlanId is not null).DistinctBy(row => (row.FormPlanId, row.OrganizationId, row.Period)).Count());
            foreach (var asked in stored.Where(row => row.IsAsked))
                Assert.Contains(after, row => row.Id == asked.Id);
            foreach (var settled in stored.Where(row => row.IsSettled && row.FormPlanId is null))
                Assert.Equal(settled.Dates, after.Single(row => row.Id == settled.Id).Dates);
        }
    }

    private static ObligationPlan PlanOf(
        IReadOnlyList<ReportingRuleRow> rules,
        HashSet<Guid> units,
        IReadOnlyList<FormDuty> forms,
        IReadOnlyList<StoredObligation> stored,
        DateOnly today,
        WorkingDays workingDays) => ObligationRules.Plan(
        ObligationRules.Wanted([.. rules.Select(rule => new RuleDuties(rule, units))], forms, [.. stored], today, workingDays),
        [.. stored],
        rules,
        VietnamTime.ToUtc(today, new TimeOnly(9, 0)));

    private static List<StoredObligation> Apply(ObligationPlan plan, IReadOnlyList<StoredObligation> stored)
    {
        var changed = plan.Changed.ToDictionary(row => row.Id);
        var removed = plan.Removed.Select(row => row.Id).ToHashSet();
        return
        [
            .. stored.Where(row => !removed.Contains(row.Id)).Select(row => changed.GetValueOrDefault(row.Id, row)),
            .. plan.Added.Select(Stored),
        ];
    }

    private static StoredObligation Settle(Random chance, StoredObligation row) => (row.FormPlanId, chance.Next(6)) switch
    {
        (null, 0) => row with { MetAt = RandomMoment(chance) },
        (_, 1) => row with { WaivedAt = RandomMoment(chance) },
        _ => row,
    };

    private static ReportingRuleRow RandomRule(Random chance, Guid? planId)
    {
        var frequency = planId is null ? Enum.GetValues<ReportingFrequency>()[chance.Next(8)] : ReportingFrequency.Quarter;
        var deadline = frequency switch
        {
            ReportingFrequency.OnRequest => DeadlineKind.OnRequest,
            ReportingFrequency.Once => chance.Next(2) == 0 ? DeadlineKind.FixedDate : DeadlineKind.OnRequest,
            _ => Enum.GetValues<DeadlineKind>()[chance.Next(4)],
        };
        var startsOn = new DateOnly(2025, 10, 1).AddDays(chance.Next(500));
        return new ReportingRuleRow
        {
            Id = Guid.NewGuid(),
            PlanId = planId,
            IsForm = planId is not null,
            Reporters = Codes.Of(RuleReporters.Listed),
            IsActive = chance.Next(8) > 0,
            StartsOn = startsOn,
            EndsOn = chance.Next(3) == 0 ? startsOn.AddDays(chance.Next(600)) : null,
        }.With(new RuleTiming
        {
            Frequency = frequency,
            CutOff = Enum.GetValues<CutOffWindow>()[chance.Next(2)],
            Deadline = deadline,
            LastWeek = Enum.GetValues<LastWeekReading>()[chance.Next(3)],
            DueDay = chance.Next(1, 32),
            DueMonth = chance.Next(1, 13),
            DueYear = 2026,
            IsNextMonth = chance.Next(2) == 0,
            IsBefore = chance.Next(2) == 0,
            WorkingDays = chance.Next(1, 20),
            DueMinute = chance.Next(3) == 0 ? null : chance.Next(1440),
            OpensDays = chance.Next(60),
            LockDays = chance.Next(20),
        });
    }

    private static IEnumerable<StoredObligation> RandomRequests(
        Random chance, IEnumerable<ReportingRuleRow> rules, IReadOnlySet<Guid> units, WorkingDays workingDays) =>
        from rule in rules
        where rule.Deadline == Codes.Of(DeadlineKind.OnRequest)
        from unit in units
        let day = new DateOnly(2026, 3, 1).AddDays(chance.Next(300))
        select Stored(new WantedObligation(
            rule.Id, unit, ObligationRules.PeriodOf(day), DeadlineRules.DatesOf(rule.ToTiming(), day, workingDays))) with { IsAsked = true };

    private static WorkingDays RandomCalendar(Random chance) => new(Enumerable.Range(0, 40)
        .Select(_ => new DateOnly(2026, 1, 1).AddDays(chance.Next(730)))
        .Distinct()
        .Select(day => new CalendarDay(day, chance.Next(4) == 0 ? CalendarDayKind.Makeup : CalendarDayKind.Off, IsActive: true)));

    private static DateTime RandomMoment(Random chance) => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(chance.Next(500_000));

    private static ReportingRuleRow FormRule() => (Monthly with { Id = Guid.NewGuid(), PlanId = Guid.NewGuid(), IsForm = true, StartsOn = new DateOnly(2026, 9, 1) })
        .With(RuleTiming.DefaultOf(ReportingFrequency.Quarter));

    private static IReadOnlyList<string> PeriodsOf(ReportingRuleRow rule) => [.. ObligationRules.PeriodsOf(rule, Today, Calendar).Select(one => one.Period)];

    private static ObligationPlan PlanOf(
        ReportingRuleRow rule, WorkingDays workingDays, IReadOnlyCollection<StoredObligation> stored, params FormDuty[] forms) => ObligationRules.Plan(
        ObligationRules.Wanted([new RuleDuties(rule, [Unit])], forms, stored, Today, workingDays), stored, [rule], Now);

    private static StoredObligation Stored(WantedObligation wanted) => new()
    {
        Id = Guid.CreateVersion7(),
        RuleId = wanted.RuleId,
        OrganizationId = wanted.OrganizationId,
        Period = wanted.Period,
        FormPlanId = wanted.FormPlanId,
        OpensOn = wanted.Dates.OpensOn,
        CutOff = wanted.Dates.CutOff,
        DueAt = wanted.Dates.DueAt,
        LocksOn = wanted.Dates.LocksOn,
        MetAt = wanted.SentAt,
        MetBy = wanted.SentBy,
    };
}
