using WardKpi.Api.Deadlines.Rules;

namespace WardKpi.Api.Tests.Infrastructure;

public static class RuleSteps
{
    /// <summary>What would be sent to keep the rule as it is.</summary>
    public static ReportingRuleChange ToChange(this ReportingRuleView rule) => new()
    {
        Title = rule.Title,
        Content = rule.Content,
        Reporter = rule.Reporter,
        Reporters = rule.Reporters,
        OrganizationIds = [.. rule.Units.Select(unit => unit.Id)],
        Receiver = rule.Receiver,
        Method = rule.Method,
        Outline = rule.Outline,
        Forms = rule.Forms,
        Timing = rule.Timing,
        IsAssumed = rule.IsAssumed,
        IsActive = rule.IsActive,
        StartsOn = rule.StartsOn,
        EndsOn = rule.EndsOn,
        Version = rule.Version,
    };
}
