using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>Says what SQL Server 2019 would not take in a text, without a server: what SQLite lets through is found here.</summary>
public static partial class TSqlGrammar
{
    /// <summary>Errors with line and column; none for a good text. Dapper's <c>in @list</c> is read as it is sent.</summary>
    public static IReadOnlyList<string> Parse(string sql)
    {
        using var reader = new StringReader(DapperList().Replace(sql, "in ($1)"));
        var fragment = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return
        [
            .. errors.Select(error => $"{error.Line}:{error.Column} {error.Message}"),
            .. (fragment?.ScriptTokenStream ?? []).Where(LosesLetters)
                .Select(token => $"{token.Line}:{token.Column} {token.Text} loses its letters on SQL Server: pass a parameter"),
        ];
    }

    private static bool LosesLetters(TSqlParserToken token) =>
        token.TokenType is TSqlTokenType.AsciiStringLiteral && token.Text.Any(letter => !char.IsAscii(letter));

    [GeneratedRegex(@"\bin\s+(@\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex DapperList();
}
