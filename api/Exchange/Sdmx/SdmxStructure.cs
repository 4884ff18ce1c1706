using System.Text.Encodings.Web;
using System.Text.Json;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Dictionary;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Sdmx;

/// <param name="Codelist">Null where any text or figure may stand.</param>
public sealed record SdmxConcept(string Id, string NameVi, string NameEn, string? Codelist = null);

/// <summary>A code with its names; codes that are enums of ours have one name only.</summary>
public sealed record SdmxCode(string Id, string NameVi, string? NameEn = null);

/// <summary>Dataflow, data structure definition, concepts and codelists as an SDMX-JSON structure message.</summary>
public static class SdmxStructure
{
    public const string NameVi = "Kết quả chỉ tiêu chuyển đổi số của xã, phường";
    public const string NameEn = "Digital-transformation indicators of communes";

    private const string Concepts = "WARD_KPI_CONCEPTS";
    private const string Areas = "CL_AREA";
    private const string Indicators = "CL_INDICATOR";
    private const string Package = "urn:sdmx:org.sdmx.infomodel.";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly IReadOnlyList<SdmxConcept> DimensionConcepts =
    [
        new(SdmxRules.Frequency, "Tần suất", "Frequency", "CL_FREQ"),
        new(SdmxRules.Area, "Đơn vị", "Reference area", Areas),
        new(SdmxRules.Indicator, "Chỉ tiêu", "Indicator", Indicators),
        new(SdmxRules.PlanIndicator, "Chỉ tiêu của kế hoạch", "Row of the plan"),
        new(SdmxRules.Time, "Kỳ", "Time period"),
    ];

    private static readonly SdmxConcept Measure = new(SdmxRules.Measure, "Kết quả", "Observed value");

    private static readonly Dictionary<string, string> CodelistsOfAttributes = new()
    {
        [SdmxRules.ObservationStatus] = "CL_OBS_STATUS",
        ["REPORT_STATE"] = "CL_REPORT_STATE",
        ["STATUS"] = "CL_STATUS",
        ["ENTRY_KIND"] = "CL_ENTRY_KIND",
        ["OPERATOR"] = "CL_OPERATOR",
    };

    private static readonly IReadOnlyList<(string Id, string NameVi, string NameEn, IReadOnlyList<SdmxCode> Codes)> FixedLists =
    [
        ("CL_FREQ", "Tần suất", "Frequency", [new(SdmxRules.Quarterly, "Quý", "Quarterly")]),
        ("CL_OBS_STATUS", "Tình trạng quan sát", "Observation status",
        [
            new(SdmxRules.Normal, "Số liệu đã duyệt", "Normal value"),
            new(SdmxRules.Provisional, "Số liệu đã gửi, chưa duyệt", "Provisional value"),
            new(SdmxRules.CannotExist, "Không phát sinh trong kỳ", "Missing value; data cannot exist"),
        ]),
        ("CL_REPORT_STATE", "Trạng thái báo cáo", "State of the report", CodesOf(ReportState.Submitted, ReportState.Verified, ReportState.Locked)),
        ("CL_STATUS", "Mức đạt so với mốc quý", "Status against the milestone", CodesOf(Enum.GetValues<ProgressStatus>())),
        ("CL_ENTRY_KIND", "Cách nhập", "How it was entered", CodesOf(Enum.GetValues<EntryKind>())),
        ("CL_OPERATOR", "Dấu của mục tiêu", "Operator of the target", CodesOf(Enum.GetValues<TargetOperator>())),
    ];

    /// <summary>Names of the codes that dimensions may take, by dimension; of the others any text stands for itself.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, SdmxCode>> CodesOf(IReadOnlyList<SdmxCode> areas, IReadOnlyList<SdmxCode> indicators) =>
        new Dictionary<string, IReadOnlyDictionary<string, SdmxCode>>
        {
            [SdmxRules.Frequency] = FixedLists.First(list => list.Id == "CL_FREQ").Codes.ToDictionary(code => code.Id),
            [SdmxRules.Area] = areas.ToDictionary(code => code.Id),
            [SdmxRules.Indicator] = indicators.ToDictionary(code => code.Id),
        };

    public static SdmxConcept ConceptOf(string dimension) => DimensionConcepts.First(concept => concept.Id == dimension);

    /// <param name="withReferences">Also what the dataflow refers to.</param>
    public static byte[] Write(
        string mediaType, bool withReferences, IReadOnlyList<SdmxCode> areas, IReadOnlyList<SdmxCode> indicators, DateTime now)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", SdmxJson.SchemaOf(mediaType, "structure"));
            SdmxJson.WriteMeta(writer, now);
            writer.WriteStartObject("data");
            WriteList(writer, "dataflows", () => WriteFlow(writer));
            if (withReferences)
            {
                WriteList(writer, "dataStructures", () => WriteDefinition(writer));
                WriteList(writer, "conceptSchemes", () => WriteConcepts(writer));
                writer.WriteStartArray("codelists");
                foreach (var (id, nameVi, nameEn, codes) in FixedLists)
                    WriteCodelist(writer, id, nameVi, nameEn, codes, isPartial: false);
                WriteCodelist(writer, Areas, "Tỉnh, xã, phường", "Provinces and communes", areas, isPartial: true);
                WriteCodelist(writer, Indicators, "Danh mục chỉ tiêu", "Catalogue of indicators", indicators, isPartial: true);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteFlow(Utf8JsonWriter writer)
    {
        WriteMaintainable(writer, SdmxRules.Flow, NameVi, NameEn);
        writer.WriteString("structure", SdmxRules.StructureUrn);
    }

    private static void WriteDefinition(Utf8JsonWriter writer)
    {
        WriteMaintainable(writer, SdmxRules.Flow, NameVi, NameEn);
        writer.WriteStartObject("dataStructureComponents");
        writer.WriteStartObject("dimensionList");
        writer.WriteString("id", "DimensionDescriptor");
        writer.WriteStartArray("dimensions");
        foreach (var (place, concept) in DimensionConcepts.Where(one => one.Id != SdmxRules.Time).Index())
            WriteComponent(writer, concept, () => writer.WriteNumber("position", place));
        writer.WriteEndArray();
        writer.WriteStartObject("timeDimension");
        writer.WriteString("id", SdmxRules.Time);
        writer.WriteString("conceptIdentity", ConceptUrn(SdmxRules.Time));
        WriteFormat(writer, "ObservationalTimePeriod");
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartObject("measureList");
        writer.WriteString("id", "MeasureDescriptor");
        WriteList(writer, "measures", () => WriteComponentBody(writer, Measure, "Decimal"));
        writer.WriteEndObject();
        writer.WriteStartObject("attributeList");
        writer.WriteString("id", "AttributeDescriptor");
        writer.WriteStartArray("attributes");
        foreach (var concept in AttributeConcepts())
            WriteComponent(writer, concept, () =>
            {
                writer.WriteStartObject("attributeRelationship");
                writer.WriteStartObject("observation");
                writer.WriteEndObject();
                writer.WriteEndObject();
            });
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteConcepts(Utf8JsonWriter writer)
    {
        WriteMaintainable(writer, Concepts, "Khái niệm", "Concepts");
        writer.WriteStartArray("concepts");
        foreach (var concept in DimensionConcepts.Append(Measure).Concat(AttributeConcepts()))
            WriteNamed(writer, concept.Id, concept.NameVi, concept.NameEn);
        writer.WriteEndArray();
    }

    private static IEnumerable<SdmxConcept> AttributeConcepts() => SdmxRules.Attributes.Select(attribute =>
        new SdmxConcept(attribute.Id, attribute.NameVi, attribute.NameEn, CodelistsOfAttributes.GetValueOrDefault(attribute.Id)));

    // Partial: of the list that all clients share, what this one sees.
    private static void WriteCodelist(Utf8JsonWriter writer, string id, string nameVi, string nameEn, IReadOnlyList<SdmxCode> codes, bool isPartial)
    {
        writer.WriteStartObject();
        WriteMaintainable(writer, id, nameVi, nameEn);
        writer.WriteBoolean("isPartial", isPartial);
        writer.WriteStartArray("codes");
        foreach (var code in codes)
            WriteNamed(writer, code.Id, code.NameVi, code.NameEn);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteComponent(Utf8JsonWriter writer, SdmxConcept concept, Action more)
    {
        writer.WriteStartObject();
        WriteComponentBody(writer, concept, "String");
        more();
        writer.WriteEndObject();
    }

    private static void WriteComponentBody(Utf8JsonWriter writer, SdmxConcept concept, string dataType)
    {
        writer.WriteString("id", concept.Id);
        writer.WriteString("conceptIdentity", ConceptUrn(concept.Id));
        if (concept.Codelist is null)
        {
            WriteFormat(writer, dataType);
            return;
        }

        writer.WriteStartObject("localRepresentation");
        writer.WriteString("enumeration", $"{Package}codelist.Codelist={SdmxRules.Agency}:{concept.Codelist}({SdmxRules.Version})");
        writer.WriteEndObject();
    }

    private static void WriteFormat(Utf8JsonWriter writer, string dataType)
    {
        writer.WriteStartObject("localRepresentation");
        writer.WriteStartObject("format");
        writer.WriteString("dataType", dataType);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, string name, Action one)
    {
        writer.WriteStartArray(name);
        writer.WriteStartObject();
        one();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteMaintainable(Utf8JsonWriter writer, string id, string nameVi, string nameEn)
    {
        writer.WriteString("id", id);
        writer.WriteString("agencyID", SdmxRules.Agency);
        writer.WriteString("version", SdmxRules.Version);
        SdmxJson.WriteNames(writer, nameVi, nameEn);
    }

    private static void WriteNamed(Utf8JsonWriter writer, string id, string nameVi, string? nameEn)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        SdmxJson.WriteNames(writer, nameVi, nameEn);
        writer.WriteEndObject();
    }

    private static string ConceptUrn(string id) => $"{Package}conceptscheme.Concept={SdmxRules.Agency}:{Concepts}({SdmxRules.Version}).{id}";

    private static IReadOnlyList<SdmxCode> CodesOf<T>(params T[] values)
        where T : struct, Enum => [.. values.Select(value => new SdmxCode(Codes.Of(value), Codes.Of(value)))];
}
