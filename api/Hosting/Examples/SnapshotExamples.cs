using WardKpi.Api.Progress;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Evidence;
using WardKpi.Api.Reports.Snapshots;
using WardKpi.Api.Reports.Snapshots.Changes;

namespace WardKpi.Api.Hosting.Examples;

public static class SnapshotExamples
{
    public static IEnumerable<OperationExample> All =>
    [
        new("ListSnapshots", Answer: new[] { Summary }),
        new("CompareSnapshot", Answer: new SnapshotChanges
        {
            Snapshot = Summary,
            IsComplete = true,
            MissingUnits = [],
            WaivedUnits = [],
            FrozenRowCount = 24,
            Units =
            [
                new FrozenUnit
                {
                    OrganizationId = KyHoa.Unit.Id,
                    Name = KyHoa.Unit.Name,
                    SubmittedAt = ReportExamples.Verified.SubmittedAt,
                    SubmittedBy = KyHoa.OfficerName,
                    VerifiedAt = ReportExamples.Verified.VerifiedAt,
                    VerifiedBy = KyHoa.StandingOfficeName,
                    StateNow = ReportState.Verified,
                },
            ],
            Rows =
            [
                new RowChange
                {
                    PlanIndicatorId = KyHoa.PlanIndicatorId,
                    Number = KyHoa.IndicatorNumber,
                    Text = KyHoa.IndicatorText,
                    Unit = "%",
                    Decimals = 1,
                    OrganizationId = KyHoa.Unit.Id,
                    OrganizationName = KyHoa.Unit.Name,
                    Kind = RowChangeKind.Changed,
                    Fields = [FrozenField.Target],
                    Then = Row,
                    Now = Row with { Target = KyHoa.Target with { Value = 85 } },
                    StateNow = ReportState.Verified,
                    Revisions = [],
                    Steps = [],
                    EvidenceChanges = [],
                    PlanChanges =
                    [
                        new PlanChange
                        {
                            At = new DateTime(2026, 10, 12, 2, 30, 0, DateTimeKind.Utc),
                            PersonName = KyHoa.StandingOfficeName,
                            Field = "target 2026",
                            OldValue = "> 80",
                            NewValue = "> 85",
                            Reason = "import",
                        },
                    ],
                },
            ],
        }),
        new("GetSnapshot", Answer: new FrozenPeriod
        {
            Plan = new FrozenPlan
            {
                Id = KyHoa.Plan.Id,
                CommuneName = KyHoa.Plan.CommuneName,
                ProvinceName = KyHoa.Plan.ProvinceName,
                Year = KyHoa.Plan.Year,
                Number = KyHoa.Plan.Number,
                Title = KyHoa.Plan.Title,
            },
            Period = "2026Q3",
            IsComplete = true,
            MissingUnits = [],
            WaivedUnits = [],
            Reports =
            [
                new FrozenReport
                {
                    OrganizationId = KyHoa.Unit.Id,
                    OrganizationName = KyHoa.Unit.Name,
                    SubmittedAt = ReportExamples.Verified.SubmittedAt,
                    SubmittedBy = KyHoa.OfficerName,
                    VerifiedAt = ReportExamples.Verified.VerifiedAt,
                    VerifiedBy = KyHoa.StandingOfficeName,
                    OnTrack = 100,
                    AtRisk = 90,
                    Rows = [Row],
                },
            ],
        }),
    ];

    private static SnapshotSummary Summary => new()
    {
        Period = "2026Q3",
        Number = 1,
        TakenAt = new DateTime(2026, 10, 1, 20, 0, 0, DateTimeKind.Utc),
        Hash = "5f0c1e6f4f2f6ad1a9a4d8c9f6b6f3f6d1e6c8f1d4c7f5a2a3b7c8d9e0f1a2b3",
        ChangeSeq = 1240,
    };

    private static FrozenRow Row => new()
    {
        PlanIndicatorId = KyHoa.PlanIndicatorId,
        Number = KyHoa.IndicatorNumber,
        Text = KyHoa.IndicatorText,
        Code = KyHoa.IndicatorCode,
        Unit = "%",
        Target = KyHoa.Target,
        Milestone = 80,
        Value = new StoredValue
        {
            EntryKind = KyHoa.ThirdQuarter.EntryKind,
            Numerator = KyHoa.ThirdQuarter.Numerator,
            Denominator = KyHoa.ThirdQuarter.Denominator,
            Value = KyHoa.ThirdQuarter.Value,
            Source = KyHoa.ThirdQuarter.Source,
        },
        Status = ProgressStatus.Met,
        Attainment = 1.1651m,
        Evidence = [new FrozenEvidence { Kind = EvidenceKind.Document, DocumentNumber = "41/BC-VHXH", DocumentDate = new DateOnly(2026, 9, 28) }],
    };
}
