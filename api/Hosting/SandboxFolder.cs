namespace WardKpi.Api.Hosting;

/// <summary>Where the sandbox lies: in a folder of its own, new at every start, so that no other database is ever taken for it.</summary>
public static class SandboxFolder
{
    /// <summary>Settings that a caller's own arguments, which come behind, may change.</summary>
    public static string[] Arguments()
    {
        var folder = Directory.CreateTempSubdirectory("wardkpi-sandbox-").FullName;
        return
        [
            "--Sandbox=true",
            "--Database:Provider=Sqlite",
            $"--Database:ConnectionString=Data Source={Path.Combine(folder, "sandbox.db")}",
            // What is verified stays verified, whatever the day.
            "--Locking:IsAutomatic=false",
        ];
    }
}
