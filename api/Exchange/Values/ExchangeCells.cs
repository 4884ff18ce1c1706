using System.Data.Common;
using Microsoft.Data.Sqlite;
using WardKpi.Api.Data;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Values;

/// <summary>
/// Reads the row that a reader stands on, column by column: a million rows leave no time for a mapper. The types of the two engines cross
/// here as in <see cref="TypeHandlers"/>.
/// </summary>
public sealed class ExchangeCells(DbDataReader reader)
{
    private static readonly Dictionary<string, TargetOperator> Operators = All<TargetOperator>();
    private static readonly Dictionary<string, EntryKind> Kinds = All<EntryKind>();
    private static readonly Dictionary<string, ProgressStatus> Statuses = All<ProgressStatus>();
    private static readonly Dictionary<string, ReportState> States = All<ReportState>();

    private readonly bool isSqlite = reader is SqliteDataReader;
    private int place;

    public ExchangeValue ToValue()
    {
        place = 0;
        return new ExchangeValue
        {
            Seq = reader.GetInt64(place++),
            Id = Id(),
            RecordedAt = Instant(),
            OrganizationCode = reader.GetString(place++),
            UnitCode = reader.GetString(place++),
            PillarId = reader.GetString(place++),
            IndicatorCode = reader.GetString(place++),
            IsLocal = reader.GetBoolean(place++),
            PlanId = Id(),
            PlanYear = reader.GetInt32(place++),
            PlanNumber = Text(),
            PlanIndicatorId = Id(),
            RowNumber = reader.GetString(place++),
            Period = reader.GetString(place++),
            IsDemo = reader.GetBoolean(place++),
            Operator = Code(Operators),
            Target = Figure(),
            TargetText = Text(),
            Milestone = Figure(),
            EntryKind = Code(Kinds),
            Numerator = Figure(),
            Denominator = Figure(),
            Value = Figure(),
            Text = Text(),
            Unit = Text(),
            Status = Code(Statuses),
            State = Code(States),
            Version = IsNull() ? null : reader.GetInt32(place++),
            SubmittedAt = IsNull() ? null : Instant(),
            VerifiedAt = IsNull() ? null : Instant(),
            UpdatedAt = IsNull() ? null : Instant(),
            IsDeleted = reader.GetInt32(place++) == 1,
        };
    }

    private bool IsNull()
    {
        if (!reader.IsDBNull(place))
            return false;
        place++;
        return true;
    }

    private string? Text() => IsNull() ? null : reader.GetString(place++);

    private T? Code<T>(Dictionary<string, T> known)
        where T : struct => IsNull() ? null : known[reader.GetString(place++)];

    private Guid Id() => Guid.ParseExact(reader.GetString(place++), "D");

    private decimal? Figure() => IsNull() ? null
        : isSqlite ? decimal.Round((decimal)reader.GetDouble(place++), 4, MidpointRounding.AwayFromZero)
        : WithoutZeros(reader.GetDecimal(place++));

    /// <summary>The same figure, written alike by both engines: a decimal column of SQL Server gives 48.0000 for 48.</summary>
    public static decimal WithoutZeros(decimal figure) => figure.Scale == 0 ? figure : figure / 1.0000000000000000000000000000m;

    private DateTime Instant() => isSqlite
        ? InstantOf(reader.GetString(place++))
        : DateTime.SpecifyKind(reader.GetDateTime(place++), DateTimeKind.Utc);

    /// <summary><see cref="TypeHandlers.InstantFormat"/>; the framework's parser takes as long for one as all the rest of the row.</summary>
    private static DateTime InstantOf(string text)
    {
        return new DateTime(Digits(0, 4), Digits(5, 2), Digits(8, 2), Digits(11, 2), Digits(14, 2), Digits(17, 2), Digits(20, 3), DateTimeKind.Utc);

        int Digits(int from, int count)
        {
            var number = 0;
            foreach (var digit in text.AsSpan(from, count))
                number = (10 * number) + (digit - '0');
            return number;
        }
    }

    private static Dictionary<string, T> All<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(Codes.Of);
}
