import { useTranslation } from 'react-i18next';
import type { ReportEvent } from '@/api-types';
import { Panel } from '@/components/ui/panel';
import { formatMoment } from '@/lib/format';
import { newestFirst } from '../logic/events';
import styles from './event-list.module.css';

/** Who moved the report, when and why; newest first. */
export function EventList({ events }: { events: readonly ReportEvent[] }) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  return (
    <Panel title={t('events.title')}>
      {events.length === 0 ? (
        <p className="muted">{t('events.none')}</p>
      ) : (
        <ol className={styles.list}>
          {newestFirst(events).map((event) => (
            <li key={`${event.at}/${event.toState}`} className={styles.event}>
              <time dateTime={event.at}>{formatMoment(event.at)}</time>
              <span>
                <strong>{event.personName ?? t('sheet.system')}</strong>
                {' · '}
                {t('events.step', { from: common(`reportState.${event.fromState}`), to: common(`reportState.${event.toState}`) })}
                {event.reason && <span className={styles.reason}>{t('events.reason', { reason: event.reason })}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
