using FluentValidation;

namespace WardKpi.Api.Reports.Words;

public sealed class WordsDraftValidator : AbstractValidator<WordsDraft>
{
    private const int Limit = 4000;

    public WordsDraftValidator()
    {
        RuleFor(draft => draft.Version).GreaterThanOrEqualTo(0);
        RuleFor(draft => draft.Difficulties).MaximumLength(Limit).WithMessage("Khó khăn, vướng mắc dài nhất 4.000 ký tự.");
        RuleFor(draft => draft.Proposals).MaximumLength(Limit).WithMessage("Kiến nghị dài nhất 4.000 ký tự.");
    }
}
