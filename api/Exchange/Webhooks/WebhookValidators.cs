using FluentValidation;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange.Webhooks;

public sealed class NewWebhookValidator : AbstractValidator<NewWebhook>
{
    public NewWebhookValidator()
    {
        RuleFor(webhook => webhook.Url).IsWebhookUrl();
        RuleFor(webhook => webhook.Note).IsWebhookNote();
        RuleFor(webhook => webhook.Events).AreWebhookEvents();
    }
}

public sealed class WebhookChangeValidator : AbstractValidator<WebhookChange>
{
    public WebhookChangeValidator()
    {
        RuleFor(webhook => webhook.Url).IsWebhookUrl();
        RuleFor(webhook => webhook.Note).IsWebhookNote();
        RuleFor(webhook => webhook.Events).AreWebhookEvents();
        RuleFor(webhook => webhook.Version).GreaterThanOrEqualTo(1);
    }
}

public sealed class ReplayRequestValidator : AbstractValidator<ReplayRequest>
{
    public ReplayRequestValidator()
    {
        RuleFor(replay => replay.Since).GreaterThanOrEqualTo(0);
        RuleFor(replay => replay.From).Must((replay, from) => from is null != replay.Since is null)
            .WithMessage("Chọn một trong hai: số thứ tự sự kiện hoặc thời điểm.");
    }
}

internal static class WebhookRuleExtensions
{
    private const int UrlLimit = 500;
    private const int NoteLimit = 200;

    public static void IsWebhookUrl<T>(this IRuleBuilder<T, string> rule) => rule
        .NotEmpty().WithMessage("Nhập địa chỉ nhận.")
        .MaximumLength(UrlLimit).WithMessage($"Địa chỉ dài nhất {UrlLimit} ký tự.")
        .Must(url => string.IsNullOrEmpty(url) || OutgoingCalls.IsSafe(url)).WithMessage("Địa chỉ phải bắt đầu bằng https:// (http:// chỉ dùng trên chính máy này).");

    public static void IsWebhookNote<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(NoteLimit).WithMessage($"Ghi chú dài nhất {NoteLimit} ký tự.");

    public static void AreWebhookEvents<T>(this IRuleBuilder<T, IReadOnlyList<EventKind>> rule) => rule
        .NotEmpty().WithMessage("Chọn ít nhất một sự kiện.")
        .Must(events => events is null || events.Distinct().Count() == events.Count).WithMessage("Có sự kiện được chọn hai lần.");
}
