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
        RuleFor(person => person.Email).Email();
        RuleFor(person => person.Phone).Phone();
    }
}

public sealed class PersonChangeValidator : AbstractValidator<PersonChange>
{
    public PersonChangeValidator()
    {
        RuleFor(person => person.DisplayName).NotEmpty().WithMessage("Nhập họ tên.").MaximumLength(200);
        RuleFor(person => person.Role).IsInEnum();
        RuleFor(person => person.NewPassword!).Password().When(person => person.NewPassword is not null);
        RuleFor(person => person.Email).Email();
        RuleFor(person => person.Phone).Phone();
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

public sealed class EmailChangeValidator : AbstractValidator<EmailChange>
{
    public EmailChangeValidator() => RuleFor(change => change.Email).Email();
}

public sealed class PhoneChangeValidator : AbstractValidator<PhoneChange>
{
    public PhoneChangeValidator() => RuleFor(change => change.Phone).Phone();
}

file static class SharedRules
{
    // Plausible, no more: whether a mail arrives only the server at its end can say. Nothing that could end a header line.
    private const string EmailPattern = @"^\s*([A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)?\s*\z";

    public static IRuleBuilderOptions<T, string?> Email<T>(this IRuleBuilder<T, string?> rule) => rule
        .Matches(EmailPattern).WithMessage("Địa chỉ thư điện tử chưa đúng: viết dạng ten@coquan.gov.vn.")
        .MaximumLength(AccountRules.LongestEmail).WithMessage($"Địa chỉ thư điện tử dài nhất {AccountRules.LongestEmail} ký tự.");

    public static IRuleBuilderOptions<T, string?> Phone<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(AccountRules.IsPhone).WithMessage("Số điện thoại chưa đúng: viết số Việt Nam, ví dụ 0912 345 678.");

    public static IRuleBuilderOptions<T, string> Password<T>(this IRuleBuilder<T, string> rule) => rule
        .NotEmpty().WithMessage("Nhập mật khẩu.")
        .Length(AccountRules.ShortestPassword, AccountRules.LongestPassword)
        .WithMessage($"Mật khẩu cần từ {AccountRules.ShortestPassword} đến {AccountRules.LongestPassword} ký tự.");
}
