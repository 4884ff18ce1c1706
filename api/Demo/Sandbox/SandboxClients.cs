using WardKpi.Api.Exchange.Clients;

namespace WardKpi.Api.Demo.Sandbox;

/// <summary>Keys that documents and tests name. Published, and good in the sandbox only.</summary>
public static class SandboxClients
{
    public const string ReaderKey = "wkpi_sandboxr_chi-dung-trong-moi-truong-mau";
    public const string WriterKey = "wkpi_sandboxw_chi-dung-trong-moi-truong-mau";

    public static readonly IReadOnlyList<DemoClient> All =
    [
        new DemoClient
        {
            Key = ReaderKey,
            Name = "Trục dữ liệu Tỉnh Mẫu",
            Path = SandboxData.ProvincePath,
            Scopes = [ApiScope.ReadValues, ApiScope.ReadDictionary, ApiScope.ManageWebhooks],
        },
        new DemoClient
        {
            Key = WriterKey,
            Name = "Phần mềm Xã Mẫu",
            Path = SandboxData.CommunePath,
            Scopes = [ApiScope.ReadValues, ApiScope.ReadDictionary, ApiScope.WriteValues],
        },
    ];
}
