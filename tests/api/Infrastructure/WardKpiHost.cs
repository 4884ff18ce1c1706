using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>
/// The real program over real HTTP on a database of its own, one for a test class. It is empty but for one administrator; each test
/// makes the communes that it writes to.
/// </summary>
public class WardKpiHost : IAsyncDisposable
{
    private static readonly Lazy<string> PasswordHash = new(() => new PasswordHasher<PersonRow>().HashPassword(new PersonRow(), Tests.Accounts.Password));

    private static int _lastCommune;

    private readonly List<Node> _nodes = [];
    private TestDatabase? _database;
    private Task<ApiClient>? _admin;
    private Task? _start;

    public TestClock Clock { get; } = new();

    public TestDatabase Database => _database ?? throw new InvalidOperationException("the host has not started");

    public Node Node => _nodes[0];

    /// <summary>The one administrator, signed in.</summary>
    public Task<ApiClient> AdminAsync() => _admin ??= SignInAsync(Tests.Accounts.Admin);

    /// <summary>Once, whoever asks first.</summary>
    public Task StartAsync() => _start ??= StartOnceAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>One more process on the same database.</summary>
    public Node StartNode(params IEnumerable<(string Key, string Value)> settings) => StartNode(null, settings);

    /// <param name="change">What the node has instead of the program's own parts.</param>
    public Node StartNode(Action<IServiceCollection>? change, params IEnumerable<(string Key, string Value)> settings)
    {
        var node = Node.Start(Database, Clock, change, settings);
        _nodes.Add(node);
        return node;
    }

    public async Task<ApiClient> SignInAsync(string userName)
    {
        var client = Node.Visitor();
        await client.SignInAsync(userName);
        return client;
    }

    /// <summary>A commune that nobody else writes to, with the sixth plan.</summary>
    /// <param name="edit">Changes the plan before it is imported.</param>
    public async Task<TestCommune> AddCommuneAsync(Func<string, string>? edit = null)
    {
        var name = $"Xã Thử {Interlocked.Increment(ref _lastCommune)}";
        var file = PlanFiles.SixthFor(name);
        var admin = await AdminAsync();
        var imported = await admin.ImportAsync(edit is null ? file : edit(file));
        var plan = await admin.GetAsync<PlanView>($"plans/{imported.PlanId}");
        return new TestCommune(this, name, file, plan);
    }

    /// <summary>A new person at a place of the tree, signed in.</summary>
    public async Task<ApiClient> SignInNewAsync(Role role, string? path)
    {
        var name = $"nguoi-{Guid.NewGuid():n}";
        await AddPersonAsync(name, role, path);
        return await SignInAsync(name);
    }

    public async Task AddPersonAsync(string userName, Role role, string? path)
    {
        await Node.Services.GetRequiredService<Data.Database>().WriteAsync(
            async transaction =>
            {
                var place = path is null ? null : await OrganizationQueries.FindByPathAsync(transaction.Connection!, path, transaction);
                Assert.Equal(path, place?.Path);
                var person = new PersonRow
                {
                    Id = Guid.CreateVersion7(),
                    UserName = userName,
                    DisplayName = $"Người {role}",
                    PasswordHash = PasswordHash.Value,
                    Role = Codes.Of(role),
                    OrganizationId = place?.Id,
                    SecurityStamp = Guid.NewGuid(),
                };
                await PersonQueries.InsertAsync(transaction, person, Clock.Now.UtcDateTime);
                return true;
            },
            CancellationToken.None);
    }

    /// <summary>For what no route does yet, and to look behind the API.</summary>
    public async Task<T[]> SelectAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await Database.OpenAsync();
        return [.. await connection.QueryAsync<T>(sql, parameters)];
    }

    /// <summary>What was decided about a plan indicator, by moment and field.</summary>
    public Task<(string Field, string? OldValue, string? NewValue, string? Reason)[]> RevisionsAsync(Guid planIndicatorId) =>
        SelectAsync<(string Field, string? OldValue, string? NewValue, string? Reason)>(
        """
        select field, old_value, new_value, reason
        from plan_revisions
        where plan_indicator_id = @planIndicatorId
        order by at, field, id
        """,
        new { planIndicatorId });

    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await Database.OpenAsync();
        Assert.NotEqual(0, await connection.ExecuteAsync(sql, parameters));
    }

    protected virtual IEnumerable<(string Key, string Value)> FirstSettings => [];

    protected virtual Action<IServiceCollection>? FirstChange => null;

    protected virtual Task AddFirstPeopleAsync() => AddPersonAsync(Tests.Accounts.Admin, Role.SystemAdmin, null);

    private async Task StartOnceAsync()
    {
        _database = await TestDatabase.CreateAsync();
        StartNode(FirstChange, FirstSettings);
        await AddFirstPeopleAsync();
    }
}

/// <summary>The same with the demo: five plans, people, made-up actuals of three quarters.</summary>
public sealed class DemoHost : WardKpiHost
{
    protected override IEnumerable<(string Key, string Value)> FirstSettings => [("Demo", "true")];

    protected override Task AddFirstPeopleAsync() => Task.CompletedTask;
}
