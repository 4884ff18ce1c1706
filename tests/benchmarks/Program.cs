using WardKpi.Benchmarks;
using WardKpi.Testing;

// A fresh process runs at half speed until its hot code is compiled again.
var warmUp = TimeSpan.FromSeconds(20);
var measured = TimeSpan.FromSeconds(args is [.., var seconds] && int.TryParse(seconds, out var given) ? given : 15);

var folder = Directory.CreateTempSubdirectory("wardkpi-bench-");
try
{
    if (args is ["province", ..])
    {
        await Provinces.RunAsync(folder.FullName, measured);
        return;
    }

    if (args is ["exchange", ..])
    {
        await Exchange.RunAsync(folder.FullName, measured);
        return;
    }

    if (args is ["communes", ..])
    {
        await Computing.RunAsync(folder.FullName);
        await ManyCommunes.RunAsync(folder.FullName, measured);
        return;
    }

    await using (var first = await RunningProgram.StartAsync(folder.FullName, "--Demo=true"))
        Console.WriteLine($"first start, with migrations and the demo: {first.StartTime.TotalSeconds:0.0} s to the first 200");

    await using var program = await RunningProgram.StartAsync(folder.FullName, "--Demo=true");
    Console.WriteLine($"second start: {program.StartTime.TotalSeconds:0.0} s to the first 200");

    using var api = await ApiClient.SignInAsync(program.Address, "admin");
    var progress = await Workloads.ProgressAsync(api, "Phường Ngọc Sơn");
    await Load.RunAsync(8, warmUp, TimeSpan.Zero, progress);
    Print("progress of Ngọc Sơn, 8 clients", await Load.RunAsync(8, measured, TimeSpan.Zero, progress));

    var autosave = await Workloads.AutosaveAsync(api, 32);
    await Load.RunAsync(32, warmUp, TimeSpan.Zero, autosave);
    Print("autosave, 32 writers without a pause", await Load.RunAsync(32, measured, TimeSpan.Zero, autosave));
    Print("autosave, 32 writers, one save a second each", await Load.RunAsync(32, measured, TimeSpan.FromSeconds(1), autosave));
}
finally
{
    folder.Delete(recursive: true);
}

static void Print(string name, LoadResult result) => Console.WriteLine(FormattableString.Invariant(
    $"{name}: {result.PerSecond:0} a second, p50 {result.Percentile(0.5):0.0} ms, p99 {result.Percentile(0.99):0.0} ms"));
