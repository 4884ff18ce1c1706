using WardKpi.Api.Exchange.Delivering;

namespace WardKpi.Api.Hosting.Examples;

public static class DeliveryExamples
{
    private static readonly DeliveredValue Value = new()
    {
        OrganizationCode = "ha-tinh/xa-ky-hoa",
        IndicatorCode = KyHoa.IndicatorCode,
        Period = "2026Q4",
        Numerator = 1840,
        Denominator = 1975,
        Source = "Cổng dịch vụ công quốc gia",
    };

    public static IReadOnlyList<OperationExample> All { get; } =
    [
        new(
            "DeliverValues",
            new Delivery { Values = [Value, Value with { IndicatorCode = "EGOV.UNKNOWN" }] },
            new DeliveryResult
            {
                IsDryRun = false,
                ImportStrategy = ImportStrategy.CreateAndUpdate,
                Counts = new DeliveryCounts
                {
                    Created = 1, Updated = 0, Deleted = 0, Unchanged = 0, Ignored = 0, Refused = 1, Withheld = 0, Unexplained = 0,
                },
                Rows =
                [
                    new DeliveredRow { Index = 0, Outcome = DeliveryOutcome.Created, Version = 1, Warnings = [], NeedsExplanation = false },
                    new DeliveredRow
                    {
                        Index = 1,
                        Outcome = DeliveryOutcome.Refused,
                        Code = DeliveryRules.UnknownIndicator.Code,
                        Field = DeliveryRules.UnknownIndicator.Field,
                        Message = DeliveryRules.UnknownIndicator.Message,
                        Warnings = [],
                        NeedsExplanation = false,
                    },
                ],
            },
            DeliveryEndpoints.TooManyRows()),
    ];
}
