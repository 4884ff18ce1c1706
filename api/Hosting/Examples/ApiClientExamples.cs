using WardKpi.Api.Exchange.Calls;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Http;

namespace WardKpi.Api.Hosting.Examples;

public static class ApiClientExamples
{
    private const string Key = "wkpi_hatinh7k_Zk9nT3cxUGV5b2RhLW1hdS1raG9uZy1kdW5nLWR1b2M";

    private static readonly ApiClientView Client = new()
    {
        Id = new Guid("01a20237-18d4-7c19-8f6b-3f7a7f3d2d01"),
        Name = "Trục dữ liệu tỉnh Hà Tĩnh",
        Prefix = "hatinh7k",
        State = ApiClientState.Active,
        Scopes = [ApiScope.ReadValues, ApiScope.ReadDictionary],
        OrganizationId = KyHoa.Commune.Id,
        OrganizationName = KyHoa.Commune.Name,
        Addresses = ["10.20.0.0/16"],
        RequestsPerMinute = 120,
        ExpiresOn = new DateOnly(2027, 12, 31),
        LastUsedAt = KyHoa.ThirdQuarter.UpdatedAt,
        CallsToday = 171,
        CreatedAt = KyHoa.ThirdQuarter.UpdatedAt.AddDays(-30),
        CreatedBy = KyHoa.OfficerName,
        IsDemo = false,
        Version = 1,
    };

    private static readonly ApiClientView Fresh = Client with { LastUsedAt = null, CallsToday = 0 };

    private static readonly ApiClientAboveView Above = new()
    {
        Id = new Guid("01a20237-18d4-7c19-8f6b-3f7a7f3d2d03"),
        Name = "Kho dữ liệu tỉnh Hà Tĩnh",
        Scopes = [ApiScope.ReadValues, ApiScope.ReadDictionary],
        OrganizationName = "Tỉnh Hà Tĩnh",
        LastUsedAt = KyHoa.ThirdQuarter.UpdatedAt,
        CallsToday = 342,
    };

    private static readonly CallView Call = new()
    {
        Id = new Guid("01a20237-18d4-7c19-8f6b-3f7a7f3d2d02"),
        ClientId = Client.Id,
        ClientName = Client.Name,
        At = KyHoa.ThirdQuarter.UpdatedAt,
        Method = "GET",
        Path = "/api/v1/exchange/values",
        Query = "period=2026Q3",
        Status = StatusCodes.Status200OK,
        Outcome = CallOutcome.Served,
        Rows = 64,
        Bytes = 7_412,
        Milliseconds = 9,
        Address = "10.20.30.40",
    };

    private static readonly SharingDay Day = new()
    {
        Day = new DateOnly(2026, 10, 2),
        ClientId = Client.Id,
        ClientName = Client.Name,
        Calls = 171,
        Refused = 1,
        Rows = 640,
        Bytes = 81_240,
    };

    public static IEnumerable<OperationExample> All =>
    [
        new("ListApiClients", Answer: new[] { Client }),
        new("ListApiClientsAbove", Answer: new[] { Above }),
        new(
            "CreateApiClient",
            new NewApiClient
            {
                Name = Client.Name,
                Scopes = Client.Scopes,
                OrganizationId = Client.OrganizationId,
                Addresses = Client.Addresses,
                RequestsPerMinute = Client.RequestsPerMinute,
                ExpiresOn = Client.ExpiresOn,
            },
            new IssuedApiKey { Client = Fresh, Key = Key },
            Problems.Invalid(new Dictionary<string, string[]>
            {
                ["addresses[0]"] = ["\"10.20.0.0/8\" không phải địa chỉ hay dải mạng: viết dạng 10.20.30.40, 10.20.0.0/16 hoặc 2001:db8::/32."],
            })),
        new(
            "ChangeApiClient",
            new ApiClientChange
            {
                Name = Client.Name,
                Scopes = [ApiScope.ReadValues],
                OrganizationId = Client.OrganizationId,
                Pillars = ["egov"],
                RequestsPerMinute = 60,
                ExpiresOn = Client.ExpiresOn,
                Version = Client.Version,
            },
            Client with { Scopes = [ApiScope.ReadValues], Pillars = ["egov"], Addresses = null, RequestsPerMinute = 60, Version = 2 },
            ApiClientService.Refusals.Field("pillars", "Có nhóm chỉ tiêu không có trong danh mục."),
            ApiClientService.Refusals.Revoked()),
        new("RevokeApiClient", Answer: Client with { State = ApiClientState.Revoked, RevokedAt = KyHoa.ThirdQuarter.UpdatedAt, Version = 2 }),
        new(
            "RenewApiKey",
            new RenewApiKey { Version = Client.Version },
            new IssuedApiKey { Client = Client with { Version = 2 }, Key = Key },
            ApiClientService.Refusals.Revoked()),
        new(
            "GetOwnClient",
            Answer: new OwnApiClient
            {
                Name = Client.Name,
                Scopes = Client.Scopes,
                Path = KyHoa.Commune.Path,
                RequestsPerMinute = Client.RequestsPerMinute,
                ExpiresOn = Client.ExpiresOn,
            }),
        new("ListCalls", Answer: new SharingLogPage { Calls = [Call], HasMore = false }),
        new(
            "GetSharingTotals",
            Answer: new SharingTotals
            {
                From = new DateOnly(2026, 9, 3),
                To = new DateOnly(2026, 10, 2),
                Calls = Day.Calls,
                Refused = Day.Refused,
                Rows = Day.Rows,
                Bytes = Day.Bytes,
                Days = [Day],
            }),
        new("DownloadCalls", Answer: "Thời gian;Hệ thống kết nối;Phương thức;Địa chỉ gọi;Tham số;Mã trả lời;Số dòng;Số byte;Mili giây;Địa chỉ mạng\r\n"),
    ];
}
