using WardKpi.Api.Accounts;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Jobs;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A notice as it is stored.</summary>
public sealed record ToldRow
{
    public string UserName { get; init; } = "";

    public string Kind { get; init; } = "";

    public string? Period { get; init; }

    public string? Subject { get; init; }

    public string? Text { get; init; }

    public string? Topic { get; init; }

    public DateTime At { get; init; }
}

/// <summary>Who was told what. Read from the tables: sessions do not outlive the days that pass.</summary>
public static class ReminderSteps
{
    /// <summary>The rows of Phòng Kinh tế.</summary>
    public static readonly string[] RowsOfUnit = ["1", "2", "3", "4", "5", "6", "7", "8"];

    /// <summary>A person who is told, and need not sign in.</summary>
    public static async Task<string> AddReaderAsync(this WardKpiHost host, TestCommune commune, string? unit = "kinh-te", bool isHead = false)
    {
        var name = $"nguoi-{Guid.NewGuid():n}";
        await host.AddPersonAsync(name, unit is null ? Role.StandingOffice : Role.Officer, unit is null ? commune.Path : $"{commune.Path}{unit}/");
        if (isHead)
            await host.ExecuteAsync("update people set is_head = 1 where user_name = @name", new { name });
        return name;
    }

    /// <summary>Names people for rows of the plan.</summary>
    public static async Task NameAsync(this WardKpiHost host, TestCommune commune, string responsible, string? deputy, params IEnumerable<string> numbers)
    {
        foreach (var number in numbers)
            await host.ExecuteAsync(
                """
                update plan_indicators
                set responsible_id = (select id from people where user_name = @responsible),
                    deputy_id = (select id from people where user_name = @deputy)
                where id = @row
                """,
                new { responsible, deputy, row = commune.RowId(number) });
    }

    /// <summary>What was told in a commune after a moment, by person and moment.</summary>
    public static Task<ToldRow[]> ToldAsync(this WardKpiHost host, TestCommune commune, DateTime? since = null) => host.SelectAsync<ToldRow>(
        """
        select p.user_name, n.kind, n.period, n.subject, n.text, n.topic, n.at
        from notices n
        join people p on p.id = n.person_id
        join organizations o on o.id = p.organization_id
        where o.path like @under
          and n.at >= @since
        order by p.user_name, n.at, n.kind, n.id
        """,
        new { under = commune.Path + "%", since = since ?? DateTime.MinValue });

    /// <summary>"person: kind" of what was told since a moment, in order.</summary>
    public static async Task<string[]> ToldSinceAsync(this WardKpiHost host, TestCommune commune, DateTime since, IReadOnlyDictionary<string, string> names) =>
        [.. (await host.ToldAsync(commune, since)).Where(row => names.ContainsKey(row.UserName)).Select(row => $"{names[row.UserName]}: {row.Kind}").Order()];

    /// <summary>A report of each month that opens fifteen days before it is due.</summary>
    public static RuleTiming DayOfMonth(int day) => RuleTiming.DefaultOf(ReportingFrequency.Month) with
    {
        Deadline = DeadlineKind.DayOfMonth, LastWeek = null, DueDay = day, OpensDays = 15,
    };

    /// <summary>Of Phòng Kinh tế an officer who answers for each row, a deputy, a head; and one of the standing office.</summary>
    public static async Task<Dictionary<string, string>> AddPeopleAsync(this WardKpiHost host, TestCommune commune)
    {
        var (officer, deputy) = (await host.AddReaderAsync(commune), await host.AddReaderAsync(commune));
        await host.NameAsync(commune, officer, deputy, RowsOfUnit);
        return new Dictionary<string, string>
        {
            [officer] = "officer",
            [deputy] = "deputy",
            [await host.AddReaderAsync(commune, isHead: true)] = "head",
            [await host.AddReaderAsync(commune, null)] = "standing",
        };
    }

    /// <summary>Runs a job at an hour of 2026 in Vietnam.</summary>
    public static Task<IReadOnlyDictionary<string, int>> RunAtAsync(this WardKpiHost host, JobKind kind, int month, int day, int hour = 8, int minute = 0)
    {
        host.Clock.MoveTo(2026, month, day, hour, minute);
        return host.Node.RunAsync(kind);
    }

    /// <summary>The same, and whom it told what.</summary>
    public static async Task<string[]> RunAsync(
        this WardKpiHost host, TestCommune commune, IReadOnlyDictionary<string, string> names, JobKind kind, int month, int day, int hour, int minute = 0)
    {
        await host.RunAtAsync(kind, month, day, hour, minute);
        return await host.ToldSinceAsync(commune, host.Clock.Now.UtcDateTime, names);
    }

    /// <summary>Whom a run told what of one rule of two units (AddRuleAsync).</summary>
    public static async Task<string[]> OfRuleAsync(
        this WardKpiHost host, string title, Func<Task> run, TestCommune commune, IReadOnlyDictionary<string, string> names)
    {
        await run();
        return [.. (await host.ToldAsync(commune, host.Clock.Now.UtcDateTime))
            .Where(row => row.Subject == $"{title}, gửi Ủy ban nhân dân tỉnh" && names.ContainsKey(row.UserName)).Select(row => $"{names[row.UserName]}: {row.Kind}").Order()];
    }
}
