using WardKpi.Api.Accounts;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Reports;

public static class ReportViews
{
    public static ReportSummary ToSummary(ReportListRow row, WorkingDays workingDays, DateOnly today) => new()
    {
        Id = row.Id,
        PlanId = row.PlanId,
        PlanTitle = row.PlanTitle,
        OrganizationId = row.OrganizationId,
        OrganizationName = row.OrganizationName,
        CommuneId = row.CommuneId,
        CommuneName = row.CommuneName,
        Period = row.Period,
        State = row.ReportState,
        RowCount = row.RowTotal,
        FilledCount = row.FilledTotal,
        SubmittedAt = row.SubmittedAt,
        SubmittedBy = row.SubmittedBy,
        VerifiedAt = row.VerifiedAt,
        VerifiedBy = row.VerifiedBy,
        LastChangedAt = row.LastChangedAt,
        Version = row.Version,
        Dates = ToView(row.DatesBy(workingDays), workingDays, today),
    };

    private static ReportDates ToView(ObligationDates dates, WorkingDays workingDays, DateOnly today) => new()
    {
        CutOff = dates.CutOff,
        DueAt = dates.DueAt,
        LocksOn = dates.LocksOn,
        WorkingDaysLeft = workingDays.WorkingDaysBetween(today, VietnamTime.DateOf(dates.DueAt)),
    };

    public static ReportActions ActionsOf(ReportState state, Caller caller) => new()
    {
        CanEdit = caller.MayEnter && ReportRules.IsEditable(state),
        CanSubmit = caller.MayEnter && ReportRules.CanMove(state, ReportState.Submitted),
        CanReturn = caller.MayReview && ReportRules.CanMove(state, ReportState.Returned),
        CanVerify = caller.MayReview && ReportRules.CanMove(state, ReportState.Verified),
        CanReopen = caller.MayReview && state == ReportState.Verified,
    };
}
