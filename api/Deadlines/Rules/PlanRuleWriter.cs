using System.Data.Common;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Deadlines.Rules;

/// <summary>
/// Keeps the rules of a plan in line with the duties that it sets. A rule that no person has touched follows the document; what people
/// changed stays, and is switched off once its duty is gone.
/// </summary>
public sealed class PlanRuleWriter(Database database, TimeProvider clock)
{
    /// <summary>For plans that came in before there were rules.</summary>
    public async Task AddMissingAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        foreach (var planId in await RuleQueries.PlansWithoutRulesAsync(connection))
            await database.WriteAsync(
                async transaction =>
                {
                    var plan = (await PlanQueries.FindAsync(transaction.Connection!, planId, "/%", transaction))!;
                    var now = clock.GetUtcNow().UtcDateTime;
                    await ChangeCounter.NextAsync(transaction, plan.CommuneId);
                    await WriteAsync(transaction, planId, now);
                    return await ObligationWriter.ComputeAsync(transaction, plan.CommuneId, now);
                },
                cancellationToken);
    }

    /// <summary>In the import's transaction, behind the duties and the units; the caller computes the obligations.</summary>
    public static async Task WriteAsync(DbTransaction transaction, Guid planId, DateTime now)
    {
        var connection = transaction.Connection!;
        var document = (await PlanDocument.FindAsync(connection, planId, "/%", transaction))!;
        var plan = document.Plan;
        var ofCommune = await RuleQueries.ListAsync(connection, "/%", plan.CommuneId, transaction: transaction);
        var years = (await PlanQueries.ListAsync(connection, "/%", communeId: plan.CommuneId, transaction: transaction))
            .ToDictionary(row => row.Id, row => row.Year);
        var stored = ofCommune.Where(row => row.PlanId == planId).ToList();
        var reporters = await RuleQueries.ReportersAsync(connection, "/%", plan.CommuneId, transaction);
        var duties = await PlanQueries.DutiesAsync(connection, planId, transaction);
        var wanted = DutyRules.RulesOf(
            new DutyPlan(plan.Id, plan.CommuneId, plan.Year, document.Organizations, document.StandingOffice, VietnamTime.DateOf(now)),
            [.. duties.Select(row => new PlanDuty(row.Cadence, row.DeadlineRule, row.Reporter, row.Receiver, row.Text))],
            stored.Find(row => row.IsForm)?.DutyKey);

        await SwitchOffAsync();
        foreach (var rule in wanted)
        {
            var row = rule.Row with { EndsOn = EndOf(planId, rule.Row.EndsOn), UpdatedAt = now };
            if (StoredOf(rule.Row) is not { } old)
                await RuleQueries.InsertAsync(transaction, row with { Id = Guid.CreateVersion7() }, rule.Reporters);
            else if (After(old, row) is var after && (after != old || !reporters[old.Id].ToHashSet().SetEquals(ReportersAfter(old, rule))))
                await RuleQueries.UpdateAsync(transaction, after with { UpdatedAt = now }, ReportersAfter(old, rule));
        }

        foreach (var row in ofCommune.Where(row => row.PlanId is { } other && other != planId && EndOf(other, row.EndsOn) != row.EndsOn))
            await RuleQueries.UpdateAsync(transaction, row with { EndsOn = EndOf(row.PlanId!.Value, row.EndsOn), UpdatedAt = now }, reporters[row.Id]);

        // The form's rule stays one and the same row, whichever duty it is made of: the obligations of its forms hang on it.
        ReportingRuleRow? StoredOf(ReportingRuleRow rule) => rule.IsForm
            ? stored.Find(row => row.IsForm)
            : stored.Find(row => !row.IsForm && row.DutyKey == rule.DutyKey);

        async Task SwitchOffAsync()
        {
            var form = wanted.Single(rule => rule.Row.IsForm).Row;
            var kept = wanted.Select(rule => StoredOf(rule.Row)?.Id).ToHashSet();
            foreach (var row in stored.Where(row => row.DutyKey is not null && !kept.Contains(row.Id)))
            {
                // A key stands once in a plan.
                var off = row with { IsActive = false, DutyKey = row.DutyKey == form.DutyKey ? null : row.DutyKey };
                if (off != row)
                    await RuleQueries.UpdateAsync(transaction, off with { UpdatedAt = now }, reporters[row.Id]);
            }
        }

        IEnumerable<Guid> ReportersAfter(ReportingRuleRow old, DutyRule rule) => IsTouched(old) ? reporters[old.Id] : rule.Reporters;

        // A plan's duties end with its year, once the plan of a later year is there.
        DateOnly? EndOf(Guid ofPlan, DateOnly? end)
        {
            var year = years[ofPlan];
            var last = new DateOnly(year, 12, 31);
            return years.Values.Any(other => other > year) && !(end < last) ? last : end;
        }
    }

    private static bool IsTouched(ReportingRuleRow row) => row.UpdatedBy is not null;

    /// <summary>What a stored rule becomes: of one that people changed the document moves only its place and its end.</summary>
    private static ReportingRuleRow After(ReportingRuleRow old, ReportingRuleRow wanted) => IsTouched(old)
        ? old with { DutyKey = wanted.DutyKey, Position = wanted.Position, EndsOn = old.EndsOn < wanted.EndsOn ? old.EndsOn : wanted.EndsOn ?? old.EndsOn }
        : wanted with
        {
            Id = old.Id,
            CommunePath = old.CommunePath,
            StartsOn = old.StartsOn,
            UpdatedAt = old.UpdatedAt,
            Version = old.Version,
        };
}
