using System.Text.Json.Nodes;
using WardKpi.DbMigrations;
using YamlDotNet.Serialization;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>Plan files to import: the five that are shipped, and one that the program has never seen.</summary>
public static class PlanFiles
{
    private static readonly string Sixth = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "sixth-plan.yaml"));

    /// <summary>The sixth plan, for a commune of the caller's own.</summary>
    public static string SixthFor(string commune) => Sixth.Replace("Xã Suối Mơ", commune, StringComparison.Ordinal);

    /// <summary>A shipped plan by the beginning of its file's name.</summary>
    public static string Shipped(string name) =>
        EmbeddedData.Plans().Single(plan => plan.Name.StartsWith(name, StringComparison.Ordinal)).Text;

    /// <summary>The same file as JSON, with figures as JSON numbers.</summary>
    public static string ToJson(string yaml) => ToNode(yaml).ToJsonString();

    public static JsonObject ToNode(string yaml)
    {
        var content = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(new StringReader(yaml));
        return JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(content))!.AsObject();
    }

    /// <summary>The file with one part of it written otherwise; a part that is not there is a slip of the test.</summary>
    public static string With(this string file, string old, string @new)
    {
        Assert.Contains(old, file);
        return file.Replace(old, @new, StringComparison.Ordinal);
    }

    /// <summary>The file without the indicator of that number.</summary>
    public static string WithoutIndicator(this string file, string number)
    {
        var node = ToNode(file);
        var rows = node["indicators"]!.AsArray();
        rows.Remove(rows.Single(row => row!["no"]!.ToString() == number));
        return node.ToJsonString();
    }
}
