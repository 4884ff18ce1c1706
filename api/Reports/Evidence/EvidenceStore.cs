using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Reports.Evidence;

/// <summary>
/// Files by the name of their hash, below a folder that no web server serves: <c>ab/cd/abcd…</c>. A path is made of a hash that the
/// program computed, never of what somebody sent.
/// </summary>
public sealed class EvidenceStore(IOptions<EvidenceOptions> options, IOptions<DatabaseOptions> database)
{
    private const string Incoming = "incoming";

    private readonly string folder = Path.GetFullPath(options.Value.Folder ?? Path.Combine(DataFolder(database.Value), "evidence"));

    /// <summary>Makes the folder, and clears away what a crash left half received.</summary>
    public void Prepare()
    {
        Directory.CreateDirectory(Path.Combine(folder, Incoming));
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, Incoming)))
        {
            try
            {
                // Another node may be receiving into the same folder: what it holds open cannot be opened alone.
                new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
                File.Delete(path);
            }
            catch (IOException)
            {
                continue;
            }
        }
    }

    /// <summary>Takes a file in as far as <paramref name="limit"/>; null where it is longer.</summary>
    public async Task<IncomingFile?> ReceiveAsync(Stream source, long limit, CancellationToken cancellationToken)
    {
        var file = new IncomingFile(Path.Combine(folder, Incoming, $"{Guid.CreateVersion7():n}.part"));
        try
        {
            if (await file.FillAsync(source, limit, cancellationToken))
                return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        await file.DisposeAsync();
        return null;
    }

    /// <summary>
    /// Gives a received file its lasting name. Call it last before the commit: a file without a row harms nobody, a row without a file does.
    /// </summary>
    public async Task KeepAsync(IncomingFile file, CancellationToken cancellationToken)
    {
        var path = PathOf(file.Sha256);
        // Stored already by somebody else; one that was damaged since is replaced.
        if (File.Exists(path) && await HashOfAsync(path, cancellationToken) == file.Sha256)
            return;
        var place = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        file.MoveTo(path);
        // The file's name, and those of the two folders above it, which may be new. What a file system cannot flush it keeps as well as it
        // can: a lost file is told as such when it is opened, so that is no reason to refuse one.
        for (var above = place; above.FullName.Length >= folder.Length; above = above.Parent!)
            LastingFolder.Flush(above.FullName);
    }

    /// <summary>The file, proven whole and open for reading; null where it is damaged or missing.</summary>
    public async Task<FileStream?> OpenAsync(string sha256, CancellationToken cancellationToken)
    {
        if (!File.Exists(PathOf(sha256)))
            return null;
        var stream = new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            if (await HashOfAsync(stream, cancellationToken) == sha256)
            {
                stream.Position = 0;
                return stream;
            }
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }

        await stream.DisposeAsync();
        return null;
    }

    private string PathOf(string sha256) => Path.Combine(folder, sha256[..2], sha256[2..4], sha256);

    private static async Task<string> HashOfAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return await HashOfAsync(stream, cancellationToken);
    }

    private static async Task<string> HashOfAsync(Stream stream, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));

    private static string DataFolder(DatabaseOptions database) =>
        database.Provider == DatabaseProvider.Sqlite
            && Path.GetDirectoryName(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource) is { Length: > 0 } beside
                ? beside
                : "data";
}

/// <summary>A file that is being received; unless it is moved, nothing of it stays.</summary>
public sealed class IncomingFile(string path) : IAsyncDisposable
{
    private const int ChunkSize = 64 * 1024;

    // Held open until the end, which keeps a starting node from clearing it away; with Delete it may be moved all the same.
    private readonly FileStream stream = new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);

    private bool isMoved;

    public string Sha256 { get; private set; } = "";

    public long Length => stream.Length;

    public Stream Content => stream;

    /// <summary>False where the source is longer than the limit.</summary>
    public async Task<bool> FillAsync(Stream source, long limit, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[ChunkSize];
        int read;
        while ((read = await source.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (stream.Length + read > limit)
                return false;
            hash.AppendData(chunk, 0, read);
            await stream.WriteAsync(chunk.AsMemory(0, read), cancellationToken);
        }

        // The content is on disk before a row says that it is there; the name is flushed by the store.
        stream.Flush(flushToDisk: true);
        Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        return true;
    }

    public void MoveTo(string place)
    {
        File.Move(path, place, overwrite: true);
        isMoved = true;
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        if (!isMoved)
            File.Delete(path);
    }
}
