using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Demo;
using WardKpi.Api.Http;
using WardKpi.Api.Organizations;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Exchange.Clients;

/// <summary>Makes, changes and revokes the keys of machines within the caller's place.</summary>
public sealed class ApiClientService(Database database, DemoMode demo, TimeProvider clock)
{
    private DateOnly Today => VietnamTime.Today(clock);

    public async Task<IReadOnlyList<ApiClientView>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        return [.. (await ApiClientQueries.ListAsync(connection, caller.ReadScope, Today)).Select(row => row.ToView(now))];
    }

    /// <summary>Whose keys, given above the caller's place, open what is in it.</summary>
    public async Task<IReadOnlyList<ApiClientAboveView>> ListAboveAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await ApiClientQueries.ListAboveAsync(connection, OrganizationPaths.Above(caller.Path), Today, Stored.Now(clock), demo.IsOn);
        return [.. rows.Select(row => row.ToAboveView())];
    }

    public async Task<Results<Created<IssuedApiKey>, ProblemHttpResult>> CreateAsync(
        NewApiClient client, Caller caller, CancellationToken cancellationToken)
    {
        var key = ApiKeys.Make();
        var row = With(new ApiClientRow { Id = Guid.CreateVersion7(), Prefix = key.Prefix, KeyHash = key.Hash }, client);
        return await database.WriteAsync<Results<Created<IssuedApiKey>, ProblemHttpResult>>(
            async transaction =>
            {
                if (await RefusalAsync(transaction, caller, client) is { } refusal)
                    return refusal;
                await ApiClientQueries.InsertAsync(transaction, row, Stored.Now(clock), caller.PersonId);
                var stored = (await FindAsync(transaction, row.Id, caller))!;
                return TypedResults.Created($"/api/v1/api-clients/{row.Id}", new IssuedApiKey { Client = ViewOf(stored), Key = key.Text });
            },
            cancellationToken);
    }

    public Task<Results<Ok<ApiClientView>, ProblemHttpResult>> ChangeAsync(
        Guid id, ApiClientChange change, Caller caller, CancellationToken cancellationToken) =>
        database.WriteAsync<Results<Ok<ApiClientView>, ProblemHttpResult>>(
            async transaction =>
            {
                if (await FindAsync(transaction, id, caller) is not { } stored)
                    return Problems.NotFound();
                if (stored.RevokedAt is not null)
                    return Refusals.Revoked();
                if (await RefusalAsync(transaction, caller, change) is { } refusal)
                    return refusal;
                if (!await ApiClientQueries.UpdateAsync(transaction, With(stored, change) with { Version = change.Version }))
                    return Problems.StaleVersion();
                return TypedResults.Ok(ViewOf((await FindAsync(transaction, id, caller))!));
            },
            cancellationToken);

    /// <summary>Asks for no version: whoever shuts a machine out must not be held up.</summary>
    public Task<Results<Ok<ApiClientView>, ProblemHttpResult>> RevokeAsync(Guid id, Caller caller, CancellationToken cancellationToken) =>
        database.WriteAsync<Results<Ok<ApiClientView>, ProblemHttpResult>>(
            async transaction =>
            {
                if (await FindAsync(transaction, id, caller) is null)
                    return Problems.NotFound();
                await ApiClientQueries.RevokeAsync(transaction, id, Stored.Now(clock));
                return TypedResults.Ok(ViewOf((await FindAsync(transaction, id, caller))!));
            },
            cancellationToken);

    public async Task<Results<Ok<IssuedApiKey>, ProblemHttpResult>> RenewAsync(
        Guid id, RenewApiKey renewal, Caller caller, CancellationToken cancellationToken)
    {
        var key = ApiKeys.Make();
        return await database.WriteAsync<Results<Ok<IssuedApiKey>, ProblemHttpResult>>(
            async transaction =>
            {
                if (await FindAsync(transaction, id, caller) is not { } stored)
                    return Problems.NotFound();
                if (stored.RevokedAt is not null)
                    return Refusals.Revoked();
                if (!await ApiClientQueries.UpdateKeyAsync(transaction, id, renewal.Version, key))
                    return Problems.StaleVersion();
                return TypedResults.Ok(new IssuedApiKey { Client = ViewOf((await FindAsync(transaction, id, caller))!), Key = key.Text });
            },
            cancellationToken);
    }

    private static ApiClientRow With(ApiClientRow row, ApiClientTerms terms) => row with
    {
        Name = terms.Name.Trim(),
        Scopes = ApiClientRules.Join(terms.Scopes.Distinct().Order().Select(Codes.Of))!,
        OrganizationId = terms.OrganizationId,
        Pillars = ApiClientRules.Join(terms.Pillars?.Distinct()),
        Addresses = ApiClientRules.Join(terms.Addresses?.Select(text => ApiClientRules.AddressOf(text)!).Distinct()),
        RequestsPerMinute = terms.RequestsPerMinute,
        ExpiresAt = ApiClientRules.ExpiryOf(terms.ExpiresOn),
    };

    private async Task<ApiClientRow?> FindAsync(DbTransaction transaction, Guid id, Caller caller) =>
        (await ApiClientQueries.ListAsync(transaction.Connection!, caller.ReadScope, Today, id, transaction)).SingleOrDefault();

    private ApiClientView ViewOf(ApiClientRow row) => row.ToView(clock.GetUtcNow().UtcDateTime);

    /// <summary>Why the caller may not give out these terms; null where they may.</summary>
    private static async Task<ProblemHttpResult?> RefusalAsync(DbTransaction transaction, Caller caller, ApiClientTerms terms)
    {
        if (terms.OrganizationId is not { } organizationId)
        {
            if (caller.Role != Role.SystemAdmin)
                return Refusals.Field("organizationId", "Chọn xã, phường hoặc một đơn vị của xã, phường.");
        }
        else
        {
            if (await OrganizationQueries.FindAsync(transaction.Connection!, organizationId, caller.ReadScope, transaction) is not { } place)
                return Problems.NotFound();
            if (!ApiClientRules.Fits(Codes.To<OrganizationKind>(place.Kind)))
                return Refusals.Field("organizationId", "Chọn tỉnh, xã, phường hoặc một đơn vị: thôn, tổ dân phố không chia sẻ dữ liệu riêng.");
        }

        var pillars = terms.Pillars?.Distinct().ToList();
        return pillars is null || await ApiClientQueries.ArePillarsAsync(transaction, pillars)
            ? null
            : Refusals.Field("pillars", "Có nhóm chỉ tiêu không có trong danh mục.");
    }

    /// <summary>Why a client is not made or changed.</summary>
    public static class Refusals
    {
        public static ProblemHttpResult Revoked() =>
            Problems.Conflict("client_revoked", "Khóa truy cập đã bị thu hồi và không dùng lại được: tạo hệ thống kết nối mới.");

        public static ProblemHttpResult Field(string field, string fault) =>
            Problems.Invalid(new Dictionary<string, string[]> { [field] = [fault] });
    }
}
