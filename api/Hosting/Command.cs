using System.Text;
using Microsoft.AspNetCore.Identity;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Values;

namespace WardKpi.Api.Hosting;

/// <summary>
/// What the program is asked to do instead of serving: <c>create-admin NAME</c>, <c>restored</c>, <c>write-openapi FILE</c>; or, <c>sandbox</c>, what to serve.
/// </summary>
public sealed record Command(string? Name, string? Argument, string[] HostArguments)
{
    private static readonly string[] Names = ["create-admin", "restored", "write-openapi"];

    public static Command Parse(string[] args) => args.Length > 0 && args[0] == "sandbox"
        ? new Command(null, null, [.. SandboxFolder.Arguments(), .. args[1..]])
        : args.Length > 0 && Names.Contains(args[0])
        ? new Command(args[0], args.Length > 1 && !args[1].StartsWith("--", StringComparison.Ordinal) ? args[1] : null, args[1..])
        : new Command(null, null, args);

    /// <summary>The exit code, or null where the program shall serve.</summary>
    public Task<int?> RunAsync(WebApplication app) => Name switch
    {
        "create-admin" => CreateAdminAsync(app),
        "restored" => RestoredAsync(app),
        "write-openapi" => WriteOpenApiAsync(app),
        _ => Task.FromResult<int?>(null),
    };

    private async Task<int?> CreateAdminAsync(WebApplication app)
    {
        if (Argument is null)
            return Fail("Cách dùng: create-admin TÊN_ĐĂNG_NHẬP (mật khẩu đọc từ bàn phím hoặc luồng vào)");
        await app.MigrateAsync();
        Console.Write($"Mật khẩu (ít nhất {AccountRules.ShortestPassword} ký tự): ");
        var administrator = new NewPerson
        {
            UserName = Argument,
            DisplayName = "Quản trị hệ thống",
            Role = Role.SystemAdmin,
            Password = ReadPassword(),
        };
        var check = await new NewPersonValidator().ValidateAsync(administrator);
        if (!check.IsValid)
            return Fail(string.Join(Environment.NewLine, check.Errors.Select(error => error.ErrorMessage)));

        var services = app.Services;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var person = new PersonRow
        {
            Id = Guid.CreateVersion7(),
            UserName = SignInService.NormalizeName(administrator.UserName),
            DisplayName = administrator.DisplayName,
            PasswordHash = services.GetRequiredService<IPasswordHasher<PersonRow>>().HashPassword(new PersonRow(), administrator.Password),
            Role = Codes.Of(administrator.Role),
            SecurityStamp = Guid.NewGuid(),
        };
        try
        {
            await services.GetRequiredService<Database>().WriteAsync(
                async transaction =>
                {
                    await PersonQueries.InsertAsync(transaction, person, now);
                    return true;
                },
                CancellationToken.None);
        }
        catch (System.Data.Common.DbException exception) when (DatabaseErrors.IsUniqueViolation(exception))
        {
            return Fail($"Tên đăng nhập \"{person.UserName}\" đã có.");
        }

        Console.WriteLine($"Đã tạo tài khoản quản trị \"{person.UserName}\".");
        return 0;
    }

    private static async Task<int?> RestoredAsync(WebApplication app)
    {
        await app.MigrateAsync();
        var now = Stored.Now(app.Services.GetRequiredService<TimeProvider>());
        var seq = await app.Services.GetRequiredService<Database>().WriteAsync(
            transaction => ExchangeRestore.RunAsync(transaction, now), CancellationToken.None);
        Console.WriteLine($"Số thay đổi tiếp tục từ {seq}: hệ thống kết nối đọc lại từ đầu.");
        return 0;
    }

    private async Task<int?> WriteOpenApiAsync(WebApplication app)
    {
        if (Argument is null)
            return Fail("Usage: write-openapi FILE");
        // Routes reach the description when the pipeline takes them in, which otherwise happens at the start of the server.
        app.UseEndpoints(_ => { });
        var text = OpenApi.Write(app.Services);
        // Untouched where nothing changed, so that builds which watch the file stay still.
        if (!File.Exists(Argument) || await File.ReadAllTextAsync(Argument) != text)
            await File.WriteAllTextAsync(Argument, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return 0;
    }

    /// <summary>From the keyboard unseen, or a line of what is piped in.</summary>
    private static string ReadPassword()
    {
        if (Console.IsInputRedirected)
            return Console.In.ReadLine() ?? "";
        var password = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key != ConsoleKey.Backspace)
                password.Append(key.KeyChar);
            else if (password.Length > 0)
                password.Length--;
        }

        Console.WriteLine();
        return password.ToString();
    }

    private static int? Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
