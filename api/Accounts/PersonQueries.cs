using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Accounts;

public sealed record PersonRow
{
    public Guid Id { get; init; }

    public string UserName { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public string PasswordHash { get; init; } = "";

    public string Role { get; init; } = "";

    public Guid? OrganizationId { get; init; }

    public string? Path { get; init; }

    public string? OrganizationName { get; init; }

    public bool IsActive { get; init; }

    public bool IsDemo { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public bool IsHead { get; init; }

    public int FailedSignIns { get; init; }

    public DateTime? LockedUntil { get; init; }

    public Guid SecurityStamp { get; init; }

    public DateTime? LastSeenAt { get; init; }

    public int Version { get; init; }

    public Caller ToCaller() => new()
    {
        PersonId = Id,
        UserName = UserName,
        DisplayName = DisplayName,
        Role = Codes.To<Role>(Role),
        OrganizationId = OrganizationId,
        Path = Path ?? "/",
        Email = Email,
        Phone = Phone,
    };
}

public static class PersonQueries
{
    private const string SelectPerson = """
        select p.id, p.user_name, p.display_name, p.password_hash, p.role, p.organization_id, o.path, p.is_active, p.is_demo,
               p.email, p.phone, p.is_head, p.failed_sign_ins, p.locked_until, p.security_stamp, p.version
        from people p
        left join organizations o on o.id = p.organization_id
        where p.is_active = 1
          and (p.is_demo = 0 or @withDemo = 1)
        """;

    private const string SelectPersonByName = SelectPerson + """

          and p.user_name = @userName
        """;

    private const string SelectPersonById = SelectPerson + """

          and p.id = @id
        """;

    private const string SelectPersonByFeed = SelectPerson + """

          and p.feed_token_hash = @hash
        """;

    private const string SelectHasFeed = """
        select case when feed_token_hash is null then 0 else 1 end
        from people
        where id = @id
        """;

    private const string UpdateFeed = """
        update people
        set feed_token_hash = @hash
        where id = @id
        """;

    // Counted in the statement itself, so that guesses sent side by side are all counted.
    private const string CountFailure = """
        update people
        set failed_sign_ins = case when failed_sign_ins + 1 >= @limit then 0 else failed_sign_ins + 1 end,
            locked_until = case when failed_sign_ins + 1 >= @limit then @lockedUntil else locked_until end
        where id = @id
        """;

    private const string ClearFailures = """
        update people
        set failed_sign_ins = 0,
            locked_until = null,
            last_seen_at = @now
        where id = @id
        """;

    private const string InsertPerson = """
        insert into people (id, user_name, display_name, password_hash, role, organization_id, is_demo, email, phone, is_head,
                            security_stamp, created_at)
        values (@Id, @UserName, @DisplayName, @PasswordHash, @Role, @OrganizationId, @IsDemo, @Email, @Phone, @IsHead, @SecurityStamp, @now)
        """;

    private const string SelectPeople = """
        select p.id, p.user_name, p.display_name, p.role, p.organization_id, o.name as organization_name, o.path, p.is_active, p.is_demo,
               p.email, p.phone, p.is_head, p.locked_until, p.security_stamp, p.last_seen_at, p.version
        from people p
        left join organizations o on o.id = p.organization_id
        where coalesce(o.path, '/') like @scope
          and (@id is null or p.id = @id)
        order by coalesce(o.path, '/'), p.display_name, p.id
        """;

    // A changed place, role, password or an account switched off ends every session of the person at once; a new password also unlocks. The
    // address of calendar programs is a key too: whoever takes a new password, or leaves, shuts out whoever has got hold of it.
    private const string UpdatePerson = """
        update people
        set display_name = @DisplayName,
            role = @Role,
            organization_id = @OrganizationId,
            is_active = @IsActive,
            email = @Email,
            phone = @Phone,
            is_head = @IsHead,
            password_hash = coalesce(@newHash, password_hash),
            failed_sign_ins = case when @newHash is null then failed_sign_ins else 0 end,
            locked_until = case when @newHash is null then locked_until else null end,
            feed_token_hash = case when @newHash is null and @IsActive = 1 then feed_token_hash else null end,
            security_stamp = @SecurityStamp,
            version = version + 1
        where id = @Id
          and version = @Version
        """;

    private const string UpdateEmail = """
        update people
        set email = @email,
            version = version + 1
        where id = @id
        """;

    private const string UpdatePhone = """
        update people
        set phone = @phone,
            version = version + 1
        where id = @id
        """;

    private const string SelectDemoPeople = """
        select p.id, p.user_name, p.display_name, p.role, p.organization_id, o.path
        from people p
        left join organizations o on o.id = p.organization_id
        where p.is_demo = 1
        order by p.user_name
        """;

    /// <param name="withDemo">Demo people have a published password: without the demo they are nobody, also where their rows are left.</param>
    public static Task<PersonRow?> FindByNameAsync(
        DbConnection connection, string userName, bool withDemo, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<PersonRow>(SelectPersonByName, new { userName, withDemo }, transaction);

    public static Task<PersonRow?> FindByIdAsync(DbConnection connection, Guid id, bool withDemo) =>
        connection.QuerySingleOrDefaultAsync<PersonRow>(SelectPersonById, new { id, withDemo });

    /// <param name="hash">Of the token that the person's calendar programs read with.</param>
    public static Task<PersonRow?> FindByFeedAsync(DbConnection connection, string hash, bool withDemo) =>
        connection.QuerySingleOrDefaultAsync<PersonRow>(SelectPersonByFeed, new { hash, withDemo });

    public static Task<bool> HasFeedAsync(DbConnection connection, Guid id) => connection.QuerySingleAsync<bool>(SelectHasFeed, new { id });

    /// <param name="hash">Null ends it.</param>
    public static Task<int> UpdateFeedAsync(DbTransaction transaction, Guid id, string? hash) =>
        transaction.Connection!.ExecuteAsync(UpdateFeed, new { id, hash }, transaction);

    public static Task CountFailureAsync(DbTransaction transaction, Guid id, int limit, DateTime lockedUntil) =>
        transaction.Connection!.ExecuteAsync(CountFailure, new { id, limit, lockedUntil }, transaction);

    public static Task ClearFailuresAsync(DbTransaction transaction, Guid id, DateTime now) =>
        transaction.Connection!.ExecuteAsync(ClearFailures, new { id, now }, transaction);

    public static Task InsertAsync(DbTransaction transaction, PersonRow row, DateTime now) =>
        transaction.Connection!.ExecuteAsync(
            InsertPerson,
            new
            {
                row.Id,
                row.UserName,
                row.DisplayName,
                row.PasswordHash,
                row.Role,
                row.OrganizationId,
                row.IsDemo,
                row.Email,
                row.Phone,
                row.IsHead,
                row.SecurityStamp,
                now,
            },
            transaction);

    public static async Task<IReadOnlyList<PersonRow>> ListAsync(
        DbConnection connection, string scope, Guid? id = null, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<PersonRow>(SelectPeople, new { scope, id }, transaction)).AsList();

    /// <summary>False when somebody else changed the person first.</summary>
    public static async Task<bool> UpdateAsync(DbTransaction transaction, PersonRow row, string? newHash) =>
        await transaction.Connection!.ExecuteAsync(
            UpdatePerson,
            new
            {
                row.Id,
                row.DisplayName,
                row.Role,
                row.OrganizationId,
                row.IsActive,
                row.Email,
                row.Phone,
                row.IsHead,
                row.SecurityStamp,
                row.Version,
                newHash,
            },
            transaction) == 1;

    public static Task<int> UpdateEmailAsync(DbTransaction transaction, Guid id, string? email) =>
        transaction.Connection!.ExecuteAsync(UpdateEmail, new { id, email }, transaction);

    public static Task<int> UpdatePhoneAsync(DbTransaction transaction, Guid id, string? phone) =>
        transaction.Connection!.ExecuteAsync(UpdatePhone, new { id, phone }, transaction);

    public static async Task<IReadOnlyList<PersonRow>> ListDemoAsync(DbConnection connection) =>
        (await connection.QueryAsync<PersonRow>(SelectDemoPeople)).AsList();
}
