using System.Data.Common;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Deadlines.Obligations;

/// <summary>What computing came to.</summary>
public sealed record ComputeCounts(int Inserted, int Updated, int Deleted, int Unchanged);

/// <summary>Brings the duties of a commune in line with its rules, its plans, the calendar and what was reported.</summary>
public static class ObligationWriter
{
    /// <summary>
    /// To be called behind whatever changed a rule, a plan, a lead, a unit or the calendar, in its transaction and after it took its change
    /// number. A second run finds nothing to do.
    /// </summary>
    public static async Task<ComputeCounts> ComputeAsync(DbTransaction transaction, Guid communeId, DateTime now)
    {
        var plan = await PlanAsync(transaction.Connection!, communeId, now, transaction);
        await ComputeQueries.WriteAsync(transaction, plan, now);
        return new ComputeCounts(plan.Added.Count, plan.Changed.Count, plan.Removed.Count, plan.Unchanged);
    }

    /// <summary>What computing would write.</summary>
    public static async Task<ObligationPlan> PlanAsync(DbConnection connection, Guid communeId, DateTime now, DbTransaction? transaction = null)
    {
        var today = VietnamTime.DateOf(now);
        var rules = await RuleQueries.ListAsync(connection, "/%", communeId, transaction: transaction);
        var stored = await ComputeQueries.StoredAsync(connection, communeId, transaction);
        if (rules.Count == 0)
            return ObligationRules.Plan([], stored, rules, now);
        var listed = await RuleQueries.ReportersAsync(connection, "/%", communeId, transaction);
        var leads = await ComputeQueries.LeadsAsync(connection, communeId, transaction);
        var units = await ComputeQueries.UnitsAsync(connection, communeId, transaction);
        RuleDuties[] duties = [.. rules.Select(rule => new RuleDuties(rule, ReportersOf(rule).Where(units.Contains).ToHashSet()))];
        var workingDays = await CalendarQueries.WorkingDaysAsync(connection, transaction);
        var forms = await FormsAsync(connection, rules, transaction);
        return ObligationRules.Plan(ObligationRules.Wanted(duties, forms, stored, today, workingDays), stored, rules, now);

        IEnumerable<Guid> ReportersOf(ReportingRuleRow rule) => Codes.To<RuleReporters>(rule.Reporters) switch
        {
            RuleReporters.Leads => rule.PlanId is { } planId ? leads[planId] : [],
            RuleReporters.Listed => listed[rule.Id],
        };
    }

    /// <summary>In the transaction of a step of a report: its duty is met by sending it, and is open again once it is returned.</summary>
    public static async Task SettleFormAsync(DbTransaction transaction, ReportListRow report, ReportState to, DateTime now)
    {
        if (to is not (ReportState.Submitted or ReportState.Returned))
            return;
        var sendings = await ReportQueries.FirstSendingsAsync(transaction.Connection!, report.PlanId, transaction, report.Id);
        await ComputeQueries.SettleFormAsync(transaction, FormOf(report with { State = Codes.Of(to) }, sendings.SingleOrDefault()), now);
    }

    private static async Task<IReadOnlyList<FormDuty>> FormsAsync(
        DbConnection connection, IReadOnlyList<ReportingRuleRow> rules, DbTransaction? transaction)
    {
        var duties = new List<FormDuty>();
        foreach (var rule in rules.Where(rule => rule is { IsActive: true, IsForm: true }))
        {
            if (await PlanQueries.FindAsync(connection, rule.PlanId!.Value, "/%", transaction) is not { } plan)
                continue;
            var forms = await ReportQueries.ListYearAsync(connection, "/%", plan.CommunePath + "%", plan.Year, plan.Id, transaction: transaction);
            var sendings = (await ReportQueries.FirstSendingsAsync(connection, plan.Id, transaction)).ToDictionary(row => row.ReportId);
            duties.AddRange(forms.Select(form => FormOf(form, form.Id is { } id ? sendings.GetValueOrDefault(id) : null)));
        }

        return duties;
    }

    private static FormDuty FormOf(ReportListRow form, SendingRow? sending) =>
        ReportRules.MetAt(form.ReportState, sending?.At) is { } at
            ? new FormDuty(form.PlanId, form.OrganizationId, form.Period, at, sending!.PersonId)
            : new FormDuty(form.PlanId, form.OrganizationId, form.Period, null, null);
}
