using FluentValidation;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Deadlines.Rules;

/// <summary>What a draft itself tells; units, plan and form are looked at where they are known.</summary>
public abstract class RuleDraftValidator<T> : AbstractValidator<T>
    where T : RuleDraft
{
    protected RuleDraftValidator()
    {
        RuleFor(rule => rule.Title).NotEmpty().WithMessage("Nhập tên báo cáo.").MaximumLength(300).WithMessage("Tên dài nhất 300 ký tự.");
        RuleFor(rule => rule.Content).MaximumLength(2000).WithMessage("Nội dung dài nhất 2.000 ký tự.");
        RuleFor(rule => rule.Reporter).MaximumLength(300).WithMessage("Đơn vị báo cáo dài nhất 300 ký tự.");
        RuleFor(rule => rule.Receiver).MaximumLength(300).WithMessage("Nơi nhận dài nhất 300 ký tự.");
        RuleFor(rule => rule.Method).MaximumLength(300).WithMessage("Phương thức gửi dài nhất 300 ký tự.");
        RuleFor(rule => rule.Outline).MaximumLength(2000).WithMessage("Đề cương dài nhất 2.000 ký tự.");
        RuleFor(rule => rule.Forms).MaximumLength(1000).WithMessage("Biểu mẫu dài nhất 1.000 ký tự.");
        RuleFor(rule => rule.OrganizationIds).NotEmpty().When(rule => rule.Reporters == RuleReporters.Listed)
            .WithMessage("Chọn ít nhất một đơn vị báo cáo.");
        RuleFor(rule => rule.StartsOn).IsRuleDay();
        RuleFor(rule => rule.EndsOn).Must((rule, last) => last is null || last >= rule.StartsOn)
            .WithMessage("Ngày kết thúc không trước ngày bắt đầu.");
        RuleFor(rule => rule.Timing).NotNull().SetValidator(new RuleTimingValidator());
    }
}

public sealed class NewReportingRuleValidator : RuleDraftValidator<NewReportingRule>
{
    public NewReportingRuleValidator(TimeProvider clock)
    {
        RuleFor(rule => rule.StartsOn).IsRecent(clock);
        RuleFor(rule => rule.PlanId).NotNull().When(rule => rule.Reporters == RuleReporters.Leads)
            .WithMessage("Chọn kế hoạch: các đơn vị được giao chỉ tiêu là của kế hoạch nào.");
    }
}

public sealed class ReportingRuleChangeValidator : RuleDraftValidator<ReportingRuleChange>
{
    public ReportingRuleChangeValidator() => RuleFor(rule => rule.Version).GreaterThan(0);
}

public sealed class RulePreviewRequestValidator : AbstractValidator<RulePreviewRequest>
{
    public RulePreviewRequestValidator(TimeProvider clock)
    {
        RuleFor(preview => preview.StartsOn).IsRuleDay();
        RuleFor(preview => preview.StartsOn).IsRecent(clock).When(preview => preview.RuleId is null);
        RuleFor(preview => preview.Timing).NotNull().SetValidator(new RuleTimingValidator());
    }
}

public sealed class RuleTimingValidator : AbstractValidator<RuleTiming>
{
    public RuleTimingValidator() => RuleFor(timing => timing).Custom((timing, context) =>
    {
        foreach (var (field, fault) in TimingRules.FaultsOf(timing))
            context.AddFailure(field, fault);
    });
}

internal static class RuleDays
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    /// <summary>1 January of last year: a rule makes a duty of each period since it started.</summary>
    public static DateOnly Earliest(TimeProvider clock) => new(VietnamTime.Today(clock).Year - 1, 1, 1);

    public static string TooEarly(TimeProvider clock) => $"Ngày bắt đầu không trước {Earliest(clock):dd/MM/yyyy}.";

    /// <summary>Of a rule that is new; one that began before that keeps its day.</summary>
    public static IRuleBuilderOptions<T, DateOnly> IsRecent<T>(this IRuleBuilder<T, DateOnly> rule, TimeProvider clock) => rule
        .Must(day => day >= Earliest(clock)).WithMessage(_ => TooEarly(clock));

    public static IRuleBuilderOptions<T, DateOnly> IsRuleDay<T>(this IRuleBuilder<T, DateOnly> rule) => rule
        .Must(day => day.Year is >= FirstYear and <= LastYear).WithMessage($"Ngày bắt đầu từ năm {FirstYear} đến năm {LastYear}.");
}
