using FluentValidation;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Reports.Review;

public sealed class ReportReturnValidator : AbstractValidator<ReportReturn>
{
    public ReportReturnValidator()
    {
        RuleFor(step => step.Version).GreaterThan(0);
        RuleFor(step => step.Reason).MaximumLength(ReportStepValidator.ReasonLimit).WithMessage("Lý do dài nhất 2.000 ký tự.");
        RuleFor(step => step.Reason)
            .NotEmpty().When(step => step.Rows is null or { Count: 0 })
            .WithMessage("Ghi rõ lý do, hoặc chọn chỉ tiêu cần sửa, để đơn vị biết cần sửa gì.");
        RuleFor(step => step.Rows)
            .NotNull().WithMessage("Danh sách chỉ tiêu cần sửa không được là null.")
            .Must(rows => rows is null || rows.All(row => row is not null)).WithMessage("Có dòng trống trong danh sách.")
            .Must(rows => rows is null || rows.Where(row => row is not null).Select(row => row.PlanIndicatorId).Distinct().Count() == rows.Count)
            .WithMessage("Một chỉ tiêu được nêu hai lần.");
        RuleForEach(step => step.Rows).SetValidator(new RowReturnValidator());
    }
}

public sealed class RowReturnValidator : AbstractValidator<RowReturn>
{
    public RowReturnValidator() => RuleFor(row => row.Comment)
        .NotEmpty().WithMessage("Ghi rõ cần sửa gì.")
        .MaximumLength(ReviewRules.CommentLimit).WithMessage("Lời yêu cầu dài nhất 2.000 ký tự.");
}

public sealed class NewCommentValidator : AbstractValidator<NewComment>
{
    public NewCommentValidator() => RuleFor(comment => comment.Text)
        .NotEmpty().WithMessage("Chưa có nội dung.")
        .MaximumLength(ReviewRules.CommentLimit).WithMessage("Nội dung dài nhất 2.000 ký tự.");
}

public sealed class ReportSelectionValidator : AbstractValidator<ReportSelection>
{
    // A commune has some thirty units.
    private const int MaxReports = 200;

    public ReportSelectionValidator() => RuleFor(selection => selection.Reports)
        .NotEmpty().WithMessage("Chưa chọn báo cáo nào.")
        .Must(reports => reports is null || reports.Count <= MaxReports).WithMessage($"Mỗi lần duyệt nhiều nhất {MaxReports} báo cáo.")
        .Must(reports => reports is null || reports.All(report => report is not null)).WithMessage("Có dòng trống trong danh sách.")
        .Must(reports => reports is null || reports.Where(report => report is not null).Select(report => report.Id).Distinct().Count() == reports.Count)
        .WithMessage("Một báo cáo được chọn hai lần.");
}

public sealed class PeriodToLockValidator : AbstractValidator<PeriodToLock>
{
    public PeriodToLockValidator() => RuleFor(wanted => wanted.Period).IsQuarter();
}
