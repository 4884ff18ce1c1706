using WardKpi.Api.Accounts;

namespace WardKpi.Api.Demo;

/// <summary>Whether the instance shows made-up actuals, and who may sign in to look at them. Off in production, whatever the data.</summary>
public sealed class DemoMode(bool isOn)
{
    public const string Password = "Demo@2026";

    public bool IsOn { get; } = isOn;

    /// <summary>Filled once the demo people are there.</summary>
    public IReadOnlyList<DemoSignIn> SignIns { get; set; } = [];
}
