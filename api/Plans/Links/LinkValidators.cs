using FluentValidation;

namespace WardKpi.Api.Plans.Links;

public sealed class IndicatorLinksChangeValidator : AbstractValidator<IndicatorLinksChange>
{
    public IndicatorLinksChangeValidator()
    {
        RuleFor(change => change.TaskIds).NotNull();
        RuleFor(change => change.BudgetRowIds).NotNull();
        RuleFor(change => change.Reason).MaximumLength(1000);
        RuleFor(change => change.Version).GreaterThan(0);
    }
}
