using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Organizations;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Plans.Import;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Demo;

/// <summary>Loads the shipped plans, people to sign in as, and made-up actuals for three quarters; only what is not there yet.</summary>
public sealed class DemoData(
    Database database,
    PlanImporter importer,
    IPasswordHasher<PersonRow> hasher,
    IOptions<ProgressOptions> progress,
    DemoMode demo,
    TimeProvider clock)
{
    private const int FilledQuarters = 3;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<PersonRow> people;
        await using (var connection = await database.OpenAsync(cancellationToken))
            people = await PersonQueries.ListDemoAsync(connection);
        // People come last, so their presence says that a former start got through.
        if (people.Count == 0)
        {
            foreach (var (name, text) in EmbeddedData.Plans())
                await ImportAsync(name, text, cancellationToken);
            await database.WriteAsync(AddActualsAndPeopleAsync, cancellationToken);
            await using var connection = await database.OpenAsync(cancellationToken);
            people = await PersonQueries.ListDemoAsync(connection);
        }

        demo.SignIns = await DescribeAsync(people, cancellationToken);
    }

    private async Task ImportAsync(string name, string text, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        if (await importer.RunAsync(text, isDryRun: false, ImportBy.Program, faults, cancellationToken) is null)
            throw new InvalidOperationException($"{name}: {string.Join("; ", faults.All.Select(fault => $"{fault.Path}: {fault.Message}"))}");
    }

    private async Task<int> AddActualsAndPeopleAsync(DbTransaction transaction)
    {
        var connection = transaction.Connection!;
        foreach (var plan in await PlanQueries.ListAsync(connection, "/%", transaction: transaction))
        {
            var document = (await PlanDocument.FindAsync(connection, plan.Id, "/%", transaction))!;
            var seq = await ChangeCounter.NextAsync(transaction, plan.CommuneId);
            foreach (var quarter in Period.QuartersOf(plan.Year).Take(FilledQuarters))
                await AddReportsAsync(transaction, document, quarter, seq);
        }

        return await AddPeopleAsync(transaction);
    }

    private async Task AddReportsAsync(DbTransaction transaction, PlanDocument plan, Period quarter, long seq)
    {
        foreach (var (index, unit) in plan.Indicators.GroupBy(row => plan.LeadOf(row).Id).Index())
        {
            var reportId = Guid.CreateVersion7();
            var sentAt = quarter.LastDay.AddDays(-2 - index).ToDateTime(new TimeOnly(9, 20), DateTimeKind.Utc);
            await ReportQueries.InsertReportAsync(transaction, reportId, plan.Plan.Id, unit.Key, quarter.ToString(), seq, sentAt);
            foreach (var row in unit)
                if (DemoActuals.ValueOf(plan, row, quarter.Number) is { EntryKind: not null } value)
                    await ReportQueries.WriteActualAsync(transaction, new ActualWrite
                    {
                        Id = Guid.CreateVersion7(),
                        ReportId = reportId,
                        PlanIndicatorId = row.Id,
                        Period = quarter.ToString(),
                        Value = value,
                        Version = 1,
                        IsDemo = true,
                        Seq = seq,
                        At = sentAt.AddHours(-3),
                    });
            await MoveAsync(transaction, reportId, PathOf(quarter, index), sentAt, seq);
        }
    }

    /// <summary>Two quarters are done; in the last one every state is to be seen: sent, verified, still being typed.</summary>
    private static IReadOnlyList<ReportState> PathOf(Period quarter, int unit) => (quarter.Number < FilledQuarters, unit % 3) switch
    {
        (true, _) or (_, 1) => [ReportState.Draft, ReportState.Submitted, ReportState.Verified],
        (_, 0) => [ReportState.Draft, ReportState.Submitted],
        _ => [ReportState.Draft],
    };

    private async Task MoveAsync(DbTransaction transaction, Guid reportId, IReadOnlyList<ReportState> path, DateTime at, long seq)
    {
        var from = ReportState.Empty;
        foreach (var (step, to) in path.Index())
        {
            await ReportQueries.MoveAsync(transaction, new ReportMove
            {
                ReportId = reportId,
                Version = step + 1,
                From = from,
                To = to,
                Seq = seq,
                At = to == ReportState.Verified ? at.AddDays(1) : at,
                Thresholds = progress.Value.Thresholds,
            });
            from = to;
        }
    }

    /// <summary>One account a role and place; officers for every unit that a plan gives work to.</summary>
    private async Task<int> AddPeopleAsync(DbTransaction transaction)
    {
        // Hashed once: the cost of a hash is meant for guessers, and these passwords are printed on the sign-in page.
        var hash = hasher.HashPassword(new PersonRow(), DemoMode.Password);
        var tree = await OrganizationQueries.ListAsync(transaction.Connection!, "/%", "/%", null, transaction);
        var count = 0;
        await AddAsync("admin", "Quản trị hệ thống", Role.SystemAdmin, null);
        foreach (var place in tree)
        {
            var role = Codes.ToNullable<OrganizationRole>(place.Role);
            var commune = tree.FirstOrDefault(row => row.Id == place.ParentId)?.Code;
            switch (Codes.To<OrganizationKind>(place.Kind))
            {
                case OrganizationKind.Province:
                    await AddAsync($"tinh.{place.Code}", $"Chuyên viên tỉnh {place.Name}", Role.ProvinceViewer, place);
                    break;
                case OrganizationKind.Commune:
                    await AddAsync($"thuongtruc.{place.Code}", $"Cơ quan thường trực, {place.Name}", Role.StandingOffice, place);
                    await AddAsync($"bcd.{place.Code}", $"Thành viên Ban Chỉ đạo, {place.Name}", Role.Committee, place);
                    await AddAsync($"quantri.{place.Code}", $"Quản trị, {place.Name}", Role.CommuneAdmin, place);
                    break;
                case OrganizationKind.Unit when role is OrganizationRole.Standing or OrganizationRole.Unit:
                    await AddAsync($"{place.Code}.{commune}", $"Cán bộ, {place.Name}", Role.Officer, place);
                    break;
                case OrganizationKind.Unit or OrganizationKind.Hamlet:
                    break;
            }
        }

        return count;

        async Task AddAsync(string userName, string displayName, Role role, OrganizationRow? place)
        {
            count++;
            await PersonQueries.InsertAsync(
                transaction,
                new PersonRow
                {
                    Id = Guid.CreateVersion7(),
                    UserName = userName,
                    DisplayName = displayName,
                    PasswordHash = hash,
                    Role = Codes.Of(role),
                    OrganizationId = place?.Id,
                    IsDemo = true,
                    SecurityStamp = Guid.NewGuid(),
                },
                Now);
        }
    }

    private async Task<IReadOnlyList<DemoSignIn>> DescribeAsync(IReadOnlyList<PersonRow> people, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var names = (await OrganizationQueries.ListAsync(connection, "/%", "/%", null)).ToDictionary(row => row.Path, row => row.Name);
        return
        [
            .. people.OrderBy(person => person.Path?.Split('/').Length).ThenBy(person => person.Path).Select(person => new DemoSignIn
            {
                UserName = person.UserName,
                Password = DemoMode.Password,
                DisplayName = person.DisplayName,
                Role = Codes.To<Role>(person.Role),
                Place = person.Path is { } path ? names[OrganizationPaths.CommuneOf(path) ?? path] : "",
            }),
        ];
    }
}
