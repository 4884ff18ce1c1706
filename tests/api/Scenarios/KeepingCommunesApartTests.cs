using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WardKpi.Api.Accounts;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Exchange;
using WardKpi.Api.Exchange.Calls;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Webhooks;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Explanations;
using WardKpi.Api.HandOvers;
using WardKpi.Api.Http;
using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;
using WardKpi.Api.Organizations.Hamlets;
using WardKpi.Api.Plans;
using WardKpi.Api.Plans.Assignments;
using WardKpi.Api.Plans.Import;
using WardKpi.Api.Plans.Links;
using WardKpi.Api.Progress;
using WardKpi.Api.PublicPages;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Board;
using WardKpi.Api.Reports.Evidence;
using WardKpi.Api.Reports.Hamlets;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Reports.Snapshots;
using WardKpi.Api.Reports.Words;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class KeepingCommunesApartTests(DemoHost host) : Scenario<DemoHost>(host)
{
    private const string Local = "SM.QR_STREETS";

    /// <summary>Ids of commune A, or guessed ones.</summary>
    private sealed record Ids(
        Guid Plan, Guid Row, Guid Unit, Guid Commune, Guid Report, Guid Person, Guid HandOver, Guid Hamlet, Guid Evidence, string Code)
    {
        public Guid Rule { get; init; } = Guid.NewGuid();

        /// <summary>Of the form of the unit's second quarter.</summary>
        public Guid Deadline { get; init; } = Guid.NewGuid();

        public Guid Province { get; init; } = Guid.NewGuid();

        public Guid Explanation { get; init; } = Guid.NewGuid();

        public Guid Webhook { get; init; } = Guid.NewGuid();

        public Guid Delivery { get; init; } = Guid.NewGuid();

        public Guid Client { get; init; } = Guid.NewGuid();

        public Guid Call { get; init; } = Guid.NewGuid();

        public static Ids Guessed() => new(
            Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "SM.GUESSED");
    }

    /// <summary>How each route that names a thing is asked for it. A new route with an id is to be added here.</summary>
    private static readonly Dictionary<string, Func<Ids, (string Path, object? Body)>> RoutesWithIds = new()
    {
        ["GET /api/v1/indicators/{code}"] = ids => ($"indicators/{ids.Code}", null),
        ["GET /api/v1/province/indicators/{code}"] = ids => ($"province/indicators/{ids.Code}?period=2026Q2", null),
        ["GET /api/v1/plans/{id:guid}"] = ids => ($"plans/{ids.Plan}", null),
        ["GET /api/v1/plans/{id:guid}/progress"] = ids => ($"plans/{ids.Plan}/progress?period=2026Q2", null),
        ["GET /api/v1/plans/{id:guid}/snapshots/"] = ids => ($"plans/{ids.Plan}/snapshots", null),
        ["GET /api/v1/plans/{id:guid}/snapshots/{period}/{number:int}"] = ids => ($"plans/{ids.Plan}/snapshots/2026Q2/1", null),
        ["PUT /api/v1/plans/{planId:guid}/indicators/{id:guid}/settings"] = ids =>
            ($"plans/{ids.Plan}/indicators/{ids.Row}/settings", new PlanIndicatorSettings { LeadId = ids.Unit, Version = 1 }),
        ["GET /api/v1/plans/{id:guid}/snapshots/{period}/{number:int}/changes"] = ids => ($"plans/{ids.Plan}/snapshots/2026Q2/1/changes", null),
        ["GET /api/v1/plans/{planId:guid}/indicators/{id:guid}/history"] = ids => ($"plans/{ids.Plan}/indicators/{ids.Row}/history", null),
        ["GET /api/v1/plans/{planId:guid}/indicators/{id:guid}/links"] = ids => ($"plans/{ids.Plan}/indicators/{ids.Row}/links", null),
        ["PUT /api/v1/plans/{planId:guid}/indicators/{id:guid}/links"] = ids =>
            ($"plans/{ids.Plan}/indicators/{ids.Row}/links", new IndicatorLinksChange { TaskIds = [], BudgetRowIds = [], Version = 1 }),
        ["GET /api/v1/public-pages/{communeId:guid}"] = ids => ($"public-pages/{ids.Commune}", null),
        ["PUT /api/v1/public-pages/{communeId:guid}"] = ids =>
            ($"public-pages/{ids.Commune}", new PublicPageChange { IsOn = false, PlanIndicatorIds = [ids.Row], Version = 0 }),
        ["PUT /api/v1/people/{id:guid}"] = ids =>
            ($"people/{ids.Person}", new PersonChange { DisplayName = "Ai đó", Role = Role.Officer, OrganizationId = ids.Unit, IsActive = true, Version = 1 }),
        ["GET /api/v1/plans/{id:guid}/assignments"] = ids => ($"plans/{ids.Plan}/assignments", null),
        ["PUT /api/v1/plans/{id:guid}/assignments"] = ids => ($"plans/{ids.Plan}/assignments", new AssignmentsChange
        {
            Items = [new AssignmentItem { PlanIndicatorId = ids.Row, Version = 1, LeadId = ids.Unit, ResponsibleId = ids.Person }],
        }),
        ["GET /api/v1/people/{id:guid}/assignments"] = ids => ($"people/{ids.Person}/assignments", null),
        ["POST /api/v1/people/{id:guid}/hand-over"] = ids =>
            ($"people/{ids.Person}/hand-over", new HandOverRequest { ToPersonId = ids.Person, Reason = "thử", Rows = [] }),
        ["GET /api/v1/hand-overs/{id:guid}"] = ids => ($"hand-overs/{ids.HandOver}", null),
        ["GET /api/v1/reports/{id:guid}"] = ids => ($"reports/{ids.Report}", null),
        ["PUT /api/v1/reports/{id:guid}/values"] = ids =>
            ($"reports/{ids.Report}/values", new ReportDraft { Values = [new ReportDraftValue { PlanIndicatorId = ids.Row, Version = 0 }] }),
        ["PUT /api/v1/reports/{id:guid}/words"] = ids => ($"reports/{ids.Report}/words", new WordsDraft { Version = 0 }),
        ["GET /api/v1/reports/{id:guid}/sources"] = ids => ($"reports/{ids.Report}/sources", null),
        ["GET /api/v1/reports/{id:guid}/evidence"] = ids => ($"reports/{ids.Report}/evidence", null),
        ["POST /api/v1/reports/{id:guid}/rows/{planIndicatorId:guid}/evidence/files"] = ids =>
            ($"reports/{ids.Report}/rows/{ids.Row}/evidence/files", new MultipartFormDataContent { { new ByteArrayContent(EvidenceFiles.Png), "file", "a.png" } }),
        ["POST /api/v1/reports/{id:guid}/rows/{planIndicatorId:guid}/evidence/documents"] = ids =>
            ($"reports/{ids.Report}/rows/{ids.Row}/evidence/documents", new EvidenceDocument { Number = "1/BC", Issuer = "UBND xã" }),
        ["GET /api/v1/reports/{id:guid}/evidence/{evidenceId:guid}/file"] = ids => ($"reports/{ids.Report}/evidence/{ids.Evidence}/file", null),
        ["DELETE /api/v1/reports/{id:guid}/evidence/{evidenceId:guid}/"] = ids => ($"reports/{ids.Report}/evidence/{ids.Evidence}", null),
        ["POST /api/v1/reports/{id:guid}/evidence/{evidenceId:guid}/restore"] = ids => ($"reports/{ids.Report}/evidence/{ids.Evidence}/restore", null),
        ["GET /api/v1/reports/{id:guid}/rows/{planIndicatorId:guid}/hamlets"] = ids => ($"reports/{ids.Report}/rows/{ids.Row}/hamlets", null),
        ["PUT /api/v1/reports/{id:guid}/rows/{planIndicatorId:guid}/hamlets"] = ids => (
            $"reports/{ids.Report}/rows/{ids.Row}/hamlets", new HamletDraft { Values = [new HamletDraftValue { HamletId = ids.Hamlet, Version = 0 }] }),
        ["PUT /api/v1/organizations/hamlets/{id:guid}"] = ids =>
            ($"organizations/hamlets/{ids.Hamlet}", new HamletChange { Name = "Thôn 9", Position = 1, IsActive = true, Version = 1 }),
        ["POST /api/v1/reports/{id:guid}/submit"] = ids => ($"reports/{ids.Report}/submit", Step),
        ["POST /api/v1/reports/{id:guid}/return"] = ids => ($"reports/{ids.Report}/return", Step),
        ["POST /api/v1/reports/{id:guid}/verify"] = ids => ($"reports/{ids.Report}/verify", Step),
        ["POST /api/v1/reports/{id:guid}/reopen"] = ids => ($"reports/{ids.Report}/reopen", Step),
        ["GET /api/v1/reports/{id:guid}/comments"] = ids => ($"reports/{ids.Report}/comments", null),
        ["POST /api/v1/reports/{id:guid}/rows/{planIndicatorId:guid}/comments"] = ids =>
            ($"reports/{ids.Report}/rows/{ids.Row}/comments", new NewComment { Text = "thử" }),
        ["GET /api/v1/reports/{id:guid}/rows/{planIndicatorId:guid}/history"] = ids => ($"reports/{ids.Report}/rows/{ids.Row}/history", null),
        ["GET /api/v1/reporting-rules/{id:guid}"] = ids => ($"reporting-rules/{ids.Rule}", null),
        ["PUT /api/v1/reporting-rules/{id:guid}"] = ids => ($"reporting-rules/{ids.Rule}", new ReportingRuleChange
        {
            Title = "Báo cáo quý",
            Reporters = RuleReporters.Leads,
            Timing = RuleTiming.DefaultOf(ReportingFrequency.Quarter),
            IsAssumed = false,
            IsActive = true,
            StartsOn = new DateOnly(2026, 1, 1),
            EndsOn = new DateOnly(2026, 12, 31),
            Version = 1,
        }),
        ["POST /api/v1/deadlines/{id:guid}/met"] = ids => ($"deadlines/{ids.Deadline}/met", new MeetObligation { Version = 1 }),
        ["DELETE /api/v1/deadlines/{id:guid}/met"] = ids => ($"deadlines/{ids.Deadline}/met?version=1", null),
        ["POST /api/v1/deadlines/{id:guid}/waive"] = ids => ($"deadlines/{ids.Deadline}/waive", new WaiveObligation { Version = 1, Reason = "thử" }),
        ["DELETE /api/v1/deadlines/{id:guid}/waive"] = ids => ($"deadlines/{ids.Deadline}/waive?version=1", null),
        ["GET /api/v1/webhooks/{id:guid}"] = ids => ($"webhooks/{ids.Webhook}", null),
        ["PUT /api/v1/webhooks/{id:guid}"] = ids =>
            ($"webhooks/{ids.Webhook}", new WebhookChange { Url = "http://127.0.0.1:1/", Events = [EventKind.Verified], IsOn = true, Version = 1 }),
        ["POST /api/v1/webhooks/{id:guid}/secret"] = ids => ($"webhooks/{ids.Webhook}/secret", null),
        ["POST /api/v1/webhooks/{id:guid}/ping"] = ids => ($"webhooks/{ids.Webhook}/ping", null),
        ["GET /api/v1/webhooks/{id:guid}/deliveries"] = ids => ($"webhooks/{ids.Webhook}/deliveries", null),
        ["POST /api/v1/webhooks/{id:guid}/deliveries/{deliveryId:guid}/replay"] = ids => ($"webhooks/{ids.Webhook}/deliveries/{ids.Delivery}/replay", null),
        ["POST /api/v1/webhooks/{id:guid}/replay"] = ids => ($"webhooks/{ids.Webhook}/replay", new ReplayRequest { Since = 0 }),
        ["DELETE /api/v1/webhooks/{id:guid}"] = ids => ($"webhooks/{ids.Webhook}", null),
        ["GET /api/v1/explanations/{id:guid}"] = ids => ($"explanations/{ids.Explanation}", null),
        ["POST /api/v1/explanations/{id:guid}/answer"] = ids =>
            ($"explanations/{ids.Explanation}/answer", new AnswerExplanation { Answer = "thử", Version = 1 }),
        ["POST /api/v1/explanations/{id:guid}/ask-again"] = ids =>
            ($"explanations/{ids.Explanation}/ask-again", new AskAgain { Question = "thử", Version = 1 }),
        ["POST /api/v1/explanations/{id:guid}/conclude"] = ids =>
            ($"explanations/{ids.Explanation}/conclude", new ConcludeExplanation { Conclusion = "thử", Version = 1 }),
        ["POST /api/v1/explanations/{id:guid}/withdraw"] = ids =>
            ($"explanations/{ids.Explanation}/withdraw", new WithdrawExplanation { Reason = "thử", Version = 1 }),
        ["POST /api/v1/explanations/{id:guid}/task"] = ids =>
            ($"explanations/{ids.Explanation}/task", new MakeTask { Name = "thử", DueOn = new DateOnly(2026, 12, 31), Version = 1 }),
        ["PUT /api/v1/api-clients/{id:guid}"] = ids => ($"api-clients/{ids.Client}", new ApiClientChange
        {
            Name = "Hệ thống", Scopes = [ApiScope.ReadValues], OrganizationId = ids.Commune, RequestsPerMinute = 60, Version = 1,
        }),
        ["POST /api/v1/api-clients/{id:guid}/renew-key"] = ids => ($"api-clients/{ids.Client}/renew-key", new RenewApiKey { Version = 1 }),
        ["POST /api/v1/api-clients/{id:guid}/revoke"] = ids => ($"api-clients/{ids.Client}/revoke", null),
        // Ids in the body and in the query.
        ["POST /api/v1/api-clients/"] = ids =>
            ("api-clients", MachineSteps.Terms() with { OrganizationId = ids.Commune }),
        ["GET /api/v1/sharing-log/"] = ids => ($"sharing-log?before={ids.Call}", null),
        ["POST /api/v1/explanations/"] = ids =>
            ("explanations", new AskExplanation { PlanIndicatorId = ids.Row, Period = "2026Q2", Question = "thử" }),
        ["POST /api/v1/explanations/conclusions"] = ids =>
            ("explanations/conclusions", new ConcludeUnasked { PlanIndicatorId = ids.Row, Period = "2026Q2", Conclusion = "thử" }),
        ["GET /api/v1/reporting-rules/"] = ids => ($"reporting-rules?communeId={ids.Commune}", null),
        ["POST /api/v1/reporting-rules/"] = ids => ("reporting-rules", new NewReportingRule
        {
            CommuneId = ids.Commune,
            Title = "Báo cáo tháng",
            Reporters = RuleReporters.Listed,
            OrganizationIds = [ids.Unit],
            Timing = RuleTiming.DefaultOf(ReportingFrequency.Month),
            IsAssumed = false,
            IsActive = true,
            StartsOn = new DateOnly(2026, 6, 1),
        }),
        ["POST /api/v1/reporting-rules/preview"] = ids => ("reporting-rules/preview", new RulePreviewRequest
        {
            RuleId = ids.Rule, Timing = RuleTiming.DefaultOf(ReportingFrequency.Month), StartsOn = new DateOnly(2026, 6, 1),
        }),
        ["GET /api/v1/deadlines/"] = ids => ($"deadlines?organization={ids.Unit}", null),
        ["POST /api/v1/deadlines/requests"] = ids =>
            ("deadlines/requests", new RequestReports { RuleId = ids.Rule, OrganizationIds = [ids.Unit], DueOn = new DateOnly(2026, 6, 30), Request = "thử" }),
        ["POST /api/v1/reports/"] = ids => ("reports", new OpenReport { PlanId = ids.Plan, OrganizationId = ids.Unit, Period = "2026Q2" }),
        ["GET /api/v1/reports/board"] = ids => ($"reports/board?planId={ids.Plan}", null),
        ["POST /api/v1/reports/remind"] = ids =>
            ("reports/remind", new RemindUnits { PlanId = ids.Plan, Period = "2026Q2", OrganizationIds = [ids.Unit] }),
        ["POST /api/v1/reports/lock"] = ids => ("reports/lock", new PeriodToLock { PlanId = ids.Plan, Period = "2026Q2" }),
        ["POST /api/v1/people/"] = ids => ("people", new NewPerson
        {
            UserName = $"moi-{Guid.NewGuid():n}", DisplayName = "Người mới", Role = Role.Officer, OrganizationId = ids.Unit, Password = "mật khẩu thật dài",
        }),
        ["GET /api/v1/organizations/hamlets"] = ids => ($"organizations/hamlets?communeId={ids.Commune}", null),
        ["POST /api/v1/organizations/hamlets"] = ids => ("organizations/hamlets", new NewHamlets { CommuneId = ids.Commune, Names = ["Thôn 8"] }),
        ["GET /api/v1/organizations/"] = ids => ($"organizations?under={ids.Commune}", null),
        ["GET /api/v1/province/"] = ids => ($"province?provinceId={ids.Province}", null),
        ["GET /api/v1/province/indicators"] = ids => ($"province/indicators?provinceId={ids.Province}", null),
    };

    /// <summary>Routes that name a thing of no commune, each with its reason; who may ask is said by the tests of their feature.</summary>
    private static readonly Dictionary<string, string> RoutesOfTheProgram = new()
    {
        ["GET /api/v1/jobs/{kind}/runs"] = "a job is the program's, and only the system's administrator gets here",
        ["POST /api/v1/jobs/{kind}/run"] = "a job is the program's, and only the system's administrator gets here",
    };

    /// <summary>Open to everybody, each with its reason.</summary>
    private static readonly Dictionary<string, string> OpenRoutes = new()
    {
        ["GET /api/v1/session/"] = "the sign-in page asks who is there",
        ["POST /api/v1/session/"] = "signing in",
        ["GET /api/v1/deadlines/calendar.ics"] = "a calendar program has no session, but a private token of 256 bits",
        ["GET /api/v1/public/{province}/{commune}"] = "what a commune chose to show to everybody",
        ["GET /health"] = "whoever watches the program has no account",
        ["GET /openapi.yaml"] = "the contract is public",
    };

    private static ReportStep Step => new() { Version = 1, Reason = "thử" };

    private IEnumerable<RouteEndpoint> Endpoints => Host.Node.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    [Fact]
    public void Every_route_asks_for_a_signed_in_person_unless_it_says_why_not()
    {
        foreach (var endpoint in Endpoints)
        {
            var isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            Assert.True(isOpen || endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy is not null, $"{NameOf(endpoint)} asks for no policy");
            Assert.True(isOpen == OpenRoutes.ContainsKey(NameOf(endpoint)), $"{NameOf(endpoint)} is {(isOpen ? "" : "not ")}open");
        }
    }

    [Fact]
    public async Task Every_route_with_an_id_answers_404_for_ids_of_another_commune_and_for_guessed_ones()
    {
        foreach (var endpoint in Endpoints.Where(one => IsApi(one) && one.RoutePattern.Parameters.Count > 0 && !OpenRoutes.ContainsKey(NameOf(one))))
            Assert.True(
                RoutesWithIds.ContainsKey(NameOf(endpoint)) || RoutesOfTheProgram.ContainsKey(NameOf(endpoint)),
                $"{NameOf(endpoint)} is not in the table of this test");
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var report = await admin.WriteAsync(await commune.OpenAsync(admin), commune.WholeForm());
        var theirs = await IdsOfAsync(commune, report);
        // Between them they hold every right, in Xã Kỳ Hoa.
        using var standing = await Host.SignInAsync(Accounts.StandingOffice);
        using var administrator = await Host.SignInAsync(Accounts.CommuneAdmin);
        var before = await admin.ChangeSeqAsync();

        foreach (var (route, request) in RoutesWithIds)
        {
            var method = new HttpMethod(route.Split(' ')[0]);
            var bodies = new List<string>();
            var isForAdministrators = new[] { "/people/", "/webhooks/", "/api-clients/", "/sharing-log/" }.Any(part => route.Contains(part, StringComparison.Ordinal));
            var stranger = isForAdministrators ? administrator : standing;
            foreach (var ids in new[] { theirs, Ids.Guessed() })
            {
                var (path, body) = request(ids);
                var problem = (await stranger.SendAsync(method, path, body)).Expect(HttpStatusCode.NotFound).As<ProblemView>();
                bodies.Add($"{problem.Code} {problem.Detail}");
            }

            // Nothing tells what exists from what does not.
            Assert.True(bodies[0] == bodies[1], route);
        }

        Assert.Equal(before, await admin.ChangeSeqAsync());
        Assert.Equal(report.Summary.Version, (await admin.ReadAsync(report)).Summary.Version);
    }

    [Fact]
    public async Task The_table_of_routes_reaches_what_it_names_for_who_may_see_it()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var report = await commune.OpenAsync(admin);
        var ids = await IdsOfAsync(commune, report);

        foreach (var (route, request) in RoutesWithIds)
        {
            var (path, body) = request(ids);
            var answer = await admin.SendAsync(new HttpMethod(route.Split(' ')[0]), path, body);
            Assert.True(
                answer.Message.IsSuccessStatusCode || answer.Status is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity,
                $"{route}: {answer.Status}\n{answer.Body}");
        }
    }

    [Fact]
    public async Task Lists_hold_nothing_of_another_commune_even_when_asked_by_id()
    {
        var commune = await Host.AddCommuneAsync();
        using var stranger = await Host.SignInAsync(Accounts.StandingOffice);
        var communeId = commune.Plan.Summary.CommuneId;

        Assert.All(await stranger.GetAsync<IReadOnlyList<PlanSummary>>("plans"), plan => Assert.Equal("Xã Kỳ Hoa", plan.CommuneName));
        Assert.All(await stranger.GetAsync<IReadOnlyList<ReportSummary>>("reports?period=2026Q1"), report => Assert.Equal("Xã Kỳ Hoa", report.CommuneName));
        Assert.All(
            await stranger.GetAsync<IReadOnlyList<OrganizationView>>("organizations"),
            node => Assert.StartsWith("/ha-tinh/xa-ky-hoa/", node.Path));
        Assert.All((await stranger.GetAsync<CatalogView>("indicators")).Indicators, row => Assert.Null(row.CommuneId));
        using var administrator = await Host.SignInAsync(Accounts.CommuneAdmin);
        var tree = (await administrator.GetAsync<IReadOnlyList<OrganizationView>>("organizations")).Select(node => (Guid?)node.Id).ToList();
        Assert.All(await administrator.GetAsync<IReadOnlyList<PersonAccount>>("people"), person => Assert.Contains(person.OrganizationId, tree));
        var admin = await Host.AdminAsync();
        await admin.PostAsync<ExplanationView>(
            "explanations", new AskExplanation { PlanIndicatorId = commune.RowId("1"), Period = "2026Q2", Question = "thử" }, HttpStatusCode.Created);
        Assert.Single((await admin.GetAsync<ExplanationList>($"explanations?communeId={communeId}")).Explanations);
        Assert.Empty((await stranger.GetAsync<ExplanationList>($"explanations?communeId={communeId}")).Explanations);
        Assert.All((await stranger.GetAsync<ExplanationList>("explanations")).Explanations, one => Assert.Equal("Xã Kỳ Hoa", one.Commune.Name));
        Assert.Empty(await stranger.GetAsync<IReadOnlyList<PlanSummary>>($"plans?communeId={communeId}"));
        Assert.Empty(await stranger.GetAsync<IReadOnlyList<ReportSummary>>($"reports?period=2026Q1&communeId={communeId}"));
        Assert.Empty(await stranger.GetAsync<IReadOnlyList<ReportSummary>>($"reports?period=2026Q1&planId={commune.PlanId}"));
    }

    [Fact]
    public async Task A_commune_whose_path_begins_alike_is_another_commune()
    {
        var admin = await Host.AdminAsync();
        foreach (var name in new[] { "Xã Mơ", "Xã Mơ Xa" })
            await admin.ImportAsync(PlanFiles.SixthFor(name));
        using var standing = await Host.SignInNewAsync(Role.StandingOffice, "/lam-dong/xa-mo/");

        Assert.Equal("Xã Mơ", Assert.Single(await standing.GetAsync<IReadOnlyList<PlanSummary>>("plans")).CommuneName);
        var problem = await standing.RefusedImportAsync(PlanFiles.SixthFor("Xã Mơ Xa").With("value: 60}", "value: 61}"));
        Assert.Equal("other_commune", Assert.Single(problem.Faults).Code);
    }

    [Fact]
    public async Task An_officer_sees_the_plan_and_progress_of_the_commune_but_only_the_reports_of_the_own_unit()
    {
        using var officer = await Host.SignInAsync(Accounts.Officer);
        using var standing = await Host.SignInAsync(Accounts.OfficersStandingOffice);
        var all = await standing.GetAsync<IReadOnlyList<ReportSummary>>("reports?period=2026Q1");
        var plan = Assert.Single(await officer.GetAsync<IReadOnlyList<PlanSummary>>("plans"));

        var own = Assert.Single(await officer.GetAsync<IReadOnlyList<ReportSummary>>("reports?period=2026Q1"));

        Assert.True(all.Count > 3);
        Assert.Equal("Phòng Kinh tế", own.OrganizationName);
        Assert.Equal(own.RowCount, (await officer.GetAsync<ReportView>($"reports/{own.Id}")).Rows.Count);
        Assert.Equal(all.Count, (await officer.GetAsync<ProgressView>($"plans/{plan.Id}/progress?period=2026Q1")).Units.Count);
        foreach (var other in all.Where(report => report.Id != own.Id))
        {
            await officer.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"reports/{other.Id}");
            await officer.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"reports/{other.Id}/submit", Step);
            await officer.RefusedAsync(
                HttpStatusCode.NotFound,
                HttpMethod.Post,
                "reports",
                new OpenReport { PlanId = plan.Id, OrganizationId = other.OrganizationId, Period = "2026Q4" });
        }
    }

    [Fact]
    public async Task Who_only_reads_is_refused_by_every_route_that_writes()
    {
        var writes = Endpoints
            .Where(endpoint => IsApi(endpoint) && !OpenRoutes.ContainsKey(NameOf(endpoint)) && !NameOf(endpoint).StartsWith("GET ", StringComparison.Ordinal))
            .Where(endpoint => !IsOwn(endpoint))
            .ToList();
        Assert.NotEmpty(writes);
        foreach (var name in new[] { Accounts.Committee, Accounts.ProvinceViewer })
        {
            using var reader = await Host.SignInAsync(name);
            // The committee asks and concludes; it writes nothing else.
            foreach (var endpoint in writes.Where(one => name != Accounts.Committee || PolicyOf(one) != Policies.Ask))
            {
                var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => segment.Parts[0] switch
                {
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                    _ => Guid.NewGuid().ToString(),
                }));
                var problem = await reader.RefusedAsync(HttpStatusCode.Forbidden, new HttpMethod(NameOf(endpoint).Split(' ')[0]), $"/{path}", BodyFor(endpoint));
                Assert.Equal("forbidden", problem.Code);
            }
        }
    }

    [Fact]
    public async Task A_commune_administrator_manages_plans_and_neither_enters_nor_reviews()
    {
        using var administrator = await Host.SignInAsync(Accounts.CommuneAdmin);
        var report = (await administrator.GetAsync<IReadOnlyList<ReportSummary>>("reports?period=2026Q3")).First(one => one.Id is not null);

        Assert.IsType<ImportResult>(await administrator.ImportAsync(PlanFiles.Shipped("ky-hoa"), dryRun: true));
        foreach (var verb in new[] { "submit", "return", "verify", "reopen" })
            await administrator.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"reports/{report.Id}/{verb}", Step);
    }

    [Fact]
    public async Task A_province_viewer_sees_the_communes_of_the_province_and_no_other()
    {
        using var viewer = await Host.SignInAsync(Accounts.ProvinceViewer);
        using var elsewhere = await Host.SignInAsync(Accounts.OfficersStandingOffice);
        var foreign = Assert.Single(await elsewhere.GetAsync<IReadOnlyList<PlanSummary>>("plans"));

        var plans = await viewer.GetAsync<IReadOnlyList<PlanSummary>>("plans");

        Assert.Equal(["Xã Kỳ Hoa", "Xã Kỳ Lạc"], plans.Select(plan => plan.CommuneName).Order());
        Assert.All(plans, plan => Assert.Equal("Hà Tĩnh", plan.ProvinceName));
        await viewer.GetAsync<ProgressView>($"plans/{plans[0].Id}/progress?period=2026Q1");
        await viewer.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"plans/{foreign.Id}");
        await viewer.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"plans/{foreign.Id}/progress?period=2026Q1");
        Assert.All(await viewer.GetAsync<IReadOnlyList<OrganizationView>>("organizations"), node => Assert.StartsWith("/ha-tinh/", node.Path));
    }

    [Fact]
    public async Task A_stranger_learns_nothing_from_any_route()
    {
        using var visitor = Host.Node.Visitor();
        visitor.Token = (await visitor.GetAsync<SessionView>("session")).AntiforgeryToken;
        var ids = Ids.Guessed() with { Code = "EGOV.FILES_ONLINE" };

        foreach (var (route, request) in RoutesWithIds)
        {
            var (path, body) = request(ids);
            var problem = await visitor.RefusedAsync(HttpStatusCode.Unauthorized, new HttpMethod(route.Split(' ')[0]), path, body as HttpContent ?? (object)new { });
            Assert.Equal("signed_out", problem.Code);
        }
    }

    private async Task<Ids> IdsOfAsync(TestCommune commune, ReportView report)
    {
        var person = await NewOfficerAsync(commune);
        var handOver = await HandOverAsync(commune, person, await NewOfficerAsync(commune));
        var admin = await Host.AdminAsync();
        var communeId = commune.Plan.Summary.CommuneId;
        var hamlets = await admin.PostAsync<HamletsAdded>("organizations/hamlets", new NewHamlets { CommuneId = communeId, Names = ["Thôn 1"] });
        var row = commune.RowId("1");
        await Host.ExecuteAsync(
            """
            insert into period_snapshots (id, plan_id, period, number, taken_at, change_seq, hash, content)
            values (@id, @PlanId, '2026Q2', 1, @now, 1, 'abc', @content)
            """,
            new { id = Guid.CreateVersion7(), commune.PlanId, now = Host.Clock.Now.UtcDateTime, content = SnapshotRules.ToText(EmptyPeriod(commune)) });
        var (webhook, delivery) = await AddWebhookAsync(commune);
        var client = (await admin.IssueAsync(MachineSteps.Terms() with { OrganizationId = communeId })).Client.Id;
        var call = new CallRow { Id = Guid.CreateVersion7(), ClientId = client, At = Host.Clock.Now.UtcDateTime, Method = "GET", Path = "/", Status = 200 };
        await Host.Node.WriteCallsAsync(call);
        return new Ids(
            commune.PlanId,
            row,
            commune.UnitId("kinh-te"),
            communeId,
            report.Summary.Id!.Value,
            person,
            handOver,
            hamlets.Hamlets[0].Id,
            await AddEvidenceAsync(report, row),
            Local)
        {
            Webhook = webhook,
            Delivery = delivery,
            Client = client,
            Call = call.Id,
            Province = (await admin.GetAsync<IReadOnlyList<OrganizationView>>("organizations?kind=commune")).Single(one => one.Id == communeId).ParentId!.Value,
            Rule = (await admin.GetAsync<IReadOnlyList<ReportingRuleView>>($"reporting-rules?communeId={communeId}"))[0].Id,
            Deadline = (await admin.DeadlinesAsync(commune)).First(
                one => one.IsForm && one.Period == TestCommune.Quarter && one.Organization.Id == commune.UnitId("kinh-te")).Id,
            Explanation = (await admin.PostAsync<ExplanationView>(
                "explanations", new AskExplanation { PlanIndicatorId = commune.RowId("3"), Period = "2026Q2", Question = "thử" }, HttpStatusCode.Created)).Id,
        };
    }

    /// <summary>Of a machine of the commune, with a test that was sent.</summary>
    private async Task<(Guid Webhook, Guid Delivery)> AddWebhookAsync(TestCommune commune)
    {
        var admin = await Host.AdminAsync();
        var wanted = new NewWebhook { ClientId = (await Host.AddPushMachineAsync(commune.Path)).Id, Url = "http://127.0.0.1:1/", Events = [EventKind.Verified] };
        var id = (await admin.PostAsync<WebhookWithSecret>("webhooks", wanted, HttpStatusCode.Created)).Webhook.Id;
        (await admin.SendAsync(HttpMethod.Post, $"webhooks/{id}/ping")).Expect(HttpStatusCode.Accepted);
        return (id, Assert.Single(await admin.GetAsync<DeliveryView[]>($"webhooks/{id}/deliveries")).Id);
    }

    private static FrozenPeriod EmptyPeriod(TestCommune commune) => new()
    {
        Plan = new FrozenPlan { Id = commune.PlanId, CommuneName = commune.Name, ProvinceName = "Lâm Đồng", Year = 2026, Title = "Kế hoạch" },
        Period = TestCommune.Quarter,
        IsComplete = true,
        MissingUnits = [],
        WaivedUnits = [],
        Reports = [],
    };

    private async Task<Guid> AddEvidenceAsync(ReportView report, Guid row)
    {
        var admin = await Host.AdminAsync();
        return (await admin.PostAsync<EvidenceView>(
            $"reports/{report.Summary.Id}/rows/{row}/evidence/files", new MultipartFormDataContent { { new ByteArrayContent(EvidenceFiles.Pdf()), "file", "a.pdf" } })).Id;
    }

    private async Task<Guid> NewOfficerAsync(TestCommune commune)
    {
        var name = $"nguoi-{Guid.NewGuid():n}";
        await Host.AddPersonAsync(name, Role.Officer, $"{commune.Path}kinh-te/");
        return Assert.Single(await Host.SelectAsync<Guid>("select id from people where user_name = @name", new { name }));
    }

    /// <summary>Row 2 from one person to another; answers the minutes.</summary>
    private async Task<Guid> HandOverAsync(TestCommune commune, Guid from, Guid to)
    {
        var admin = await Host.AdminAsync();
        var item = new AssignmentItem { PlanIndicatorId = commune.RowId("2"), Version = 1, LeadId = commune.UnitId("kinh-te"), ResponsibleId = from };
        await admin.PutAsync<AssignmentsResult>($"plans/{commune.PlanId}/assignments", new AssignmentsChange { Items = [item] });
        var request = new HandOverRequest
        {
            ToPersonId = to, Reason = "thử", Rows = [new HandOverRow { PlanIndicatorId = item.PlanIndicatorId, Version = 2 }],
        };
        return (await admin.PostAsync<HandOverView>($"people/{from}/hand-over", request, HttpStatusCode.Created)).Id;
    }

    /// <summary>Nothing that is good, but of a kind that the route takes: another kind is refused before anybody asks who sends it.</summary>
    private static object BodyFor(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("multipart/form-data") == true ? new MultipartFormDataContent() : new { };

    private static string NameOf(RouteEndpoint endpoint) =>
        $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Single() ?? "*"} {endpoint.RoutePattern.RawText}";

    /// <summary>What everybody has, and changes: a session, a letter box.</summary>
    private static bool IsOwn(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.StartsWith("/api/v1/session/", StringComparison.Ordinal)
        || endpoint.RoutePattern.RawText is "/api/v1/notices/read" or "/api/v1/notices/settings" or "/api/v1/deadlines/feed";

    private static string? PolicyOf(RouteEndpoint endpoint) => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().LastOrDefault()?.Policy;

    /// <summary>Of people: a session opens none of the machines' routes (KeepingMachinesToTheirKeysTests).</summary>
    private static bool IsApi(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText is { } path
        && path.StartsWith("/api/", StringComparison.Ordinal) && !path.StartsWith(ExchangeServices.Prefix, StringComparison.Ordinal);
}
