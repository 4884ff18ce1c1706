using FluentValidation;

namespace WardKpi.Api.Notices.Settings;

public sealed class NoticeSettingsChangeValidator : AbstractValidator<NoticeSettingsChange>
{
    private const int LastMinute = 24 * 60 - 1;
    private const string NoTime = "Giờ phải từ 00:00 đến 23:59.";

    public NoticeSettingsChangeValidator()
    {
        RuleFor(change => change.Mail).IsInEnum();
        RuleFor(change => change.DigestAt).InclusiveBetween(0, LastMinute).WithMessage(NoTime);
        RuleFor(change => change.QuietFrom).InclusiveBetween(0, LastMinute).WithMessage(NoTime);
        RuleFor(change => change.QuietUntil).InclusiveBetween(0, LastMinute).WithMessage(NoTime)
            .Must((change, until) => until is null == change.QuietFrom is null).WithMessage("Ghi cả giờ bắt đầu và giờ kết thúc, hoặc bỏ trống cả hai.")
            .Must((change, until) => until is null || until != change.QuietFrom).WithMessage("Giờ kết thúc phải khác giờ bắt đầu.");
        RuleFor(change => change.MutedKinds)
            .Must(kinds => kinds is null || kinds.Distinct().Count() == kinds.Count).WithMessage("Một loại thông báo được gửi hai lần.");
        RuleForEach(change => change.MutedKinds).IsInEnum();
        RuleFor(change => change.Version).GreaterThanOrEqualTo(0);
    }
}
