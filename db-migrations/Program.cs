using WardKpi.DbMigrations;

return await CommandLine.RunAsync(args, Console.Out, Console.Error);
