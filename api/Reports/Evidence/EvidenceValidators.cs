using FluentValidation;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Reports.Evidence;

public sealed class EvidenceDocumentValidator : AbstractValidator<EvidenceDocument>
{
    public EvidenceDocumentValidator(TimeProvider clock)
    {
        RuleFor(document => document.Number)
            .NotEmpty().WithMessage("Ghi số, ký hiệu của văn bản.")
            .MaximumLength(60).WithMessage("Số, ký hiệu dài nhất 60 ký tự.");
        RuleFor(document => document.Issuer)
            .NotEmpty().WithMessage("Ghi cơ quan ban hành văn bản.")
            .MaximumLength(300).WithMessage("Tên cơ quan ban hành dài nhất 300 ký tự.");
        RuleFor(document => document.Date)
            .Must(date => date is null || date <= VietnamTime.Today(clock)).WithMessage("Ngày ban hành ở sau hôm nay: kiểm tra lại.");
        RuleFor(document => document.Summary).MaximumLength(500).WithMessage("Trích yếu dài nhất 500 ký tự.");
    }
}
