namespace WardKpi.Api.Exchange;

/// <summary>Checks the names of parameters. An unknown one is a fault: it was meant to narrow the answer, which would come whole.</summary>
public static class QueryNames
{
    /// <param name="repeatable">Those of <paramref name="known"/> that may stand there several times.</param>
    /// <param name="given">Names in the address, and how often each stands there.</param>
    /// <returns>By name, empty where the names may be used.</returns>
    public static Dictionary<string, string[]> FaultsOf(
        IReadOnlySet<string> known, IReadOnlyCollection<string> repeatable, IEnumerable<(string Name, int Times)> given)
    {
        var faults = new Dictionary<string, string[]>();
        foreach (var (name, times) in given)
        {
            if (!known.Contains(name))
                faults[name] = [KnownParameters.UnknownAmong(known)];
            else if (times > 1 && !repeatable.Contains(name, StringComparer.OrdinalIgnoreCase))
                faults[name] = ["Mỗi tham số chỉ ghi một lần."];
        }

        return faults;
    }
}
