using Microsoft.Data.Sqlite;
using WardKpi.Api.Tests.Infrastructure;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Tests.Structure;

/// <summary>A commune's page costs the same whatever the number of other communes: its query begins with the caller's scope.</summary>
public sealed class QueryPlanTests
{
    private static readonly IReadOnlyDictionary<string, string> Texts =
        SqlTexts.In(typeof(Program).Assembly).ToDictionary(text => text.Name, text => text.Sql);

    [Theory]
    [InlineData("WardKpi.Api.Deadlines.Obligations.ObligationQueries.SelectObligations")]
    [InlineData("WardKpi.Api.Deadlines.Obligations.ObligationQueries.CountObligations")]
    [InlineData("WardKpi.Api.Deadlines.Timeliness.TimelinessQueries.SelectDuties")]
    public async Task What_a_page_reads_is_found_by_the_path_of_the_place_and_by_its_units(string name)
    {
        var steps = await PlanAsync(name);

        Assert.StartsWith("SEARCH o USING INDEX ux_organizations_path (path>? AND path<?)", steps[0], StringComparison.Ordinal);
        Assert.Contains(steps, step => step.Contains("ix_obligations_organization (organization_id=? AND due_at>? AND due_at<?)", StringComparison.Ordinal));
        Assert.DoesNotContain(steps, step => step.StartsWith("SCAN", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Deadlines.Reminders.ReminderQueries.SelectUnopenedOfCommune", "b USING INDEX ix_obligations_open_rule (rule_id=?)")]
    [InlineData("Deadlines.Reminders.ReminderQueries.SelectNewlyOverdueOfCommune", "b USING INDEX ix_obligations_open_rule (rule_id=? AND due_at<?)")]
    [InlineData("Deadlines.Reminders.ReminderQueries.SelectToRemindOfCommune", "b USING INDEX ix_obligations_open_rule (rule_id=? AND due_at<?)")]
    [InlineData("Deadlines.Rules.RuleQueries.SelectReportersOfCommune", "o USING COVERING INDEX sqlite_autoindex_rule_reporters_1 (rule_id=?)")]
    [InlineData("Deadlines.Rules.RuleQueries.SelectRulesOfCommune", "r USING INDEX ix_reporting_rules_commune (commune_id=?)")]
    public async Task What_a_write_reads_is_found_by_the_rules_of_its_commune(string name, string found)
    {
        var steps = await PlanAsync($"WardKpi.Api.{name}");

        Assert.Contains(steps, step => step.Contains("r USING INDEX ix_reporting_rules_commune (commune_id=?)", StringComparison.Ordinal));
        Assert.Contains(steps, step => step.Contains(found, StringComparison.Ordinal));
        Assert.DoesNotContain(steps, step => step.StartsWith("SCAN", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Deadlines.Reminders.ReminderQueries.SelectUnopened", "b USING INDEX ix_obligations_unopened (opens_on<?)")]
    [InlineData("Deadlines.Reminders.ReminderQueries.SelectNewlyOverdue", "b USING INDEX ix_obligations_open (due_at<?)")]
    [InlineData("Deadlines.Reminders.ReminderQueries.SelectToRemind", "b USING INDEX ix_obligations_open (due_at")]
    [InlineData("Explanations.ExplanationQueries.SelectOverdue", "e USING INDEX ix_explanations_asked (due_on<?)")]
    [InlineData("Explanations.ExplanationQueries.SelectOverdue", "n USING INDEX ix_notices_form (plan_id=? AND organization_id=? AND period=?)")]
    [InlineData("Jobs.Upkeep.PruneQueries.SelectOldNotices", "notices USING INDEX ix_notices_at (at<?)")]
    [InlineData("Exchange.Webhooks.Sending.SendingQueries.SelectDue", "d USING COVERING INDEX ix_webhook_deliveries_waiting (webhook_id=? AND next_at<?)")]
    [InlineData("Exchange.Webhooks.Sending.SendingQueries.SelectNext", "webhook_deliveries USING INDEX ix_webhook_deliveries_waiting (webhook_id=? AND next_at<?)")]
    [InlineData("Exchange.Webhooks.Events.EventQueries.SelectEvents", "e USING INDEX sqlite_autoindex_exchange_events_1 (seq>? AND seq<?)")]
    [InlineData("Exchange.Values.ExchangeLog.SelectOwnAfter", "exchange_values USING INDEX sqlite_autoindex_exchange_values_1 (seq>? AND seq<?)")]
    [InlineData("Jobs.Upkeep.PruneQueries.SelectOldDeliveries", "webhook_deliveries USING INDEX ix_webhook_deliveries_created (created_at<?)")]
    [InlineData("Jobs.Upkeep.PruneQueries.SelectOldEvents", "exchange_events USING INDEX ix_exchange_events_at (at<?)")]
    [InlineData("Jobs.Upkeep.PruneQueries.SelectOldCalls", "exchange_calls USING INDEX ix_exchange_calls_at (at<?)")]
    [InlineData("Reports.Review.LockQueries.SelectCommunesToLock", "b USING INDEX ix_obligations_unlocked (locks_on<?)")]
    [InlineData("Reports.Review.LockQueries.SelectToTell", "b USING INDEX ix_obligations_unlocked (locks_on>? AND locks_on<?)")]
    public async Task What_a_job_looks_for_in_the_whole_country_is_found_by_its_date(string name, string found) =>
        Assert.Contains(await PlanAsync($"WardKpi.Api.{name}"), step => step.StartsWith($"SEARCH {found}", StringComparison.Ordinal));

    [Theory]
    [InlineData("SelectCommunes", "c USING INDEX ux_organizations_path (path>? AND path<?)")]
    [InlineData("SelectPlans", "p USING INDEX ix_plans_commune_year (commune_id=? AND year=?)")]
    [InlineData("SelectIndicators", "i USING INDEX ux_plan_indicators_row (plan_id=?)")]
    [InlineData("SelectTargets", "t USING INDEX ux_targets_year (plan_indicator_id=?)")]
    [InlineData("SelectMilestones", "s USING INDEX sqlite_autoindex_milestones_1 (plan_indicator_id=?)")]
    [InlineData("SelectBaselines", "r USING INDEX ix_plan_results_plan (plan_id=?)")]
    [InlineData("SelectFigures", "a USING INDEX ux_actuals_cell (plan_indicator_id=? AND period=?)")]
    [InlineData("SelectMeasures", "a USING INDEX ux_actuals_cell (plan_indicator_id=? AND period=?)")]
    public async Task What_a_province_reads_is_found_from_its_path_down_to_the_cells_of_the_quarter(string name, string found)
    {
        var steps = await PlanAsync($"WardKpi.Api.Province.ProvinceQueries.{name}");

        Assert.Contains(steps, step => step.StartsWith("SEARCH c USING", StringComparison.Ordinal) && step.Contains("ux_organizations_path (path>? AND path<?)", StringComparison.Ordinal));
        Assert.Contains(steps, step => step.Contains(found, StringComparison.Ordinal));
        Assert.DoesNotContain(steps, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !IsOfFew(step));
    }

    [Theory]
    [InlineData("SelectNodes", "l USING INDEX ix_exchange_values_plan (plan_id=? AND ended_seq=?)")]
    [InlineData("SelectForwarded", "m USING INDEX ux_indicators_common_code (code=?)")]
    [InlineData("SelectMeasures", "m USING INDEX ux_indicators_common_code (code=?)")]
    [InlineData("SelectMeasures", "l USING INDEX ix_exchange_values_plan (plan_id=? AND ended_seq=?)")]
    public async Task What_nodes_forwarded_is_found_from_the_machines_that_send(string name, string found)
    {
        var steps = await PlanAsync($"WardKpi.Api.Province.ProvinceQueries.{name}");

        Assert.Contains("SEARCH v USING INDEX ix_exchange_values_node (node_id=? AND ended_seq=?)", steps);
        Assert.Contains(steps, step => step.Contains(found, StringComparison.Ordinal));
        Assert.DoesNotContain(steps, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !IsOfFew(step));
    }

    [Fact]
    public async Task The_explanations_of_a_place_are_found_by_its_communes_and_their_plans()
    {
        var steps = await PlanAsync("WardKpi.Api.Explanations.ExplanationQueries.SelectExplanations");

        Assert.Contains(steps, step => step.StartsWith("SEARCH c USING INDEX ux_organizations_path (path>? AND path<?)", StringComparison.Ordinal));
        Assert.Contains(steps, step => step.StartsWith("SEARCH p USING COVERING INDEX ix_plans_commune_year (commune_id=?)", StringComparison.Ordinal)
            || step.StartsWith("SEARCH p USING INDEX ix_plans_commune_year (commune_id=?)", StringComparison.Ordinal));
        Assert.Contains(steps, step => step.StartsWith("SEARCH e USING INDEX ix_explanations_plan (plan_id=?", StringComparison.Ordinal));
        Assert.DoesNotContain(steps, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.StartsWith("SCAN w", StringComparison.Ordinal)
            && !step.StartsWith("SCAN (subquery", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_of_a_machine_reads_one_client_by_its_prefix()
    {
        var steps = await PlanAsync("WardKpi.Api.Exchange.Clients.ApiClientQueries.SelectClientByPrefix");

        Assert.Contains("SEARCH c USING INDEX ux_api_clients_prefix (prefix=?)", steps);
        Assert.DoesNotContain(steps, step => step.StartsWith("SCAN", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SelectCalls", "SEARCH e USING INDEX ix_exchange_calls_at (at>? AND at<?)")]
    [InlineData("SelectCallsOfClient", "SEARCH e USING INDEX ix_exchange_calls_client (client_id=? AND at>? AND at<?)")]
    public async Task A_page_of_the_sharing_log_is_walked_from_its_newest_call_on(string name, string found)
    {
        var steps = await PlanAsync($"WardKpi.Api.Exchange.Calls.SharingLogQueries.{name}");

        Assert.Contains(found, steps);
        Assert.DoesNotContain(steps, step => step.StartsWith("SCAN", StringComparison.Ordinal));
        // Those of one moment are put in order; the log itself is never sorted.
        Assert.DoesNotContain("USE TEMP B-TREE FOR ORDER BY", steps);
    }

    [Fact]
    public async Task A_place_that_a_machine_names_is_found_by_each_of_its_codes()
    {
        var steps = await PlanAsync("WardKpi.Api.Exchange.Dictionary.OrganizationCodes.SelectNamed");

        Assert.Contains("SEARCH o USING INDEX ix_organizations_official_code (official_code=?)", steps);
        Assert.Contains("SEARCH a USING INDEX ix_organization_aliases_code (code=?)", steps);
        Assert.Contains("SEARCH o USING INDEX ux_organizations_path (path=?)", steps);
        Assert.DoesNotContain(steps, step => step.StartsWith("SCAN", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Values.ExchangeReader.SelectValues", "exchange_values USING INDEX sqlite_autoindex_exchange_values_1 (seq>? AND seq<?)")]
    [InlineData("Values.ExchangeReader.SelectValuesOfCommune", "exchange_values USING INDEX ix_exchange_values_commune (commune_id=? AND seq>? AND seq<?)")]
    [InlineData("Values.ExchangeReader.SelectChanges", "INDEX ix_exchange_values_value (value_id=? AND seq<?)")]
    [InlineData("Values.ExchangeReader.SelectChangesOfCommune", "exchange_values USING INDEX ix_exchange_values_commune (commune_id=? AND seq>? AND seq<?)")]
    [InlineData("Values.ValuesQueries.SelectNumberAt", "exchange_values USING COVERING INDEX ix_exchange_values_recorded (recorded_at=?)")]
    [InlineData("Forwarding.NodeQueries.SelectIsHeld", "v USING INDEX ix_exchange_values_commune (commune_id=?)")]
    [InlineData("Values.ExchangeLog.SelectCurrentOfPlan", "exchange_values USING INDEX ix_exchange_values_plan (plan_id=? AND ended_seq=?)")]
    [InlineData("Clients.ApiClientQueries.SelectClientByPrefix", "c USING INDEX ux_api_clients_prefix (prefix=?)")]
    public async Task What_a_machine_pulls_is_walked_by_its_index_and_not_put_in_order_first(string name, string found)
    {
        var steps = await PlanAsync($"WardKpi.Api.Exchange.{name}");

        Assert.Contains(steps, step => step.Contains(found, StringComparison.Ordinal));
        Assert.DoesNotContain(steps, step => step.StartsWith("SCAN exchange_values", StringComparison.Ordinal));
        if (name.StartsWith("Values.ExchangeReader", StringComparison.Ordinal))
            Assert.DoesNotContain(steps, step => step is "USE TEMP B-TREE FOR ORDER BY");
    }

    /// <summary>The machines that send, and what a subquery has found already.</summary>
    private static bool IsOfFew(string step) =>
        step is "SCAN n" or "SCAN f" or "SCAN x" || step.StartsWith("SCAN n USING COVERING INDEX sqlite_autoindex_exchange_nodes_1", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> PlanAsync(string text)
    {
        await using var connection = new SqliteConnection($"Data Source={text};Mode=Memory;Cache=Shared");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await new Migrator(DatabaseProvider.Sqlite, connection.ConnectionString).RunAsync(cancellation: TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        // Dapper spreads a list where it stands.
        var sql = Texts[text].Replace("in @codes", "in (@codes)").Replace("in @paths", "in (@paths)");
        command.CommandText = $"pragma case_sensitive_like = on; explain query plan {sql}";
        foreach (var name in new[] { "@scope", "@under", "@Scope" })
            command.Parameters.AddWithValue(name, "/tinh/xa/%");
        foreach (var name in new[] { "@from", "@now", "@today", "@since", "@youngest", "@before", "@readBefore", "@topicsBefore" })
            command.Parameters.AddWithValue(name, "2026-01-01 00:00:00.000");
        command.Parameters.AddWithValue("@until", "2027-01-01 00:00:00.000");
        string[] unset =
        [
            "@communeId", "@planId", "@batch", "@year", "@period", "@indicatorId", "@targetYear", "@prefix", "@ClientId", "@webhookId", "@limit",
            "@valueId", "@codes", "@paths",
        ];
        foreach (var name in unset)
            command.Parameters.AddWithValue(name, DBNull.Value);
        foreach (var name in new[] { "@afterSeq", "@upTo", "@seq" })
            command.Parameters.AddWithValue(name, 1);
        foreach (var name in new[]
                 {
                     "@afterId", "@root", "@firstState", "@secondState", "@thirdState", "@under", "@pillars", "@unitCode", "@indicatorCode",
                     "@communePath", "@prefix", "@at",
                 })
            command.Parameters.AddWithValue(name, "/tinh/%");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var steps = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            steps.Add(reader.GetString(reader.GetOrdinal("detail")));
        return steps;
    }
}
