using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Data.Sqlite;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Testing;

namespace WardKpi.Benchmarks;

/// <summary>What a province pulls: a hundred thousand and a million values as a stream, in pages, and again where nothing is new.</summary>
public static class Exchange
{
    private const int Few = 100_000;
    private const int Many = 1_000_000;

    public static async Task RunAsync(string folder, TimeSpan measured)
    {
        foreach (var rows in new[] { Few, Many })
        {
            var place = Directory.CreateDirectory(Path.Combine(folder, $"{rows}")).FullName;
            var key = ApiKeys.Make();
            await FillAsync(place, rows, key);
            await using var program = await RunningProgram.StartAsync(place, "--Jobs:IsOn=false");
            using var http = new HttpClient { BaseAddress = new Uri(program.Address, "/api/v1/exchange/"), Timeout = TimeSpan.FromMinutes(10) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Text);
            // A fresh process runs at half speed until its hot code is compiled again.
            for (var round = 0; round < Many / rows + 1; round++)
                await StreamAsync(http, "values", "application/x-ndjson");
            var before = program.PeakBytes;
            Console.WriteLine($"{rows:N0} rows; the server holds {Megabytes(program.NowBytes)} MB, at most {Megabytes(before)} MB");
            await PrintAsync(program, http, "NDJSON", "values", "application/x-ndjson", rows);
            await PrintAsync(program, http, "NDJSON of one commune in ten", "values?organization=tinh-do/xa-do-1", "application/x-ndjson", rows / 10);
            await PrintAsync(program, http, "CSV", "values", "text/csv", rows);
            await PrintPagesAsync(http, rows);
            await PrintNothingNewAsync(http, measured);
            Console.WriteLine($"the server holds {Megabytes(program.NowBytes)} MB, at most {Megabytes(program.PeakBytes)} MB");
        }
    }

    private static async Task PrintAsync(RunningProgram program, HttpClient http, string name, string path, string mediaType, int rows)
    {
        var (begun, worked) = (Stopwatch.GetTimestamp(), program.Worked);
        var bytes = await StreamAsync(http, path, mediaType);
        var time = Stopwatch.GetElapsedTime(begun);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {rows / time.TotalSeconds:N0} rows a second, {bytes / time.TotalSeconds / 1024 / 1024:0} MB a second, {(program.Worked - worked).TotalMicroseconds / rows:0.0} µs of the server's processor a row, the server at most {Megabytes(program.PeakBytes)} MB"));
    }

    private static async Task PrintPagesAsync(HttpClient http, int rows)
    {
        var begun = Stopwatch.GetTimestamp();
        var (pages, path) = (0, (string?)"values?limit=10000");
        for (; path is not null; pages++)
        {
            using var answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
            answer.EnsureSuccessStatusCode();
            await answer.Content.CopyToAsync(Stream.Null);
            path = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        var time = Stopwatch.GetElapsedTime(begun);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"JSON in {pages} pages: {rows / time.TotalSeconds:N0} rows a second"));
    }

    private static async Task PrintNothingNewAsync(HttpClient http, TimeSpan measured)
    {
        using var first = await http.GetAsync("values?limit=1");
        var tag = first.Headers.ETag!;
        var result = await Load.RunAsync(8, measured, TimeSpan.Zero, async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "values?limit=1");
            request.Headers.IfNoneMatch.Add(tag);
            using var answer = await http.SendAsync(request);
            if (answer.StatusCode != HttpStatusCode.NotModified)
                throw new HttpRequestException($"{answer.StatusCode}");
        });
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"304, 8 clients: {result.PerSecond:N0} a second, p50 {result.Percentile(0.5):0.0} ms, p99 {result.Percentile(0.99):0.0} ms"));
    }

    private static async Task<long> StreamAsync(HttpClient http, string path, string mediaType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(mediaType);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[256 * 1024];
        long total = 0;
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
            total += read;
        return total;
    }

    /// <summary>Ten communes, each value in the state that holds now; one in five has a former one.</summary>
    private static async Task FillAsync(string folder, int rows, NewApiKey key)
    {
        // Migrated by the program itself.
        await using (await RunningProgram.StartAsync(folder, "--Jobs:IsOn=false"))
        {
        }

        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "data", "wardkpi.db")}");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            insert into organizations (id, parent_id, kind, code, path, name, created_at, exchange_seq)
            values (@province, null, 'province', 'tinh-do', '/tinh-do/', 'Đo', '2026-01-01 00:00:00.000', @rows);
            with n(i) as (select 0 union all select i + 1 from n where i < 9)
            insert into organizations (id, parent_id, kind, code, path, name, created_at, exchange_seq)
            select printf('00000000-0000-7000-8000-%012d', i), @province, 'commune', 'xa-do-' || i, '/tinh-do/xa-do-' || i || '/', 'Xã Đo ' || i,
                   '2026-01-01 00:00:00.000', @rows
            from n;
            insert into api_clients (id, name, prefix, key_hash, scopes, requests_per_minute, created_at)
            values ('00000000-0000-7000-8000-0000000000ff', 'Đo', @prefix, @hash, 'read_values', 1000000000, '2026-01-01 00:00:00.000');
            update change_counter set seq = @rows, exchange_seq = @rows where id = 1;
            with n(i) as (select 1 union all select i + 1 from n where i < @rows + @rows / 5)
            insert into exchange_values (seq, value_id, ended_seq, recorded_at, is_gone, commune_id, path, organization_code,
                unit_code, pillar_id, indicator_code, is_local, plan_id, plan_year, plan_number, plan_indicator_id, row_number, period,
                operator, target, target_text, milestone, entry_kind, numerator, denominator, value, text, unit, status, state, version,
                is_demo, submitted_at, verified_at, updated_at)
            select case when i > @rows then i - @rows else i end,
                   printf('01a20237-1801-76a0-%04x-%012x', 32768 + i % 16384, i),
                   case when i > @rows then i - @rows + 1 else null end,
                   '2026-09-30 08:15:30.123', 0, printf('00000000-0000-7000-8000-%012d', i % 10), '/tinh-do/xa-do-' || (i % 10) || '/vhxh/',
                   'tinh-do/xa-do-' || (i % 10), 'vhxh', 'egov', 'EGOV.FILES_ONLINE', 0, printf('01a20237-17f9-718e-8335-%012x', i % 200), 2026,
                   '58/KH-UBND', printf('01a20237-181a-78b4-965a-%012x', i % 12000), 'II.2.16', '2026Q' || (1 + i % 4), 'gt', 80, null, 80, 'ratio',
                   1000 + i % 900, 1944, round(100.0 * (1000 + i % 900) / 1944, 4), null, '%', 'on_track', 'verified', 1 + i % 7, 0,
                   '2026-09-28 02:20:00.000', '2026-09-30 08:15:30.123', '2026-09-28 06:20:00.456'
            from n;
            """;
        command.Parameters.AddWithValue("@province", "00000000-0000-7000-8000-0000000000fe");
        command.Parameters.AddWithValue("@rows", rows);
        command.Parameters.AddWithValue("@prefix", key.Prefix);
        command.Parameters.AddWithValue("@hash", key.Hash);
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private static string Megabytes(long bytes) => (bytes / 1024.0 / 1024).ToString("0", CultureInfo.InvariantCulture);
}
