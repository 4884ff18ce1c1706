using System.Data.Common;
using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Plans;
using WardKpi.Api.Plans.Import;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports.Writing;
using WardKpi.Api.Reports;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Demo.Sandbox;

/// <summary>
/// Fills an empty database with one made-up province and commune, its plan and reports in every state. Figures, moments, numbers of changes
/// and the ids of values are the same at every start; ids of the plan and its rows are not.
/// </summary>
public sealed class SandboxData(
    Database database, IPasswordHasher<PersonRow> hasher, IOptions<ProgressOptions> progress, DemoMode demo)
{
    public const string ProvincePath = "/tinh-mau/";
    public const string CommunePath = "/tinh-mau/xa-mau/";

    /// <summary>Codes that no province and no commune has.</summary>
    public const string ProvinceCode = "00";

    public const string CommuneCode = "00000";

    private const string UserName = "quantri-mau";

    private const string SetOfficialCode = """
        update organizations
        set official_code = @code
        where path = @path
        """;

    private static readonly DateTimeOffset Issued = new(2026, 1, 5, 2, 0, 0, TimeSpan.Zero);

    private readonly SandboxClock clock = new() { Now = Issued };

    /// <exception cref="InvalidOperationException">The database holds plans: published keys do not come near them.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var recorder = new ExchangeRecorder(database, progress, clock);
        await using (var connection = await database.OpenAsync(cancellationToken))
            if ((await PlanQueries.ListAsync(connection, "/%")).Count > 0)
                throw new InvalidOperationException("Sandbox: the database must be empty.");
        var (result, faults) = await new PlanImporter(database, recorder, clock)
            .RunAsync(EmbeddedData.SandboxPlan(), isDryRun: false, ImportBy.Program, cancellationToken);
        if (result is not { PlanId: { } planId })
            throw new InvalidOperationException($"Sandbox: {string.Join("; ", faults.Select(fault => $"{fault.Path}: {fault.Message}"))}");

        var personId = await database.WriteAsync(AddPeopleAndClientsAsync, cancellationToken);
        foreach (var step in SandboxValues.Steps)
            await database.WriteAsync(transaction => TakeAsync(transaction, step, planId, personId, recorder), cancellationToken);
        demo.SignIns =
        [
            new DemoSignIn { UserName = UserName, Password = DemoMode.Password, DisplayName = "Quản trị mẫu", Role = Role.SystemAdmin, Place = "" },
        ];
    }

    private async Task<Guid> AddPeopleAndClientsAsync(DbTransaction transaction)
    {
        foreach (var (path, code) in new[] { (ProvincePath, ProvinceCode), (CommunePath, CommuneCode) })
            await transaction.Connection!.ExecuteAsync(SetOfficialCode, new { path, code }, transaction);
        var person = new PersonRow
        {
            Id = IdOf(0, 0, 0),
            UserName = UserName,
            DisplayName = "Quản trị mẫu",
            PasswordHash = hasher.HashPassword(new PersonRow(), DemoMode.Password),
            Role = Codes.Of(Role.SystemAdmin),
            IsDemo = true,
            SecurityStamp = Guid.NewGuid(),
        };
        await PersonQueries.InsertAsync(transaction, person, clock.Now.UtcDateTime);
        await DemoClients.AddMissingAsync(transaction, SandboxClients.All, clock.Now.UtcDateTime);
        return person.Id;
    }

    private async Task<bool> TakeAsync(DbTransaction transaction, SandboxStep step, Guid planId, Guid personId, ExchangeRecorder recorder)
    {
        clock.Now = step.At;
        var connection = transaction.Connection!;
        var plan = (await PlanDocument.FindAsync(connection, planId, "/%", transaction))!;
        var seq = await ChangeCounter.NextAsync(transaction, plan.Plan.CommuneId);
        var unit = plan.Organizations.Single(one => one.Code == step.Unit);
        var (id, period) = (IdOf(1, step.Quarter, unit.Position), $"{plan.Plan.Year}Q{step.Quarter}");
        if (await ReportQueries.FindKeyAsync(connection, id, "/%", transaction) is null)
        {
            await WritingQueries.InsertReportAsync(transaction, id, planId, unit.Id, period, seq, step.At);
            foreach (var row in plan.Indicators.Where(row => plan.LeadOf(row).Id == unit.Id))
                await WritingQueries.WriteActualAsync(transaction, new ActualWrite
                {
                    Id = IdOf(2, step.Quarter, row.Position),
                    ReportId = id,
                    PlanIndicatorId = row.Id,
                    Period = period,
                    Value = SandboxValues.Of(row.Number, step.Quarter),
                    Version = 1,
                    IsDemo = true,
                    PersonId = personId,
                    Seq = seq,
                    At = step.At,
                });
            if (step.From == ReportState.Draft)
                await MoveAsync(ReportState.Empty, ReportState.Draft, null);
        }

        await MoveAsync(step.From, step.To, step.Reason);
        await recorder.RecordAsync(transaction, planId, seq);
        return true;

        async Task MoveAsync(ReportState from, ReportState to, string? reason) => await WritingQueries.MoveAsync(transaction, new ReportMove
        {
            ReportId = id,
            Version = 1 + (await ReportQueries.EventsAsync(connection, id, transaction)).Count,
            From = from,
            To = to,
            Reason = reason,
            PersonId = personId,
            Seq = seq,
            At = step.At,
            Thresholds = progress.Value.Thresholds,
        });
    }

    /// <summary>Recognised at a glance, and the same at every start.</summary>
    private static Guid IdOf(int kind, int quarter, int place) => new($"00000000-0000-7000-8000-{kind:00}{quarter:00}{place:00000000}");

    private sealed class SandboxClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
