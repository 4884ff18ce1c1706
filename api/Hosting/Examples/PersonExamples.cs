using WardKpi.Api.Accounts;
using WardKpi.Api.Http;

namespace WardKpi.Api.Hosting.Examples;

public static class PersonExamples
{
    private static readonly PersonAccount Account = new()
    {
        Id = new Guid("01a20237-18d4-7c19-8f6b-3f7a7f3d2b10"),
        UserName = "vhxh.xa-ky-hoa",
        DisplayName = KyHoa.OfficerName,
        Role = Role.Officer,
        OrganizationId = KyHoa.Unit.Id,
        OrganizationName = KyHoa.Unit.Name,
        IsActive = true,
        Email = "vhxh@kyhoa.hatinh.gov.vn",
        Phone = "+84912345678",
        IsHead = true,
        Version = 1,
    };

    public static IEnumerable<OperationExample> All =>
    [
        new("ListPeople", Answer: new[] { Account with { LastSeenAt = KyHoa.ThirdQuarter.UpdatedAt } }),
        new(
            "CreatePerson",
            new NewPerson
            {
                UserName = Account.UserName,
                DisplayName = Account.DisplayName,
                Role = Account.Role,
                OrganizationId = Account.OrganizationId,
                Password = "bốn từ dễ nhớ",
                Email = Account.Email,
                Phone = "0912 345 678",
                IsHead = true,
            },
            Account,
            Problems.Invalid(new Dictionary<string, string[]> { ["organizationId"] = ["Vai trò không phù hợp với đơn vị đã chọn."] }),
            Problems.Conflict("user_name_taken", "Tên đăng nhập \"vhxh.xa-ky-hoa\" đã có người dùng.")),
        new(
            "ChangePerson",
            new PersonChange
            {
                DisplayName = Account.DisplayName,
                Role = Account.Role,
                OrganizationId = Account.OrganizationId,
                IsActive = false,
                Email = Account.Email,
                Version = 1,
            },
            Account with { IsActive = false, Version = 2 },
            Problems.Conflict("own_account", "Không tự sửa tài khoản của mình ở đây; đổi mật khẩu ở mục tài khoản.")),
        new(
            "ChangePassword",
            new PasswordChange { CurrentPassword = "bốn từ dễ nhớ", NewPassword = "năm từ còn dễ nhớ hơn" },
            Refusals:
            [
                Problems.Invalid(new Dictionary<string, string[]> { ["currentPassword"] = ["Mật khẩu hiện tại chưa đúng."] }),
                SessionEndpoints.LockedOut(),
            ]),
        new(
            "ChangeEmail",
            new EmailChange { Email = Account.Email },
            Refusals: Problems.Invalid(new Dictionary<string, string[]>
            {
                ["email"] = ["Địa chỉ thư điện tử chưa đúng: viết dạng ten@coquan.gov.vn."],
            })),
        new(
            "ChangePhone",
            new PhoneChange { Phone = "0912 345 678" },
            Refusals: Problems.Invalid(new Dictionary<string, string[]>
            {
                ["phone"] = ["Số điện thoại chưa đúng: viết số Việt Nam, ví dụ 0912 345 678."],
            })),
    ];
}
