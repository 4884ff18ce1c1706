using FluentValidation;

namespace WardKpi.Api.Notices;

public sealed class ReadNoticesValidator : AbstractValidator<ReadNotices>
{
    // As many as the list holds.
    private const int MaxIds = 100;

    public ReadNoticesValidator() => RuleFor(read => read.Ids)
        .Must((read, ids) => ids is null != read.UpTo is null).WithMessage("Chọn các thông báo, hoặc thời điểm của thông báo mới nhất đã xem.")
        .Must(ids => ids is null || ids.Count is > 0 and <= MaxIds).WithMessage($"Mỗi lần đánh dấu từ 1 đến {MaxIds} thông báo.");
}
