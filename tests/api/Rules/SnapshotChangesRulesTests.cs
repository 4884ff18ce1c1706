using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Evidence;
using WardKpi.Api.Reports.Snapshots;
using WardKpi.Api.Reports.Snapshots.Changes;

namespace WardKpi.Api.Tests.Rules;

public sealed class SnapshotChangesRulesTests
{
    private static readonly Guid Unit = Guid.NewGuid();

    private static readonly FrozenEvidence Letter = new() { Kind = EvidenceKind.Document, DocumentNumber = "41/BC-VHXH" };
    private static readonly FrozenEvidence File = new() { Kind = EvidenceKind.File, FileName = "a.pdf", Sha256 = "abc" };

    private static readonly FrozenRow Row = new()
    {
        PlanIndicatorId = Guid.NewGuid(),
        Number = "1",
        Text = "Hồ sơ trực tuyến",
        Code = "EGOV.FILES_ONLINE",
        Target = new TargetView { Year = 2026, Operator = TargetOperator.Ge, Value = 60 },
        Milestone = 50,
        Value = new StoredValue { EntryKind = EntryKind.Ratio, Numerator = 48, Denominator = 100, Value = 48 },
        Status = ProgressStatus.AtRisk,
        Attainment = 0.4m,
        Evidence = [Letter, File],
    };

    public static TheoryData<string, FrozenRow, FrozenField[]> Changes => new()
    {
        { "nothing", Row, [] },
        { "a figure with zeros at its end", Row with { Value = Row.Value with { Value = 48.0000m, Numerator = 48.00m }, Milestone = 50.0000m }, [] },
        { "evidence in another order", Row with { Evidence = [File, Letter] }, [] },
        { "attainment alone, which follows from the rest", Row with { Attainment = 0.9m }, [] },
        { "the numerator", Row with { Value = Row.Value with { Numerator = 49 } }, [FrozenField.Value] },
        { "a percent typed where one was computed", Row with { Value = new StoredValue { EntryKind = EntryKind.Percent, Value = 48 } }, [FrozenField.Value] },
        { "emptied", Row with { Value = new StoredValue(), Status = ProgressStatus.NoData }, [FrozenField.Value, FrozenField.Status] },
        { "a note", Row with { Value = Row.Value with { Note = "Đã đối chiếu" } }, [FrozenField.Remarks] },
        { "a source", Row with { Value = Row.Value with { Source = "Cổng dịch vụ công" } }, [FrozenField.Remarks] },
        { "a piece of evidence", Row with { Evidence = [Letter] }, [FrozenField.Evidence] },
        {
            "the target",
            Row with { Target = Row.Target! with { Value = 80 }, Milestone = 60, Status = ProgressStatus.OffTrack },
            [FrozenField.Target, FrozenField.Milestone, FrozenField.Status]
        },
        { "the target's operator", Row with { Target = Row.Target! with { Operator = TargetOperator.Gt } }, [FrozenField.Target] },
    };

    [Theory, MemberData(nameof(Changes))]
    public void A_row_is_listed_with_the_parts_that_differ(string name, FrozenRow now, FrozenField[] expected)
    {
        var found = SnapshotChangesRules.Between(Period(Row), [Present(now)]);

        Assert.Equal(expected, found.SingleOrDefault()?.Fields ?? []);
        Assert.All(found, row => Assert.Equal((name, RowChangeKind.Changed), (name, row.Kind)));
    }

    [Theory]
    [InlineData(ReportState.Verified, false)]
    [InlineData(ReportState.Locked, false)]
    [InlineData(ReportState.Draft, true)]
    [InlineData(ReportState.Submitted, true)]
    [InlineData(ReportState.Returned, true)]
    public void A_report_that_is_no_longer_verified_differs_and_a_locked_one_does_not(ReportState state, bool differs) => Assert.Equal(
        differs ? [FrozenField.State] : [], SnapshotChangesRules.Between(Period(Row), [Present(Row, state)]).SelectMany(row => row.Fields));

    [Theory]
    [InlineData(ReportState.Draft, false)]
    [InlineData(ReportState.Returned, false)]
    [InlineData(ReportState.Submitted, true)]
    [InlineData(ReportState.Verified, true)]
    public void What_is_typed_and_not_sent_is_no_figure_of_now(ReportState state, bool isTold)
    {
        var typed = Row with { Value = new StoredValue { EntryKind = EntryKind.Percent, Value = 99 }, Milestone = 70 };

        var changed = Assert.Single(SnapshotChangesRules.Between(Period(Row), [Present(typed, state)]));
        var added = SnapshotChangesRules.Between(Period(), [Present(typed, state)]);

        Assert.Equal(isTold, changed.Fields.Contains(FrozenField.Value));
        Assert.Equal(isTold ? 1 : 0, added.Count);
    }

    [Fact]
    public void Rows_that_came_stand_in_the_documents_order_and_rows_that_went_come_last()
    {
        var second = Row with { PlanIndicatorId = Guid.NewGuid(), Number = "2" };
        var third = Row with { PlanIndicatorId = Guid.NewGuid(), Number = "3" };

        var found = SnapshotChangesRules.Between(Period(Row, second), [Present(third), Present(second with { Milestone = 51 })]);

        Assert.Equal(
            [(RowChangeKind.Added, null, "3"), (RowChangeKind.Changed, "2", "2"), (RowChangeKind.Withdrawn, "1", null)],
            found.Select(row => (row.Kind, row.Then?.Number, row.Now?.Row.Number)));
        Assert.Equal("Phòng Kinh tế", found[2].OrganizationName);
    }

    [Theory]
    [InlineData("target 2026", true)]
    [InlineData("milestone 2026Q3", true)]
    [InlineData("phasing", true)]
    [InlineData("is_withdrawn", true)]
    [InlineData("lead_id", false)]
    [InlineData("task", false)]
    public void Of_what_was_decided_about_a_row_only_what_it_is_judged_by_explains_a_difference(string field, bool expected) =>
        Assert.Equal(expected, SnapshotChangesRules.IsAboutJudging(field));

    [Fact]
    public void A_frozen_text_is_read_back_as_it_was_written()
    {
        var period = Period(Row);

        var read = SnapshotRules.Read(SnapshotRules.ToText(period));

        Assert.Equal(SnapshotRules.ToText(period), SnapshotRules.ToText(read));
        Assert.Empty(SnapshotChangesRules.Between(read, [Present(Row)]));
    }

    private static PresentRow Present(FrozenRow row, ReportState state = ReportState.Verified) => new(row, Unit, "Phòng Kinh tế", state);

    private static FrozenPeriod Period(params FrozenRow[] rows) => new()
    {
        Plan = new FrozenPlan { Id = Guid.NewGuid(), CommuneName = "Xã Suối Mơ", ProvinceName = "Lâm Đồng", Year = 2026, Title = "Kế hoạch" },
        Period = "2026Q2",
        IsComplete = true,
        MissingUnits = [],
        WaivedUnits = [],
        Reports = [new FrozenReport { OrganizationId = Unit, OrganizationName = "Phòng Kinh tế", OnTrack = 100, AtRisk = 90, Rows = rows }],
    };
}
