using WardKpi.Api.Exchange;
using WardKpi.Api.Exchange.Dictionary;
using WardKpi.Api.Http;
using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Hosting.Examples;

public static class DictionaryExamples
{
    private const string OfficialCode = "18814";

    private static readonly DateTime Published = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);

    public static IEnumerable<OperationExample> All =>
    [
        new(
            "GetDictionary",
            null,
            new DictionaryView
            {
                Version = 1,
                PublishedAt = Published,
                Pillars = [new PillarView { Id = "egov", NameVi = "Chính quyền số", NameEn = "Digital government" }],
                Entries =
                [
                    new DictionaryEntry
                    {
                        Code = KyHoa.IndicatorCode,
                        Version = 1,
                        ChangedAt = Published,
                        IsLocal = false,
                        PillarId = "egov",
                        NameVi = "Tỷ lệ hồ sơ TTHC xử lý trực tuyến",
                        NameEn = "Share of files processed online",
                        DefinitionVi = "Số hồ sơ TTHC được xử lý trực tuyến (toàn trình và một phần) so với tổng số hồ sơ TTHC tiếp nhận, giải quyết trong kỳ.",
                        FormulaVi = "100 × tử số ÷ mẫu số",
                        NumeratorVi = "Số hồ sơ TTHC được xử lý trực tuyến (toàn trình và một phần)",
                        DenominatorVi = "Tổng số hồ sơ TTHC tiếp nhận, giải quyết trong kỳ",
                        Unit = "%",
                        Kind = IndicatorKind.Ratio,
                        Direction = Direction.Up,
                        Frequency = "quarter",
                        IsCumulative = false,
                        Decimals = 1,
                        CitedDocuments = [new CitedDocument { Document = "Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ", CitedBy = ["Kế hoạch số 58/KH-UBND xã Kỳ Hoa"] }],
                        Crosswalk =
                        [
                            new CrosswalkLink
                            {
                                System = "nq57",
                                SystemName = "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
                                Item = "Mục II.1: tỷ lệ sử dụng dịch vụ công trực tuyến của người dân và doanh nghiệp",
                                Relation = CrosswalkRelation.Close,
                                Source = "Nghị quyết số 57-NQ/TW",
                                Certainty = CrosswalkCertainty.Memory,
                            },
                        ],
                    },
                ],
            },
            MediaChoice.Refusal("application/json", "text/csv"),
            DictionaryEndpoints.UnknownVersion()),
        new("GetExchangeOrganizations", null, new[]
        {
            new ExchangeOrganization
            {
                Code = OfficialCode,
                OfficialCode = OfficialCode,
                LocalCode = KyHoa.Commune.Code,
                Name = KyHoa.Commune.Name,
                Kind = OrganizationKind.Commune,
                Path = KyHoa.Commune.Path,
                ParentCode = "42",
                IsActive = true,
                Aliases =
                [
                    new OrganizationAlias
                    {
                        Code = "18829",
                        Name = "Xã Kỳ Hoa",
                        Kind = AliasKind.Merged,
                        Since = new DateOnly(2025, 7, 1),
                        Resolution = "1665/NQ-UBTVQH15",
                        Source = "Thuộc thị xã Kỳ Anh cũ",
                    },
                ],
            },
        }),
        new(
            "GetExchangePlans",
            null,
            new[]
            {
                new ExchangePlan
                {
                    Id = KyHoa.Plan.Id,
                    OrganizationCode = OfficialCode,
                    OrganizationName = KyHoa.Commune.Name,
                    Year = KyHoa.Plan.Year,
                    Number = KyHoa.Plan.Number,
                    Title = KyHoa.Plan.Title,
                    IssuedOn = KyHoa.Plan.IssuedOn,
                    Issuer = "UBND xã Kỳ Hoa",
                    Indicators =
                    [
                        new ExchangePlanIndicator
                        {
                            Id = KyHoa.PlanIndicatorId,
                            RowNumber = KyHoa.IndicatorNumber,
                            IndicatorCode = KyHoa.IndicatorCode,
                            IsLocal = false,
                            PillarId = "egov",
                            Text = KyHoa.IndicatorText,
                            Unit = "%",
                            Kind = IndicatorKind.Ratio,
                            Direction = Direction.Up,
                            UnitCode = KyHoa.Unit.Code,
                            UnitName = KyHoa.Unit.Name,
                            Baseline = 60,
                            Phasing = Phasing.Linear,
                            Targets = [new TargetView { Year = 2026, Operator = TargetOperator.Gt, Value = 80 }],
                            Milestones =
                            [
                                new ExchangeMilestone { Period = "2026Q1", Value = 65 },
                                new ExchangeMilestone { Period = "2026Q2", Value = 70 },
                                new ExchangeMilestone { Period = "2026Q3", Value = 75 },
                                new ExchangeMilestone { Period = "2026Q4", Value = 80 },
                            ],
                        },
                    ],
                },
            },
            OrganizationCodes.Unknown(["18838"])),
    ];
}
