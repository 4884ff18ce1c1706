using WardKpi.Api.Accounts;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Explanations;

namespace WardKpi.Api.Tests.Rules;

public sealed class ExplanationRulesTests
{
    private const string Unit = "/tinh/xa/kinh-te/";

    private static readonly WorkingDays Weekdays = new([]);
    private static readonly DateOnly Thursday = new(2026, 6, 18);

    /// <summary>From where to where; null: nothing was asked.</summary>
    public static TheoryData<ExplanationState?, ExplanationState[]> Steps => new()
    {
        { null, [ExplanationState.Asked, ExplanationState.Concluded] },
        { ExplanationState.Asked, [ExplanationState.Asked, ExplanationState.Answered, ExplanationState.Concluded, ExplanationState.Withdrawn] },
        { ExplanationState.Answered, [ExplanationState.Asked, ExplanationState.Answered, ExplanationState.Concluded, ExplanationState.Withdrawn] },
        { ExplanationState.Concluded, [ExplanationState.Concluded] },
        { ExplanationState.Withdrawn, [] },
    };

    [Theory, MemberData(nameof(Steps))]
    public void What_is_withdrawn_is_over_and_what_is_concluded_is_only_worded_anew(ExplanationState? from, ExplanationState[] to) =>
        Assert.Equal(to, Enum.GetValues<ExplanationState>().Where(state => ExplanationRules.CanMove(from, state)));

    [Theory]
    [InlineData(Role.Officer, "/tinh/xa/kinh-te/", true, false)]
    [InlineData(Role.Officer, "/tinh/xa/van-phong/", false, false)]
    [InlineData(Role.StandingOffice, "/tinh/xa/", true, false)]
    [InlineData(Role.Committee, "/tinh/xa/", false, true)]
    [InlineData(Role.Committee, "/tinh/xa-khac/", false, false)]
    [InlineData(Role.CommuneAdmin, "/tinh/xa/", false, false)]
    [InlineData(Role.ProvinceViewer, "/tinh/", false, false)]
    [InlineData(Role.SystemAdmin, "/", true, true)]
    public void The_unit_answers_and_the_side_that_asks_concludes(Role role, string place, bool answers, bool asks)
    {
        var actions = ExplanationRules.ActionsOf(ExplanationState.Answered, hasTask: false, Role.Committee, CallerAt(role, place), Unit);

        Assert.Equal((answers, asks, asks, asks, false), (actions.CanAnswer, actions.CanAskAgain, actions.CanConclude, actions.CanWithdraw, actions.CanMakeTask));
    }

    [Theory]
    [InlineData(Role.StandingOffice, Role.StandingOffice, true)]
    [InlineData(Role.StandingOffice, Role.Committee, false)]
    [InlineData(Role.StandingOffice, Role.SystemAdmin, false)]
    [InlineData(Role.StandingOffice, null, false)]
    [InlineData(Role.Committee, Role.StandingOffice, true)]
    [InlineData(Role.Committee, Role.Committee, true)]
    [InlineData(Role.SystemAdmin, Role.Committee, true)]
    [InlineData(Role.Officer, Role.Committee, false)]
    public void What_the_committee_asked_only_the_committee_takes_further(Role role, Role? saidBy, bool rules) =>
        Assert.Equal(rules, ExplanationRules.MayRule(CallerAt(role, "/tinh/xa/"), saidBy));

    [Fact]
    public void A_conclusion_becomes_one_task()
    {
        var committee = CallerAt(Role.Committee, "/tinh/xa/");

        Assert.True(ExplanationRules.ActionsOf(ExplanationState.Concluded, hasTask: false, Role.Committee, committee, Unit).CanMakeTask);
        Assert.False(ExplanationRules.ActionsOf(ExplanationState.Concluded, hasTask: true, Role.Committee, committee, Unit).CanMakeTask);
    }

    [Fact]
    public void An_answer_is_due_in_three_working_days() => Assert.Equal(new DateOnly(2026, 6, 23), ExplanationRules.DefaultDueOn(Thursday, Weekdays));

    [Theory]
    [InlineData("2026-06-18", true)]
    [InlineData("2026-06-17", false)]
    [InlineData("2026-06-20", false)]
    [InlineData("2027-06-18", true)]
    [InlineData("2027-06-21", false)]
    public void A_due_day_is_a_working_day_of_the_year_ahead(string day, bool isGood) =>
        Assert.Equal(isGood, ExplanationRules.DueFault(DateOnly.Parse(day), Thursday, Weekdays) is null);

    [Theory]
    [InlineData(ExplanationState.Asked, "2026-06-17", true)]
    [InlineData(ExplanationState.Asked, "2026-06-18", false)]
    [InlineData(ExplanationState.Answered, "2026-06-17", false)]
    [InlineData(ExplanationState.Asked, null, false)]
    public void Overdue_is_what_is_still_owed_the_day_after(ExplanationState state, string? dueOn, bool isOverdue) =>
        Assert.Equal(isOverdue, ExplanationRules.IsOverdue(state, dueOn is null ? null : DateOnly.Parse(dueOn), Thursday));

    [Theory]
    [InlineData("KL-1")]
    [InlineData("KL-1", "1", "II.2")]
    [InlineData("KL-3", "KL-2", "kl-1", "KL-cũ")]
    [InlineData("KL-11", "KL-9", "KL-10")]
    public void Tasks_of_conclusions_are_numbered_behind_the_highest(string number, params string[] taken) =>
        Assert.Equal(number, ExplanationRules.NextTaskNumber(taken));

    private static Caller CallerAt(Role role, string path) => new() { PersonId = Guid.NewGuid(), UserName = "a", DisplayName = "A", Role = role, Path = path };
}
