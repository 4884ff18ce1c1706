using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Explanations;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>Steps of an explanation as its people take them.</summary>
public static class ExplanationSteps
{
    public static Task<ApiClient> CommitteeAsync(this WardKpiHost host, TestCommune commune) => host.SignInNewAsync(Role.Committee, commune.Path);

    /// <summary>About row 1, which Phòng Kinh tế leads.</summary>
    public static AskExplanation Question(this TestCommune commune, string question = "Vì sao chậm so với mốc quý?", DateOnly? dueOn = null, string row = "1") =>
        new() { PlanIndicatorId = commune.RowId(row), Period = TestCommune.Quarter, Question = question, DueOn = dueOn };

    public static Task<ExplanationView> AskAsync(this ApiClient client, AskExplanation ask) =>
        client.PostAsync<ExplanationView>("explanations", ask, HttpStatusCode.Created);

    public static Task<ExplanationView> AnswerAsync(this ApiClient client, ExplanationView of, string answer = "Thiếu thiết bị.") =>
        client.PostAsync<ExplanationView>($"explanations/{of.Id}/answer", new AnswerExplanation { Answer = answer, Version = of.Version });

    public static Task<ExplanationView> ConcludeAsync(this ApiClient client, ExplanationView of, string conclusion = "Bổ sung thiết bị trong tháng 7.") =>
        client.PostAsync<ExplanationView>($"explanations/{of.Id}/conclude", new ConcludeExplanation { Conclusion = conclusion, Version = of.Version });

    public static Task<ExplanationView> MakeTaskAsync(this ApiClient client, ExplanationView of, Guid? leadId = null, string name = "Mua thiết bị số hóa") =>
        client.PostAsync<ExplanationView>(
            $"explanations/{of.Id}/task", new MakeTask { Name = name, LeadId = leadId, DueOn = new DateOnly(2026, 7, 31), Version = of.Version });

    public static Task<ExplanationDetail> DetailAsync(this ApiClient client, ExplanationView of) =>
        client.GetAsync<ExplanationDetail>($"explanations/{of.Id}");

    public static async Task<IReadOnlyList<ExplanationView>> ExplanationsAsync(this ApiClient client, string query = "") =>
        (await client.GetAsync<ExplanationList>($"explanations{query}")).Explanations;
}
