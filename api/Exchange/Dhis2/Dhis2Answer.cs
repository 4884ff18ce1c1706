using System.Net.Mime;
using System.Runtime.CompilerServices;
using System.Text.Json;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Calls;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Exchange.Dhis2;

/// <summary>Which data values are wanted of the rows that a walk brings.</summary>
public sealed record Dhis2Question
{
    /// <summary>Empty for all.</summary>
    public required IReadOnlySet<string> DataElements { get; init; }

    /// <summary>Empty for all; where given, the two days are ignored.</summary>
    public required IReadOnlySet<string> Periods { get; init; }

    public DateOnly? StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    public bool IncludeDeleted { get; init; }

    public int? Limit { get; init; }

    /// <summary>The one indicator that it is about; null for several.</summary>
    public string? OnlyIndicator
    {
        get
        {
            var codes = DataElements.Select(element => Dhis2Rules.ReadElement(element).IndicatorCode).Distinct().ToList();
            return codes.Count == 1 ? codes[0] : null;
        }
    }

    public bool Takes(ExchangeValue row)
    {
        if (Periods.Count > 0)
            return Periods.Contains(row.Period);
        if (StartDate is null && EndDate is null)
            return true;
        var period = Period.Parse(row.Period);
        return (StartDate is null || period.FirstDay >= StartDate) && (EndDate is null || period.LastDay <= EndDate);
    }

    public bool Takes(Dhis2DataValue value) =>
        Dhis2Rules.IsSaid(value) && (IncludeDeleted || value.Deleted is null) && (DataElements.Count == 0 || DataElements.Contains(value.DataElement));
}

/// <summary>What has to be known of indicators and rows of plans to tell their values.</summary>
/// <param name="Ratios">Codes.</param>
/// <param name="Combined">Rows of plans whose data values name an attribute option combination.</param>
public sealed record Dhis2Known(IReadOnlySet<string> Ratios, IReadOnlySet<Guid> Combined);

/// <summary>Sends data values as they come, without holding them.</summary>
public sealed class Dhis2Answer(Database database, ExchangeWalk walk, Dhis2Question question, Dhis2Known known, JsonSerializerOptions options) : IResult
{
    // A piece of the answer, not the whole of it, stands in memory.
    private const int FlushAt = 32 * 1024;

    public async Task ExecuteAsync(HttpContext context)
    {
        var pipe = context.Response.BodyWriter;
        context.Response.ContentType = MediaTypeNames.Application.Json;
        await using var writer = new Utf8JsonWriter(pipe);
        var count = 0L;
        writer.WriteStartObject();
        writer.WriteStartArray("dataValues");
        await foreach (var value in ReadAsync(context.RequestAborted))
        {
            JsonSerializer.Serialize(writer, value, options);
            count++;
            if (pipe.UnflushedBytes > FlushAt)
                await pipe.FlushAsync(context.RequestAborted);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        context.CountRows(count);
    }

    private async IAsyncEnumerable<Dhis2DataValue> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = question.Limit ?? int.MaxValue;
        await foreach (var row in walk.ReadAsync(database, cancellationToken))
        {
            if (!question.Takes(row))
                continue;
            var values = Dhis2Rules.ToDataValues(
                row, walk.IsDelta, known.Ratios.Contains(row.IndicatorCode), known.Combined.Contains(row.PlanIndicatorId));
            foreach (var value in values.Where(question.Takes))
            {
                if (left-- <= 0)
                    yield break;
                yield return value;
            }
        }
    }
}
