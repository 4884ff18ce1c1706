using WardKpi.Api.Indicators;

namespace WardKpi.Api.Hosting.Examples;

public static class CatalogExamples
{
    private static readonly IndicatorView Indicator = new()
    {
        Id = new Guid("d70b2cbe-ba75-5e9e-aac1-0fa7aecfb387"),
        Code = KyHoa.IndicatorCode,
        PillarId = "egov",
        NameVi = "Tỷ lệ hồ sơ TTHC xử lý trực tuyến",
        NameEn = "Share of administrative-procedure files processed online",
        Unit = "%",
        Kind = IndicatorKind.Ratio,
        NumeratorVi = "Số hồ sơ TTHC được xử lý trực tuyến (toàn trình và một phần)",
        DenominatorVi = "Tổng số hồ sơ TTHC tiếp nhận, giải quyết trong kỳ",
        Direction = Direction.Up,
        IsCumulative = false,
        IsCard = true,
        Decimals = 1,
    };

    public static IEnumerable<OperationExample> All =>
    [
        new("ListOrganizations", Answer: new[] { KyHoa.Commune, KyHoa.Unit }),
        new("ListIndicators", Answer: new CatalogView
        {
            Pillars = [new PillarView { Id = "egov", NameVi = "Chính quyền số", NameEn = "Digital government" }],
            Indicators = [Indicator],
        }),
        new("GetIndicator", Answer: Indicator),
    ];
}
