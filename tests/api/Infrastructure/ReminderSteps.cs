using WardKpi.Api.Accounts;

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
}
