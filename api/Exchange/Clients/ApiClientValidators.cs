using FluentValidation;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Exchange.Clients;

public abstract class ApiClientTermsValidator<T> : AbstractValidator<T>
    where T : ApiClientTerms
{
    protected ApiClientTermsValidator(TimeProvider clock)
    {
        RuleFor(terms => terms.Name).NotEmpty().WithMessage("Nhập tên hệ thống kết nối.")
            .MaximumLength(ApiClientRules.NameLimit).WithMessage($"Tên dài nhất {ApiClientRules.NameLimit} ký tự.");
        RuleFor(terms => terms.Scopes).NotEmpty().WithMessage("Chọn ít nhất một quyền.");
        RuleForEach(terms => terms.Scopes).IsInEnum();
        RuleFor(terms => terms.Pillars)
            .Must(pillars => pillars is null or { Count: > 0 }).WithMessage("Chọn ít nhất một nhóm chỉ tiêu, hoặc để tất cả các nhóm.")
            .Must(pillars => (ApiClientRules.Join(pillars)?.Length ?? 0) <= ApiClientRules.PillarsLimit).WithMessage("Quá nhiều nhóm chỉ tiêu.");
        RuleForEach(terms => terms.Addresses)
            .Must(text => text is not null && ApiClientRules.AddressOf(text) is not null)
            .WithMessage((_, text) => $"\"{text}\" không phải địa chỉ hay dải mạng: viết dạng 10.20.30.40, 10.20.0.0/16 hoặc 2001:db8::/32.");
        RuleFor(terms => terms.Addresses)
            .Must(addresses => (ApiClientRules.Join(addresses?.Select(text => ApiClientRules.AddressOf(text) ?? text))?.Length ?? 0) <= ApiClientRules.AddressesLimit)
            .WithMessage("Quá nhiều địa chỉ: gộp thành dải mạng.");
        RuleFor(terms => terms.RequestsPerMinute).InclusiveBetween(1, ApiClientRules.MostRequests)
            .WithMessage("Số lượt gọi mỗi phút từ 1 đến 10.000.");
        RuleFor(terms => terms.ExpiresOn).Must(day => day is null || day >= VietnamTime.Today(clock)).WithMessage("Ngày hết hạn không được ở quá khứ.");
    }
}

public sealed class NewApiClientValidator(TimeProvider clock) : ApiClientTermsValidator<NewApiClient>(clock);

public sealed class ApiClientChangeValidator : ApiClientTermsValidator<ApiClientChange>
{
    public ApiClientChangeValidator(TimeProvider clock)
        : base(clock) => RuleFor(change => change.Version).GreaterThan(0);
}

public sealed class RenewApiKeyValidator : AbstractValidator<RenewApiKey>
{
    public RenewApiKeyValidator() => RuleFor(renewal => renewal.Version).GreaterThan(0);
}
