using WardKpi.Api.Reports;
using WardKpi.Api.Reports.History;

namespace WardKpi.Api.Tests.Rules;

public sealed class HistoryRulesTests
{
    private static readonly Guid Now = Guid.NewGuid();
    private static readonly Guid LastYear = Guid.NewGuid();
    private static readonly Guid First = Guid.NewGuid();
    private static readonly Guid Second = Guid.NewGuid();

    /// <summary>The rows of last year's plan with this indicator, and the one whose values are shown.</summary>
    public static TheoryData<string, (Guid Row, string Number, string Text)[], Guid?> Rows => new()
    {
        { "the only row, whatever it is called", [(First, "9", "Hồ sơ mạng")], First },
        { "the row with the same words", [(First, "1", "Hồ sơ mạng"), (Second, "9", " hồ sơ trực tuyến")], Second },
        { "else the row with the same number", [(First, "9", "Hồ sơ mạng"), (Second, "1", "Hồ sơ giấy")], Second },
        { "none where neither is there", [(First, "8", "Hồ sơ mạng"), (Second, "9", "Hồ sơ giấy")], null },
    };

    [Theory, MemberData(nameof(Rows))]
    public void Of_an_earlier_plan_the_row_that_is_meant_is_shown(string name, (Guid Row, string Number, string Text)[] rows, Guid? expected)
    {
        var values = rows.SelectMany(row => new[] { "2025Q4", "2025Q3" }.Select(period => Value(LastYear, row.Row, row.Number, row.Text, period)));

        var shown = HistoryRules.Earlier([.. values, Value(Now, Guid.NewGuid(), "1", "Hồ sơ trực tuyến", "2026Q1")], Now, "Hồ sơ trực tuyến", "1").ToList();

        Assert.All(shown, value => Assert.Equal((name, expected), (name, value.RowId)));
        Assert.Equal(expected is null ? [] : ["2025Q3", "2025Q4"], shown.Select(value => value.Actual.Period));
    }

    private static HistoryValueRow Value(Guid plan, Guid row, string number, string text, string period) =>
        new() { PlanId = plan, RowId = row, Number = number, RowText = text, Actual = new ActualRow { Period = period } };
}
