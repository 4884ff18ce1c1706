using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using WardKpi.Api.Exchange.Delivering;
using WardKpi.Api.Exchange.Forwarding;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>Slow lines: machines send packed what they send.</summary>
public sealed class PackingBodiesTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_machine_may_send_packed(string encoding)
    {
        var commune = await Host.AddCommuneAsync();
        var machine = await Host.AddPushMachineAsync(commune.Path);

        var delivered = await SendAsync(machine.Client, "exchange/values", new Delivery { Values = [commune.Delivered("2", 6)] }, encoding);
        var forwarded = await SendAsync(
            machine.Client, "exchange/nodes/changes", new NodeBatch { Run = Guid.NewGuid(), Step = 1, IsLast = true, Values = [], Events = [] }, encoding);

        Assert.Equal(DeliveryOutcome.Created, Assert.Single(delivered.Expect(HttpStatusCode.OK).As<DeliveryResult>().Rows).Outcome);
        forwarded.Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_small_only_when_packed_is_too_large()
    {
        var machine = await Host.AddPushMachineAsync(null);

        var answer = await SendAsync(machine.Client, "exchange/values", new string(' ', DeliveryRules.MostBytes + 1), "gzip");

        Assert.Equal("too_large", answer.Expect(HttpStatusCode.RequestEntityTooLarge).As<ProblemView>().Code);
    }

    [Fact]
    public async Task Nothing_is_unpacked_for_strangers_or_people()
    {
        using var stranger = new ApiClient(Host.Node.Address);
        var admin = await Host.AdminAsync();
        var machine = await Host.AddPushMachineAsync(null);

        Assert.Equal("no_key", (await SendAsync(stranger, "exchange/values", new Delivery { Values = [] }, "gzip")).Expect(HttpStatusCode.Unauthorized).As<ProblemView>().Code);
        Assert.Equal("unreadable", (await SendAsync(admin, "api-clients", MachineSteps.Terms(), "gzip")).Expect(HttpStatusCode.BadRequest).As<ProblemView>().Code);
        Assert.Equal("unreadable", (await SendAsync(machine.Client, "exchange/values", new Delivery { Values = [] }, "zstd")).Expect(HttpStatusCode.BadRequest).As<ProblemView>().Code);
    }

    private static async Task<Answer> SendAsync(ApiClient client, string path, object body, string encoding)
    {
        var plain = body is string text ? Encoding.UTF8.GetBytes(text) : JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), ApiClient.Json);
        var packed = new MemoryStream();
        await using (var packing = Pack(packed, encoding))
            await packing.WriteAsync(plain, TestContext.Current.CancellationToken);
        var content = new ByteArrayContent(packed.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        content.Headers.ContentEncoding.Add(encoding);
        return await client.SendAsync(HttpMethod.Post, path, content);
    }

    private static Stream Pack(Stream stream, string encoding) => encoding switch
    {
        "br" => new BrotliStream(stream, CompressionLevel.Fastest, leaveOpen: true),
        "deflate" => new ZLibStream(stream, CompressionLevel.Fastest, leaveOpen: true),
        _ => new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true),
    };
}
