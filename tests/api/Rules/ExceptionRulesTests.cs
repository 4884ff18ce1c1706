using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;

namespace WardKpi.Api.Tests.Rules;

public sealed class ExceptionRulesTests
{
    [Fact]
    public void The_worst_status_comes_first_then_the_least_of_the_milestone_then_the_order_of_the_document()
    {
        IndicatorProgress[] rows =
        [
            Row("risk", ProgressStatus.AtRisk, 92), Row("met", ProgressStatus.Met, 110), Row("word", ProgressStatus.OffTrack, null),
            Row("near", ProgressStatus.OffTrack, 80), Row("far", ProgressStatus.OffTrack, 20), Row("far too", ProgressStatus.OffTrack, 20),
            Row("silent", ProgressStatus.NoData, null),
        ];

        Assert.Equal(["far", "far too", "near", "word", "risk", "met", "silent"], Placed(rows).OrderBy(row => row.Place).Select(row => row.Number));
    }

    [Fact]
    public void Exceptions_are_the_ten_worst_of_those_off_track_and_at_risk()
    {
        var rows = Placed(
        [
            Row("on track", ProgressStatus.OnTrack, 100), Row("not due", ProgressStatus.NotDue, null),
            .. Enumerable.Range(1, 11).Select(number => Row($"{number}", ProgressStatus.AtRisk, 90 + number / 10m)),
            Row("off track", ProgressStatus.OffTrack, 40),
        ]);

        var worst = ExceptionRules.Worst(rows);

        Assert.Equal(12, rows.Count(ExceptionRules.IsException));
        Assert.Equal(
            ["off track", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
            worst.Select(one => rows.Single(row => row.PlanIndicatorId == one).Number));
    }

    [Fact]
    public void The_weakest_pillars_have_most_off_track_and_equal_ones_are_weakest_together()
    {
        Assert.Equal(["a", "b"], Weakest(("a", 1), ("b", 1), ("c", 0)));
        Assert.Equal(["b"], Weakest(("a", 1), ("b", 2)));
        Assert.Empty(Weakest(("a", 0), ("b", 0)));
        Assert.Empty(Weakest());

        static IEnumerable<string> Weakest(params (string Id, int OffTrack)[] pillars) =>
            ExceptionRules.MarkWeakest([.. pillars.Select(pillar => Pillar(pillar.Id, pillar.OffTrack))]).Where(pillar => pillar.IsWeakest).Select(pillar => pillar.PillarId);
    }

    private static IReadOnlyList<IndicatorProgress> Placed(IReadOnlyList<IndicatorProgress> rows)
    {
        var places = ExceptionRules.Places(rows);
        return [.. rows.Select(row => row with { Place = places[row.PlanIndicatorId] })];
    }

    private static PillarProgress Pillar(string id, int offTrack) => new()
    {
        PillarId = id,
        NameVi = id,
        NameEn = id,
        IsWeakest = false,
        Summary = new StatusSummary
        {
            Total = offTrack + 5,
            Counts = [new StatusCount { Status = ProgressStatus.OffTrack, Count = offTrack, Percent = 0 }, new StatusCount { Status = ProgressStatus.AtRisk, Count = 5, Percent = 0 }],
        },
    };

    private static IndicatorProgress Row(string number, ProgressStatus status, decimal? percent) => new()
    {
        PlanIndicatorId = Guid.CreateVersion7(),
        Number = number,
        Text = number,
        Code = number,
        PillarId = "egov",
        Kind = IndicatorKind.Ratio,
        Direction = Direction.Up,
        Decimals = 1,
        IsCard = false,
        LeadId = Guid.Empty,
        LeadName = "Phòng Kinh tế",
        IsUnassigned = false,
        Targets = [],
        Phasing = Phasing.Flat,
        Quarters = [],
        MilestonePercent = percent,
        Place = 0,
        Status = status,
    };
}
