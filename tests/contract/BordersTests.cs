using System.Text.RegularExpressions;
using WardKpi.Contract.Tests.Infrastructure;

namespace WardKpi.Contract.Tests;

/// <summary>The house keeps its walls: what is shared knows no feature, rules know no world.</summary>
public sealed partial class BordersTests
{
    private static readonly string[] Shared = ["Data", "Http", "Periods"];

    /// <summary>Nobody's feature: the host and what it loads see everything.</summary>
    private static readonly string[] Hosts = ["Hosting", "Demo"];

    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["api/Http/Policies.cs Accounts"] = "a policy asks the caller what they may do",
    };

    public static TheoryData<string> Rules => [.. Repository.Sources("api").Select(source => source.Path).Where(path => RulesFile().IsMatch(path))];

    [Fact]
    public void What_is_shared_depends_on_no_feature()
    {
        var features = Repository.Sources("api").Select(source => source.Path.Split('/')).Where(parts => parts.Length > 2)
            .Select(parts => parts[1]).Distinct().Except(Shared).ToList();
        var words = new Regex($@"(?:WardKpi\.Api\.|(?<![\w.]))({string.Join('|', features)})(?:\.(?=[A-Z])|;)");

        var crossings = from source in Repository.Sources("api")
                        where Shared.Contains(source.Path.Split('/')[1])
                        from Match word in words.Matches(WithoutTexts(source.Text))
                        let crossing = $"{source.Path} {word.Groups[1].Value}"
                        where !Allowed.ContainsKey(crossing)
                        select crossing;

        Assert.Empty(crossings);
    }

    [Fact]
    public void No_feature_depends_on_the_host()
    {
        var crossings = from source in Repository.Sources("api")
                        let feature = source.Path.Split('/')[1]
                        where feature != "Program.cs" && !Hosts.Contains(feature)
                        where source.Text.Contains("WardKpi.Api.Hosting", StringComparison.Ordinal)
                        select source.Path;

        Assert.Empty(crossings);
    }

    [Fact]
    public void There_are_rules_to_look_at() => Assert.True(Rules.Count() >= 5);

    [Theory, MemberData(nameof(Rules))]
    public void Rules_know_no_database_no_request_and_no_clock(string path)
    {
        var text = WithoutTexts(Repository.Read(path));

        Assert.DoesNotMatch(@"\b(Db(?!Migrations\b)\w+|Database|SqlMapper|Dapper|HttpContext|Microsoft\.AspNetCore|TimeProvider|Task<|async)\b", text);
    }

    [Fact]
    public void Nobody_reads_the_clock_of_the_machine()
    {
        var readers = Repository.Sources("api").Where(source => MachineClock().IsMatch(WithoutTexts(source.Text))).Select(source => source.Path);

        Assert.Empty(readers);
    }

    [Fact]
    public void The_program_reads_as_a_table_of_contents() => Assert.InRange(Repository.Read("api/Program.cs").Split('\n').Length, 1, 80);

    /// <summary>Words in comments and in texts bind nothing.</summary>
    private static string WithoutTexts(string source) => Text().Replace(source, "");

    [GeneratedRegex(@"/(\w*Rules|WorkingDays|Period)\.cs$")]
    private static partial Regex RulesFile();

    [GeneratedRegex(@"\bDate(Time|TimeOffset|Only)\.(Now|UtcNow|Today)\b|\bStopwatch\b")]
    private static partial Regex MachineClock();

    [GeneratedRegex("""
        "{3}[\s\S]*?"{3}|"(?:[^"\\\n]|\\.)*"|//[^\n]*
        """)]
    private static partial Regex Text();
}
