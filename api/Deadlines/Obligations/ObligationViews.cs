using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Deadlines.Obligations;

public static class ObligationViews
{
    public static ObligationView ToView(ObligationRow row, Caller caller, WorkingDays workingDays, DateTime now) => new()
    {
        Id = row.Id,
        Rule = new ObligationRule
        {
            Id = row.RuleId,
            Title = row.RuleTitle,
            Frequency = Codes.To<ReportingFrequency>(row.Frequency),
            Receiver = row.Receiver,
            Method = row.Method,
        },
        Organization = new OrganizationRef { Id = row.OrganizationId, Name = row.OrganizationName },
        Commune = new OrganizationRef { Id = row.CommuneId, Name = row.CommuneName },
        Period = row.Period,
        Dates = new ObligationDatesView { OpensOn = row.OpensOn, CutOff = row.CutOff, DueAt = row.DueAt, LocksOn = row.LocksOn },
        WorkingDaysLeft = workingDays.WorkingDaysBetween(VietnamTime.DateOf(now), VietnamTime.DateOf(row.DueAt)),
        State = row.StateAt(now, workingDays),
        IsForm = row.FormPlanId is not null,
        PlanId = row.FormPlanId,
        ReportId = row.ReportId,
        ReportState = row.FormState,
        Met = row.MetAt is not { } metAt ? null : new ObligationMet
        {
            At = metAt, By = row.MetBy, DocumentNumber = row.DocumentNumber, DocumentDate = row.DocumentDate, Note = row.MetNote,
        },
        Waived = row.WaivedAt is not { } waivedAt ? null : new ObligationWaived { At = waivedAt, By = row.WaivedBy, Reason = row.WaiveReason! },
        Request = row.Request is not { } request ? null : new ObligationRequest { Text = request, By = row.RequestedBy },
        Actions = ActionsOf(row, caller),
        Version = row.Version,
    };

    private static ObligationActions ActionsOf(ObligationRow row, Caller caller)
    {
        var mayDeclare = caller.MayEnter && row.FormPlanId is null
            && row.OrganizationPath.StartsWith(caller.Path, StringComparison.Ordinal);
        return new ObligationActions
        {
            CanMeet = mayDeclare && !row.IsSettled,
            CanUndoMet = mayDeclare && row is { MetAt: not null, LockedAt: null },
            CanWaive = caller.MayReview && !row.IsSettled,
            CanEndWaiver = caller.MayReview && row.WaivedAt is not null,
        };
    }
}
