using FluentValidation;

namespace WardKpi.Api.Organizations.Hamlets;

public sealed class NewHamletsValidator : AbstractValidator<NewHamlets>
{
    // The largest communes after the mergers of 2025 have some seventy.
    private const int MaxNames = 300;

    public NewHamletsValidator()
    {
        RuleFor(hamlets => hamlets.Names)
            .NotEmpty().WithMessage("Chưa có tên nào: ghi mỗi tên một dòng.")
            .Must(names => names is null || names.Count <= MaxNames).WithMessage($"Mỗi lần thêm nhiều nhất {MaxNames} thôn, tổ dân phố.")
            .Must(names => names is null || names.All(name => !string.IsNullOrWhiteSpace(name))).WithMessage("Có tên trống trong danh sách.")
            .Must(names => names is null || names.All(name => name is null || name.Length <= HamletNames.NameLimit))
            .WithMessage($"Tên dài nhất {HamletNames.NameLimit} ký tự.");
    }
}

public sealed class HamletChangeValidator : AbstractValidator<HamletChange>
{
    public HamletChangeValidator()
    {
        RuleFor(change => change.Name).NotEmpty().WithMessage("Nhập tên thôn, tổ dân phố.")
            .MaximumLength(HamletNames.NameLimit).WithMessage($"Tên dài nhất {HamletNames.NameLimit} ký tự.");
        RuleFor(change => change.Position).GreaterThan(0);
        RuleFor(change => change.Version).GreaterThan(0);
    }
}
