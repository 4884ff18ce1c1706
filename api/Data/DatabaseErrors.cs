using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace WardKpi.Api.Data;

/// <summary>The one place that reads the engines' error numbers.</summary>
public static class DatabaseErrors
{
    public static bool IsUniqueViolation(DbException exception) => exception switch
    {
        SqlException sql => sql.Number is 2627 or 2601,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 1555 or 2067,
        _ => false,
    };

    public static bool IsDeadlock(DbException exception) => exception is SqlException { Number: 1205 };
}
