using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Deadlines.Rules;

public static class RuleQueries
{
    private const string Rules = """
        r.id, r.commune_id, c.path as commune_path, r.plan_id, r.duty_key, r.position, r.title, r.content, r.reporter, r.reporters,
        r.receiver, r.method, r.outline, r.forms, r.frequency, r.cut_off, r.deadline, r.last_week, r.due_day, r.due_month, r.due_year,
        r.is_next_month, r.is_before, r.working_days, r.due_minute, r.opens_days, r.lock_days, r.is_form, r.is_assumed, r.is_active,
        r.starts_on, r.ends_on, r.updated_at, r.updated_by, p.display_name as updated_by_name, r.version
        from reporting_rules r
        join organizations c on c.id = r.commune_id
        left join people p on p.id = r.updated_by
        where c.path like @scope
        """;

    private const string Reporters = """
        o.rule_id, o.organization_id
        from reporting_rules r
        join rule_reporters o on o.rule_id = r.id
        join organizations c on c.id = r.commune_id
        join organizations u on u.id = o.organization_id
        where c.path like @scope
        """;

    private const string SelectRules = $"""
        select {Rules}
          and (@planId is null or r.plan_id = @planId)
        order by c.path, r.position, r.id
        """;

    private const string SelectRulesOfCommune = $"""
        select {Rules}
          and r.commune_id = @communeId
          and (@planId is null or r.plan_id = @planId)
        order by r.position, r.id
        """;

    private const string SelectRule = $"""
        select {Rules}
          and r.id = @id
        """;

    private const string SelectReporters = $"""
        select {Reporters}
        order by o.rule_id, u.position, o.organization_id
        """;

    // Read by each write that computes duties.
    private const string SelectReportersOfCommune = $"""
        select {Reporters}
          and r.commune_id = @communeId
        order by o.rule_id, u.position, o.organization_id
        """;

    private const string InsertRule = """
        insert into reporting_rules (id, commune_id, plan_id, duty_key, position, title, content, reporter, reporters, receiver, method,
                                     outline, forms, frequency, cut_off, deadline, last_week, due_day, due_month, due_year, is_next_month,
                                     is_before, working_days, due_minute, opens_days, lock_days, is_form, is_assumed, is_active, starts_on,
                                     ends_on, updated_at, updated_by, version)
        values (@Id, @CommuneId, @PlanId, @DutyKey, @Position, @Title, @Content, @Reporter, @Reporters, @Receiver, @Method,
                @Outline, @Forms, @Frequency, @CutOff, @Deadline, @LastWeek, @DueDay, @DueMonth, @DueYear, @IsNextMonth,
                @IsBefore, @WorkingDays, @DueMinute, @OpensDays, @LockDays, @IsForm, @IsAssumed, @IsActive, @StartsOn,
                @EndsOn, @UpdatedAt, @UpdatedBy, 1)
        """;

    private const string UpdateRule = """
        update reporting_rules
        set duty_key = @DutyKey,
            position = @Position,
            title = @Title,
            content = @Content,
            reporter = @Reporter,
            reporters = @Reporters,
            receiver = @Receiver,
            method = @Method,
            outline = @Outline,
            forms = @Forms,
            frequency = @Frequency,
            cut_off = @CutOff,
            deadline = @Deadline,
            last_week = @LastWeek,
            due_day = @DueDay,
            due_month = @DueMonth,
            due_year = @DueYear,
            is_next_month = @IsNextMonth,
            is_before = @IsBefore,
            working_days = @WorkingDays,
            due_minute = @DueMinute,
            opens_days = @OpensDays,
            lock_days = @LockDays,
            is_form = @IsForm,
            is_assumed = @IsAssumed,
            is_active = @IsActive,
            starts_on = @StartsOn,
            ends_on = @EndsOn,
            updated_at = @UpdatedAt,
            updated_by = @UpdatedBy,
            version = version + 1
        where id = @Id
          and version = @Version
        """;

    private const string SelectPlansWithoutRules = """
        select p.id
        from plans p
        where not exists (select 1 from reporting_rules r where r.plan_id = p.id)
        order by p.id
        """;

    private const string SelectUnits = """
        select id, name
        from organizations
        where parent_id = @communeId
          and kind = 'unit'
          and is_active = 1
        order by position, id
        """;

    private const string DeleteReporters = "delete from rule_reporters where rule_id = @ruleId";

    private const string InsertReporter = """
        insert into rule_reporters (rule_id, organization_id)
        values (@ruleId, @organizationId)
        """;

    /// <summary>Rules in scope, of every commune, of one, or of one plan; also those that are switched off or have ended.</summary>
    public static async Task<IReadOnlyList<ReportingRuleRow>> ListAsync(
        DbConnection connection, string scope, Guid? communeId = null, Guid? planId = null, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<ReportingRuleRow>(
            communeId is null ? SelectRules : SelectRulesOfCommune, new { scope, communeId, planId }, transaction)).AsList();

    public static Task<ReportingRuleRow?> FindAsync(DbConnection connection, Guid id, string scope, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<ReportingRuleRow>(SelectRule, new { scope, id }, transaction);

    /// <summary>The listed reporters by rule, in the order of the commune's units; a rule whose reporters are the leads has none.</summary>
    public static async Task<ILookup<Guid, Guid>> ReportersAsync(
        DbConnection connection, string scope, Guid? communeId = null, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<RuleReporterRow>(
            communeId is null ? SelectReporters : SelectReportersOfCommune, new { scope, communeId }, transaction))
            .ToLookup(row => row.RuleId, row => row.OrganizationId);

    /// <summary>The units that may report, in the document's order.</summary>
    public static async Task<IReadOnlyList<RuleUnit>> UnitsAsync(DbConnection connection, Guid communeId, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<RuleUnit>(SelectUnits, new { communeId }, transaction)).AsList();

    public static async Task<IReadOnlyList<Guid>> PlansWithoutRulesAsync(DbConnection connection) =>
        (await connection.QueryAsync<Guid>(SelectPlansWithoutRules)).AsList();

    public static async Task InsertAsync(DbTransaction transaction, ReportingRuleRow row, IEnumerable<Guid> reporters)
    {
        await transaction.Connection!.ExecuteAsync(InsertRule, row, transaction);
        await InsertReportersAsync(transaction, row.Id, reporters);
    }

    /// <summary>False when somebody else changed the rule first.</summary>
    public static async Task<bool> UpdateAsync(DbTransaction transaction, ReportingRuleRow row, IEnumerable<Guid> reporters)
    {
        if (await transaction.Connection!.ExecuteAsync(UpdateRule, row, transaction) == 0)
            return false;
        await transaction.Connection!.ExecuteAsync(DeleteReporters, new { ruleId = row.Id }, transaction);
        await InsertReportersAsync(transaction, row.Id, reporters);
        return true;
    }

    private static Task InsertReportersAsync(DbTransaction transaction, Guid ruleId, IEnumerable<Guid> reporters) =>
        transaction.Connection!.ExecuteAsync(
            InsertReporter, reporters.Distinct().Select(organizationId => new { ruleId, organizationId }), transaction);
}
