using FluentValidation;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Reports;

public sealed class OpenReportValidator : AbstractValidator<OpenReport>
{
    public OpenReportValidator() => RuleFor(open => open.Period).IsQuarter();
}

/// <summary>The shape of a draft; what a value may be depends on its indicator and is checked by <see cref="ReportRules"/>.</summary>
public sealed class ReportDraftValidator : AbstractValidator<ReportDraft>
{
    // A plan has some sixty rows; a paste never holds more than the sheet.
    private const int MaxValues = 500;

    public ReportDraftValidator()
    {
        RuleFor(draft => draft.Values)
            .NotEmpty().WithMessage("Chưa có giá trị nào để lưu.")
            .Must(values => values is null || values.Count <= MaxValues).WithMessage($"Mỗi lần lưu nhiều nhất {MaxValues} giá trị.")
            .Must(values => values is null || values.All(value => value is not null)).WithMessage("Có giá trị trống trong danh sách.")
            .Must(values => values is null || values.Where(value => value is not null).Select(value => value.PlanIndicatorId).Distinct().Count() == values.Count)
            .WithMessage("Một chỉ tiêu được gửi hai lần.");
    }
}

public sealed class ReportStepValidator : AbstractValidator<ReportStep>
{
    public const int ReasonLimit = 2000;

    public ReportStepValidator()
    {
        RuleFor(step => step.Version).GreaterThan(0);
        RuleFor(step => step.Reason).MaximumLength(ReasonLimit).WithMessage("Lý do dài nhất 2.000 ký tự.");
    }
}
