import { useTranslation } from 'react-i18next';
import type { NoticeView } from '@/api-types';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { formatMoment } from '@/lib/format';
import { useWording } from '@/lib/wording';
import { pathOf, sentenceOf } from '../logic/notices';
import styles from './notice-items.module.css';

interface Props {
  notices: readonly NoticeView[];
  onRead: (notice: NoticeView) => void;
  /** The notice was followed. */
  onFollow?: () => void;
}

/** Each in one sentence that leads to the report; following one is reading it. */
export function NoticeItems({ notices, onRead, onFollow }: Props) {
  const { t } = useTranslation('notices');
  const words = useWording();
  return (
    <ul>
      {notices.map((notice) => {
        const moment = formatMoment(notice.at);
        const period = notice.period ? words.period(notice.period) : null;
        const headline = withCapital(
          t(`kind.${sentenceOf(notice)}`, {
            report: period ? t('reportOf', { period }) : t('report'),
            period: period ?? '',
            unit: notice.organizationName ?? '',
            days: Math.abs(notice.workingDaysLeft ?? 0),
          }),
        );
        return (
          <li key={notice.id} className={notice.isRead ? styles.item : `${styles.item} ${styles.unread}`}>
            <div>
              <AppLink
                className={styles.headline}
                to={pathOf(notice)}
                onClick={() => {
                  if (!notice.isRead) onRead(notice);
                  onFollow?.();
                }}
              >
                {!notice.isRead && <span className="visually-hidden">{t('isNew')}: </span>}
                {headline}
              </AppLink>
              {notice.subject && (
                <p className={styles.text}>
                  {notice.dueAt ? t(notice.explanationId ? 'answerDueOf' : 'dueOf', { subject: notice.subject, due: formatMoment(notice.dueAt) }) : notice.subject}
                </p>
              )}
              {notice.text && <p className={styles.text}>{notice.text}</p>}
              <p className={styles.moment}>{notice.senderName ? t('from', { sender: notice.senderName, moment }) : moment}</p>
            </div>
            {!notice.isRead && (
              <Button kind="quiet" aria-label={t('readOf', { headline })} onClick={() => onRead(notice)}>
                {t('read')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function withCapital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
