using FluentValidation;

namespace WardKpi.Api.Plans.Assignments;

public sealed class AssignmentsChangeValidator : AbstractValidator<AssignmentsChange>
{
    // A plan has some sixty rows.
    private const int MaxItems = 500;

    public AssignmentsChangeValidator()
    {
        RuleFor(change => change.Items)
            .NotEmpty().WithMessage("Chưa chọn chỉ tiêu nào để giao.")
            .Must(items => items is null || items.Count <= MaxItems).WithMessage($"Mỗi lần giao nhiều nhất {MaxItems} chỉ tiêu.")
            .Must(items => items is null || items.All(item => item is not null)).WithMessage("Có dòng trống trong danh sách.")
            .Must(items => items is null || items.Where(item => item is not null).Select(item => item.PlanIndicatorId).Distinct().Count() == items.Count)
            .WithMessage("Một chỉ tiêu được gửi hai lần.");
        RuleFor(change => change.Reason).MaximumLength(1000).WithMessage("Lý do dài nhất 1.000 ký tự.");
    }
}
