using WardKpi.Api.Reports.Evidence;

namespace WardKpi.Api.Tests.Rules;

public sealed class LastingFolderTests
{
    [Fact]
    public void A_folder_is_flushed_where_the_system_can()
    {
        Assert.Equal(!OperatingSystem.IsWindows(), LastingFolder.Flush(AppContext.BaseDirectory));
        Assert.False(LastingFolder.Flush(Path.Combine(AppContext.BaseDirectory, "không có")));
    }
}
