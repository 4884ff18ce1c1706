using System.Reflection;

namespace WardKpi.Contract.Tests.Infrastructure;

/// <summary>The source tree that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Repository").Value!;

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>Path from the root (with slashes) and text of every C# file below <paramref name="folder"/>.</summary>
    public static IReadOnlyList<(string Path, string Text)> Sources(string folder) =>
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
           let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
           where !path.Contains("/obj/") && !path.Contains("/bin/")
           orderby path
           select (path, File.ReadAllText(file)),
    ];
}
