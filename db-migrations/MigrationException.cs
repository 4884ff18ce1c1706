namespace WardKpi.DbMigrations;

/// <summary>A refusal to touch the database, or a script that failed: the message is one clear line for whoever runs it.</summary>
public sealed class MigrationException(string message, Exception? inner = null) : Exception(message, inner);
