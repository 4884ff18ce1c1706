using FluentValidation;

namespace WardKpi.Api.Reports.Hamlets;

/// <summary>The shape of a draft by hamlet; what a value may be is checked by <see cref="HamletRules"/>.</summary>
public sealed class HamletDraftValidator : AbstractValidator<HamletDraft>
{
    // The largest communes after the mergers of 2025 have some seventy.
    private const int MaxValues = 300;

    public HamletDraftValidator()
    {
        RuleFor(draft => draft.Values)
            .NotEmpty().WithMessage("Chưa có giá trị nào để lưu.")
            .Must(values => values is null || values.Count <= MaxValues).WithMessage($"Mỗi lần lưu nhiều nhất {MaxValues} thôn, tổ dân phố.")
            .Must(values => values is null || values.All(value => value is not null)).WithMessage("Có giá trị trống trong danh sách.")
            .Must(values => values is null || values.Where(value => value is not null).Select(value => value.HamletId).Distinct().Count() == values.Count)
            .WithMessage("Một thôn, tổ dân phố được gửi hai lần.");
    }
}
