using WardKpi.Api.Accounts;
using WardKpi.Api.Plans;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class StartingTheProgramTests
{
    private const string DemoActuals = """
        select o.path || ' ' || pi.number || ' ' || i.code || ' ' || a.period || ' ' || a.entry_kind || ' ' || coalesce(a.numerator, -1)
               || ' ' || coalesce(a.denominator, -1) || ' ' || coalesce(a.value, -1) || ' ' || coalesce(a.text, '')
        from actuals a
        join plan_indicators pi on pi.id = a.plan_indicator_id
        join indicators i on i.id = pi.indicator_id
        join plans p on p.id = pi.plan_id
        join organizations o on o.id = p.commune_id
        order by o.path, pi.number, i.code, a.period
        """;

    [Fact]
    public async Task Without_the_demo_it_starts_empty()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var node = Node.Start(database, new TestClock(), ("Demo", "false"));
        using var visitor = node.Visitor();

        var session = await visitor.GetAsync<SessionView>("session");

        Assert.False(session.IsDemo);
        Assert.Empty(session.DemoSignIns);
        Assert.Null(session.Person);
        Assert.Equal(0, await visitor.ChangeSeqAsync());
    }
}
