using Microsoft.Extensions.Options;
using WardKpi.Api.Data;

namespace WardKpi.Api.Notices;

/// <summary>
/// Mails notices after they were committed. Each is claimed before it is sent, and only one node gets it. At most once: only what the server
/// surely did not take is sent again. A node that dies between claim and sending loses that mail, and so does a talk that breaks off at a
/// moment when the server may have it. The notice itself stands in the dashboard anyway, while a node that dies over and over, or a server
/// that takes mails and is slow to say so, would have people get the same mail as often.
/// </summary>
public sealed class NoticeMailer(
    Database database, IOptions<SmtpOptions> options, IConfiguration configuration, TimeProvider clock, ILogger<NoticeMailer> logger)
    : BackgroundService
{
    private const int ErrorLimit = 500;

    private DateTime retryAt = DateTime.MinValue;
    private DateTime restUntil = DateTime.MinValue;

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
        if (Now < restUntil)
            return;
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
                transaction => outcome is MailOutcome.Refused or MailOutcome.Uncertain
                    ? MailQueries.GiveUpAsync(transaction, mail.Id, stored)
                    : MailQueries.ReleaseAsync(transaction, mail.Id, stored),
                CancellationToken.None);
            // A server that breaks off costs a mail each time: it is left alone for a while.
            if (outcome == MailOutcome.Uncertain)
                restUntil = Now + options.Value.RetryAfter;
            if (outcome is MailOutcome.Unreachable or MailOutcome.Uncertain)
                return;
        }
    }
}
