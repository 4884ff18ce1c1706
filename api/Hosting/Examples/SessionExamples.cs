using WardKpi.Api.Accounts;
using WardKpi.Api.Http;

namespace WardKpi.Api.Hosting.Examples;

public static class SessionExamples
{
    private static readonly SessionView SignedOut = new()
    {
        IsDemo = false,
        DemoSignIns = [],
        CurrentPeriod = "2026Q3",
        StartPlanId = KyHoa.Plan.Id,
        AntiforgeryToken = "CfDJ8HKnngtZ_AJAuNWrn4nbsYNfUw43UOFsNP482",
    };

    private static readonly SessionView SignedIn = SignedOut with
    {
        Person = new PersonView
        {
            Id = new Guid("01a20237-18d3-7a6e-bbea-ca2f5684cfc4"),
            UserName = "thuongtruc.xa-ky-hoa",
            DisplayName = KyHoa.StandingOfficeName,
            Role = Role.StandingOffice,
            Organization = KyHoa.Commune,
            Commune = KyHoa.Commune,
        },
    };

    public static IEnumerable<OperationExample> All =>
    [
        new("GetHealth", Answer: new HealthView { Status = HealthStatus.Ok, Version = "0.1.0", ChangeSeq = 412, LateJobs = [] }),
        new("GetSession", Answer: SignedOut),
        new(
            "SignIn",
            new SignIn { UserName = "thuongtruc.xa-ky-hoa", Password = "bốn từ dễ nhớ" },
            SignedIn,
            Problems.Invalid(new Dictionary<string, string[]> { ["password"] = ["Nhập mật khẩu."] }),
            Problems.Of(StatusCodes.Status401Unauthorized, "wrong_credentials", "Tên đăng nhập hoặc mật khẩu chưa đúng."),
            SessionEndpoints.LockedOut(),
            Problems.Of(StatusCodes.Status429TooManyRequests, "too_many_requests", "Đăng nhập quá nhiều lần: hãy thử lại sau một phút.")),
        new("SignOut"),
    ];
}
