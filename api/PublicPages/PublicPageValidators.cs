using FluentValidation;

namespace WardKpi.Api.PublicPages;

public sealed class PublicPageChangeValidator : AbstractValidator<PublicPageChange>
{
    private const int IntroductionLimit = 2000;
    private const int MaxIndicators = 100;

    public PublicPageChangeValidator()
    {
        RuleFor(change => change.Introduction).MaximumLength(IntroductionLimit).WithMessage("Lời giới thiệu dài nhất 2.000 ký tự.");
        RuleFor(change => change.PlanIndicatorIds)
            .Must(ids => ids is null || ids.Count <= MaxIndicators).WithMessage($"Trang công khai có nhiều nhất {MaxIndicators} chỉ tiêu.")
            .Must(ids => ids is null || ids.Distinct().Count() == ids.Count).WithMessage("Có chỉ tiêu được chọn hai lần.");
        RuleFor(change => change.PlanIndicatorIds).NotEmpty().When(change => change.IsOn).WithMessage("Chọn ít nhất một chỉ tiêu trước khi bật trang.");
        RuleFor(change => change.Version).GreaterThanOrEqualTo(0);
    }
}
