using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WardKpi.Api.Exchange;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Hosting.Examples;

public static class ValuesExamples
{
    private static readonly ExchangeValue Value = new()
    {
        Seq = 4211,
        Id = new Guid("01a20237-18b1-7c02-8a44-6f0f3d7e5a10"),
        IsDeleted = false,
        OrganizationCode = KyHoa.OfficialCode,
        UnitCode = KyHoa.Unit.Code,
        IndicatorCode = KyHoa.IndicatorCode,
        IsLocal = false,
        PillarId = "egov",
        PlanId = KyHoa.Plan.Id,
        PlanYear = 2026,
        PlanNumber = KyHoa.Plan.Number,
        PlanIndicatorId = KyHoa.PlanIndicatorId,
        RowNumber = KyHoa.IndicatorNumber,
        Period = "2026Q3",
        Operator = TargetOperator.Gt,
        Target = 80,
        Milestone = 80,
        EntryKind = KyHoa.ThirdQuarter.EntryKind,
        Numerator = KyHoa.ThirdQuarter.Numerator,
        Denominator = KyHoa.ThirdQuarter.Denominator,
        Value = KyHoa.ThirdQuarter.Value,
        Unit = "%",
        Status = ProgressStatus.Met,
        State = ReportState.Verified,
        Version = KyHoa.ThirdQuarter.Version,
        IsDemo = false,
        SubmittedAt = new DateTime(2026, 9, 28, 9, 20, 0, DateTimeKind.Utc),
        VerifiedAt = new DateTime(2026, 9, 29, 7, 20, 0, DateTimeKind.Utc),
        UpdatedAt = KyHoa.ThirdQuarter.UpdatedAt,
        RecordedAt = new DateTime(2026, 9, 29, 7, 20, 0, DateTimeKind.Utc),
    };

    private static readonly JsonObject Page = Written(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("values");
        ExchangeJson.Write(writer, Value, isMinimal: false);
        writer.WriteEndArray();
        writer.WriteString("next", new ValuesCursor(4230, 0, Value.Seq, Value.Id, 4711).ToString());
        writer.WriteNumber("upTo", 4230);
        writer.WriteEndObject();
    });

    private static readonly JsonObject Line = Written(writer => ExchangeJson.Write(writer, Value, isMinimal: false));

    public static IReadOnlyList<OperationExample> All { get; } =
    [
        new(
            "ListExchangeValues",
            Answer: new Dictionary<string, JsonNode>
            {
                [ValuesForm.MediaTypes[0]] = Page,
                [ValuesForm.MediaTypes[1]] = $"{Line.ToJsonString(new JsonSerializerOptions { Encoder = ExchangeJson.Options.Encoder })}\n",
                [ValuesForm.MediaTypes[2]] = Table(),
            },
            Refusals:
            [
                MediaChoice.Refusal(ValuesForm.MediaTypes),
                ValuesEndpoints.TooLarge(),
                KnownParameters.Invalid(new Dictionary<string, string[]> { ["yaer"] = [KnownParameters.UnknownAmong(["indicator", "organization", "year"])] }),
                ValuesEndpoints.BrokenCursor(),
                ValuesEndpoints.OtherCursor(),
            ]),
    ];

    private static JsonObject Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ExchangeJson.Options))
            write(writer);
        return JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
    }

    private static string Table()
    {
        var buffer = new ArrayBufferWriter<byte>();
        ExchangeCsv.WriteHead(buffer, isMinimal: false);
        ExchangeCsv.Write(buffer, Value, isMinimal: false);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
