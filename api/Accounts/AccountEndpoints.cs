namespace WardKpi.Api.Accounts;

public static class AccountEndpoints
{
    public static void MapAccounts(this RouteGroupBuilder api)
    {
        api.MapSession();
        api.MapPeople();
    }
}
