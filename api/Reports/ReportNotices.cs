using System.Data.Common;
using WardKpi.Api.Notices;
using WardKpi.Api.Reports.Writing;

namespace WardKpi.Api.Reports;

/// <summary>Who is told of a step of the workflow: the standing office of what was sent, the unit of what became of it.</summary>
public static class ReportNotices
{
    /// <summary>In the transaction of the step: nobody hears of one that did not happen, and none goes unheard of.</summary>
    /// <param name="withDemo">Also people of the demo.</param>
    public static async Task TellAsync(DbTransaction transaction, ReportListRow report, ReportMove move, bool withDemo)
    {
        if (KindOf(move.From, move.To) is not { } kind)
            return;
        var people = kind == NoticeKind.Submitted
            ? await NoticeQueries.StandingOfficeOfAsync(transaction, report.OrganizationId, move.PersonId, withDemo)
            : (await NoticeQueries.PeopleOfUnitsAsync(transaction, report.PlanId, [report.OrganizationId], move.PersonId, withDemo))
                .Select(row => row.PersonId);
        var draft = new NoticeDraft
        {
            Kind = kind,
            PlanId = report.PlanId,
            OrganizationId = report.OrganizationId,
            Period = report.Period,
            Text = move.Reason,
            SenderId = move.PersonId,
            At = move.At,
        };
        await NoticeQueries.AddAsync(transaction, draft, people);
    }

    private static NoticeKind? KindOf(ReportState from, ReportState to) => (from, to) switch
    {
        (_, ReportState.Submitted) => NoticeKind.Submitted,
        (_, ReportState.Returned) => NoticeKind.Returned,
        (ReportState.Verified, ReportState.Draft) => NoticeKind.Reopened,
        (_, ReportState.Verified) => NoticeKind.Verified,
        _ => null,
    };
}
