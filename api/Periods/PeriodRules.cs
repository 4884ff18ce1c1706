using FluentValidation;

namespace WardKpi.Api.Periods;

/// <summary>What a request may name as its period.</summary>
public static class PeriodRules
{
    public const string NotAQuarter = "Kỳ báo cáo phải là một quý, ví dụ 2026Q1.";

    public static IRuleBuilderOptions<T, string> IsQuarter<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(text => Period.TryParse(text, null, out var period) && period.Kind == PeriodKind.Quarter)
        .WithMessage(NotAQuarter);
}
