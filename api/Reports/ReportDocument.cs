using System.Data.Common;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;
using WardKpi.Api.Organizations.Hamlets;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports.Checks;
using WardKpi.Api.Reports.Evidence;
using WardKpi.Api.Reports.Hamlets;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Reports.Words;
using WardKpi.Api.Reports.Writing;

namespace WardKpi.Api.Reports;

/// <summary>A report with the plan behind it and every actual of that plan: what entering, reviewing and showing it read.</summary>
public sealed record ReportDocument
{
    public required ReportListRow Report { get; init; }

    /// <summary>Of the commune's last change before anything here was read: what was read may be newer, never older.</summary>
    public required long Seq { get; init; }

    public required PlanDocument Plan { get; init; }

    public required Period Period { get; init; }

    /// <summary>Of the whole plan, every period.</summary>
    public required PlanValues Values { get; init; }

    public required IReadOnlyList<ReportEventRow> Events { get; init; }

    public required WorkingDays WorkingDays { get; init; }

    /// <summary>The standing words of the unit's reports of this plan, every period.</summary>
    public required IReadOnlyList<WordsRow> AllWords { get; init; }

    /// <summary>Standing pieces of evidence by plan indicator; a row without any is absent.</summary>
    public required IReadOnlyDictionary<Guid, int> EvidenceCounts { get; init; }

    /// <summary>The commune's hamlets in their order, ended ones too; empty where no row of the plan is entered by hamlet.</summary>
    public required IReadOnlyList<OrganizationRow> Hamlets { get; init; }

    /// <summary>What hamlets reported in this report.</summary>
    public required IReadOnlyList<HamletValueRow> HamletValues { get; init; }

    public Guid Id => Report.Id!.Value;

    /// <summary>Null where the report is not in the writer's scope.</summary>
    public static async Task<ReportDocument?> FindAsync(DbConnection connection, Guid id, Writer writer, DbTransaction? transaction = null) =>
        await ReportQueries.FindKeyAsync(connection, id, writer.ReportScope, transaction) is { } key
            ? await FindAsync(connection, id, key, writer, transaction)
            : null;

    /// <param name="key">As it was found in the writer's scope.</param>
    public static async Task<ReportDocument?> FindAsync(
        DbConnection connection, Guid id, ReportKey key, Writer writer, DbTransaction? transaction)
    {
        if (await PlanDocument.FindAsync(connection, key.PlanId, writer.ReadScope, transaction) is not { } plan)
            return null;
        var rows = await ReportQueries.ListAsync(
            connection, writer.ReportScope, writer.ReadScope, key.Period, plan.Plan.Year, key.PlanId, null, key.OrganizationId, transaction);
        // A form that has lost its last row to another unit is gone with it.
        if (rows is not [var report])
            return null;
        var isByHamlet = plan.Indicators.Any(row => row.IsByHamlet);
        return new ReportDocument
        {
            Report = report,
            Seq = key.Seq,
            Plan = plan,
            Period = Period.Parse(key.Period),
            Values = await PlanValues.FindAsync(connection, plan, transaction),
            Events = await ReportQueries.EventsAsync(connection, id, transaction),
            WorkingDays = await CalendarQueries.WorkingDaysAsync(connection, transaction),
            AllWords = await WordsQueries.ListAsync(connection, key.PlanId, key.OrganizationId, transaction),
            EvidenceCounts = await EvidenceQueries.CountsAsync(connection, id, transaction),
            Hamlets = isByHamlet ? await HamletQueries.ListAsync(connection, plan.Plan.CommuneId, transaction) : [],
            HamletValues = isByHamlet ? await HamletValueQueries.ValuesAsync(connection, id, transaction) : [],
        };
    }

    /// <summary>The rows of the form, in the document's order.</summary>
    public IEnumerable<PlanIndicatorRow> Indicators => Plan.Indicators.Where(row => ActualOf(row.Id, Period) is { } actual
        ? actual.OrganizationId == Report.OrganizationId
        : ReportRules.IsEditable(Report.ReportState) && Plan.LeadOf(row).Id == Report.OrganizationId);

    /// <summary>What the unit said of this quarter; null before the first word.</summary>
    public WordsRow? Words => AllWords.FirstOrDefault(row => row.Period == Period.ToString());

    public ActualRow? ActualOf(Guid planIndicatorId, Period period) => Values.Of(planIndicatorId, period);

    /// <summary>Of the quarter before in the same year; what another unit has not sent is its own affair.</summary>
    public ActualRow? PreviousOf(Guid planIndicatorId) => Period.Number > 1
        && ActualOf(planIndicatorId, Period.Previous) is { } previous
        && (previous.OrganizationId == Report.OrganizationId || !ReportRules.IsEditable(previous.ReportState))
            ? previous
            : null;

    /// <summary>The same with values just written: what a new reading would find, without asking again.</summary>
    public ReportDocument With(IReadOnlyList<ActualWrite> writes, Writer writer)
    {
        var after = this with { Values = Values.With([.. writes.Select(write => write.ToRow(Report, writer.Name))]) };
        return after with
        {
            Report = Report with
            {
                FilledTotal = after.Indicators.Count(after.IsFilled),
                LastChangedAt = writes.Max(write => write.At),
            },
        };
    }

    public ReportDocument With(IReadOnlyList<HamletWrite> writes, Writer writer)
    {
        var written = writes.Select(write => write.Id).ToHashSet();
        return this with
        {
            HamletValues = [.. HamletValues.Where(row => !written.Contains(row.Id)), .. writes.Select(write => write.ToRow(Report.Period, writer.Name))],
        };
    }

    /// <summary>The same with these words of its quarter.</summary>
    public ReportDocument With(WordsRow words) => this with { AllWords = [.. AllWords.Where(row => row.Period != words.Period), words] };

    /// <summary>The same after its first entry made a draft of it.</summary>
    public ReportDocument Begun(ReportMove move, Writer writer) => this with
    {
        Report = Report with { State = Codes.Of(move.To), Version = move.Version + 1 },
        Events = [.. Events, move.ToRow(writer.Name)],
    };

    /// <summary>Rows that look odd and have no word of explanation.</summary>
    public IEnumerable<PlanIndicatorRow> Unexplained(CheckOptions checks) => Indicators.Where(
        row => ActualOf(row.Id, Period) is { } actual && Values.WarningsOf(row, Period, checks) is { Count: > 0 } warnings && !actual.Explains(warnings));

    public HamletValueRow? HamletValueOf(Guid planIndicatorId, Guid hamletId) =>
        HamletValues.FirstOrDefault(row => row.PlanIndicatorId == planIndicatorId && row.HamletId == hamletId);

    private long? HamletSeqOf(Guid planIndicatorId) =>
        HamletValues.Where(row => row.PlanIndicatorId == planIndicatorId).Max(row => (long?)row.ChangeSeq);

    /// <summary>Whose figures a row is made of: the hamlets that are asked for it, and any other that holds something.</summary>
    public IReadOnlyList<OrganizationRow> HamletsOf(PlanIndicatorRow row) => row.IsByHamlet && PlanDocument.AddsUp(row)
        ? [.. Hamlets.Where(hamlet => HamletRules.IsAsked(hamlet, Report, Period) || HamletValueOf(row.Id, hamlet.Id)?.EntryKind is not null)]
        : [];

    public HamletCount? HamletCountOf(PlanIndicatorRow row) => HamletsOf(row) is { Count: > 0 } hamlets
        ? new HamletCount { Filled = hamlets.Count(hamlet => HamletValueOf(row.Id, hamlet.Id)?.EntryKind is not null), Total = hamlets.Count }
        : null;

    /// <summary>Whether the row holds something, of every hamlet where hamlets make it.</summary>
    public bool IsFilled(PlanIndicatorRow row)
    {
        var entered = ActualOf(row.Id, Period)?.Stored.EntryKind;
        return entered is not null
            && (HamletCountOf(row) is not { } hamlets || !HamletRules.IsIncomplete(hamlets.Filled, hamlets.Total, entered));
    }

    public ReportView ToView(Caller caller, DateOnly today, Thresholds thresholds, CheckOptions checks, ReportTrail trail)
    {
        ReportRow[] rows = [.. Indicators.Select(row => ToRow(row, Report.JudgedBy ?? thresholds, checks, trail, caller))];
        return new ReportView
        {
            Seq = Seq,
            Summary = ReportViews.ToSummary(Report, WorkingDays, today),
            Rows = rows,
            Events = [.. Events.Select(row => row.ToView())],
            Actions = ReportViews.ActionsOf(Report.ReportState, caller),
            WarningCount = rows.Count(row => row.Warnings.Count > 0),
            UnexplainedCount = Unexplained(checks).Count(),
            Words = WordsRow.ToView(Words, Period.Number > 1 ? AllWords.FirstOrDefault(row => row.Period == Period.Previous.ToString()) : null),
        };
    }

    private ReportRow ToRow(PlanIndicatorRow row, Thresholds thresholds, CheckOptions checks, ReportTrail trail, Caller caller)
    {
        var actual = ActualOf(row.Id, Period);
        var subject = Plan.SubjectOf(row);
        var hamlets = HamletCountOf(row);
        var warnings = Values.WarningsOf(row, Period, checks);
        var judgement = ProgressRules.Judge(subject, EntryOf(actual, subject), Period.Number, thresholds);
        return new ReportRow
        {
            PlanIndicatorId = row.Id,
            Number = row.Number,
            Text = row.Text,
            Heading = row.Heading,
            Code = row.Code,
            Kind = subject.Kind,
            Direction = subject.Direction,
            Unit = PlanDocument.UnitOf(row),
            Decimals = row.Decimals,
            NumeratorLabel = row.NumeratorVi,
            DenominatorLabel = row.DenominatorVi,
            IsUnassigned = row.LeadId is null,
            IsByHamlet = hamlets is not null,
            Hamlets = hamlets,
            Responsible = row.ResponsibleName,
            Deputy = row.DeputyName,
            IsMine = row.ResponsibleId == caller.PersonId || row.DeputyId == caller.PersonId,
            Target = Plan.TargetOf(row),
            Milestone = ProgressRules.Milestone(subject, Period.Number),
            Baseline = subject.Baseline,
            Previous = PreviousOf(row.Id)?.ToView(),
            Actual = actual?.ToView(),
            LastVerified = trail.Verified?.Before(row.Id, actual, HamletSeqOf(row.Id), Report.Period),
            LastSubmitted = trail.Submitted?.Before(row.Id, actual, HamletSeqOf(row.Id), Report.Period),
            CommentCount = trail.CommentsByRow[row.Id].Count(),
            OpenRequest = ReviewRules.OpenRequest(trail.CommentsByRow[row.Id], actual?.Version ?? 0, caller.PersonId),
            Attainment = judgement.Attainment,
            Status = judgement.Status,
            EvidenceCount = EvidenceCounts.GetValueOrDefault(row.Id),
            Warnings = warnings,
            IsExplanationOld = actual is { Explanation: not null } && !actual.Explains(warnings),
        };
    }

    /// <summary>The sheet judges a figure as soon as it is typed; only a narrative waits for the reviewer's word.</summary>
    private static Entry? EntryOf(ActualRow? actual, Subject subject) => actual is null
        ? null
        : new Entry
        {
            Kind = Codes.ToNullable<EntryKind>(actual.EntryKind),
            Value = actual.Value,
            Text = actual.Text,
            State = subject.Kind == IndicatorKind.Narrative ? actual.ReportState : ReportState.Submitted,
        };
}
