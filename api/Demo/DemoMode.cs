using WardKpi.Api.Accounts;
using WardKpi.Api.Demo.Sandbox;

namespace WardKpi.Api.Demo;

/// <summary>Whether the instance shows made-up actuals, and who may sign in to look at them. Off in production, whatever the data.</summary>
/// <param name="isSandbox">Instead of the shipped plans one made-up commune with fixed figures, for whoever builds a collector.</param>
public sealed class DemoMode(bool isOn, bool isSandbox = false)
{
    public const string Password = "Demo@2026";

    public bool IsOn { get; } = isOn || isSandbox;

    public bool IsSandbox { get; } = isSandbox;

    /// <summary>Filled once the demo people are there.</summary>
    public IReadOnlyList<DemoSignIn> SignIns { get; set; } = [];

    /// <summary>Published keys of machines, good while the demo is on.</summary>
    public IReadOnlyList<DemoClient> Clients => IsSandbox ? SandboxClients.All : DemoClients.All;
}
