using System.Reflection;

namespace WardKpi.DbMigrations;

/// <summary>What the program carries with it: the scripts, the catalogue and what it means elsewhere, the holidays, official codes and the five plans.</summary>
public static class EmbeddedData
{
    private static readonly Assembly Home = typeof(EmbeddedData).Assembly;

    public static IReadOnlyList<SqlScript> Scripts() =>
        [.. Under("scripts/").Select(file => new SqlScript(file.Name, file.Text))];

    public static string Catalog() => Read("data/catalog.yaml");

    public static string Holidays() => Read("data/holidays.yaml");

    public static string Crosswalk() => Read("data/crosswalk.yaml");

    public static string OrganizationCodes() => Read("data/organization-codes.yaml");

    /// <summary>The plan of a made-up commune; nothing loads it but the sandbox.</summary>
    public static string SandboxPlan() => Read("data/sandbox-plan.yaml");

    /// <summary>File name and YAML text, by name.</summary>
    public static IEnumerable<(string Name, string Text)> Plans() => Under("data/plans/");

    private static IEnumerable<(string Name, string Text)> Under(string folder) =>
        Home.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (name[folder.Length..], Read(name)));

    private static string Read(string name)
    {
        using var reader = new StreamReader(Home.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the program was built without {name}"));
        return reader.ReadToEnd();
    }
}
