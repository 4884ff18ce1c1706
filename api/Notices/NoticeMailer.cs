using Microsoft.Extensions.Options;
using WardKpi.Api.Data;

namespace WardKpi.Api.Notices;

/// <summary>
/// Mails notices after they were committed. Each is claimed before it is sent, and only one node gets it. At most once: a node that dies
/// between claim and sending loses that mail. The notice itself stands in the dashboard anyway, while a node that dies over and over would
/// send the same mail as often.
/// </summary>
public sealed class NoticeMailer(
    Database database, IOptions<SmtpOptions> options, IConfiguration configuration, TimeProvider clock, ILogger<NoticeMailer> logger)
    : BackgroundService
{
    private const int ErrorLimit = 500;

    private DateTime retryAt = DateTime.MinValue;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, clock);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The next round finds what this one left; an exception that escaped would end the whole program.
                logger.LogError(fault, "Mailing notices failed.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var withFailed = Now >= retryAt;
        IReadOnlyList<MailRow> mails;
        await using (var connection = await database.OpenAsync(cancellationToken))
            mails = await MailQueries.UnmailedAsync(connection, Now - options.Value.RetryFor, withFailed);
        if (withFailed)
            retryAt = Now + options.Value.RetryAfter;
        if (mails.Count == 0)
            return;

        using var sender = new MailSender(options.Value);
        foreach (var mail in mails)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!await database.WriteAsync(transaction => MailQueries.ClaimAsync(transaction, mail.Id, Now), cancellationToken))
                continue;
            var notice = mail.ToView();
            var (outcome, error) = await sender.SendAsync(
                mail.Email, NoticeMail.SubjectOf(notice), NoticeMail.BodyOf(notice, mail.DisplayName, configuration["PublicUrl"]));
            if (error is null)
                continue;
            logger.LogWarning("Notice {Id} was not mailed ({Outcome}): {Error}", mail.Id, outcome, error);
            var stored = error.Length > ErrorLimit ? error[..ErrorLimit] : error;
            // Not to be cancelled: what was claimed is settled.
            await database.WriteAsync(
                transaction => outcome == MailOutcome.Refused
                    ? MailQueries.GiveUpAsync(transaction, mail.Id, stored)
                    : MailQueries.ReleaseAsync(transaction, mail.Id, stored),
                CancellationToken.None);
            if (outcome == MailOutcome.Unreachable)
                return;
        }
    }
}
