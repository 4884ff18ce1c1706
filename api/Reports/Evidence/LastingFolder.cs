using System.Runtime.InteropServices;

namespace WardKpi.Api.Reports.Evidence;

/// <summary>
/// A new name lasts through a power cut only once its folder is on the disk. .NET opens no folder, so Unix is asked itself; NTFS writes its
/// own journal of names and needs nothing.
/// </summary>
public static class LastingFolder
{
    private const int ReadOnly = 0;

    /// <summary>False where the system cannot: on Windows, and on file systems that sync no folders (some network drives).</summary>
    public static bool Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return false;
        var handle = Open(folder, ReadOnly);
        if (handle < 0)
            return false;
        var isFlushed = Sync(handle) == 0;
        _ = Close(handle);
        return isFlushed;
    }

    [DllImport("libc", EntryPoint = "open")]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int handle);
}
