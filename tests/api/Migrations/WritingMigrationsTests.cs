using WardKpi.Api.Tests.Infrastructure;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Tests.Migrations;

public sealed class WritingMigrationsTests
{
    public static TheoryData<string> ScriptNames => [.. EmbeddedData.Scripts().Select(script => script.Name)];

    private static SqlScript Script(string name) => EmbeddedData.Scripts().Single(script => script.Name == name);

    [Theory, MemberData(nameof(ScriptNames))]
    public void A_script_is_T_SQL_too(string name) =>
        Assert.Empty(Script(name).BatchesFor(DatabaseProvider.SqlServer).SelectMany(TSqlGrammar.Parse));

    public static TheoryData<string> SqlOfTheMigrator => [.. SqlTexts.In(typeof(Migrator).Assembly).Select(text => text.Name)];

    [Theory, MemberData(nameof(SqlOfTheMigrator))]
    public void What_the_migrator_says_is_T_SQL_too(string name) =>
        Assert.Empty(TSqlGrammar.Parse(SqlTexts.In(typeof(Migrator).Assembly).Single(text => text.Name == name).Sql));

    [Theory, MemberData(nameof(ScriptNames))]
    public void A_script_is_numbered_and_named_as_a_sentence(string name) =>
        Assert.Matches(@"^\d{4}_[a-z]+(_[a-z0-9]+)+\.sql$", name);

    [Theory, MemberData(nameof(ScriptNames))]
    public void A_script_opens_with_its_reason(string name) =>
        Assert.StartsWith("-- ", Script(name).Text);

    [Fact]
    public void Numbers_run_from_one_without_a_gap()
    {
        var numbers = EmbeddedData.Scripts().Select(script => int.Parse(script.Name[..4])).ToList();

        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "create table a (b text null, c blob null);")]
    [InlineData(DatabaseProvider.SqlServer, "create table a (b nvarchar(max) null, c varbinary(max) null);")]
    public void A_token_becomes_the_word_of_the_engine(DatabaseProvider provider, string expected) =>
        Assert.Equal([expected], new SqlScript("0001_a.sql", "create table a (b {{long_text}} null, c {{long_binary}} null);").BatchesFor(provider));

    [Theory]
    [InlineData("select id from plans where id in @ids order by id")]
    [InlineData("select iif(year = 2026, 1, 0) from plans where title = N'Kế hoạch'")]
    public void The_grammar_takes_what_SQL_Server_takes(string sql) => Assert.Empty(TSqlGrammar.Parse(sql));

    [Theory]
    [InlineData("select id from plans limit 1")]
    [InlineData("insert into plans (id) values (1) on conflict do nothing")]
    [InlineData("with recursive tree as (select 1 as id) select id from tree")]
    [InlineData("select id from plans where title = 'Kế hoạch'")]
    public void The_grammar_finds_what_only_SQLite_takes(string sql) => Assert.NotEmpty(TSqlGrammar.Parse(sql));
}
