using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace WardKpi.Api.Data;

/// <summary>How ids, dates, instants and decimals cross the border, alike on both engines.</summary>
public static class TypeHandlers
{
    public const string InstantFormat = "yyyy-MM-dd HH:mm:ss.fff";
    private const int StoredDecimals = 4;

    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        Use(new GuidHandler());
        Use(new DateHandler());
        Use(new InstantHandler());
        Use(new DecimalHandler());
    }

    private static void Use<T>(SqlMapper.TypeHandler<T> handler)
        where T : struct
    {
        // Dapper asks its own map first, so a handler for a type that it knows is heard only after the type is taken out.
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        SqlMapper.AddTypeHandler(handler);
    }

    private sealed class GuidHandler : SqlMapper.TypeHandler<Guid>
    {
        public override void SetValue(IDbDataParameter parameter, Guid value)
        {
            // A uniqueidentifier parameter would be compared by converting the column, which passes its index by.
            parameter.DbType = DbType.AnsiStringFixedLength;
            parameter.Size = 36;
            parameter.Value = value.ToString();
        }

        public override Guid Parse(object value) => value as Guid? ?? Guid.Parse((string)value);
    }

    private sealed class DateHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            if (parameter is SqliteParameter)
            {
                parameter.Value = value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                return;
            }

            parameter.DbType = DbType.Date;
            parameter.Value = value.ToDateTime(TimeOnly.MinValue);
        }

        public override DateOnly Parse(object value) => value switch
        {
            DateTime time => DateOnly.FromDateTime(time),
            DateOnly date => date,
            _ => DateOnly.Parse((string)value, CultureInfo.InvariantCulture),
        };
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTime>
    {
        public override void SetValue(IDbDataParameter parameter, DateTime value)
        {
            if (parameter is SqliteParameter)
            {
                parameter.Value = value.ToString(InstantFormat, CultureInfo.InvariantCulture);
                return;
            }

            parameter.DbType = DbType.DateTime2;
            parameter.Value = value;
        }

        public override DateTime Parse(object value) => DateTime.SpecifyKind(
            value as DateTime? ?? DateTime.Parse((string)value, CultureInfo.InvariantCulture), DateTimeKind.Utc);
    }

    private sealed class DecimalHandler : SqlMapper.TypeHandler<decimal>
    {
        public override void SetValue(IDbDataParameter parameter, decimal value)
        {
            parameter.DbType = DbType.Decimal;
            parameter.Precision = 18;
            parameter.Scale = StoredDecimals;
            parameter.Value = decimal.Round(value, StoredDecimals, MidpointRounding.AwayFromZero);
        }

        // SQLite hands decimals back as doubles; four places are what is stored.
        public override decimal Parse(object value) =>
            decimal.Round(Convert.ToDecimal(value, CultureInfo.InvariantCulture), StoredDecimals, MidpointRounding.AwayFromZero);
    }
}
