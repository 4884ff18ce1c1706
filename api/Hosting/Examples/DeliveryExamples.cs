using WardKpi.Api.Exchange.Delivering;
using WardKpi.Api.Exchange.Dhis2;
using WardKpi.Api.Exchange.Dhis2.Importing;
using WardKpi.Api.Http;

namespace WardKpi.Api.Hosting.Examples;

public static class DeliveryExamples
{
    private static readonly DeliveredValue Value = new()
    {
        OrganizationCode = KyHoa.OfficialCode,
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
            Problems.Invalid(new Dictionary<string, string[]> { ["values"] = [DeliveryValidator.Empty] }),
            DeliveryEndpoints.TooManyRows()),
        new(
            "ImportDhis2DataValues",
            new Dhis2Import
            {
                OrgUnit = KyHoa.OfficialCode,
                Period = "2026Q4",
                DataValues =
                [
                    new Dhis2ImportValue { DataElement = "EGOV.FILES_ONLINE.NUM", Value = "1840" },
                    new Dhis2ImportValue { DataElement = "EGOV.FILES_ONLINE.DEN", Value = "1975" },
                    new Dhis2ImportValue { DataElement = "EGOV.UNKNOWN", Value = "1" },
                ],
            },
            new Dhis2ImportSummary
            {
                ResponseType = "ImportSummary",
                Status = "WARNING",
                Description = "Import process completed.",
                ImportOptions = new Dhis2ImportOptions { ImportStrategy = "CREATE_AND_UPDATE", DryRun = false, IdScheme = "CODE" },
                ImportCount = new Dhis2ImportCount { Imported = 2, Updated = 0, Ignored = 1, Deleted = 0 },
                Conflicts =
                [
                    new Dhis2Conflict
                    {
                        Object = "EGOV.UNKNOWN",
                        Value = DeliveryRules.UnknownIndicator.Message,
                        ErrorCode = DeliveryRules.UnknownIndicator.Code,
                        Property = "dataElement",
                        Indexes = [2],
                    },
                ],
                RejectedIndexes = [2],
                UnexplainedIndexes = [],
            },
            Dhis2Endpoints.UnsupportedScheme(),
            Dhis2ImportEndpoints.UnsupportedStrategy()),
    ];
}
