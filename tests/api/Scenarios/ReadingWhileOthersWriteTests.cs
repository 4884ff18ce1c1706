using System.Globalization;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>
/// A province pulls while its communes are at work. WARDKPI_WRITERS_SECONDS says how long they are (4); with WARDKPI_TEST_DB it runs on
/// SQL Server.
/// </summary>
public sealed class ReadingWhileOthersWriteTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private const int Writers = 20;

    // Of each writer, also on a machine that is slow today: enough that some forms end verified.
    private const int FewestSteps = 5;

    // Small, so that a walk has many pages between which others write.
    private const int PageSize = 7;

    private static TimeSpan Time => TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("WARDKPI_WRITERS_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 4);

    [Fact]
    public async Task A_reader_who_pages_while_twenty_write_ends_with_exactly_what_is_verified()
    {
        var forms = new List<Form>();
        for (var count = 0; count < Writers; count++)
            forms.Add(await Form.OpenAsync(await Host.AddCommuneAsync(), count));
        using var machine = await Host.AddReadingMachineAsync("/lam-dong/");
        using var over = new CancellationTokenSource(Time);
        var writers = forms.Select(form => Task.Run(() => form.WriteAsync(over.Token))).ToList();

        var held = new Dictionary<Guid, ExchangeValue>();
        var (walks, rows, since) = (0, 0, 0L);
        // One more walk when everybody has stopped.
        for (var isLast = false; !isLast; walks++)
        {
            isLast = writers.All(writer => writer.IsCompleted);
            var (walk, upTo) = await machine.WalkAsync($"?limit={PageSize}&since={since}");
            Assert.All(walk, row => Assert.InRange(row.Seq, since + 1, upTo));
            held.Play(walk);
            (rows, since) = (rows + walk.Count, upTo);
            // Every walk shows one state of the data: the log as of that number, asked another way.
            Assert.Equal(await AtAsync(upTo), held.ToDictionary(pair => pair.Key, pair => pair.Value.Seq));
        }

        var steps = (await Task.WhenAll(writers)).Sum();
        var stored = await Host.StoredAsync("/lam-dong/", "verified", "locked");
        TestContext.Current.SendDiagnosticMessage($"{steps} steps of {Writers} writers in {Time.TotalSeconds:0} s, {walks} walks, {rows} rows");
        Assert.True(walks > 1, $"{walks} walks");
        Assert.NotEmpty(stored);
        Assert.Equal(stored, held.ToDictionary(pair => pair.Key, pair => (pair.Value.Value, pair.Value.Version!.Value, "verified")));
        // And who begins anew gets the same.
        var (anew, _) = await machine.WalkAsync();
        Assert.Equal(held.Values.OrderBy(row => row.Seq).ThenBy(row => row.Id.ToString(), StringComparer.Ordinal), anew);
    }

    private async Task<IReadOnlyDictionary<Guid, long>> AtAsync(long number) =>
        (await Host.SelectAsync<(Guid Id, long Seq)>(
            """
            select value_id, seq
            from exchange_values
            where seq <= @number
              and (ended_seq is null or ended_seq > @number)
              and is_gone = 0
              and state = 'verified'
            """,
            new { number }))
        .ToDictionary(row => row.Id, row => row.Seq);

    /// <summary>The form of one unit, and who works on it.</summary>
    private sealed class Form(TestCommune commune, ApiClient officer, ApiClient standing, ReportView report, int seed)
    {
        private readonly Random chance = new(seed);

        public static async Task<Form> OpenAsync(TestCommune commune, int seed)
        {
            var officer = await commune.OfficerAsync();
            var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());
            return new Form(commune, officer, await commune.StandingOfficeAsync(), report, seed);
        }

        /// <summary>Round and round: sent, given back or verified, opened again. Answers how many steps that were.</summary>
        public async Task<int> WriteAsync(CancellationToken over)
        {
            using (officer)
            using (standing)
            {
                var steps = 0;
                for (; steps < FewestSteps || !over.IsCancellationRequested; steps++)
                    report = await StepAsync();
                return steps;
            }
        }

        private async Task<ReportView> StepAsync()
        {
            switch (report.Summary.State)
            {
                case ReportState.Submitted when chance.Next(3) == 0:
                    return await standing.PostAsync<ReportView>(
                        $"reports/{report.Summary.Id}/return",
                        new ReportReturn
                        {
                            Version = report.Summary.Version!.Value,
                            Rows = [new RowReturn { PlanIndicatorId = commune.RowId("2"), Comment = "Xem lại." }],
                        });
                case ReportState.Submitted:
                    return await standing.StepAsync(report, "verify");
                case ReportState.Verified:
                    return await standing.StepAsync(report, "reopen", "Đối chiếu lại.");
                default:
                    var actual = report.Row("2").Actual!;
                    var written = await officer.WriteAsync(report, commune.Figure("2", (actual.Value + 1) % 20, version: actual.Version));
                    return await officer.StepAsync(written, "submit");
            }
        }
    }
}
