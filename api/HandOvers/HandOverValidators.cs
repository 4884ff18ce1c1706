using FluentValidation;

namespace WardKpi.Api.HandOvers;

public sealed class HandOverRequestValidator : AbstractValidator<HandOverRequest>
{
    public HandOverRequestValidator()
    {
        RuleFor(request => request.Rows).NotNull()
            .Must(rows => rows is null || rows.All(row => row is not null)).WithMessage("Có dòng trống trong danh sách.")
            .Must(rows => rows is null || rows.Where(row => row is not null).Select(row => row.PlanIndicatorId).Distinct().Count() == rows.Count)
            .WithMessage("Một chỉ tiêu được gửi hai lần.");
        RuleFor(request => request.Reason).NotEmpty().WithMessage("Ghi lý do bàn giao.")
            .MaximumLength(1000).WithMessage("Lý do dài nhất 1.000 ký tự.");
    }
}
