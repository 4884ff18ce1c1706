namespace WardKpi.Api.Reports.Evidence;

/// <summary>Section <c>Evidence</c>.</summary>
public sealed class EvidenceOptions
{
    public const long Megabyte = 1024 * 1024;

    /// <summary>Where the files lie; absent: <c>evidence</c> beside the SQLite file, or below <c>data</c> where there is none.</summary>
    public string? Folder { get; init; }

    public long MaxFileBytes { get; init; } = 10 * Megabyte;

    /// <summary>All files of one row of a report.</summary>
    public long MaxRowBytes { get; init; } = 50 * Megabyte;

    /// <summary>
    /// All files of a report, also those that were taken away: they stay stored, and whoever adds and takes away must not fill the disk.
    /// </summary>
    public long MaxReportBytes { get; init; } = 500 * Megabyte;
}
