using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FluentValidation;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.CalendarDays;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Exchange.Calls;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Forwarding;
using WardKpi.Api.Exchange.Webhooks;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Exchange.Webhooks.Sending;
using WardKpi.Api.Explanations;
using WardKpi.Api.HandOvers;
using WardKpi.Api.Notices;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;
using WardKpi.Api.Plans.Assignments;
using WardKpi.Api.Plans.Links;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Board;
using WardKpi.Api.Reports.Evidence;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Reports.Words;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>A text that SQLite takes and SQL Server would refuse is found on SQLite already.</summary>
public sealed partial class StorageLimitsTests(DemoHost host) : Scenario<DemoHost>(host)
{
    [Fact]
    public async Task The_shipped_plans_and_the_demo_fit_their_columns() => Assert.Empty(await SchemaLengths.FindTooLongAsync(Host.Database));

    [Fact]
    public async Task Columns_of_plain_letters_hold_no_others_after_every_import()
    {
        await Host.AddCommuneAsync();

        Assert.Empty(await SchemaLengths.FindOtherLettersAsync(Host.Database));
    }

    [Fact]
    public async Task The_longest_texts_that_an_import_takes_fit_their_columns()
    {
        var admin = await Host.AdminAsync();
        var file = PlanFiles.ToNode(PlanFiles.SixthFor("Xã Dài Lời"));
        var places = new List<(JsonNode Parent, string Key)>();
        Lengthen(file, places);

        // Each refusal tells how long the text may be; cut to that, the whole file is good.
        var faults = (await admin.RefusedImportAsync(file.ToJsonString())).Faults.Where(fault => fault.Code == "too_long").ToList();
        Assert.Equal(places.Count, faults.Select(fault => fault.Path).Distinct().Count());
        foreach (var fault in faults)
        {
            var (parent, key) = Find(file, fault.Path);
            var limit = int.Parse(Limit().Match(fault.Message).Groups[1].Value, CultureInfo.InvariantCulture);
            parent[key] = parent[key]!.GetValue<string>()[..limit];
        }

        await admin.ImportAsync(file.ToJsonString());

        Assert.Empty(await SchemaLengths.FindTooLongAsync(Host.Database));
    }

    [Fact]
    public async Task The_longest_code_of_a_commune_fits_its_column()
    {
        var admin = await Host.AdminAsync();
        var name = "Xã " + string.Concat(Enumerable.Repeat("dài ", 70)).Trim();

        await admin.ImportAsync(PlanFiles.SixthFor(name));

        Assert.Empty(await SchemaLengths.FindTooLongAsync(Host.Database));
        Assert.Contains(await admin.GetAsync<IReadOnlyList<OrganizationView>>("organizations"), node => node.Name == name);
    }

    [Fact]
    public void Validators_end_where_the_columns_end()
    {
        CheckLimit(new SignInValidator(), SchemaLengths.Of("people", "user_name"), text => new SignIn { UserName = text, Password = "x" });
        CheckLimit(new NewPersonValidator(), SchemaLengths.Of("people", "user_name"), text => Person(text, "Tên"));
        CheckLimit(new NewPersonValidator(), SchemaLengths.Of("people", "display_name"), text => Person("ten", text));
        CheckLimit(
            new PersonChangeValidator(),
            SchemaLengths.Of("people", "display_name"),
            text => new PersonChange { DisplayName = text, Role = Role.SystemAdmin, IsActive = true, Version = 1 });
        Assert.Equal(AccountRules.LongestEmail, SchemaLengths.Of("people", "email"));
        CheckLimit(
            new EmailChangeValidator(), AccountRules.LongestEmail, text => new EmailChange { Email = string.Concat(text.AsSpan(5), "@x.vn") });
        CheckLimit(
            new RemindUnitsValidator(),
            SchemaLengths.Of("notices", "text"),
            text => new RemindUnits { PlanId = Guid.NewGuid(), Period = "2026Q1", OrganizationIds = [Guid.NewGuid()], Text = text });
        Assert.Equal(NoticeQueries.TextLimit, SchemaLengths.Of("notices", "text"));
        Assert.Equal(NoticeQueries.SubjectLimit, SchemaLengths.Of("notices", "subject"));
        Assert.True(SchemaLengths.Of("notices", "subject") >= SchemaLengths.Of("reporting_rules", "title"));
        // A notice carries the reason of a step.
        Assert.True(SchemaLengths.Of("notices", "text") >= SchemaLengths.Of("report_events", "reason"));
        CheckLimit(new ReportStepValidator(), SchemaLengths.Of("report_events", "reason"), text => new ReportStep { Version = 1, Reason = text });
        CheckLimit(new ReportReturnValidator(), SchemaLengths.Of("report_events", "reason"), text => new ReportReturn { Version = 1, Reason = text });
        CheckLimit(
            new ReportReturnValidator(),
            SchemaLengths.Of("report_comments", "text"),
            text => new ReportReturn { Version = 1, Rows = [new RowReturn { PlanIndicatorId = Guid.NewGuid(), Comment = text }] });
        CheckLimit(new NewCommentValidator(), SchemaLengths.Of("report_comments", "text"), text => new NewComment { Text = text });
        CheckLimit(
            new PlanIndicatorSettingsValidator(), SchemaLengths.Of("plan_revisions", "reason"), text => new PlanIndicatorSettings { Version = 1, Reason = text });
        CheckLimit(
            new IndicatorLinksChangeValidator(),
            SchemaLengths.Of("plan_revisions", "reason"),
            text => new IndicatorLinksChange { TaskIds = [], BudgetRowIds = [], Version = 1, Reason = text });
        CheckLimit(new WordsDraftValidator(), SchemaLengths.Of("report_words", "difficulties"), text => new WordsDraft { Version = 0, Difficulties = text });
        CheckLimit(new WordsDraftValidator(), SchemaLengths.Of("report_words", "proposals"), text => new WordsDraft { Version = 0, Proposals = text });
        var documents = new EvidenceDocumentValidator(TimeProvider.System);
        CheckLimit(documents, SchemaLengths.Of("evidence_items", "document_number"), text => Document with { Number = text });
        CheckLimit(documents, SchemaLengths.Of("evidence_items", "document_issuer"), text => Document with { Issuer = text });
        CheckLimit(documents, SchemaLengths.Of("evidence_items", "document_summary"), text => Document with { Summary = text });
        Assert.Equal(EvidenceRules.NameLimit, SchemaLengths.Of("evidence_items", "file_name"));
        CheckLimit(new AssignmentsChangeValidator(), SchemaLengths.Of("plan_revisions", "reason"), Assignment);
        CheckLimit(
            new HandOverRequestValidator(),
            SchemaLengths.Of("plan_revisions", "reason"),
            text => new HandOverRequest { ToPersonId = Guid.NewGuid(), Reason = text, Rows = [] });
        var rules = new ReportingRuleChangeValidator();
        CheckLimit(rules, SchemaLengths.Of("reporting_rules", "title"), text => Rule with { Title = text });
        CheckLimit(rules, SchemaLengths.Of("reporting_rules", "content"), text => Rule with { Content = text });
        CheckLimit(rules, SchemaLengths.Of("reporting_rules", "reporter"), text => Rule with { Reporter = text });
        CheckLimit(rules, SchemaLengths.Of("reporting_rules", "receiver"), text => Rule with { Receiver = text });
        CheckLimit(rules, SchemaLengths.Of("reporting_rules", "method"), text => Rule with { Method = text });
        CheckLimit(rules, SchemaLengths.Of("reporting_rules", "outline"), text => Rule with { Outline = text });
        CheckLimit(rules, SchemaLengths.Of("reporting_rules", "forms"), text => Rule with { Forms = text });
        CheckLimit(new CalendarDayDraftValidator(), SchemaLengths.Of("calendar_days", "name"), text => Day with { Name = text });
        CheckLimit(new CalendarDayDraftValidator(), SchemaLengths.Of("calendar_days", "source"), text => Day with { Source = text });
        CheckLimit(new CalendarDayDraftValidator(), SchemaLengths.Of("calendar_days", "note"), text => Day with { Note = text });
        var met = new MeetObligationValidator();
        CheckLimit(met, SchemaLengths.Of("obligations", "document_number"), text => new MeetObligation { Version = 1, DocumentNumber = text });
        CheckLimit(met, SchemaLengths.Of("obligations", "met_note"), text => new MeetObligation { Version = 1, Note = text });
        CheckLimit(
            new WaiveObligationValidator(), SchemaLengths.Of("obligations", "waive_reason"), text => new WaiveObligation { Version = 1, Reason = text });
        CheckLimit(
            new RequestReportsValidator(),
            SchemaLengths.Of("obligations", "request"),
            text => new RequestReports { RuleId = Guid.NewGuid(), OrganizationIds = [Guid.NewGuid()], DueOn = new DateOnly(2026, 11, 27), Request = text });
        CheckLimit(new AskExplanationValidator(), SchemaLengths.Of("explanations", "question"), text => Question with { Question = text });
        CheckLimit(new AskAgainValidator(), SchemaLengths.Of("explanations", "question"), text => new AskAgain { Version = 1, Question = text });
        CheckLimit(new AnswerExplanationValidator(), SchemaLengths.Of("explanations", "answer"), text => new AnswerExplanation { Version = 1, Answer = text });
        CheckLimit(
            new ConcludeExplanationValidator(),
            SchemaLengths.Of("explanations", "conclusion"),
            text => new ConcludeExplanation { Version = 1, Conclusion = text });
        CheckLimit(
            new ConcludeUnaskedValidator(),
            SchemaLengths.Of("explanations", "conclusion"),
            text => new ConcludeUnasked { PlanIndicatorId = Guid.NewGuid(), Period = "2026Q1", Conclusion = text });
        CheckLimit(
            new WithdrawExplanationValidator(),
            SchemaLengths.Of("explanation_events", "text"),
            text => new WithdrawExplanation { Version = 1, Reason = text });
        CheckLimit(
            new MakeTaskValidator(), SchemaLengths.Of("tasks", "name"), text => new MakeTask { Version = 1, Name = text, DueOn = new DateOnly(2026, 12, 31) });
        CheckLimit(new NewApiClientValidator(TimeProvider.System), SchemaLengths.Of("api_clients", "name"), text => MachineSteps.Terms(text));
        CheckLimit(
            new ApiClientChangeValidator(TimeProvider.System),
            SchemaLengths.Of("api_clients", "name"),
            text => new ApiClientChange { Name = text, Scopes = [ApiScope.ReadValues], RequestsPerMinute = 1, Version = 1 });
        CheckLimit(
            new NewApiClientValidator(TimeProvider.System), SchemaLengths.Of("api_clients", "pillars"), text => MachineSteps.Terms() with { Pillars = [text] });
        Assert.Equal(ApiClientRules.AddressesLimit, SchemaLengths.Of("api_clients", "addresses"));
        Assert.True(SchemaLengths.Of("api_clients", "scopes") >= string.Join(',', Enum.GetValues<ApiScope>().Select(Codes.Of)).Length);
        Assert.Equal(ApiKeys.PrefixLength, SchemaLengths.Of("api_clients", "prefix"));
        Assert.Equal(CallRules.MethodLimit, SchemaLengths.Of("exchange_calls", "method"));
        Assert.Equal(CallRules.PathLimit, SchemaLengths.Of("exchange_calls", "path"));
        Assert.Equal(CallRules.QueryLimit, SchemaLengths.Of("exchange_calls", "query"));
        Assert.Equal(CallRules.AddressLimit, SchemaLengths.Of("exchange_calls", "address"));
        // What is sent fits into what is read of it.
        foreach (var (from, column, to) in new[]
                 {
                     ("actuals", "text", "text"), ("organizations", "path", "path"), ("organizations", "code", "unit_code"),
                     ("indicators", "code", "indicator_code"), ("indicators", "unit", "unit"), ("plans", "number", "plan_number"),
                     ("plan_indicators", "number", "row_number"), ("plan_indicators", "unit", "unit"), ("targets", "text", "target_text"),
                 })
            Assert.True(SchemaLengths.Of("exchange_values", to) >= SchemaLengths.Of(from, column), $"{from}.{column}");
        // Without an official code a commune goes by its path: two codes and what stands between them.
        foreach (var table in new[] { "exchange_values", "exchange_events" })
            Assert.True(SchemaLengths.Of(table, "organization_code") >= (2 * SchemaLengths.Of("organizations", "code")) + 1, table);
        foreach (var table in new[] { "actuals", "actual_revisions" })
        {
            Assert.Equal(ReportRules.TextLimit, SchemaLengths.Of(table, "text"));
            Assert.Equal(ReportRules.NoteLimit, SchemaLengths.Of(table, "note"));
            Assert.Equal(ReportRules.SourceLimit, SchemaLengths.Of(table, "source"));
            Assert.Equal(ReportRules.ExplanationLimit, SchemaLengths.Of(table, "explanation"));
        }
    }

    [Fact]
    public async Task The_longest_entry_is_stored_whole_and_a_longer_one_is_refused()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var report = await commune.OpenAsync(admin);
        var longest = commune.Narrative("8", new string('ữ', ReportRules.TextLimit)) with
        {
            Note = new string('ỡ', ReportRules.NoteLimit),
            Source = new string('ồ', ReportRules.SourceLimit),
            Explanation = new string('ả', ReportRules.ExplanationLimit),
        };

        var problem = await admin.RefusedWriteAsync(
            System.Net.HttpStatusCode.BadRequest, report, longest with
            {
                Text = longest.Text + "x",
                Note = longest.Note + "x",
                Source = longest.Source + "x",
                Explanation = longest.Explanation + "x",
            });
        var stored = await admin.WriteAsync(report, longest);

        Assert.Equal(["values[0].explanation", "values[0].note", "values[0].source", "values[0].text"], problem.Errors.Keys.Order());
        var actual = stored.Row("8").Actual!;
        Assert.Equal((longest.Text, longest.Note, longest.Source, longest.Explanation), (actual.Text, actual.Note, actual.Source, actual.Explanation));
        Assert.Empty(await SchemaLengths.FindTooLongAsync(Host.Database));
    }

    private static EvidenceDocument Document => new() { Number = "1/BC", Issuer = "UBND xã" };

    private static AskExplanation Question => new() { PlanIndicatorId = Guid.NewGuid(), Period = "2026Q1", Question = "Vì sao?" };

    private static ReportingRuleChange Rule => new()
    {
        Title = "Báo cáo quý",
        Reporters = RuleReporters.Leads,
        Timing = RuleTiming.DefaultOf(ReportingFrequency.Quarter),
        IsAssumed = false,
        IsActive = true,
        StartsOn = new DateOnly(2026, 1, 1),
        Version = 1,
    };

    private static CalendarDayDraft Day => new()
    {
        Day = new DateOnly(2026, 11, 24),
        Kind = CalendarDayKind.Off,
        Name = "Ngày Văn hóa Việt Nam",
        Certainty = DayCertainty.Estimate,
        IsActive = false,
        Version = 1,
    };

    private static NewPerson Person(string userName, string displayName) =>
        new() { UserName = userName, DisplayName = displayName, Role = Role.SystemAdmin, Password = "mật khẩu thật dài" };

    private static AssignmentsChange Assignment(string reason) =>
        new() { Items = [new AssignmentItem { PlanIndicatorId = Guid.NewGuid(), Version = 1 }], Reason = reason };

    [Fact]
    public void What_machines_send_ends_where_the_columns_end()
    {
        EventKind[] events = [EventKind.Verified];
        CheckLimit(new NewWebhookValidator(), SchemaLengths.Of("webhooks", "url"), text => new NewWebhook { Url = UrlOf(text), Events = events });
        CheckLimit(new NewWebhookValidator(), SchemaLengths.Of("webhooks", "note"), text => new NewWebhook { Url = UrlOf(""), Note = text, Events = events });
        CheckLimit(
            new WebhookChangeValidator(),
            SchemaLengths.Of("webhooks", "note"),
            text => new WebhookChange { Url = UrlOf(""), Note = text, Events = events, IsOn = true, Version = 1 });
        Assert.Equal(WebhookCaller.TextLimit, SchemaLengths.Of("webhook_attempts", "answer"));
        Assert.Equal(WebhookCaller.TextLimit, SchemaLengths.Of("webhook_attempts", "error"));
        Assert.Equal(WebhookCaller.TextLimit, SchemaLengths.Of("webhooks", "last_error"));
        Assert.True(WebhookQueries.EventsOf(Enum.GetValues<EventKind>()).Length <= SchemaLengths.Of("webhooks", "events"));

        CheckColumn("path", text => Value with { Path = text });
        CheckColumn("organization_code", text => Value with { OrganizationCode = text });
        CheckColumn("unit_code", text => Value with { UnitCode = text });
        CheckColumn("pillar_id", text => Value with { PillarId = text });
        CheckColumn("indicator_code", text => Value with { IndicatorCode = text });
        CheckColumn("plan_number", text => Value with { PlanNumber = text });
        CheckColumn("row_number", text => Value with { RowNumber = text });
        CheckColumn("target_text", text => Value with { TargetText = text });
        CheckColumn("text", text => Value with { Text = text });
        CheckColumn("unit", text => Value with { Unit = text });
        CheckEvent("path", text => Event with { Path = text });
        CheckEvent("organization_code", text => Event with { OrganizationCode = text });
        CheckEvent("unit_code", text => Event with { UnitCode = text });
        CheckEvent("plan_number", text => Event with { PlanNumber = text });
        CheckEvent("pillars", text => Event with { Pillars = [text] });

        // The text stands behind the host, so that its length counts.
        static string UrlOf(string text) => $"https://tinh.vn/{(text.Length > 16 ? text[16..] : text)}";

        static void CheckColumn(string column, Func<string, NodeValue> make) =>
            CheckLimit(new NodeValueValidator(), SchemaLengths.Of("exchange_values", column), make);

        static void CheckEvent(string column, Func<string, NodeEvent> make) =>
            CheckLimit(new NodeEventValidator(), SchemaLengths.Of("exchange_events", column), make);
    }

    private static NodeEvent Event => new()
    {
        Id = Guid.NewGuid(),
        Seq = 1,
        Type = EventKind.Verified,
        At = DateTimeOffset.UnixEpoch,
        Path = "/a/b/c/",
        OrganizationCode = "a/b",
        UnitCode = "c",
        PlanId = Guid.NewGuid(),
        PlanYear = 2026,
        Period = "2026Q2",
        ReportId = Guid.NewGuid(),
        From = ReportState.Submitted,
        To = ReportState.Verified,
        Pillars = [],
    };

    private static NodeValue Value => new()
    {
        Seq = 1,
        Id = Guid.NewGuid(),
        IsGone = false,
        Path = "/a/b/c/",
        OrganizationCode = "a/b",
        UnitCode = "c",
        PillarId = "egov",
        IndicatorCode = "EGOV.X",
        IsLocal = false,
        PlanId = Guid.NewGuid(),
        PlanYear = 2026,
        PlanIndicatorId = Guid.NewGuid(),
        RowNumber = "1",
        Period = "2026Q2",
        EntryKind = EntryKind.Value,
        Status = Progress.ProgressStatus.OnTrack,
        State = ReportState.Verified,
        Version = 1,
        IsDemo = false,
        UpdatedAt = DateTime.UnixEpoch,
    };

    private static void CheckLimit<T>(AbstractValidator<T> validator, int limit, Func<string, T> make)
    {
        Assert.True(validator.Validate(make(new string('x', limit))).IsValid, $"{typeof(T).Name} refuses {limit} letters");
        Assert.False(validator.Validate(make(new string('x', limit + 1))).IsValid, $"{typeof(T).Name} takes more than {limit} letters");
    }

    /// <summary>Makes every text that is only read by people longer than any column; codes, words of the format and dates stay.</summary>
    private static void Lengthen(JsonNode node, List<(JsonNode Parent, string Key)> places)
    {
        string[] free =
        [
            "title", "issuer", "objective", "text", "group", "note", "name_vi", "name_en", "numerator_vi", "denominator_vi", "result", "source",
            "from", "to", "number",
        ];
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list)
                    if (item is not null)
                        Lengthen(item, places);
                break;
            case JsonObject map:
                foreach (var (key, value) in map.ToList())
                {
                    // A unit's and a task's name are texts, a commune's makes its code; `from` and `to` of a timeframe are dates.
                    var isText = (free.Contains(key) || (key == "name" && !map.ContainsKey("province"))) && !(map.ContainsKey("kind") && key is "from" or "to");
                    if (isText && value is JsonValue text && text.TryGetValue<string>(out var old) && !DateOnly.TryParse(old, CultureInfo.InvariantCulture, out _))
                    {
                        map[key] = old + new string('x', 12_000);
                        places.Add((map, key));
                    }
                    else if (value is not null)
                    {
                        Lengthen(value, places);
                    }
                }

                break;
        }
    }

    private static (JsonNode Parent, string Key) Find(JsonNode root, string path)
    {
        var node = root;
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        foreach (var step in steps[..^1])
            node = step.StartsWith('[') ? node[int.Parse(step.Trim('[', ']'), CultureInfo.InvariantCulture)]! : node[step]!;
        return (node, steps[^1]);
    }

    [GeneratedRegex(@"nhiều nhất (\d+)\.")]
    private static partial Regex Limit();
}
