using System.Data.Common;

namespace WardKpi.Api.Reports.Review;

/// <summary>What stands behind a report under review: how its values stood before, and what was said of its rows.</summary>
public sealed record ReportTrail
{
    /// <summary>As verified last, where the report was reopened since.</summary>
    public Snapshot? Verified { get; init; }

    /// <summary>As the reviewer saw them last, where the report was given back or sent again since.</summary>
    public Snapshot? Submitted { get; init; }

    /// <summary>As they came.</summary>
    public required IReadOnlyList<CommentRow> Comments { get; init; }

    public required ILookup<Guid, CommentRow> CommentsByRow { get; init; }

    public static async Task<ReportTrail> LoadAsync(
        DbConnection connection, ReportDocument document, string scope, DbTransaction? transaction = null)
    {
        var state = document.Report.ReportState;
        var comments = await ReviewQueries.CommentsAsync(connection, document.Id, scope, transaction);
        return new ReportTrail
        {
            Verified = await SnapshotAsync(ReviewRules.LastVerifiedSeq(state, document.Events)),
            Submitted = await SnapshotAsync(ReviewRules.LastSubmittedSeq(state, document.Events)),
            Comments = comments,
            CommentsByRow = comments.ToLookup(row => row.PlanIndicatorId),
        };

        async Task<Snapshot?> SnapshotAsync(long? seq) => seq is { } known
            ? new Snapshot(
                known,
                document.Events.Last(row => row.ChangeSeq == known).At,
                (await ReportQueries.ValuesAtAsync(connection, document.Id, known, transaction)).ToDictionary(row => row.PlanIndicatorId))
            : null;
    }
}

/// <summary>The values of a report as they stood at one of its steps.</summary>
public sealed record Snapshot(long Seq, DateTime At, IReadOnlyDictionary<Guid, ActualRow> Values)
{
    /// <summary>
    /// What stood in a cell where that is not what stands there now, or the hamlets that make it swapped figures; a cell without a value
    /// then is an emptied one of version 0.
    /// </summary>
    /// <param name="hamletSeq">Number of the last change of the cell's hamlets.</param>
    public ActualView? Before(Guid planIndicatorId, ActualRow? now, long? hamletSeq, string period)
    {
        var before = Values.GetValueOrDefault(planIndicatorId);
        if (!Differs(before, now) && !(hamletSeq > Seq))
            return null;
        return before?.ToView() ?? new ActualView { Period = period, IsDemo = false, Version = 0, UpdatedAt = At };
    }

    public static bool Differs(ActualRow? before, ActualRow? now) => ContentOf(before) != ContentOf(now);

    private static StoredValue ContentOf(ActualRow? row) => row is null ? new StoredValue() : row.Stored;
}
