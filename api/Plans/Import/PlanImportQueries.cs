using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Plans.Import;

/// <summary>Writes a plan. Rows that actuals may hang on are updated in place; the rest is replaced.</summary>
public static class PlanImportQueries
{
    private const string InsertPlan = """
        insert into plans (id, commune_id, year, number, title, issued_on, issuer, signatory_title, signatory_name, objective,
                           imported_at, imported_by)
        values (@id, @communeId, @Year, @Number, @Title, @IssuedOn, @Issuer, @SignatoryTitle, @SignatoryName, @Objective, @now, @personId)
        """;

    private const string UpdatePlan = """
        update plans
        set number = @Number,
            title = @Title,
            issued_on = @IssuedOn,
            issuer = @Issuer,
            signatory_title = @SignatoryTitle,
            signatory_name = @SignatoryName,
            objective = @Objective,
            imported_at = @now,
            imported_by = @personId,
            version = version + 1
        where id = @id
        """;

    private const string DeleteHeadRows = """
        delete from plan_horizons where plan_id = @planId;
        delete from plan_legal_bases where plan_id = @planId;
        delete from plan_milestones where plan_id = @planId;
        delete from reporting_duties where plan_id = @planId
        """;

    private const string InsertHorizon = "insert into plan_horizons (plan_id, year) values (@planId, @year)";

    private const string InsertLegalBasis = "insert into plan_legal_bases (plan_id, position, text) values (@planId, @position, @text)";

    private const string InsertPlanMilestone = "insert into plan_milestones (plan_id, period, text) values (@planId, @Period, @Text)";

    private const string InsertDuty = """
        insert into reporting_duties (id, plan_id, position, cadence, deadline_rule, reporter, receiver, text)
        values (@id, @planId, @position, @Cadence, @Rule, @From, @To, @Text)
        """;

    private const string InsertMeasure = """
        insert into indicators (id, code, commune_id, pillar_id, name_vi, name_en, unit, kind, numerator_vi, denominator_vi, direction,
                                is_cumulative, decimals, position)
        values (@id, @Code, @communeId, @PillarId, @NameVi, @NameEn, @Unit, @kind, @NumeratorVi, @DenominatorVi, @direction,
                @IsCumulative, @decimals, @position)
        """;

    private const string UpdateMeasure = """
        update indicators
        set pillar_id = @PillarId,
            name_vi = @NameVi,
            name_en = @NameEn,
            unit = @Unit,
            kind = @kind,
            numerator_vi = @NumeratorVi,
            denominator_vi = @DenominatorVi,
            direction = @direction,
            is_cumulative = @IsCumulative,
            decimals = @decimals,
            version = version + 1
        where commune_id = @communeId
          and code = @Code
        """;

    private const string InsertIndicator = """
        insert into plan_indicators (id, plan_id, indicator_id, position, number, text, heading, unit, lead_id, note, phasing)
        values (@id, @planId, @indicatorId, @position, @Number, @Text, @Heading, @Unit, @leadId, @Note, @phasing)
        """;

    // A lead and a phasing that the standing office chose stay where the document is silent.
    private const string UpdateIndicator = """
        update plan_indicators
        set position = @position,
            number = @Number,
            text = @Text,
            heading = @Heading,
            unit = @Unit,
            lead_id = case when @leadId is not null or lead_is_assigned = 0 then @leadId else lead_id end,
            lead_is_assigned = case when @leadId is not null then 0 else lead_is_assigned end,
            note = @Note,
            phasing = coalesce(@phasing, phasing),
            is_withdrawn = 0,
            version = version + 1
        where id = @id
        """;

    private const string WithdrawIndicator = """
        update plan_indicators
        set is_withdrawn = 1,
            version = version + 1
        where id = @id
        """;

    private const string InsertTarget = """
        insert into targets (id, plan_indicator_id, year, operator, value, text)
        values (@id, @planIndicatorId, @Year, @operatorCode, @Value, @Text)
        """;

    private const string UpdateTarget = """
        update targets
        set operator = @operatorCode,
            value = @Value,
            text = @Text,
            version = version + 1
        where plan_indicator_id = @planIndicatorId
          and year = @Year
        """;

    private const string DeleteTarget = """
        delete from targets
        where plan_indicator_id = @planIndicatorId
          and year = @year
        """;

    private const string DeleteMilestones = "delete from milestones where plan_indicator_id = @planIndicatorId";

    private const string InsertMilestone = """
        insert into milestones (plan_indicator_id, period, value)
        values (@planIndicatorId, @Period, @Value)
        """;

    private const string InsertResult = """
        insert into plan_results (id, plan_id, position, text, indicator_id, operator, value, value_text, unit, as_of, is_restated, note)
        values (@id, @planId, @position, @Text, @indicatorId, @operatorCode, @Value, @ValueText, @Unit, @AsOf, @IsRestated, @Note)
        """;

    private const string UpdateResult = """
        update plan_results
        set position = @position,
            operator = @operatorCode,
            value = @Value,
            value_text = @ValueText,
            unit = @Unit,
            as_of = @AsOf,
            is_restated = @IsRestated,
            note = @Note
        where id = @id
        """;

    private const string DeleteResult = """
        update plan_indicators
        set baseline_result_id = null
        where baseline_result_id = @id;
        delete from plan_results
        where id = @id
        """;

    private const string InsertTask = """
        insert into tasks (id, plan_id, position, number, name, result, timeframe_text, timeframe_kind, starts_on, ends_on,
                           has_budget, budget_million, budget_source, legal_basis, note)
        values (@id, @planId, @position, @Number, @Name, @Result, @TimeframeText, @TimeframeKind, @StartsOn, @EndsOn,
                @HasBudget, @BudgetMillion, @BudgetSource, @LegalBasis, @Note)
        """;

    private const string UpdateTask = """
        update tasks
        set position = @position,
            number = @Number,
            name = @Name,
            result = @Result,
            timeframe_text = @TimeframeText,
            timeframe_kind = @TimeframeKind,
            starts_on = @StartsOn,
            ends_on = @EndsOn,
            has_budget = @HasBudget,
            budget_million = @BudgetMillion,
            budget_source = @BudgetSource,
            legal_basis = @LegalBasis,
            note = @Note,
            is_withdrawn = 0,
            version = version + 1
        where id = @id;
        delete from task_organizations
        where task_id = @id
        """;

    // What was asked about a task still names it.
    private const string DeleteTask = """
        update tasks
        set is_withdrawn = 1,
            version = version + 1
        where id = @id
          and exists (select 1 from explanations e where e.task_id = @id);
        delete from tasks
        where id = @id
          and is_withdrawn = 0
        """;

    private const string InsertTaskOrganization = """
        insert into task_organizations (task_id, organization_id, part, position)
        values (@taskId, @organizationId, @part, @position)
        """;

    public static Task InsertPlanAsync(DbTransaction transaction, Guid id, Guid communeId, PlanFileHead plan, Guid? personId, DateTime now) =>
        RunAsync(transaction, InsertPlan, PlanParameters(id, communeId, plan, personId, now));

    public static Task UpdatePlanAsync(DbTransaction transaction, Guid id, Guid communeId, PlanFileHead plan, Guid? personId, DateTime now) =>
        RunAsync(transaction, UpdatePlan, PlanParameters(id, communeId, plan, personId, now));

    /// <summary>Horizons, legal bases, quarter focus and duties: nothing hangs on them, so they are written anew.</summary>
    public static async Task ReplaceHeadRowsAsync(DbTransaction transaction, Guid planId, PlanFile file)
    {
        await RunAsync(transaction, DeleteHeadRows, new { planId });
        await RunAsync(transaction, InsertHorizon, file.Plan.Horizons.Select(year => new { planId, year }));
        await RunAsync(transaction, InsertLegalBasis, file.Plan.LegalBases.Select((text, position) => new { planId, position, text }));
        await RunAsync(transaction, InsertPlanMilestone, file.Milestones.Select(row => new { planId, row.Period, row.Text }));
        await RunAsync(
            transaction,
            InsertDuty,
            file.Reporting.Select((row, position) => new { id = Guid.CreateVersion7(), planId, position, row.Cadence, row.Rule, row.From, row.To, row.Text }));
    }

    public static Task WriteMeasureAsync(
        DbTransaction transaction, Guid id, Guid communeId, PlanFileMeasure measure, int decimals, int position, bool isNew) =>
        RunAsync(transaction, isNew ? InsertMeasure : UpdateMeasure, new
        {
            id,
            communeId,
            position,
            decimals,
            kind = Codes.Of(measure.Kind),
            direction = Codes.Of(measure.Direction),
            measure.Code,
            measure.PillarId,
            measure.NameVi,
            measure.NameEn,
            measure.Unit,
            measure.NumeratorVi,
            measure.DenominatorVi,
            measure.IsCumulative,
        });

    public static Task WriteIndicatorAsync(
        DbTransaction transaction, Guid id, Guid planId, Guid indicatorId, PlanFileIndicator row, Guid? leadId, int position, bool isNew) =>
        RunAsync(transaction, isNew ? InsertIndicator : UpdateIndicator, new
        {
            id,
            planId,
            indicatorId,
            position,
            leadId,
            phasing = row.Phasing is { } phasing ? Codes.Of(phasing) : null,
            row.Number,
            row.Text,
            row.Heading,
            row.Unit,
            row.Note,
        });

    public static Task WithdrawIndicatorAsync(DbTransaction transaction, Guid id) => RunAsync(transaction, WithdrawIndicator, new { id });

    public static Task WriteTargetAsync(DbTransaction transaction, Guid planIndicatorId, PlanFileTarget target, bool isNew) =>
        RunAsync(transaction, isNew ? InsertTarget : UpdateTarget, new
        {
            id = Guid.CreateVersion7(),
            planIndicatorId,
            target.Year,
            operatorCode = Codes.Of(target.Operator),
            target.Value,
            target.Text,
        });

    public static Task DeleteTargetAsync(DbTransaction transaction, Guid planIndicatorId, int year) =>
        RunAsync(transaction, DeleteTarget, new { planIndicatorId, year });

    public static async Task ReplaceMilestonesAsync(DbTransaction transaction, Guid planIndicatorId, IReadOnlyList<PlanFileStep> steps)
    {
        await RunAsync(transaction, DeleteMilestones, new { planIndicatorId });
        await RunAsync(transaction, InsertMilestone, steps.Select(step => new { planIndicatorId, step.Period, step.Value }));
    }

    public static Task WriteResultAsync(
        DbTransaction transaction, Guid id, Guid planId, PlanFileResult result, Guid? indicatorId, int position, bool isNew) =>
        RunAsync(transaction, isNew ? InsertResult : UpdateResult, new
        {
            id,
            planId,
            position,
            indicatorId,
            operatorCode = Codes.Of(result.Operator),
            result.Text,
            result.Value,
            result.ValueText,
            result.Unit,
            result.AsOf,
            result.IsRestated,
            result.Note,
        });

    public static Task DeleteResultAsync(DbTransaction transaction, Guid id) => RunAsync(transaction, DeleteResult, new { id });

    public static async Task WriteTaskAsync(
        DbTransaction transaction, Guid id, Guid planId, PlanFileTask task, int position, bool isNew, IReadOnlyDictionary<string, Guid> units)
    {
        await RunAsync(transaction, isNew ? InsertTask : UpdateTask, new
        {
            id,
            planId,
            position,
            task.Number,
            task.Name,
            task.Result,
            task.TimeframeText,
            task.TimeframeKind,
            task.StartsOn,
            task.EndsOn,
            task.HasBudget,
            task.BudgetMillion,
            task.BudgetSource,
            task.LegalBasis,
            task.Note,
        });
        await RunAsync(transaction, InsertTaskOrganization, Part(task.Leads, "lead").Concat(Part(task.Partners, "partner")));

        IEnumerable<object> Part(IReadOnlyList<string> codes, string part) =>
            codes.Select((code, index) => new { taskId = id, organizationId = units[code], part, position = index });
    }

    public static Task DeleteTaskAsync(DbTransaction transaction, Guid id) => RunAsync(transaction, DeleteTask, new { id });

    private static object PlanParameters(Guid id, Guid communeId, PlanFileHead plan, Guid? personId, DateTime now) => new
    {
        id,
        communeId,
        personId,
        now,
        plan.Year,
        plan.Number,
        plan.Title,
        plan.IssuedOn,
        plan.Issuer,
        plan.SignatoryTitle,
        plan.SignatoryName,
        plan.Objective,
    };

    private static Task RunAsync(DbTransaction transaction, string sql, object parameters) =>
        transaction.Connection!.ExecuteAsync(sql, parameters, transaction);
}
