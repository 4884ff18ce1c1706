using WardKpi.Api.Plans.Links;

namespace WardKpi.Api.Tests.Rules;

public sealed class LinkRulesTests
{
    private static readonly Guid First = Guid.NewGuid();
    private static readonly Guid Second = Guid.NewGuid();
    private static readonly Guid Third = Guid.NewGuid();
    private static readonly (Guid, string)[] Numbers = [(First, "1"), (Second, "2"), (Third, "3")];

    [Fact]
    public void What_goes_is_told_before_what_comes_and_what_stays_is_not_told() => Assert.Equal(
        [new LinkStep("task", "1", null), new LinkStep("task", null, "3")],
        LinkRules.Between("task", [First, Second], [Third, Second], Numbers));

    [Fact]
    public void Nothing_changed_is_no_step() => Assert.Empty(LinkRules.Between("task", [Second, First], [First, Second], Numbers));

    [Fact]
    public void A_sum_of_nothing_known_is_absent_and_not_zero()
    {
        Assert.Null(LinkRules.SumOf([]));
        Assert.Null(LinkRules.SumOf([null, null]));
        Assert.Equal(0, LinkRules.SumOf([null, 0]));
        Assert.Equal(7100.5m, LinkRules.SumOf([4700m, null, 2400.5m]));
    }
}
