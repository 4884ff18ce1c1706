using FluentValidation;

namespace WardKpi.Api.Plans;

public sealed class PlanIndicatorSettingsValidator : AbstractValidator<PlanIndicatorSettings>
{
    public PlanIndicatorSettingsValidator()
    {
        RuleFor(settings => settings.Reason).MaximumLength(1000);
        RuleFor(settings => settings.Version).GreaterThan(0);
    }
}
