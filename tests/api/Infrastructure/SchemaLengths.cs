using System.Globalization;
using Dapper;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>How long a text may be, column by column, read from the migrations: SQL Server refuses a longer one, SQLite takes it.</summary>
public static class SchemaLengths
{
    public static int Of(string table, string column) => All[(table, column)];

    /// <summary>The columns of a SQLite database that hold a text which SQL Server would refuse; on SQL Server there are none.</summary>
    public static async Task<IReadOnlyList<string>> FindTooLongAsync(TestDatabase database)
    {
        if (database.Provider is not DatabaseProvider.Sqlite) return [];
        await using var connection = await database.OpenAsync();
        var found = new List<string>();
        foreach (var ((table, column), limit) in All)
        {
            var longest = await connection.ExecuteScalarAsync<int>($"select coalesce(max(length({column})), 0) from {table}");
            if (longest > limit) found.Add($"{table}.{column} holds {longest} letters, {limit} are the limit");
        }

        return found;
    }

    /// <summary>The columns of plain letters that hold another one: SQL Server would keep it as a question mark.</summary>
    public static async Task<IReadOnlyList<string>> FindOtherLettersAsync(TestDatabase database)
    {
        if (database.Provider is not DatabaseProvider.Sqlite) return [];
        await using var connection = await database.OpenAsync();
        var found = new List<string>();
        foreach (var (table, column) in Plain)
        {
            var text = await connection.ExecuteScalarAsync<string>($"select {column} from {table} where {column} glob '*[^ -~]*' limit 1");
            if (text is not null) found.Add($"{table}.{column} holds {text}");
        }

        return found;
    }

    private static IEnumerable<(string Table, string Column)> Plain => Reader.Value.Plain.Intersect(All.Keys);

    private static Dictionary<(string Table, string Column), int> All => Reader.Value.Lengths;

    private static readonly Lazy<ColumnReader> Reader = new(() =>
    {
        var reader = new ColumnReader();
        foreach (var batch in EmbeddedData.Scripts().SelectMany(script => script.BatchesFor(DatabaseProvider.SqlServer)))
            new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(batch), out _).Accept(reader);
        return reader;
    });

    private sealed class ColumnReader : TSqlFragmentVisitor
    {
        public Dictionary<(string Table, string Column), int> Lengths { get; } = [];

        public HashSet<(string Table, string Column)> Plain { get; } = [];

        public override void Visit(CreateTableStatement node) => Add(node.SchemaObjectName, node.Definition);

        public override void Visit(AlterTableAddTableElementStatement node) => Add(node.SchemaObjectName, node.Definition);

        public override void Visit(AlterTableDropTableElementStatement node)
        {
            foreach (var element in node.AlterTableDropTableElements.Where(element => element.TableElementType is TableElementType.Column))
                Lengths.Remove((node.SchemaObjectName.BaseIdentifier.Value, element.Name.Value));
        }

        private void Add(SchemaObjectName table, TableDefinition definition)
        {
            foreach (var column in definition.ColumnDefinitions)
                if (column.DataType is SqlDataTypeReference
                    {
                        SqlDataTypeOption: SqlDataTypeOption.NVarChar or SqlDataTypeOption.VarChar or SqlDataTypeOption.Char,
                        Parameters: [IntegerLiteral length],
                    } type)
                {
                    var place = (table.BaseIdentifier.Value, column.ColumnIdentifier.Value);
                    Lengths[place] = int.Parse(length.Value, CultureInfo.InvariantCulture);
                    if (type.SqlDataTypeOption is not SqlDataTypeOption.NVarChar) Plain.Add(place);
                }
        }
    }
}
