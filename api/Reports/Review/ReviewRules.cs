using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Reports.Review;

/// <summary>When what a reviewer asked is done, what a report is compared with, and when the books close.</summary>
public static class ReviewRules
{
    public const int CommentLimit = 2000;

    /// <summary>The open request of a row, as it stands now; null where nothing is open.</summary>
    /// <param name="comments">Of the row, in the order in which they were written.</param>
    /// <param name="version">Of the actual; 0 for a cell that was never filled.</param>
    /// <param name="senderId">Who would send the report.</param>
    public static RowRequest? OpenRequest(IEnumerable<CommentRow> comments, int version, Guid senderId)
    {
        var all = comments.ToList();
        if (all.LastOrDefault(comment => comment is { AsksChange: true, ResolvedAt: null }) is not { } request)
            return null;
        return new RowRequest
        {
            Text = request.Text,
            PersonName = request.PersonName,
            At = request.At,
            IsChanged = version > (request.ActualVersion ?? 0)
                || request.EvidenceSeq > request.ChangeSeq
                || request.HamletSeq > request.ChangeSeq,
            // A second word of the reviewer is no answer; the one who asked may answer only where they send the report themselves.
            IsAnswered = all.Any(comment => !comment.AsksChange
                && comment.ChangeSeq > request.ChangeSeq
                && (comment.PersonId != request.PersonId || comment.PersonId == senderId)),
        };
    }

    /// <summary>Number of the last verification, if the report changed hands since.</summary>
    public static long? LastVerifiedSeq(ReportState state, IReadOnlyList<ReportEventRow> events) =>
        state is ReportState.Verified or ReportState.Locked ? null : events.LastOrDefault(IsTo(ReportState.Verified))?.ChangeSeq;

    /// <summary>
    /// Number of the sending that the reviewer has seen already: of a report that was sent again the one before. Null where the report was
    /// verified since, for then that says the same.
    /// </summary>
    public static long? LastSubmittedSeq(ReportState state, IReadOnlyList<ReportEventRow> events)
    {
        var sent = events.Where(IsTo(ReportState.Submitted)).ToList();
        var seen = state switch
        {
            ReportState.Empty or ReportState.Verified or ReportState.Locked => null,
            ReportState.Draft or ReportState.Returned => sent.LastOrDefault(),
            ReportState.Submitted => sent.SkipLast(1).LastOrDefault(),
        };
        return seen?.ChangeSeq > (LastVerifiedSeq(state, events) ?? 0) ? seen.ChangeSeq : null;
    }

    /// <summary>When the books of a period close: where duties that were met kept their dates, with its last form. Null without forms.</summary>
    public static DateOnly? LocksOn(IReadOnlyList<ReportListRow> forms, WorkingDays workingDays) =>
        forms.Max(form => (DateOnly?)form.DatesBy(workingDays).LocksOn);

    /// <summary>The books of a period close on the lock date and stay closed.</summary>
    public static bool MayLock(DateOnly today, DateOnly locksOn) => today >= locksOn;

    /// <summary>Who moved the report meanwhile, and what to do about it.</summary>
    public static string StaleSentence(ReportEventRow last)
    {
        var step = Codes.To<ReportState>(last.ToState) switch
        {
            ReportState.Submitted => "gửi",
            ReportState.Returned => "trả lại",
            ReportState.Verified => "duyệt",
            ReportState.Locked => "khóa",
            ReportState.Draft when last.FromState == Codes.Of(ReportState.Verified) => "mở lại",
            ReportState.Empty or ReportState.Draft => "nhập",
        };
        var who = last.PersonName ?? "Hệ thống";
        return $"{who} đã {step} báo cáo này lúc {VietnamTime.Moment(last.At)}: xem lại trước khi làm tiếp.";
    }

    private static Func<ReportEventRow, bool> IsTo(ReportState state) => row => row.ToState == Codes.Of(state);
}
