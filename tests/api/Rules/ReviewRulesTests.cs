using WardKpi.Api.Data;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Review;

namespace WardKpi.Api.Tests.Rules;

public sealed class ReviewRulesTests
{
    private static readonly Guid Reviewer = Guid.NewGuid();
    private static readonly Guid Officer = Guid.NewGuid();
    private static readonly DateTime Noon = new(2026, 9, 29, 5, 0, 0, DateTimeKind.Utc);

    /// <summary>What was asked at change 10 of version 2, what came after it, and whether that is a change or an answer.</summary>
    public static TheoryData<string, int, long?, CommentRow[], bool, bool> Requests => new()
    {
        { "nothing happened", 2, null, [Request], false, false },
        { "the value was changed", 3, null, [Request], true, false },
        { "evidence came before it was asked", 2, 9, [Request], false, false },
        { "evidence came after it was asked", 2, 11, [Request], true, false },
        { "the unit answered", 2, null, [Request, Comment(11, Officer)], false, true },
        { "the unit had said something before", 2, null, [Comment(9, Officer), Request], false, false },
        { "the reviewer added a word", 2, null, [Request, Comment(11, Reviewer)], false, false },
        { "changed and answered", 3, null, [Request, Comment(11, Officer)], true, true },
        { "a cell that was empty was filled", 1, null, [Request with { ActualVersion = null }], true, false },
        { "a cell that was empty is empty still", 0, null, [Request with { ActualVersion = null }], false, false },
    };

    private static CommentRow Request => Comment(10, Reviewer) with { AsksChange = true, ActualVersion = 2, Text = "Mẫu số?", PersonName = "Bà Lan" };

    [Theory, MemberData(nameof(Requests))]
    public void A_request_is_done_by_a_change_or_by_an_answer(
        string name, int version, long? evidence, CommentRow[] comments, bool isChanged, bool isAnswered)
    {
        var open = ReviewRules.OpenRequest(comments.Select(row => row with { EvidenceSeq = evidence }), version, Officer);

        Assert.True(open is { Text: "Mẫu số?", PersonName: "Bà Lan" }, name);
        Assert.Equal((name, isChanged, isAnswered), (name, open.IsChanged, open.IsAnswered));
    }

    [Fact]
    public void Who_asked_answers_only_where_they_send_the_report_themselves()
    {
        var comments = new[] { Request, Comment(11, Reviewer) };

        Assert.True(ReviewRules.OpenRequest(comments, 2, Reviewer)?.IsAnswered);
        Assert.False(ReviewRules.OpenRequest(comments, 2, Officer)?.IsAnswered);
    }

    [Fact]
    public void A_request_that_was_resolved_is_open_no_more()
    {
        Assert.Null(ReviewRules.OpenRequest([Request with { ResolvedAt = Noon }, Comment(11, Officer)], 2, Officer));
        Assert.Null(ReviewRules.OpenRequest([Comment(11, Officer)], 2, Officer));
    }

    /// <summary>The path of a report, and the change numbers that its values are compared with: last verified, last seen by the reviewer.</summary>
    [Theory]
    [InlineData("draft", null, null)]
    [InlineData("draft submitted", null, null)]
    [InlineData("draft submitted returned", null, 2)]
    [InlineData("draft submitted returned submitted", null, 2)]
    [InlineData("draft submitted returned submitted returned", null, 4)]
    [InlineData("draft submitted verified", null, null)]
    [InlineData("draft submitted verified draft", 3, null)]
    [InlineData("draft submitted verified draft submitted", 3, null)]
    [InlineData("draft submitted verified draft submitted returned", 3, 5)]
    [InlineData("draft submitted verified draft submitted returned submitted", 3, 5)]
    [InlineData("draft submitted returned submitted verified draft", 5, null)]
    [InlineData("draft submitted verified locked", null, null)]
    public void What_the_reviewer_saw_last_is_compared_with(string path, int? verified, int? submitted)
    {
        var states = path.Split(' ');
        var events = states.Select((state, index) => new ReportEventRow { ToState = state, ChangeSeq = index + 1, At = Noon }).ToList();
        var now = Codes.To<ReportState>(states[^1]);

        Assert.Equal(verified, ReviewRules.LastVerifiedSeq(now, events));
        Assert.Equal(submitted, ReviewRules.LastSubmittedSeq(now, events));
    }

    [Theory]
    [InlineData("2026-10-13", false)]
    [InlineData("2026-10-14", true)]
    [InlineData("2026-10-15", true)]
    public void The_books_close_on_the_lock_date(string today, bool expected) =>
        Assert.Equal(expected, ReviewRules.MayLock(DateOnly.Parse(today, null), new DateOnly(2026, 10, 14)));

    [Theory]
    [InlineData("submitted", "returned", "Bà Lan đã trả lại báo cáo này lúc 12:00, 29/09/2026: xem lại trước khi làm tiếp.")]
    [InlineData("submitted", "verified", "Bà Lan đã duyệt báo cáo này lúc 12:00, 29/09/2026: xem lại trước khi làm tiếp.")]
    [InlineData("returned", "submitted", "Bà Lan đã gửi báo cáo này lúc 12:00, 29/09/2026: xem lại trước khi làm tiếp.")]
    [InlineData("verified", "draft", "Bà Lan đã mở lại báo cáo này lúc 12:00, 29/09/2026: xem lại trước khi làm tiếp.")]
    [InlineData("empty", "draft", "Bà Lan đã nhập báo cáo này lúc 12:00, 29/09/2026: xem lại trước khi làm tiếp.")]
    [InlineData("verified", "locked", "Bà Lan đã khóa báo cáo này lúc 12:00, 29/09/2026: xem lại trước khi làm tiếp.")]
    public void Who_did_what_meanwhile_is_said(string from, string to, string sentence) =>
        Assert.Equal(sentence, ReviewRules.StaleSentence(new ReportEventRow { FromState = from, ToState = to, At = Noon, PersonName = "Bà Lan" }));

    private static CommentRow Comment(long seq, Guid person) =>
        new() { Id = Guid.NewGuid(), PersonId = person, Text = "…", At = Noon, ChangeSeq = seq };
}
