using FluentValidation;

namespace WardKpi.Api.Accounts;

public sealed class SignInValidator : AbstractValidator<SignIn>
{
    public SignInValidator()
    {
        RuleFor(signIn => signIn.UserName).NotEmpty().WithMessage("Nhập tên đăng nhập.").MaximumLength(80);
        RuleFor(signIn => signIn.Password).NotEmpty().WithMessage("Nhập mật khẩu.").MaximumLength(AccountRules.LongestPassword);
    }
}

public sealed class NewPersonValidator : AbstractValidator<NewPerson>
{
    public NewPersonValidator()
    {
        RuleFor(person => person.UserName).NotEmpty().MaximumLength(80)
            .Matches("^[A-Za-z0-9][A-Za-z0-9._@-]*$").WithMessage("Tên đăng nhập chỉ gồm chữ không dấu, chữ số và các dấu . _ - @.");
        RuleFor(person => person.DisplayName).NotEmpty().WithMessage("Nhập họ tên.").MaximumLength(200);
        RuleFor(person => person.Role).IsInEnum();
        RuleFor(person => person.Password).Password();
    }
}

public sealed class PersonChangeValidator : AbstractValidator<PersonChange>
{
    public PersonChangeValidator()
    {
        RuleFor(person => person.DisplayName).NotEmpty().WithMessage("Nhập họ tên.").MaximumLength(200);
        RuleFor(person => person.Role).IsInEnum();
        RuleFor(person => person.NewPassword!).Password().When(person => person.NewPassword is not null);
        RuleFor(person => person.Version).GreaterThan(0);
    }
}

public sealed class PasswordChangeValidator : AbstractValidator<PasswordChange>
{
    public PasswordChangeValidator()
    {
        RuleFor(change => change.CurrentPassword).NotEmpty().WithMessage("Nhập mật khẩu hiện tại.").MaximumLength(AccountRules.LongestPassword);
        RuleFor(change => change.NewPassword).Password()
            .NotEqual(change => change.CurrentPassword).WithMessage("Mật khẩu mới phải khác mật khẩu hiện tại.");
    }
}

file static class PasswordRule
{
    public static IRuleBuilderOptions<T, string> Password<T>(this IRuleBuilder<T, string> rule) => rule
        .NotEmpty().WithMessage("Nhập mật khẩu.")
        .Length(AccountRules.ShortestPassword, AccountRules.LongestPassword)
        .WithMessage($"Mật khẩu cần từ {AccountRules.ShortestPassword} đến {AccountRules.LongestPassword} ký tự.");
}
