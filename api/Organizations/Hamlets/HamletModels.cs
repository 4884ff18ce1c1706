namespace WardKpi.Api.Organizations.Hamlets;

/// <summary>A thôn, xóm, ấp or tổ dân phố of a commune.</summary>
public sealed record HamletView
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Place in the commune's list, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>False where it has ended or was merged; what it reported stays under its name.</summary>
    public required bool IsActive { get; init; }

    public required int Version { get; init; }
}

/// <summary>A list of names, as pasted.</summary>
public sealed record NewHamlets
{
    public required Guid CommuneId { get; init; }

    public required IReadOnlyList<string> Names { get; init; }
}

/// <summary>What became of a list of names.</summary>
public sealed record HamletsAdded
{
    public required IReadOnlyList<string> Added { get; init; }

    /// <summary>Had ended, and report again.</summary>
    public required IReadOnlyList<string> Resumed { get; init; }

    /// <summary>Named twice, or there already.</summary>
    public required IReadOnlyList<string> Skipped { get; init; }

    /// <summary>The commune's list as it is now.</summary>
    public required IReadOnlyList<HamletView> Hamlets { get; init; }
}

public sealed record HamletChange
{
    public required string Name { get; init; }

    /// <summary>Place in the commune's list, from 1; the others make room.</summary>
    public required int Position { get; init; }

    public required bool IsActive { get; init; }

    /// <summary>The version that the caller saw.</summary>
    public required int Version { get; init; }
}
