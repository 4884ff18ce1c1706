using System.Text.Json.Nodes;
using WardKpi.Api.Exchange;
using WardKpi.Api.Exchange.Dhis2;
using WardKpi.Api.Exchange.Dictionary;
using WardKpi.Api.Exchange.Sdmx;
using WardKpi.Api.Exchange.Values;

namespace WardKpi.Api.Hosting.Examples;

public static class ExchangeFormatExamples
{
    private const string Csv = """
        STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,PLAN_INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,REPORT_STATE,STATUS,ENTRY_KIND,UNIT_MEASURE,NUMERATOR,DENOMINATOR,OPERATOR,TARGET,MILESTONE,COMMENT_OBS,IS_DEMO,LAST_UPDATE
        dataflow,WARDKPI:WARD_KPI(1.0),R,Q,18814,EGOV@FILES_ONLINE,01a20237-181a-78b4-965a-de82a99fc874,2026-Q2,71.4,A,verified,on_track,ratio,%,1410,1975,gt,80,70,,false,2026-07-06T02:40:00.000Z
        """;

    private const string Json = """
        {
          "$schema": "https://json.sdmx.org/2.1/sdmx-json-data-schema.json",
          "meta": { "id": "WARD_KPI-20261123010000000", "prepared": "2026-11-23T01:00:00Z", "sender": { "id": "WARDKPI", "name": "Ward KPI" } },
          "data": { "dataSets": [{ "structure": 0, "action": "Replace", "observations": { "0:0:0:0:0": [71.4, "A"] } }] }
        }
        """;

    private const string Structure = """
        {
          "$schema": "https://json.sdmx.org/2.1/sdmx-json-structure-schema.json",
          "meta": { "id": "WARD_KPI-20261123010000000", "prepared": "2026-11-23T01:00:00Z", "sender": { "id": "WARDKPI", "name": "Ward KPI" } },
          "data": { "dataflows": [{ "id": "WARD_KPI", "agencyID": "WARDKPI", "version": "1.0", "name": "Kết quả chỉ tiêu chuyển đổi số của xã, phường" }] }
        }
        """;

    private const string Schema = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:ward-kpi:schema:v1:problem",
          "title": "ProblemDetails",
          "required": ["code", "detail", "status", "title", "type"],
          "type": "object",
          "properties": { "code": { "type": "string" }, "detail": { "type": "string" } }
        }
        """;

    private static readonly DateTime Verified = new(2026, 7, 6, 2, 40, 0, DateTimeKind.Utc);

    public static IEnumerable<OperationExample> All =>
    [
        new("ListExchangeSchemas", null, ExchangeSchemas.List),
        new("GetExchangeSchema", null, new Dictionary<string, JsonNode> { [ExchangeSchemas.MediaType] = JsonNode.Parse(Schema)! }),
        new(
            "GetSdmxData",
            null,
            new Dictionary<string, JsonNode> { ["application/vnd.sdmx.data+csv"] = Csv, ["application/vnd.sdmx.data+json"] = JsonNode.Parse(Json)! },
            SdmxEndpoints.UnknownFlow(),
            MediaChoice.Refusal("application/vnd.sdmx.data+json;version=2.1.0", "application/vnd.sdmx.data+csv;version=2.1.0"),
            SdmxEndpoints.BadComponent("COLOUR"),
            OrganizationCodes.Unknown(["18838"]),
            KnownParameters.Invalid(new Dictionary<string, string[]> { ["bogus"] = ["Không có tham số này."] }),
            SdmxEndpoints.NotFlat()),
        new(
            "GetSdmxStructure",
            null,
            new Dictionary<string, JsonNode> { ["application/vnd.sdmx.structure+json"] = JsonNode.Parse(Structure)! },
            SdmxEndpoints.UnknownFlow(),
            MediaChoice.Refusal("application/vnd.sdmx.structure+json;version=2.1.0")),
        new(
            "GetDhis2DataValues",
            null,
            new Dhis2DataValueSet
            {
                DataValues =
                [
                    new Dhis2DataValue
                    {
                        DataElement = KyHoa.IndicatorCode,
                        Period = "2026Q2",
                        OrgUnit = "18814",
                        CategoryOptionCombo = Dhis2Rules.Default,
                        Value = "71.4",
                        Created = Verified.AddDays(-4),
                        LastUpdated = Verified,
                        Followup = false,
                    },
                ],
            },
            Dhis2Endpoints.UnsupportedScheme(),
            OrganizationCodes.Unknown(["18838"])),
        new("GetDhis2Metadata", null, new Dhis2Metadata
        {
            DataElements =
            [
                new Dhis2DataElement
                {
                    Code = KyHoa.IndicatorCode,
                    Name = "Tỷ lệ hồ sơ TTHC xử lý trực tuyến",
                    ShortName = KyHoa.IndicatorCode,
                    DomainType = "AGGREGATE",
                    ValueType = "NUMBER",
                    AggregationType = "NONE",
                },
            ],
            OrganisationUnits =
            [
                new Dhis2OrganisationUnit
                {
                    Code = "18814",
                    Name = KyHoa.Commune.Name,
                    ShortName = KyHoa.Commune.Name,
                    OpeningDate = new DateOnly(2025, 7, 1),
                    Parent = new Dhis2Reference { Code = "42" },
                },
            ],
            CategoryOptionCombos = [new Dhis2OptionCombo { Code = Dhis2Rules.Default, Name = Dhis2Rules.Default }],
        }),
    ];
}
