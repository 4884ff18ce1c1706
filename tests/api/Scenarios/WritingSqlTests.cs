using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class WritingSqlTests
{
    public static TheoryData<string> Statements => [.. SqlTexts.In(typeof(Program).Assembly).Select(text => text.Name)];

    [Theory, MemberData(nameof(Statements))]
    public void A_statement_of_the_api_is_T_SQL_too(string name) => Assert.Empty(TSqlGrammar.Parse(TextOf(name)));

    [Theory, MemberData(nameof(Statements))]
    public void Columns_are_listed_never_starred(string name) => Assert.DoesNotMatch(@"(?i)select\s+(\w+\.)?\*", TextOf(name));

    [Fact]
    public void The_statements_are_found() => Assert.True(Statements.Count > 50);

    private static string TextOf(string name) => SqlTexts.In(typeof(Program).Assembly).Single(text => text.Name == name).Sql;
}
