using System.Text.Encodings.Web;
using System.Text.Json;
using WardKpi.Api.Data;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Values;

/// <summary>Writes rows as the serializer would, several times as fast.</summary>
public static class ExchangeJson
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly JsonEncodedText Seq = JsonEncodedText.Encode("seq");
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText IsDeleted = JsonEncodedText.Encode("isDeleted");
    private static readonly JsonEncodedText OrganizationCode = JsonEncodedText.Encode("organizationCode");
    private static readonly JsonEncodedText UnitCode = JsonEncodedText.Encode("unitCode");
    private static readonly JsonEncodedText IndicatorCode = JsonEncodedText.Encode("indicatorCode");
    private static readonly JsonEncodedText IsLocal = JsonEncodedText.Encode("isLocal");
    private static readonly JsonEncodedText PillarId = JsonEncodedText.Encode("pillarId");
    private static readonly JsonEncodedText PlanId = JsonEncodedText.Encode("planId");
    private static readonly JsonEncodedText PlanYear = JsonEncodedText.Encode("planYear");
    private static readonly JsonEncodedText PlanNumber = JsonEncodedText.Encode("planNumber");
    private static readonly JsonEncodedText PlanIndicatorId = JsonEncodedText.Encode("planIndicatorId");
    private static readonly JsonEncodedText RowNumber = JsonEncodedText.Encode("rowNumber");
    private static readonly JsonEncodedText Period = JsonEncodedText.Encode("period");
    private static readonly JsonEncodedText Operator = JsonEncodedText.Encode("operator");
    private static readonly JsonEncodedText Target = JsonEncodedText.Encode("target");
    private static readonly JsonEncodedText TargetText = JsonEncodedText.Encode("targetText");
    private static readonly JsonEncodedText Milestone = JsonEncodedText.Encode("milestone");
    private static readonly JsonEncodedText Kind = JsonEncodedText.Encode("entryKind");
    private static readonly JsonEncodedText Numerator = JsonEncodedText.Encode("numerator");
    private static readonly JsonEncodedText Denominator = JsonEncodedText.Encode("denominator");
    private static readonly JsonEncodedText Value = JsonEncodedText.Encode("value");
    private static readonly JsonEncodedText Text = JsonEncodedText.Encode("text");
    private static readonly JsonEncodedText Unit = JsonEncodedText.Encode("unit");
    private static readonly JsonEncodedText Status = JsonEncodedText.Encode("status");
    private static readonly JsonEncodedText State = JsonEncodedText.Encode("state");
    private static readonly JsonEncodedText Version = JsonEncodedText.Encode("version");
    private static readonly JsonEncodedText IsDemo = JsonEncodedText.Encode("isDemo");
    private static readonly JsonEncodedText SubmittedAt = JsonEncodedText.Encode("submittedAt");
    private static readonly JsonEncodedText VerifiedAt = JsonEncodedText.Encode("verifiedAt");
    private static readonly JsonEncodedText UpdatedAt = JsonEncodedText.Encode("updatedAt");
    private static readonly JsonEncodedText RecordedAt = JsonEncodedText.Encode("recordedAt");

    private static readonly JsonEncodedText[] Operators = All<TargetOperator>();
    private static readonly JsonEncodedText[] Kinds = All<EntryKind>();
    private static readonly JsonEncodedText[] Statuses = All<ProgressStatus>();
    private static readonly JsonEncodedText[] States = All<ReportState>();

    /// <param name="isMinimal">Without what plan and dictionary say anyway.</param>
    public static void Write(Utf8JsonWriter writer, ExchangeValue row, bool isMinimal)
    {
        writer.WriteStartObject();
        writer.WriteNumber(Seq, row.Seq);
        writer.WriteString(Id, row.Id);
        writer.WriteBoolean(IsDeleted, row.IsDeleted);
        writer.WriteString(OrganizationCode, row.OrganizationCode);
        writer.WriteString(UnitCode, row.UnitCode);
        writer.WriteString(IndicatorCode, row.IndicatorCode);
        if (!isMinimal)
            WritePlan(writer, row);
        writer.WriteString(Period, row.Period);
        if (!isMinimal)
            WriteTarget(writer, row);
        WriteCode(writer, Kind, Kinds, (int?)row.EntryKind);
        WriteFigure(writer, Numerator, row.Numerator);
        WriteFigure(writer, Denominator, row.Denominator);
        WriteFigure(writer, Value, row.Value);
        WriteText(writer, Text, row.Text);
        if (!isMinimal)
            WriteText(writer, Unit, row.Unit);
        WriteCode(writer, Status, Statuses, (int?)row.Status);
        WriteCode(writer, State, States, (int?)row.State);
        if (row.Version is { } version)
            writer.WriteNumber(Version, version);
        if (!isMinimal)
            WriteTimes(writer, row);
        writer.WriteString(RecordedAt, row.RecordedAt);
        writer.WriteEndObject();
    }

    private static void WritePlan(Utf8JsonWriter writer, ExchangeValue row)
    {
        writer.WriteBoolean(IsLocal, row.IsLocal);
        writer.WriteString(PillarId, row.PillarId);
        writer.WriteString(PlanId, row.PlanId);
        writer.WriteNumber(PlanYear, row.PlanYear);
        WriteText(writer, PlanNumber, row.PlanNumber);
        writer.WriteString(PlanIndicatorId, row.PlanIndicatorId);
        writer.WriteString(RowNumber, row.RowNumber);
    }

    private static void WriteTarget(Utf8JsonWriter writer, ExchangeValue row)
    {
        WriteCode(writer, Operator, Operators, (int?)row.Operator);
        WriteFigure(writer, Target, row.Target);
        WriteText(writer, TargetText, row.TargetText);
        WriteFigure(writer, Milestone, row.Milestone);
    }

    private static void WriteTimes(Utf8JsonWriter writer, ExchangeValue row)
    {
        writer.WriteBoolean(IsDemo, row.IsDemo);
        WriteInstant(writer, SubmittedAt, row.SubmittedAt);
        WriteInstant(writer, VerifiedAt, row.VerifiedAt);
        WriteInstant(writer, UpdatedAt, row.UpdatedAt);
    }

    private static void WriteText(Utf8JsonWriter writer, JsonEncodedText name, string? text)
    {
        if (text is not null)
            writer.WriteString(name, text);
    }

    private static void WriteFigure(Utf8JsonWriter writer, JsonEncodedText name, decimal? figure)
    {
        if (figure is { } given)
            writer.WriteNumber(name, given);
    }

    private static void WriteInstant(Utf8JsonWriter writer, JsonEncodedText name, DateTime? instant)
    {
        if (instant is { } given)
            writer.WriteString(name, given);
    }

    private static void WriteCode(Utf8JsonWriter writer, JsonEncodedText name, JsonEncodedText[] codes, int? value)
    {
        if (value is { } given)
            writer.WriteString(name, codes[given]);
    }

    private static JsonEncodedText[] All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => JsonEncodedText.Encode(Codes.Of(value)))];
}
