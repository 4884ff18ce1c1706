using System.Net;
using System.Security.Cryptography;
using WardKpi.Api.Accounts;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Evidence;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class AttachingEvidenceTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private const string Name = "Báo cáo một cửa quý II.pdf";

    [Fact]
    public async Task A_file_comes_back_byte_for_byte_to_who_may_read_the_report()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await commune.OpenAsync(officer);
        var content = EvidenceFiles.Pdf("hồ sơ một cửa").Concat(RandomNumberGenerator.GetBytes(300_000)).ToArray();

        var item = await AddAsync(officer, commune, report, content, Name);

        Assert.Equal((EvidenceKind.File, Name, "application/pdf", (long)content.Length), (item.Kind, item.FileName, item.MediaType, item.SizeBytes));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), item.Sha256);
        Assert.Equal(("Người Officer", Host.Clock.Now.UtcDateTime), (item.AddedBy, item.AddedAt));
        var answer = await standing.SendAsync(HttpMethod.Get, FileOf(report, item));
        Assert.Equal(content, await answer.Expect(HttpStatusCode.OK).Message.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/pdf", answer.Message.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        // Browsers show nothing of a PDF in a sandbox.
        Assert.DoesNotContain("sandbox", answer.Header("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", answer.Header("Content-Security-Policy"));
        var disposition = answer.Message.Content.Headers.ContentDisposition;
        Assert.Equal(("inline", Name), (disposition?.DispositionType, disposition?.FileNameStar));
        report = await officer.ReadAsync(report);
        Assert.Equal(1, report.Row("1").EvidenceCount);
        Assert.All(report.Rows.Where(row => row.Number != "1"), row => Assert.Equal(0, row.EvidenceCount));
        Assert.Equal(ReportState.Draft, report.Summary.State);
    }

    [Fact]
    public async Task A_picture_is_shown_in_a_sandbox()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);

        var answer = await officer.SendAsync(HttpMethod.Get, FileOf(report, await AddAsync(officer, commune, report, EvidenceFiles.Png, "ảnh.png")));

        Assert.Contains("sandbox", answer.Expect(HttpStatusCode.OK).Header("Content-Security-Policy"));
        Assert.Equal("inline", answer.Message.Content.Headers.ContentDisposition?.DispositionType);
    }

    [Fact]
    public async Task An_office_file_is_saved_never_shown()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);

        var item = await AddAsync(officer, commune, report, EvidenceFiles.Xlsx, "so lieu.xlsx");

        var answer = await officer.SendAsync(HttpMethod.Get, FileOf(report, item));
        Assert.Equal("attachment", answer.Expect(HttpStatusCode.OK).Message.Content.Headers.ContentDisposition?.DispositionType);
    }

    [Theory]
    [InlineData("exe", "hoá đơn.pdf", "file_type")]
    [InlineData("html", "trang.html", "file_type")]
    [InlineData("empty", "trống.pdf", "file_empty")]
    [InlineData("macro", "bảng.xlsx", "file_macro")]
    [InlineData("pdf", "báo cáo.pdf.exe", "file_name")]
    public async Task What_is_not_taken_leaves_nothing_behind(string content, string name, string code)
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);
        byte[] bytes = content switch
        {
            "exe" => EvidenceFiles.Exe,
            "html" => "<script>alert(1)</script>"u8.ToArray(),
            "macro" => EvidenceFiles.Office("xl/workbook.xml", ("xl/vbaProject.bin", "x")),
            "pdf" => EvidenceFiles.Pdf(),
            _ => [],
        };

        var problem = await officer.RefusedAsync(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, FilesOf(commune, report), Form(bytes, name));

        Assert.Equal(code, problem.Code);
        Assert.Contains(name, problem.Detail);
        Assert.Empty((await ListAsync(officer, commune, report)).Items);
        Assert.Equal(ReportState.Empty, (await officer.ReadAsync(report)).Summary.State);
    }

    [Fact]
    public async Task A_form_without_a_file_says_so()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);
        using var form = new MultipartFormDataContent { { new StringContent("x"), "note" } };

        var problem = await officer.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, FilesOf(commune, report), form);

        Assert.Equal(["file"], problem.Errors.Keys);
    }

    [Theory]
    [InlineData(100_001)]
    [InlineData(2_000_000)]
    public async Task A_file_that_is_too_large_is_refused_with_the_limit(int size)
    {
        using var folder = new TemporaryFolder();
        var (commune, officer, report) = await OnNodeAsync(folder, ("Evidence:MaxFileBytes", "100000"), ("Evidence:MaxRowBytes", "150000"));
        var largest = new byte[100_000];
        EvidenceFiles.Pdf().CopyTo(largest, 0);
        await AddAsync(officer, commune, report, largest, "vừa.pdf");

        var problem = await officer.RefusedAsync(
            HttpStatusCode.RequestEntityTooLarge, HttpMethod.Post, FilesOf(commune, report), Form([.. EvidenceFiles.Pdf(), .. new byte[size]], "to.pdf"));

        Assert.Equal("too_large", problem.Code);
        Assert.Single((await ListAsync(officer, commune, report)).Items);
        Assert.Empty(folder.Files("incoming"));
        officer.Dispose();
    }

    [Fact]
    public async Task A_row_holds_no_more_than_its_limit_also_when_something_is_put_back()
    {
        using var folder = new TemporaryFolder();
        var (commune, officer, report) = await OnNodeAsync(folder, ("Evidence:MaxFileBytes", "100000"), ("Evidence:MaxRowBytes", "150000"));
        byte[] Large(string text) => [.. EvidenceFiles.Pdf(text), .. new byte[80_000]];
        var first = await AddAsync(officer, commune, report, Large("một"), "một.pdf");

        var full = await officer.RefusedAsync(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, FilesOf(commune, report), Form(Large("hai"), "hai.pdf"));
        await RemoveAsync(officer, report, first);
        await AddAsync(officer, commune, report, Large("hai"), "hai.pdf");
        var back = await officer.RefusedAsync(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, $"{ItemOf(report, first)}/restore");

        Assert.Equal(("row_full", "row_full"), (full.Code, back.Code));
        Assert.Equal(1, (await officer.ReadAsync(report)).Row("1").EvidenceCount);
        // Another row has room of its own.
        await AddAsync(officer, commune, report, Large("ba"), "ba.pdf", row: "2");
        officer.Dispose();
    }

    [Fact]
    public async Task A_report_takes_no_more_than_its_limit_also_of_what_was_taken_away()
    {
        using var folder = new TemporaryFolder();
        var (commune, officer, report) = await OnNodeAsync(
            folder, ("Evidence:MaxFileBytes", "100000"), ("Evidence:MaxRowBytes", "100000"), ("Evidence:MaxReportBytes", "200000"));
        byte[] Large(string text) => [.. EvidenceFiles.Pdf(text), .. new byte[80_000]];
        await RemoveAsync(officer, report, await AddAsync(officer, commune, report, Large("một"), "một.pdf"));
        var second = await AddAsync(officer, commune, report, Large("hai"), "hai.pdf", row: "2");
        await RemoveAsync(officer, report, second);

        var full = await officer.RefusedAsync(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, FilesOf(commune, report), Form(Large("ba"), "ba.pdf"));

        Assert.Equal("report_full", full.Code);
        Assert.Equal(2, folder.Files("").Count);
        // What lies there already takes no more room.
        await AddAsync(officer, commune, report, Large("một"), "một.pdf");
        await officer.PostAsync<EvidenceView>($"{ItemOf(report, second)}/restore", new { });
        officer.Dispose();
    }

    [Fact]
    public async Task What_was_added_anew_is_not_put_back_beside_itself()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);
        var document = new EvidenceDocument { Number = "125/BC-UBND", Issuer = "UBND xã", Date = new DateOnly(2026, 6, 12) };
        var file = await AddAsync(officer, commune, report, EvidenceFiles.Pdf(), "một.pdf");
        await RemoveAsync(officer, report, file);
        await AddAsync(officer, commune, report, EvidenceFiles.Pdf(), "một.pdf");
        var named = await officer.PostAsync<EvidenceView>(DocumentsOf(commune, report), document);
        await RemoveAsync(officer, report, named);
        await officer.PostAsync<EvidenceView>(DocumentsOf(commune, report), document);

        foreach (var item in new[] { file, named })
            Assert.Equal("evidence_stands", (await officer.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"{ItemOf(report, item)}/restore")).Code);

        Assert.Equal(2, (await officer.ReadAsync(report)).Row("1").EvidenceCount);
    }

    [Fact]
    public async Task The_same_content_is_stored_once_and_stands_once_in_a_row()
    {
        using var folder = new TemporaryFolder();
        var (commune, officer, report) = await OnNodeAsync(folder);

        var first = await AddAsync(officer, commune, report, EvidenceFiles.Pdf(), "một.pdf");
        var again = await AddAsync(officer, commune, report, EvidenceFiles.Pdf(), "một.pdf");
        await AddAsync(officer, commune, report, EvidenceFiles.Pdf(), "hai.pdf", row: "2");

        Assert.Equal(first.Id, again.Id);
        report = await officer.ReadAsync(report);
        Assert.Equal((1, 1), (report.Row("1").EvidenceCount, report.Row("2").EvidenceCount));
        var all = (await officer.GetAsync<EvidenceList>($"reports/{report.Summary.Id}/evidence")).Items;
        Assert.Equal([commune.RowId("1"), commune.RowId("2")], all.Select(item => item.PlanIndicatorId));
        var stored = Assert.Single(folder.Files(""));
        Assert.EndsWith(Path.Combine(first.Sha256![..2], first.Sha256[2..4], first.Sha256), stored);
        officer.Dispose();
    }

    [Fact]
    public async Task A_damaged_or_missing_file_is_told_and_healed_by_sending_it_again()
    {
        using var folder = new TemporaryFolder();
        var (commune, officer, report) = await OnNodeAsync(folder);
        var item = await AddAsync(officer, commune, report, EvidenceFiles.Pdf(), Name);
        var stored = Assert.Single(folder.Files(""));

        await File.WriteAllTextAsync(stored, "%PDF-1.7 khác", TestContext.Current.CancellationToken);
        var damaged = await officer.RefusedAsync(HttpStatusCode.Gone, HttpMethod.Get, FileOf(report, item));
        File.Delete(stored);
        var missing = await officer.RefusedAsync(HttpStatusCode.Gone, HttpMethod.Get, FileOf(report, item));
        await AddAsync(officer, commune, report, EvidenceFiles.Pdf(), Name);

        Assert.Equal(("file_lost", "file_lost"), (damaged.Code, missing.Code));
        (await officer.SendAsync(HttpMethod.Get, FileOf(report, item))).Expect(HttpStatusCode.OK);
        officer.Dispose();
    }

    [Fact]
    public async Task What_a_crash_left_is_cleared_at_start_and_what_is_being_received_is_not()
    {
        using var folder = new TemporaryFolder();
        var incoming = Directory.CreateDirectory(Path.Combine(folder.Path, "incoming")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(incoming, "left.part"), EvidenceFiles.Pdf(), TestContext.Current.CancellationToken);
        await using var held = new IncomingFile(Path.Combine(incoming, "held.part"));
        await Host.StartAsync();

        Host.StartNode(("Evidence:Folder", folder.Path));

        Assert.Equal(["held.part"], folder.Files("incoming").Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_document_is_named_by_number_issuer_and_date()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);
        var document = new EvidenceDocument { Number = " 125/BC-UBND ", Issuer = "UBND xã", Date = new DateOnly(2026, 6, 12), Summary = "Kết quả quý II" };

        var item = await officer.PostAsync<EvidenceView>(DocumentsOf(commune, report), document);
        var again = await officer.PostAsync<EvidenceView>(DocumentsOf(commune, report), document);

        Assert.Equal(item.Id, again.Id);
        Assert.Equal(
            (EvidenceKind.Document, "125/BC-UBND", "UBND xã", new DateOnly(2026, 6, 12), "Kết quả quý II"),
            (item.Kind, item.DocumentNumber, item.DocumentIssuer, item.DocumentDate, item.DocumentSummary));
        Assert.Equal(1, (await officer.ReadAsync(report)).Row("1").EvidenceCount);
        await officer.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, FileOf(report, item));
        var problem = await officer.RefusedAsync(
            HttpStatusCode.BadRequest, HttpMethod.Post, DocumentsOf(commune, report), document with { Number = " ", Issuer = "", Date = new DateOnly(2026, 6, 19) });
        Assert.Equal(["date", "issuer", "number"], problem.Errors.Keys.Order());
    }

    [Fact]
    public async Task What_is_taken_away_can_be_put_back()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);
        var item = await AddAsync(officer, commune, report, EvidenceFiles.Png, "ảnh.png");

        var removed = await RemoveAsync(officer, report, item);
        var without = await officer.ReadAsync(report);
        var back = await officer.PostAsync<EvidenceView>($"{ItemOf(report, item)}/restore", new { });

        Assert.Equal(("Người Officer", Host.Clock.Now.UtcDateTime), (removed.RemovedBy, removed.RemovedAt));
        Assert.Equal(0, without.Row("1").EvidenceCount);
        Assert.Equal((null, null), (back.RemovedAt, back.RemovedBy));
        Assert.Equal(1, (await officer.ReadAsync(report)).Row("1").EvidenceCount);
        (await officer.SendAsync(HttpMethod.Get, FileOf(report, item))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_verified_report_keeps_what_it_was_verified_by()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());
        var item = await AddAsync(officer, commune, report, EvidenceFiles.Pdf(), Name);
        report = await officer.StepAsync(await officer.ReadAsync(report), "submit");

        foreach (var refused in new[] { (HttpMethod.Delete, ItemOf(report, item)), (HttpMethod.Post, $"{ItemOf(report, item)}/restore") })
            Assert.Equal("wrong_state", (await officer.RefusedAsync(HttpStatusCode.Conflict, refused.Item1, refused.Item2)).Code);
        Assert.Equal(
            "wrong_state",
            (await officer.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, FilesOf(commune, report), Form(EvidenceFiles.Png, "ảnh.png"))).Code);
        report = await standing.StepAsync(report, "verify");
        Host.Clock.Advance(TimeSpan.FromHours(1));
        report = await standing.StepAsync(report, "reopen", "Bổ sung minh chứng");
        await AddAsync(officer, commune, report, EvidenceFiles.Png, "ảnh mới.png");
        await RemoveAsync(officer, report, item);

        var items = (await ListAsync(standing, commune, report)).Items;
        Assert.Equal([(Name, true, true), ("ảnh mới.png", false, false)], items.Select(one => (one.FileName, one.WasVerified, one.RemovedAt is not null)));
        (await standing.SendAsync(HttpMethod.Get, FileOf(report, item))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whether_a_report_was_verified_with_a_piece_does_not_hang_on_clocks()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());
        await AddAsync(officer, commune, report, EvidenceFiles.Pdf(), "có mặt.pdf");
        var away = await AddAsync(officer, commune, report, EvidenceFiles.Png, "vắng mặt.png");
        await RemoveAsync(officer, report, away);
        report = await officer.StepAsync(await officer.ReadAsync(report), "submit");

        // The node that verifies has a clock that is behind.
        Host.Clock.Advance(TimeSpan.FromHours(-1));
        report = await standing.StepAsync(report, "verify");
        Host.Clock.Advance(TimeSpan.FromHours(1));
        await standing.StepAsync(report, "reopen", "Bổ sung minh chứng");
        await officer.PostAsync<EvidenceView>($"{ItemOf(report, away)}/restore", new { });

        Assert.Equal(
            [("có mặt.pdf", true), ("vắng mặt.png", false)],
            (await ListAsync(standing, commune, report)).Items.Select(item => (item.FileName, item.WasVerified)));
    }

    [Fact]
    public async Task What_was_verified_stays_so_when_it_was_away_in_between()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());
        var item = await AddAsync(officer, commune, report, EvidenceFiles.Pdf(), Name);
        report = await standing.StepAsync(await officer.StepAsync(await officer.ReadAsync(report), "submit"), "verify");
        await standing.StepAsync(report, "reopen", "Bổ sung minh chứng");

        var removed = await RemoveAsync(officer, report, item);
        var back = await officer.PostAsync<EvidenceView>($"{ItemOf(report, item)}/restore", new { });

        Assert.Equal((true, true), (removed.WasVerified, back.WasVerified));
    }

    [Fact]
    public async Task Nobody_else_sees_or_adds_evidence()
    {
        var commune = await Host.AddCommuneAsync();
        var other = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var neighbour = await Host.SignInNewAsync(Role.Officer, $"{commune.Path}vhxh/");
        using var stranger = await other.StandingOfficeAsync();
        using var committee = await Host.SignInNewAsync(Role.Committee, commune.Path);
        var report = await commune.OpenAsync(officer);
        var item = await AddAsync(officer, commune, report, EvidenceFiles.Pdf(), Name);

        foreach (var person in new[] { neighbour, stranger })
        {
            await person.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"reports/{report.Summary.Id}/evidence");
            await person.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, FileOf(report, item));
            await person.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, FilesOf(commune, report), Form(EvidenceFiles.Png, "ảnh.png"));
            await person.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, ItemOf(report, item));
        }

        (await committee.SendAsync(HttpMethod.Get, FileOf(report, item))).Expect(HttpStatusCode.OK);
        await committee.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, FilesOf(commune, report), Form(EvidenceFiles.Png, "ảnh.png"));
        // A row of the plan that is not of this form.
        await officer.RefusedAsync(
            HttpStatusCode.NotFound, HttpMethod.Post, $"reports/{report.Summary.Id}/rows/{commune.RowId("12")}/evidence/files", Form(EvidenceFiles.Png, "ảnh.png"));
        // Another report of the same person.
        var later = await commune.OpenAsync(officer, period: "2026Q3");
        await officer.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, FileOf(later, item));
        Assert.Equal(1, (await officer.ReadAsync(report)).Row("1").EvidenceCount);
    }

    [Fact]
    public async Task An_upload_without_the_antiforgery_token_is_refused()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);
        var token = officer.Token;
        officer.Token = null;

        // A form of another site could carry a token as a field, but no header.
        using var form = Form(EvidenceFiles.Pdf(), Name);
        form.Add(new StringContent(token!), "__RequestVerificationToken");
        var problem = await officer.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, FilesOf(commune, report), form);

        Assert.Equal("antiforgery", problem.Code);
    }

    [Fact]
    public async Task Sources_of_the_commune_are_offered_the_most_used_first()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await commune.OpenAsync(officer);
        await officer.WriteAsync(
            report,
            commune.Figure("2", 6) with { Source = "Công an xã" },
            commune.Figure("3", 4) with { Source = "Cổng dịch vụ công" },
            commune.Figure("4", 0) with { Source = "Cổng dịch vụ công" });
        var other = await Host.AddCommuneAsync();
        using var stranger = await other.OfficerAsync();

        var ofTheOffice = await standing.GetAsync<IReadOnlyList<string>>($"reports/{(await commune.OpenAsync(standing, "vhxh")).Summary.Id}/sources");
        var elsewhere = await stranger.GetAsync<IReadOnlyList<string>>($"reports/{(await other.OpenAsync(stranger)).Summary.Id}/sources");

        Assert.Equal(["Cổng dịch vụ công", "Công an xã"], ofTheOffice);
        Assert.Empty(elsewhere);
    }

    [Fact]
    public async Task A_hundred_sources_are_offered_however_they_are_written()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);
        await officer.WriteAsync(
            report,
            commune.Figure("2", 6) with { Source = "Cong an" }, commune.Figure("3", 4) with { Source = "CONG AN" }, commune.Figure("4", 0) with { Source = "So tay" });
        for (var number = 0; number < 120; number++)
            await Host.ExecuteAsync(
                """
                insert into actuals (id, report_id, plan_indicator_id, period, entry_kind, source, is_demo, updated_at, change_seq, version)
                select @id, report_id, plan_indicator_id, @period, entry_kind, @source, is_demo, updated_at, change_seq, version
                from actuals
                where report_id = @report
                  and plan_indicator_id = @row
                  and period = @quarter
                """,
                new
                {
                    id = Guid.CreateVersion7(), period = $"x{number}", source = $"Nguồn {number:d3}", report = report.Summary.Id, row = commune.RowId("2"),
                    quarter = TestCommune.Quarter,
                });

        var sources = await officer.GetAsync<IReadOnlyList<string>>($"reports/{report.Summary.Id}/sources");

        Assert.Equal(100, sources.Count);
        Assert.Equal("CONG AN", sources[0], ignoreCase: true);
        Assert.Single(sources, source => source.Equals("cong an", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("Nguồn 000", sources[1]);
    }

    private async Task<(TestCommune Commune, ApiClient Officer, ReportView Report)> OnNodeAsync(
        TemporaryFolder folder, params IEnumerable<(string Key, string Value)> settings)
    {
        var commune = await Host.AddCommuneAsync();
        var node = Host.StartNode([("Evidence:Folder", folder.Path), .. settings]);
        var name = $"nguoi-{Guid.NewGuid():n}";
        await Host.AddPersonAsync(name, Role.Officer, $"{commune.Path}kinh-te/");
        var officer = node.Visitor();
        await officer.SignInAsync(name);
        return (commune, officer, await commune.OpenAsync(officer));
    }

    private static Task<EvidenceView> AddAsync(
        ApiClient client, TestCommune commune, ReportView report, byte[] content, string name, string row = "1") =>
        client.PostAsync<EvidenceView>(FilesOf(commune, report, row), Form(content, name));

    private static async Task<EvidenceView> RemoveAsync(ApiClient client, ReportView report, EvidenceView item) =>
        (await client.SendAsync(HttpMethod.Delete, ItemOf(report, item))).Expect(HttpStatusCode.OK).As<EvidenceView>();

    private static Task<EvidenceList> ListAsync(ApiClient client, TestCommune commune, ReportView report) =>
        client.GetAsync<EvidenceList>($"reports/{report.Summary.Id}/evidence?planIndicatorId={commune.RowId("1")}");

    private static string RowOf(TestCommune commune, ReportView report, string row = "1") =>
        $"reports/{report.Summary.Id}/rows/{commune.RowId(row)}/evidence";

    private static string FilesOf(TestCommune commune, ReportView report, string row = "1") => $"{RowOf(commune, report, row)}/files";

    private static string DocumentsOf(TestCommune commune, ReportView report) => $"{RowOf(commune, report)}/documents";

    private static string ItemOf(ReportView report, EvidenceView item) => $"reports/{report.Summary.Id}/evidence/{item.Id}";

    private static string FileOf(ReportView report, EvidenceView item) => $"{ItemOf(report, item)}/file";

    private static MultipartFormDataContent Form(byte[] content, string name) => new() { { new ByteArrayContent(content), "file", name } };

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("wardkpi-evidence-").FullName;

        public IReadOnlyList<string> Files(string below) =>
            [.. Directory.EnumerateFiles(System.IO.Path.Combine(Path, below), "*", SearchOption.AllDirectories).Order()];

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
