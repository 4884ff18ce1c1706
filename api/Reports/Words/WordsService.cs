using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;
using WardKpi.Api.Reports.Writing;

namespace WardKpi.Api.Reports.Words;

public sealed class WordsService(ReportService reports, ReportWriter writer)
{
    public Task<Results<Ok<ReportView>, ProblemHttpResult>> WriteAsync(
        Guid id, WordsDraft draft, Caller caller, CancellationToken cancellationToken) =>
        reports.ChangeAsync(
            id,
            caller,
            async (transaction, document, seq) =>
            {
                if (!ReportRules.IsEditable(document.Report.ReportState))
                    return ReportService.WrongState(document.Report.ReportState);
                var (difficulties, proposals) = (Stored.Text(draft.Difficulties), Stored.Text(draft.Proposals));
                var stored = document.Words;
                // As stored already: a lost answer may be asked again.
                if ((stored?.Difficulties, stored?.Proposals) == (difficulties, proposals))
                    return document;
                var version = stored?.Version ?? 0;
                if (draft.Version != version)
                    return Problems.StaleVersion(new Dictionary<string, object?>
                    {
                        ["words"] = new WordsConflict { Yours = draft, Theirs = WordsRow.ToView(stored) },
                    });
                var write = new WordsWrite
                {
                    Id = Guid.CreateVersion7(),
                    ReportId = id,
                    Version = version + 1,
                    Difficulties = difficulties,
                    Proposals = proposals,
                    At = reports.Now,
                    PersonId = caller.PersonId,
                    Seq = seq,
                };
                await WordsQueries.InsertAsync(transaction, write);
                return (await writer.BeginAsync(transaction, document, caller, seq)).With(write.ToRow(document.Report.Period, caller.DisplayName));
            },
            cancellationToken);
}
