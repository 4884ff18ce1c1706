using WardKpi.Api.Http;
using WardKpi.Api.Organizations.Hamlets;
using WardKpi.Api.Reports.Hamlets;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Hosting.Examples;

public static class HamletExamples
{
    private static readonly HamletView First = new()
    {
        Id = new Guid("01a20237-1901-7c11-8f02-6f1d3c0b7a11"), Name = "Thôn 1", Position = 1, IsActive = true, Version = 1,
    };

    private static readonly HamletView Second = First with
    {
        Id = new Guid("01a20237-1901-7c11-8f02-6f1d3c0b7a12"), Name = "Thôn 2", Position = 2,
    };

    private static readonly HamletDraftValue Value = new()
    {
        HamletId = Second.Id, Version = 0, EntryKind = EntryKind.Ratio, Numerator = 858, Denominator = 930,
    };

    private static readonly ActualView Stored = KyHoa.ThirdQuarter with
    {
        Numerator = 954, Denominator = 1014, Value = 94.0828m, Source = null, Version = 1,
    };

    private static readonly HamletBreakdown Breakdown = new()
    {
        PlanIndicatorId = KyHoa.PlanIndicatorId,
        Hamlets =
        [
            new HamletRow { HamletId = First.Id, Name = First.Name, IsActive = true, Actual = Stored },
            new HamletRow
            {
                HamletId = Second.Id,
                Name = Second.Name,
                IsActive = true,
                Actual = Stored with { Numerator = 858, Denominator = 930, Value = 92.2581m },
            },
        ],
        // (954 + 858) ÷ (1014 + 930)
        Sum = new HamletSum
        {
            EntryKind = EntryKind.Ratio, Numerator = 1812, Denominator = 1944, Value = 93.2099m, Counted = 2, Filled = 2, Total = 2,
        },
    };

    public static IEnumerable<OperationExample> All =>
    [
        new("ListHamlets", Answer: new[] { First, Second }),
        new(
            "AddHamlets",
            new NewHamlets { CommuneId = KyHoa.Commune.Id, Names = ["Thôn 1", "thôn 1", "Thôn 2"] },
            new HamletsAdded { Added = ["Thôn 1", "Thôn 2"], Resumed = [], Skipped = ["thôn 1"], Hamlets = [First, Second] }),
        new(
            "ChangeHamlet",
            new HamletChange { Name = "Thôn 2", Position = 2, IsActive = false, Version = 1 },
            Second with { IsActive = false, Version = 2 },
            Problems.Invalid(new Dictionary<string, string[]> { ["name"] = ["Xã, phường đã có Thôn 2: chọn tên khác."] })),
        new("GetHamlets", Answer: Breakdown, Refusals: NotByHamlet),
        new(
            "PutHamlets",
            new HamletDraft { Values = [Value] },
            new HamletsWritten { Breakdown = Breakdown, Report = ReportExamples.ByHamlet },
            Problems.Invalid(new Dictionary<string, string[]>
            {
                ["values[0].numerator"] = ["Thôn 2: Tử số lớn hơn mẫu số: kiểm tra lại số liệu."],
            }),
            Problems.StaleVersion(new Dictionary<string, object?>
            {
                ["hamletConflicts"] = new[]
                {
                    new HamletConflict { HamletId = First.Id, HamletName = First.Name, Yours = Value with { HamletId = First.Id }, Theirs = Stored },
                },
            }),
            NotByHamlet),
    ];

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult NotByHamlet =>
        Problems.Conflict("not_by_hamlet", "Chỉ tiêu này không nhập theo thôn, tổ dân phố: nhập thẳng vào biểu nhập của đơn vị.");
}
