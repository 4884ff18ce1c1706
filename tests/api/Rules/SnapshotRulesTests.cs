using WardKpi.Api.Data;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Snapshots;

namespace WardKpi.Api.Tests.Rules;

public sealed class SnapshotRulesTests
{
    private static readonly DateOnly LocksOn = new(2026, 7, 14);

    [Theory]
    [InlineData("2026-07-01", true, new[] { ReportState.Verified, ReportState.Locked })]
    [InlineData("2026-07-01", false, new[] { ReportState.Verified, ReportState.Submitted })]
    [InlineData("2026-07-13", false, new[] { ReportState.Verified, ReportState.Empty })]
    [InlineData("2026-07-14", true, new[] { ReportState.Verified, ReportState.Empty })]
    [InlineData("2026-07-14", false, new[] { ReportState.Submitted, ReportState.Draft })]
    [InlineData("2026-07-14", false, new ReportState[0])]
    public void A_period_is_frozen_when_all_is_verified_or_when_its_books_have_closed(string today, bool isDue, ReportState[] states) =>
        Assert.Equal(
            isDue,
            SnapshotRules.IsDue(
                [.. states.Select(state => new ReportListRow { State = Codes.Of(state) })], LocksOn, DateOnly.Parse(today, null)));

    [Fact]
    public void A_unit_that_was_let_off_is_not_waited_for()
    {
        ReportListRow[] forms = [new() { State = "verified" }, new() { State = "draft", WaivedAt = new DateTime(2026, 6, 20, 2, 0, 0, DateTimeKind.Utc) }];

        Assert.True(SnapshotRules.IsDue(forms, LocksOn, LocksOn.AddDays(-1)));
        Assert.False(SnapshotRules.IsDue(forms[1..], LocksOn, LocksOn));
    }

    [Fact]
    public void One_figure_is_written_in_one_way_whatever_engine_it_came_from()
    {
        var text = SnapshotRules.ToText(Period(12.5m));

        Assert.Equal(text, SnapshotRules.ToText(Period(12.5000m)));
        Assert.Contains("""
            "value":{"entryKind":"value","value":12.5},"status":"on_track"
            """, text, StringComparison.Ordinal);
        Assert.Contains("Số tuyến đường", text, StringComparison.Ordinal);
        Assert.NotEqual(SnapshotRules.HashOf(text), SnapshotRules.HashOf(SnapshotRules.ToText(Period(12.5001m))));
    }

    [Fact]
    public void The_hash_is_a_SHA_256_in_lower_case() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", SnapshotRules.HashOf("abc"));

    private static FrozenPeriod Period(decimal value) => new()
    {
        Plan = new FrozenPlan { Id = Guid.Empty, CommuneName = "Xã", ProvinceName = "Tỉnh", Year = 2026, Title = "Kế hoạch" },
        Period = "2026Q2",
        IsComplete = true,
        MissingUnits = [],
        WaivedUnits = [],
        Reports =
        [
            new FrozenReport
            {
                OrganizationId = Guid.Empty,
                OrganizationName = "Phòng Kinh tế",
                OnTrack = 100.00m,
                AtRisk = 90,
                Rows =
                [
                    new FrozenRow
                    {
                        PlanIndicatorId = Guid.Empty,
                        Number = "2",
                        Text = "Số tuyến đường",
                        Code = "SM.QR_STREETS",
                        Value = new StoredValue { EntryKind = EntryKind.Value, Value = value },
                        Status = ProgressStatus.OnTrack,
                        Evidence = [],
                    },
                ],
            },
        ],
    };
}
