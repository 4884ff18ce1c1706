using System.Security.Cryptography;
using System.Text;
using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Demo;

/// <summary>
/// Made-up actuals by a fixed rule: the same plan gets the same figures on every machine. Each indicator has a pace of its own, drawn from
/// its code and number, so that a plan shows all that happens in life: ahead, in time, behind, missing, nothing to measure.
/// </summary>
public static class DemoActuals
{
    private static readonly StoredValue Missing = new();

    private static readonly string[] Stories =
    [
        "đã ban hành kế hoạch, phân công người phụ trách từng việc.",
        "đã triển khai theo kế hoạch; tiếp tục phối hợp với các đơn vị liên quan để hoàn thành trong năm.",
        "đã hoàn thành phần lớn nội dung, đang rà soát những việc còn lại.",
        "đã hoàn thành, đang đánh giá kết quả cả năm.",
    ];

    public static StoredValue ValueOf(PlanDocument plan, PlanIndicatorRow row, int quarter)
    {
        var subject = plan.SubjectOf(row);
        var draw = Draw($"{plan.Plan.CommunePath} {row.Number} {row.Code}");
        if (draw.Next(0, 24) == 0 && quarter == 2)
            return new StoredValue { EntryKind = EntryKind.NotApplicable, Explanation = "Trong quý không phát sinh việc để tính." };
        return subject.Kind switch
        {
            IndicatorKind.Narrative => Story(quarter, draw),
            IndicatorKind.YesNo when subject.Operator == TargetOperator.Completion => new StoredValue
            {
                EntryKind = EntryKind.Completion,
                Value = Math.Min(100, quarter * draw.Next(22, 31)),
            },
            IndicatorKind.YesNo => new StoredValue { EntryKind = EntryKind.YesNo, Value = quarter >= draw.Next(2, 5) ? 1 : 0 },
            _ => Figure(plan, row, subject, quarter, draw),
        };
    }

    /// <summary>One unit in six changes nothing but the quarter's name, as happens in life.</summary>
    private static StoredValue Story(int quarter, Sequence draw)
    {
        var isRepeated = quarter == 3 && draw.Next(0, 6) == 0;
        return new StoredValue
        {
            EntryKind = EntryKind.Narrative,
            Text = $"Quý {quarter}: {Stories[(isRepeated ? quarter - 1 : quarter) - 1]}",
            Explanation = isRepeated ? "Việc kéo dài sang quý sau, chưa có kết quả mới." : null,
        };
    }

    private static StoredValue Figure(PlanDocument plan, PlanIndicatorRow row, Subject subject, int quarter, Sequence draw)
    {
        var goal = subject.Target ?? ProgressRules.PathAround(plan.TargetsOf(row), plan.Plan.Year)?.Expected ?? plan.TargetsOf(row).Max(target => target.Value);
        if (goal is not { } target)
            return Missing;
        if (subject.Direction == Direction.Down)
            return new StoredValue { EntryKind = EntryKind.Value, Value = draw.Next(0, 6) == 0 ? 1 : 0 };

        // From 60 to 98 % of the goal at the start, and at the year's end from a little short of it to well beyond.
        var start = subject.Baseline ?? target * draw.Next(60, 99) / 100m;
        var end = target * draw.Next(88, 124) / 100m;
        var value = start + ((end - start) * quarter / 4m);
        if (subject.Kind == IndicatorKind.Value)
            return new StoredValue { EntryKind = EntryKind.Value, Value = decimal.Round(value, row.Decimals) };

        var factor = ReportRules.RatioFactor(row.IndicatorUnit);
        // What is counted per head or per thousand people has the people of a commune below the line.
        var denominator = (factor == 100 ? draw.Next(180, 2400) : draw.Next(7000, 16000)) + (quarter * draw.Next(0, 12));
        var isCountedAnew = quarter == 3 && draw.Next(0, 20) == 0;
        if (isCountedAnew)
            denominator = denominator * 8 / 5;
        var numerator = decimal.Round(value * denominator / factor, 0);
        if (factor == 100)
            numerator = Math.Clamp(numerator, 0, denominator);
        return ReportRules.Normalize(
            new ReportDraftValue
            {
                PlanIndicatorId = row.Id,
                Version = 0,
                EntryKind = EntryKind.Ratio,
                Numerator = numerator,
                Denominator = denominator,
                Explanation = isCountedAnew ? "Từ quý này tính mẫu số theo kết quả rà soát mới của đơn vị." : null,
            },
            row.IndicatorUnit);
    }

    private static Sequence Draw(string seed) => new(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));

    /// <summary>Numbers from the bytes of a hash: not random, only unlike each other.</summary>
    private sealed class Sequence(byte[] bytes)
    {
        private int at;

        public int Next(int lowest, int above)
        {
            var number = BitConverter.ToUInt16(bytes, at % (bytes.Length - 1));
            at += 2;
            return lowest + (number % (above - lowest));
        }
    }
}
