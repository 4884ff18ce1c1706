using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Http;
using WardKpi.Api.Reports.Checks;
using WardKpi.Api.Reports.Hamlets;
using WardKpi.Api.Reports.Review;

namespace WardKpi.Api.Reports;

/// <summary>What keeps a report from being sent: rows without a value, odd values without a word, requests without an answer.</summary>
public static class ReportBlockers
{
    /// <summary>
    /// All of it in one refusal, so that nobody mends one thing to be told of the next; its code is that of the first kind. Null where the
    /// report may go.
    /// </summary>
    /// <param name="comments">By plan indicator, as they came.</param>
    /// <param name="senderId">Who would send the report.</param>
    public static ProblemHttpResult? WhyNotSent(
        ReportDocument document, ILookup<Guid, CommentRow> comments, CheckOptions checks, Guid senderId)
    {
        (string Code, Dictionary<Guid, string> Rows, Func<int, string> Sentence)[] all =
        [
            ("report_incomplete", MissingOf(document), count => $"Còn {count} chỉ tiêu chưa nhập: nhập số liệu hoặc chọn \"Không phát sinh\"."),
            (
                "report_unexplained",
                UnexplainedOf(document, checks),
                count => $"Còn {count} chỉ tiêu có số liệu khác thường: ghi giải thích ở từng chỉ tiêu rồi gửi."),
            (
                "report_unanswered",
                UnansweredOf(document, comments, senderId),
                count => $"Còn {count} chỉ tiêu bị trả lại mà chưa sửa: sửa số liệu hoặc trả lời yêu cầu rồi gửi lại."),
        ];
        var found = all.Where(kind => kind.Rows.Count > 0).ToList();
        if (found.Count == 0)
            return null;
        var errors = found.SelectMany(kind => kind.Rows).GroupBy(row => row.Key.ToString(), row => row.Value)
            .ToDictionary(row => row.Key, row => row.ToArray());
        return Problems.Unprocessable(
            found[0].Code,
            string.Join(' ', found.Select(kind => kind.Sentence(kind.Rows.Count))),
            new Dictionary<string, object?> { ["errors"] = errors });
    }

    private static Dictionary<Guid, string> MissingOf(ReportDocument document)
    {
        var missing = new Dictionary<Guid, string>();
        foreach (var row in document.Indicators)
        {
            var entered = document.ActualOf(row.Id, document.Period)?.Stored.EntryKind;
            if (document.HamletCountOf(row) is { } hamlets && HamletRules.IsIncomplete(hamlets.Filled, hamlets.Total, entered))
                missing[row.Id] = $"{row.Number}: còn thiếu {hamlets.Total - hamlets.Filled}/{hamlets.Total} thôn, tổ dân phố.";
            else if (entered is null)
                missing[row.Id] = $"{row.Number}: chưa nhập.";
        }

        return missing;
    }

    private static Dictionary<Guid, string> UnexplainedOf(ReportDocument document, CheckOptions checks) => document.Unexplained(checks)
        .ToDictionary(
            row => row.Id,
            row => document.ActualOf(row.Id, document.Period)?.Explanation is null
                ? $"{row.Number}: chưa giải thích số liệu khác thường."
                : $"{row.Number}: lời giải thích viết cho số liệu trước, cần sửa hoặc xác nhận giữ lại.");

    private static Dictionary<Guid, string> UnansweredOf(ReportDocument document, ILookup<Guid, CommentRow> comments, Guid senderId) =>
        (from row in document.Indicators
         let version = document.ActualOf(row.Id, document.Period)?.Version ?? 0
         let request = ReviewRules.OpenRequest(comments[row.Id], version, senderId)
         where request is { IsChanged: false, IsAnswered: false }
         select (row, request)).ToDictionary(pair => pair.row.Id, pair => $"{pair.row.Number}: {pair.request.Text}");
}
