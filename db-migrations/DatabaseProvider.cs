namespace WardKpi.DbMigrations;

/// <summary>The two engines that the schema and every query run on.</summary>
public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}
