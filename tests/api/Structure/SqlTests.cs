using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using WardKpi.Api.Tests.Infrastructure;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Tests.Structure;

/// <summary>Every SQL constant of the program: both engines take it, and it says what it reads and in which order.</summary>
public sealed partial class SqlTests
{
    private static readonly IReadOnlyDictionary<string, string> Texts =
        SqlTexts.In(typeof(Program).Assembly).ToDictionary(text => text.Name, text => text.Sql);

    /// <summary>Selects that find one row at most, so that there is nothing to put in order.</summary>
    private static readonly Dictionary<string, string> OneRow = new()
    {
        ["WardKpi.Api.Accounts.PersonQueries.SelectHasFeed"] = "by primary key",
        ["WardKpi.Api.Accounts.PersonQueries.SelectPerson"] = "the part that the three below share",
        ["WardKpi.Api.Accounts.PersonQueries.SelectPersonByFeed"] = "by unique hash",
        ["WardKpi.Api.Accounts.PersonQueries.SelectPersonById"] = "by primary key",
        ["WardKpi.Api.Accounts.PersonQueries.SelectPersonByName"] = "by unique name",
        ["WardKpi.Api.Data.ChangeCounter.TakeNext"] = "the counter has one row",
        ["WardKpi.Api.Deadlines.Obligations.ObligationQueries.CountObligations"] = "a count",
        ["WardKpi.Api.Deadlines.Obligations.ObligationQueries.SelectObligationById"] = "by primary key",
        ["WardKpi.Api.Deadlines.Reminders.ReminderQueries.OfCommune"] = "the part that three share",
        ["WardKpi.Api.Deadlines.Reminders.ReminderQueries.OfCountry"] = "the part that four share",
        ["WardKpi.Api.Deadlines.Reminders.ReminderQueries.SelectDutyById"] = "by primary key",
        ["WardKpi.Api.Deadlines.Rules.RuleQueries.SelectRule"] = "by primary key",
        ["WardKpi.Api.Exchange.Calls.SharingLogQueries.SelectMoment"] = "by primary key",
        ["WardKpi.Api.Exchange.Clients.ApiClientQueries.CountPillars"] = "a count",
        ["WardKpi.Api.Exchange.Clients.ApiClientQueries.SelectClientByPrefix"] = "by unique prefix",
        ["WardKpi.Api.Exchange.Dictionary.DictionaryQueries.SelectPlansMark"] = "a maximum and sums",
        ["WardKpi.Api.Exchange.Delivering.DeliveryQueries.CountPlans"] = "a count",
        ["WardKpi.Api.Exchange.Dictionary.DictionaryQueries.SelectVersion"] = "by primary key",
        ["WardKpi.Api.Exchange.Values.ExchangeLog.SelectLastMoment"] = "a maximum",
        ["WardKpi.Api.Exchange.Values.ValuesQueries.CountPillars"] = "a count",
        ["WardKpi.Api.Exchange.Values.ExchangeRecorder.SelectRecordedBy"] = "the counter has one row",
        ["WardKpi.Api.Exchange.Values.ExchangeRestore.SkipNumbers"] = "the counter has one row",
        ["WardKpi.Api.Exchange.Values.ValuesQueries.CountIndicators"] = "a count",
        ["WardKpi.Api.Exchange.Values.ValuesQueries.CountUnits"] = "a count",
        ["WardKpi.Api.Exchange.Values.ValuesQueries.SelectIsRecorded"] = "one row without a table",
        ["WardKpi.Api.Exchange.Values.ValuesQueries.SelectNumberAt"] = "a maximum",
        ["WardKpi.Api.Exchange.Forwarding.ForwardingQueries.CountWaiting"] = "a count",
        ["WardKpi.Api.Exchange.Forwarding.ForwardingQueries.SelectCounter"] = "the counter has one row",
        ["WardKpi.Api.Exchange.Forwarding.ForwardingQueries.SelectNewest"] = "a greatest number",
        ["WardKpi.Api.Exchange.Forwarding.ForwardingQueries.SelectState"] = "it has one row",
        ["WardKpi.Api.Exchange.Forwarding.NodeQueries.CountOthers"] = "a count",
        ["WardKpi.Api.Exchange.Forwarding.NodeQueries.SelectIsHeld"] = "one row without a table",
        ["WardKpi.Api.Exchange.Forwarding.NodeQueries.SelectNode"] = "by primary key",
        ["WardKpi.Api.Exchange.Webhooks.Events.EventQueries.SelectSeqBefore"] = "a smallest number",
        ["WardKpi.Api.Exchange.Webhooks.Events.EventQueries.SelectSubject"] = "by primary key",
        ["WardKpi.Api.Exchange.Webhooks.WebhookQueries.CountOfClient"] = "a count",
        ["WardKpi.Api.Exchange.Webhooks.WebhookQueries.SelectOwner"] = "by primary key",
        ["WardKpi.Api.Hosting.Health.SelectChangeSeq"] = "the counter has one row",
        ["WardKpi.Api.Notices.NoticeQueries.CountUnread"] = "a count",
        ["WardKpi.Api.Organizations.OrganizationQueries.SelectOrganization"] = "by primary key",
        ["WardKpi.Api.Organizations.OrganizationQueries.SelectOrganizationByPath"] = "by unique path",
        ["WardKpi.Api.Explanations.ExplanationQueries.CountUnits"] = "a count",
        ["WardKpi.Api.Explanations.ExplanationQueries.SelectExplanation"] = "by primary key",
        ["WardKpi.Api.Explanations.ExplanationQueries.SelectIndicatorSubject"] = "by primary key",
        ["WardKpi.Api.Explanations.ExplanationQueries.SelectTaskSubject"] = "by primary key",
        ["WardKpi.Api.HandOvers.HandOverQueries.SelectGivingPerson"] = "by primary key",
        ["WardKpi.Api.HandOvers.HandOverQueries.SelectHandOver"] = "by primary key",
        ["WardKpi.Api.PublicPages.PublicPageQueries.CountOwnIndicators"] = "a count",
        ["WardKpi.Api.PublicPages.PublicPageQueries.SelectPage"] = "by primary key",
        ["WardKpi.Api.PublicPages.PublicPageQueries.SelectPublicPage"] = "by unique path",
        ["WardKpi.Api.Reports.ReportQueries.SelectReportKey"] = "by primary key",
        ["WardKpi.Api.Reports.Snapshots.SnapshotQueries.SelectContent"] = "by unique number",
    };

    public static TheoryData<string> Names => [.. Texts.Keys];

    [Fact]
    public void There_are_texts_to_look_at() => Assert.True(Texts.Count > 50, $"{Texts.Count} texts found");

    [Theory, MemberData(nameof(Names))]
    public void SQL_Server_takes_it(string name) => Assert.Empty(TSqlGrammar.Parse(Texts[name]));

    [Theory, MemberData(nameof(Names))]
    public void Columns_are_listed(string name) => Assert.Empty(Look(name).Stars);

    [Fact]
    public void Rows_come_in_a_stated_order() =>
        Assert.Equal(OneRow.Keys.Order(), Texts.Keys.Where(name => Look(name).HasUnorderedSelect).Order());

    [Fact]
    public async Task SQLite_takes_it_on_the_migrated_schema()
    {
        await using var connection = new SqliteConnection("Data Source=sql-tests;Mode=Memory;Cache=Shared");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await new Migrator(DatabaseProvider.Sqlite, connection.ConnectionString).RunAsync(cancellation: TestContext.Current.CancellationToken);

        var faults = Texts.SelectMany(text => StatementsOf(text.Value).Select(statement => (text.Key, Fault: FaultOf(connection, statement))))
            .Where(text => text.Fault is not null);

        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("select * from plans order by id", 1)]
    [InlineData("select p.* from plans p order by id", 1)]
    [InlineData("select count(*) as total from plans order by total", 0)]
    public void A_star_is_found(string sql, int stars) => Assert.Equal(stars, new Reader(sql).Stars.Count);

    [Theory]
    [InlineData("select id from plans", true)]
    [InlineData("with latest as (select id from plans) select id from latest", true)]
    [InlineData("select id from plans order by id", false)]
    [InlineData("insert into plans (id) select id from plans", false)]
    public void A_missing_order_is_found(string sql, bool isMissing) => Assert.Equal(isMissing, new Reader(sql).HasUnorderedSelect);

    private static Reader Look(string name) => new(Texts[name]);

    private static IEnumerable<string> StatementsOf(string sql) =>
        sql.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Compiled, not run: that finds a wrong name of a table or a column.</summary>
    private static string? FaultOf(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "explain " + DapperList().Replace(statement, "in ($1)");
        foreach (var parameter in Parameter().Matches(statement).Select(match => match.Value).Distinct())
            command.Parameters.AddWithValue(parameter, DBNull.Value);
        try
        {
            command.ExecuteReader().Dispose();
            return null;
        }
        catch (SqliteException exception)
        {
            return exception.Message;
        }
    }

    [GeneratedRegex(@"\bin\s+(@\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex DapperList();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();

    private sealed class Reader : TSqlFragmentVisitor
    {
        public Reader(string sql) =>
            new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(DapperList().Replace(sql, "in ($1)")), out _).Accept(this);

        public List<int> Stars { get; } = [];

        public bool HasUnorderedSelect { get; private set; }

        public override void Visit(SelectStarExpression node) => Stars.Add(node.StartLine);

        public override void Visit(SelectStatement node) => HasUnorderedSelect |= node.QueryExpression.OrderByClause is null;
    }
}
