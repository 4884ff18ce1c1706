using System.Globalization;
using WardKpi.Api.Exchange.Values;

namespace WardKpi.Api.Tests.Rules;

public sealed class ExchangeCellsTests
{
    [Theory]
    [InlineData("48.0000", "48")]
    [InlineData("48", "48")]
    [InlineData("48.2500", "48.25")]
    [InlineData("-0.1000", "-0.1")]
    [InlineData("0.0000", "0")]
    [InlineData("99999999999999.9999", "99999999999999.9999")]
    [InlineData("1200.0000", "1200")]
    public void A_figure_is_written_alike_whichever_engine_kept_it(string stored, string written) => Assert.Equal(
        written,
        ExchangeCells.WithoutZeros(decimal.Parse(stored, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture));
}
