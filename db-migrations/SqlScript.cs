using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace WardKpi.DbMigrations;

/// <summary>One numbered step of the schema, written once for both engines.</summary>
public sealed partial record SqlScript
{
    public SqlScript(string name, string text)
    {
        Name = name;
        // The same file checked out on Windows must not look changed.
        Text = text.ReplaceLineEndings("\n");
        Checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
    }

    public string Name { get; }

    public string Text { get; }

    public string Checksum { get; }

    /// <summary>
    /// The statements for one engine. A line "go" parts them: SQL Server compiles a whole batch before it runs, so a new column or a
    /// view needs a batch of its own.
    /// </summary>
    public IEnumerable<string> BatchesFor(DatabaseProvider provider) =>
        BatchSeparator().Split(Text.Replace("{{long_text}}", LongText(provider)).Replace("{{long_binary}}", LongBinary(provider)))
            .Where(batch => !string.IsNullOrWhiteSpace(batch));

    private static string LongText(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => "text",
        DatabaseProvider.SqlServer => "nvarchar(max)",
    };

    private static string LongBinary(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => "blob",
        DatabaseProvider.SqlServer => "varbinary(max)",
    };

    [GeneratedRegex(@"^[ \t]*go[ \t]*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex BatchSeparator();
}
