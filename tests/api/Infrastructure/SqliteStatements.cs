using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>
/// Every statement that SQLite begins on one database file, whoever sends it. By the engine's own trace: the driver tells of none.
/// </summary>
public sealed class SqliteStatements : IDisposable
{
    private const string Library = "e_sqlite3";
    private const uint OfStatements = 1;

    // The engine keeps their addresses.
    private static readonly Trace OnStatement = Take;
    private static readonly Extension OnOpen = Follow;

    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Followed = new();

    private readonly string _file;

    /// <summary>Connections that are opened from now on are followed.</summary>
    public SqliteStatements(TestDatabase database)
    {
        _file = Path.GetFullPath(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource);
        Followed[_file] = new ConcurrentQueue<string>();
        sqlite3_auto_extension(Marshal.GetFunctionPointerForDelegate(OnOpen));
        using var connection = new SqliteConnection(database.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Trace(uint kind, IntPtr context, IntPtr statement, IntPtr text);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Extension(IntPtr connection, IntPtr message, IntPtr api);

    /// <summary>Those since the last call, but for what a connection is set up with.</summary>
    public IReadOnlyList<string> Taken()
    {
        var taken = new List<string>();
        while (Followed[_file].TryDequeue(out var text))
            if (!text.StartsWith("pragma", StringComparison.OrdinalIgnoreCase))
                taken.Add(text);
        return taken;
    }

    public void Dispose() => Followed.TryRemove(_file, out _);

    private static int Follow(IntPtr connection, IntPtr message, IntPtr api) =>
        sqlite3_trace_v2(connection, OfStatements, Marshal.GetFunctionPointerForDelegate(OnStatement), IntPtr.Zero);

    private static int Take(uint kind, IntPtr context, IntPtr statement, IntPtr text)
    {
        var file = Marshal.PtrToStringUTF8(sqlite3_db_filename(sqlite3_db_handle(statement), "main"));
        if (file is not null && Followed.TryGetValue(file, out var statements))
            statements.Enqueue(Marshal.PtrToStringUTF8(text)!);
        return 0;
    }

    [DllImport(Library)]
    private static extern int sqlite3_auto_extension(IntPtr entry);

    [DllImport(Library)]
    private static extern int sqlite3_trace_v2(IntPtr connection, uint mask, IntPtr callback, IntPtr context);

    [DllImport(Library)]
    private static extern IntPtr sqlite3_db_handle(IntPtr statement);

    [DllImport(Library)]
    private static extern IntPtr sqlite3_db_filename(IntPtr connection, [MarshalAs(UnmanagedType.LPUTF8Str)] string schema);
}
