using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Organizations;
using WardKpi.Api.Organizations.Hamlets;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Plans.Assignments;
using WardKpi.Api.Plans.Import;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Hamlets;
using WardKpi.Api.Reports.Writing;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Demo;

/// <summary>Loads the shipped plans, people to sign in as, and made-up actuals for three quarters; only what is not there yet.</summary>
public sealed class DemoData(
    Database database,
    PlanImporter importer,
    IPasswordHasher<PersonRow> hasher,
    IOptions<ProgressOptions> progress,
    ExchangeRecorder recorder,
    DemoMode demo,
    TimeProvider clock)
{
    private const int FilledQuarters = 3;
    private const string HeadedUnit = "kinh-te";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<PersonRow> people;
        await using (var connection = await database.OpenAsync(cancellationToken))
            people = await PersonQueries.ListDemoAsync(connection);
        // People and actuals come in one transaction after the plans, so people say that a former start got through.
        if (people.Count == 0)
        {
            foreach (var (name, text) in EmbeddedData.Plans())
                await ImportAsync(name, text, cancellationToken);
            await database.WriteAsync(AddPeopleAndActualsAsync, cancellationToken);
            await using var connection = await database.OpenAsync(cancellationToken);
            people = await PersonQueries.ListDemoAsync(connection);
        }

        await database.WriteAsync(transaction => DemoClients.AddMissingAsync(transaction, DemoClients.All, Now), cancellationToken);
        demo.SignIns = await DescribeAsync(people, cancellationToken);
    }

    private async Task ImportAsync(string name, string text, CancellationToken cancellationToken)
    {
        var (result, faults) = await importer.RunAsync(text, isDryRun: false, ImportBy.Program, cancellationToken);
        if (result is null)
            throw new InvalidOperationException($"{name}: {string.Join("; ", faults.Select(fault => $"{fault.Path}: {fault.Message}"))}");
    }

    private async Task<bool> AddPeopleAndActualsAsync(DbTransaction transaction)
    {
        var connection = transaction.Connection!;
        var hamlets = await AddHamletsAsync(transaction);
        var plans = new List<PlanDocument>();
        foreach (var plan in await PlanQueries.ListAsync(connection, "/%", transaction: transaction))
            plans.Add((await PlanDocument.FindAsync(connection, plan.Id, "/%", transaction))!);
        var (people, committees) = await AddPeopleAsync(transaction, plans);
        foreach (var plan in plans)
        {
            var seq = await ChangeCounter.NextAsync(transaction, plan.Plan.CommuneId);
            await AssignAsync(transaction, plan, people);
            foreach (var quarter in Period.QuartersOf(plan.Plan.Year).Take(FilledQuarters))
                await AddReportsAsync(transaction, plan, quarter, people, hamlets[plan.Plan.CommuneId], seq);
            await DemoLinks.AddAsync(transaction, plan.Plan, people[plan.Plan.CommuneId], Now);
            await DemoSnapshots.AddAsync(transaction, plan, people, progress.Value.Thresholds);
            seq = await ChangeCounter.NextAsync(transaction, plan.Plan.CommuneId);
            await DemoExplanations.AddAsync(transaction, plan, committees[plan.Plan.CommuneId], people, seq, Now);
            await DemoDuties.AddAsync(transaction, plan.Plan, seq, new DemoDuties.Context(people, progress.Value.Thresholds, Now));
            await DemoPublicPage.AddAsync(transaction, plan, people[plan.Plan.CommuneId], seq, Now);
            await recorder.RecordAsync(transaction, plan.Plan.Id, seq);
        }

        return true;
    }

    /// <summary>Each unit's rows go to its officer, with the standing office as deputy where it leads; every eighth row waits for somebody.</summary>
    private async Task AssignAsync(DbTransaction transaction, PlanDocument plan, IReadOnlyDictionary<Guid, Guid> people)
    {
        var office = people[plan.Plan.CommuneId];
        foreach (var (index, row) in plan.Indicators.Index().Where(row => row.Index % 8 != 5))
        {
            var lead = plan.LeadOf(row).Id;
            var holding = new Holding(row.LeadId, people[lead], lead == plan.StandingOffice.Id && index % 3 != 0 ? office : null);
            await PlanIndicatorChange.WriteAsync(transaction, row, row.With(holding), "Phân công thực hiện kế hoạch năm", office, Now);
        }
    }

    private async Task AddReportsAsync(
        DbTransaction transaction,
        PlanDocument plan,
        Period quarter,
        IReadOnlyDictionary<Guid, Guid> people,
        IReadOnlyList<OrganizationRow> hamlets,
        long seq)
    {
        foreach (var (index, unit) in plan.Indicators.GroupBy(row => plan.LeadOf(row).Id).Index())
        {
            var reportId = Guid.CreateVersion7();
            // Some are late by two days.
            var isLate = index > 0 && (quarter.Number + index) % 4 == 3;
            var sentAt = quarter.LastDay.AddDays(isLate ? 2 : -2 - index).ToDateTime(new TimeOnly(9, 20), DateTimeKind.Utc);
            await WritingQueries.InsertReportAsync(transaction, reportId, plan.Plan.Id, unit.Key, quarter.ToString(), seq, sentAt.AddHours(-5));
            var path = PathOf(quarter, index);
            foreach (var row in unit)
            {
                if (DemoActuals.ValueOf(plan, row, quarter.Number) is not { EntryKind: not null } value)
                    continue;
                var write = new ActualWrite
                {
                    Id = Guid.CreateVersion7(),
                    ReportId = reportId,
                    PlanIndicatorId = row.Id,
                    Period = quarter.ToString(),
                    // Who is still typing has not come to explaining.
                    Value = path.Any(move => move.To == ReportState.Submitted) ? value : value with { Explanation = null },
                    Version = 1,
                    IsDemo = true,
                    PersonId = people[unit.Key],
                    Seq = seq,
                    At = sentAt.AddHours(-3),
                };
                await WritingQueries.WriteActualAsync(transaction, write);
                if (row.IsByHamlet)
                    await AddHamletValuesAsync(transaction, write, hamlets, row.Code);
            }

            foreach (var (step, move) in path.Index())
                await WritingQueries.MoveAsync(transaction, new ReportMove
                {
                    ReportId = reportId,
                    Version = step + 1,
                    From = move.From,
                    To = move.To,
                    PersonId = people[move.To == ReportState.Verified ? plan.Plan.CommuneId : unit.Key],
                    Seq = seq,
                    At = sentAt + move.After,
                    Thresholds = progress.Value.Thresholds,
                });
        }
    }

    private static async Task AddHamletValuesAsync(
        DbTransaction transaction, ActualWrite unit, IReadOnlyList<OrganizationRow> hamlets, string code)
    {
        foreach (var (hamlet, value) in hamlets.Zip(DemoHamlets.Spread(unit.Value, code)))
            await HamletValueQueries.WriteAsync(transaction, new HamletWrite
            {
                Id = Guid.CreateVersion7(),
                ReportId = unit.ReportId,
                PlanIndicatorId = unit.PlanIndicatorId,
                HamletId = hamlet.Id,
                Value = value,
                Version = 1,
                PersonId = unit.PersonId,
                Seq = unit.Seq,
                At = unit.At,
            });
    }

    /// <summary>Hamlets of every commune, and the plan indicators that they report. Their codes say that they are made up.</summary>
    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<OrganizationRow>>> AddHamletsAsync(DbTransaction transaction)
    {
        var hamlets = new Dictionary<Guid, IReadOnlyList<OrganizationRow>>();
        foreach (var commune in await OrganizationQueries.ListAsync(transaction.Connection!, "/%", "/%", OrganizationKind.Commune, transaction))
        {
            foreach (var (index, name) in DemoHamlets.NamesOf(commune.Code).Index())
            {
                var code = $"demo-{OrganizationPaths.CodeOf(name)}";
                await OrganizationQueries.InsertAsync(
                    transaction,
                    new OrganizationRow
                    {
                        Id = Guid.CreateVersion7(),
                        ParentId = commune.Id,
                        Kind = Codes.Of(OrganizationKind.Hamlet),
                        Code = code,
                        Path = $"{commune.Path}{code}/",
                        Name = name,
                        Position = index + 1,
                    },
                    Now);
            }

            hamlets[commune.Id] = await HamletQueries.ListAsync(transaction.Connection!, commune.Id, transaction);
        }

        foreach (var plan in await PlanQueries.ListAsync(transaction.Connection!, "/%", transaction: transaction))
            foreach (var row in await PlanQueries.IndicatorsAsync(transaction.Connection!, plan.Id, transaction))
                if (DemoHamlets.IsByHamlet(row.Code))
                    await PlanQueries.UpdateDecisionsAsync(transaction, row with { IsByHamlet = true });
        return hamlets;
    }

    /// <summary>Two quarters are done; in the last one every state is to be seen: sent, verified, still being typed.</summary>
    private static IReadOnlyList<(ReportState From, ReportState To, TimeSpan After)> PathOf(Period quarter, int unit)
    {
        (ReportState, ReportState, TimeSpan)[] path =
        [
            (ReportState.Empty, ReportState.Draft, TimeSpan.FromHours(-4)),
            (ReportState.Draft, ReportState.Submitted, TimeSpan.Zero),
            (ReportState.Submitted, ReportState.Verified, TimeSpan.FromHours(22)),
        ];
        var steps = (quarter.Number < FilledQuarters, unit % 3) switch
        {
            (true, _) or (_, 1) => 3,
            (_, 0) => 2,
            _ => 1,
        };
        return path[..steps];
    }

    /// <summary>One account a role and place, officers for the units that enter something; answers who acts for a place, and who is its committee.</summary>
    private async Task<(IReadOnlyDictionary<Guid, Guid> People, IReadOnlyDictionary<Guid, Guid> Committees)> AddPeopleAsync(
        DbTransaction transaction, IReadOnlyList<PlanDocument> plans)
    {
        // Hashed once: the cost of a hash is meant for guessers, and these passwords are printed on the sign-in page.
        var hash = hasher.HashPassword(new PersonRow(), DemoMode.Password);
        var tree = await OrganizationQueries.ListAsync(transaction.Connection!, "/%", "/%", null, transaction);
        var leads = plans.SelectMany(plan => plan.Indicators.Select(row => plan.LeadOf(row).Id)).ToHashSet();
        var people = new Dictionary<Guid, Guid>();
        var committees = new Dictionary<Guid, Guid>();
        await AddAsync("admin", "Quản trị hệ thống", Role.SystemAdmin, null);
        foreach (var place in tree)
        {
            switch (Codes.To<OrganizationKind>(place.Kind))
            {
                case OrganizationKind.Province:
                    await AddAsync($"tinh.{place.Code}", $"Chuyên viên tỉnh {place.Name}", Role.ProvinceViewer, place);
                    break;
                case OrganizationKind.Commune:
                    await AddAsync($"quantri.{place.Code}", $"Quản trị, {place.Name}", Role.CommuneAdmin, place);
                    await AddAsync($"bcd.{place.Code}", $"Ban Chỉ đạo, {place.Name}", Role.Committee, place);
                    await AddAsync($"thuongtruc.{place.Code}", $"Cơ quan thường trực, {place.Name}", Role.StandingOffice, place);
                    break;
                case OrganizationKind.Unit when leads.Contains(place.Id):
                    var commune = tree.First(row => row.Id == place.ParentId).Code;
                    await AddAsync($"{place.Code}.{commune}", $"Cán bộ {place.Name}", Role.Officer, place);
                    if (place.Code == HeadedUnit)
                        await AddAsync($"lanh-dao.{place.Code}.{commune}", $"Lãnh đạo {place.Name}", Role.Officer, place, isHead: true);
                    break;
                case OrganizationKind.Unit or OrganizationKind.Hamlet:
                    break;
            }
        }

        return (people, committees);

        async Task AddAsync(string userName, string displayName, Role role, OrganizationRow? place, bool isHead = false)
        {
            var person = new PersonRow
            {
                Id = Guid.CreateVersion7(),
                UserName = userName,
                DisplayName = displayName,
                PasswordHash = hash,
                Role = Codes.Of(role),
                OrganizationId = place?.Id,
                IsHead = isHead,
                IsDemo = true,
                SecurityStamp = Guid.NewGuid(),
            };
            await PersonQueries.InsertAsync(transaction, person, Now);
            // Who heads a unit is told what is late; its officer enters.
            if (place is not null && !isHead)
                (role == Role.Committee ? committees : people)[place.Id] = person.Id;
        }
    }

    private async Task<IReadOnlyList<DemoSignIn>> DescribeAsync(IReadOnlyList<PersonRow> people, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var names = (await OrganizationQueries.ListAsync(connection, "/%", "/%", null)).ToDictionary(row => row.Path, row => row.Name);
        // Communes first: most who look want to see one from the inside.
        return
        [
            .. from person in people
               let commune = person.Path is { } path ? OrganizationPaths.CommuneOf(path) : null
               let role = Codes.To<Role>(person.Role)
               orderby commune is null, commune, role is Role.CommuneAdmin, role is Role.Officer, person.UserName
               select new DemoSignIn
               {
                   UserName = person.UserName,
                   Password = DemoMode.Password,
                   DisplayName = person.DisplayName,
                   Role = role,
                   Place = (commune ?? person.Path) is { } place ? names[place] : "",
               },
        ];
    }
}
