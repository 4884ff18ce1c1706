using WardKpi.Api.Exchange.Forwarding;
using WardKpi.Api.Exchange.Webhooks;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Http;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Hosting.Examples;

/// <summary>What is pushed: webhooks, the events behind them, the changes that nodes forward.</summary>
public static class WebhookExamples
{
    private const string Url = "https://lgsp.hatinh.gov.vn/ward-kpi";
    private const string Note = "Trục tích hợp của tỉnh";

    private static readonly Guid ClientId = new("01a20237-2a10-7c33-8d51-0b6f2f1d7e44");
    private static readonly Guid RunId = new("01a20240-51c0-7b1e-9f63-4a3d2c1b0e99");
    private static readonly DateTime VerifiedAt = new(2026, 10, 12, 3, 15, 20, DateTimeKind.Utc);

    private static readonly EventKind[] Kinds = [EventKind.Verified, EventKind.Reopened, EventKind.Locked];

    private static readonly WebhookView Webhook = new()
    {
        Id = new Guid("01a20238-7b20-7a41-b1d2-93c1ef40aa10"),
        ClientId = ClientId,
        ClientName = "LGSP Hà Tĩnh",
        Url = Url,
        Note = Note,
        Events = Kinds,
        IsOn = true,
        IsSilent = false,
        WaitingTotal = 0,
        LastAt = VerifiedAt.AddSeconds(1),
        LastStatus = 204,
        CreatedAt = new DateTime(2026, 9, 28, 2, 0, 0, DateTimeKind.Utc),
        Version = 1,
    };

    private static readonly WebhookWithSecret WithSecret = new()
    {
        Webhook = Webhook with { LastAt = null, LastStatus = null },
        Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=",
    };

    private static readonly EventView Event = new()
    {
        Id = new Guid("01a2023f-0c11-7d02-9a4e-6f6f3b1f2c55"),
        Seq = 4211,
        Type = EventKind.Verified,
        At = VerifiedAt,
        OrganizationCode = KyHoa.OfficialCode,
        UnitCode = KyHoa.Unit.Code,
        PlanId = KyHoa.Plan.Id,
        PlanYear = KyHoa.Plan.Year,
        PlanNumber = KyHoa.Plan.Number,
        Period = "2026Q3",
        ReportId = KyHoa.ReportId,
        From = ReportState.Submitted,
        To = ReportState.Verified,
        Pillars = ["egov"],
        Since = 4210,
    };

    private static readonly DeliveryView Delivery = new()
    {
        Id = new Guid("01a2023f-0c12-7b90-8e21-11d0c9a7b3f0"),
        State = DeliveryState.Delivered,
        CreatedAt = VerifiedAt,
        SettledAt = VerifiedAt.AddSeconds(11),
        Event = Event,
        Attempts =
        [
            new AttemptView { At = VerifiedAt, Milliseconds = 86, Status = 503, Error = "HTTP 503", Answer = "maintenance" },
            new AttemptView { At = VerifiedAt.AddSeconds(11), Milliseconds = 41, Status = 204 },
        ],
    };

    private static readonly NodePosition Position = new()
    {
        Run = RunId, Step = 7, Seq = 812, Id = new Guid("01a2023e-aa01-7c10-9d01-5b4e2f3a1c77"), IsWhole = true, ReceivedAt = VerifiedAt,
    };

    private static readonly NodeBatch Batch = new()
    {
        Run = RunId,
        Step = 7,
        IsLast = true,
        Values =
        [
            new NodeValue
            {
                Seq = Position.Seq,
                Id = Position.Id,
                IsGone = false,
                Path = KyHoa.Unit.Path,
                OrganizationCode = KyHoa.OfficialCode,
                UnitCode = KyHoa.Unit.Code,
                PillarId = "egov",
                IndicatorCode = KyHoa.IndicatorCode,
                IsLocal = false,
                PlanId = KyHoa.Plan.Id,
                PlanYear = KyHoa.Plan.Year,
                PlanNumber = KyHoa.Plan.Number,
                PlanIndicatorId = KyHoa.PlanIndicatorId,
                RowNumber = KyHoa.IndicatorNumber,
                Period = "2026Q3",
                Operator = TargetOperator.Gt,
                Target = 80,
                Milestone = 75,
                EntryKind = EntryKind.Ratio,
                Numerator = 1502,
                Denominator = 1975,
                Value = 76.0506m,
                Unit = "%",
                Status = ProgressStatus.OnTrack,
                State = ReportState.Verified,
                Version = 2,
                IsDemo = false,
                SubmittedAt = VerifiedAt.AddDays(-2),
                VerifiedAt = VerifiedAt,
                UpdatedAt = VerifiedAt.AddDays(-3),
            },
        ],
        Events = [],
    };

    public static IEnumerable<OperationExample> All =>
    [
        .. OfWebhooks("", ClientId),
        .. OfWebhooks("Own", null),
        new("ListExchangeEvents", Answer: new EventPage { Events = [Event], Next = Event.Seq, HasMore = false }),
        new(
            "ForwardChanges",
            Batch,
            Position,
            NodeService.Refusals.Gap(Position),
            NodeService.Refusals.StartOver(),
            NodeService.Refusals.HeldHere(),
            NodeService.Refusals.ForeignOrganization(["ha-tinh/xa-ky-lac"]),
            NodeService.Refusals.ForeignPillar("society")),
        new("GetNodePosition", Answer: Position),
        new("GetForwarding", Answer: new ForwardingView
        {
            Nodes =
            [
                new NodeView
                {
                    ClientId = ClientId,
                    ClientName = "Máy chủ Xã Kỳ Hoa",
                    OrganizationName = KyHoa.Commune.Name,
                    ReceivedAt = VerifiedAt,
                    IsWhole = true,
                    Seq = Position.Seq,
                    ValueTotal = 174,
                },
            ],
        }),
    ];

    private static IEnumerable<OperationExample> OfWebhooks(string own, Guid? clientId) =>
    [
        new($"List{own}Webhooks", Answer: new[] { Webhook }),
        new($"Make{own}Webhook", new NewWebhook { ClientId = clientId, Url = Url, Note = Note, Events = Kinds }, WithSecret, WebhookService.Refusals.TooMany(10)),
        new($"Get{own}Webhook", Answer: Webhook),
        new(
            $"Change{own}Webhook",
            new WebhookChange { Url = Url, Note = Note, Events = Kinds, IsOn = true, Version = 1 },
            Webhook with { Version = 2 },
            Problems.StaleVersion()),
        new($"Delete{own}Webhook"),
        new($"Change{own}WebhookSecret", Answer: WithSecret with { Webhook = Webhook with { FormerSecretUntil = VerifiedAt.AddDays(1) } }),
        new($"Ping{own}Webhook", Refusals: [WebhookService.Refusals.Off(), WebhookService.Refusals.Silent()]),
        new($"List{own}Deliveries", Answer: new[] { Delivery }),
        new($"Repeat{own}Delivery", Refusals: [WebhookService.Refusals.Off(), WebhookService.Refusals.Silent()]),
        new(
            $"Replay{own}Webhook",
            new ReplayRequest { Since = 4000 },
            new ReplayOutcome { Total = 12, Next = Event.Seq, HasMore = false },
            WebhookService.Refusals.Off(),
            WebhookService.Refusals.Silent()),
    ];
}
