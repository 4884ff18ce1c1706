using FluentValidation;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Reports.Board;

public sealed class RemindUnitsValidator : AbstractValidator<RemindUnits>
{
    // A commune has some ten units that report, and never as many.
    private const int MaxUnits = 200;

    public RemindUnitsValidator()
    {
        RuleFor(remind => remind.Period).IsQuarter();
        RuleFor(remind => remind.OrganizationIds)
            .NotEmpty().WithMessage("Chọn đơn vị cần nhắc.")
            .Must(ids => ids is null || ids.Count <= MaxUnits).WithMessage($"Mỗi lần nhắc nhiều nhất {MaxUnits} đơn vị.")
            .Must(ids => ids is null || ids.Distinct().Count() == ids.Count).WithMessage("Một đơn vị được gửi hai lần.");
        RuleFor(remind => remind.Text).MaximumLength(2000).WithMessage("Lời nhắc dài nhất 2.000 ký tự.");
    }
}
