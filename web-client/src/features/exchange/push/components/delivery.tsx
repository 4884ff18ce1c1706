import { useTranslation } from 'react-i18next';
import type { AttemptView, DeliveryState, DeliveryView, ProgressStatus } from '@/api-types';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { StatusShape } from '@/components/ui/status-shape';
import { statusTone } from '@/components/ui/tone';
import { formatMoment } from '@/lib/format';
import { useWording } from '@/lib/wording';
import { eventKey } from '../rules';
import styles from './push.module.css';

function markOf(state: DeliveryState): ProgressStatus {
  switch (state) {
    case 'delivered':
      return 'met';
    case 'waiting':
      return 'at_risk';
    case 'given_up':
      return 'off_track';
  }
}

/** What was told, and each time that it was tried. */
export function Delivery({ delivery, isRepeating, onRepeat }: { delivery: DeliveryView; isRepeating: boolean; onRepeat: () => void }) {
  const { t } = useTranslation('push');
  const words = useWording();
  const { event, state } = delivery;
  const mark = markOf(state);
  const name = event ? t(`event.${eventKey(event.type)}`) : t('event.ping');
  const moment = formatMoment(event?.at ?? delivery.createdAt);
  return (
    <li className={styles.delivery}>
      <div>
        <strong>{name}</strong>
        <span className={styles.second}>
          {[event && `${event.organizationCode} · ${event.unitCode}`, event && words.period(event.period), moment].filter(Boolean).join(' · ')}
        </span>
      </div>
      <div>
        <Badge tone={statusTone(mark)}>
          <StatusShape status={mark} />
          {t(`log.state.${state}`)}
        </Badge>
        {delivery.nextAt && delivery.attempts.length > 0 && (
          <span className={styles.second}>{t('log.next', { moment: formatMoment(delivery.nextAt) })}</span>
        )}
        {delivery.attempts.length > 0 && (
          <details className={styles.attempts}>
            <summary>{t('log.attempts', { count: delivery.attempts.length })}</summary>
            <ol>
              {delivery.attempts.map((attempt) => (
                <Attempt key={attempt.at} attempt={attempt} />
              ))}
            </ol>
          </details>
        )}
      </div>
      <Button disabled={isRepeating} aria-label={t('log.repeatOf', { name, moment })} onClick={onRepeat}>
        {t('log.repeat')}
      </Button>
    </li>
  );
}

function Attempt({ attempt }: { attempt: AttemptView }) {
  const { t } = useTranslation('push');
  return (
    <li>
      {formatMoment(attempt.at)}: {attempt.error ?? t('log.taken', { status: attempt.status })}{' '}
      <span className="muted">{t('log.milliseconds', { count: attempt.milliseconds })}</span>
      {attempt.answer && <q className={styles.answer}>{attempt.answer}</q>}
    </li>
  );
}
