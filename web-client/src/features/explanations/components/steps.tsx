import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExplanationDetail } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { formatMoment } from '@/lib/format';
import { explanationQuery } from '../api/explanations';
import styles from '../explanations.module.css';

/** Every step, word for word. */
export function Steps({ id }: { id: string }) {
  const { t } = useTranslation('explanations');
  const query = useQuery(explanationQuery(id));
  return (
    <QueryPanel query={query}>
      {({ events }) => (
        <ol className={styles.steps}>
          {events.map((event, index) => (
            <li key={index}>
              <p className="muted small">
                {formatMoment(event.at)} · {event.by ?? t('program')} · {t(`event.${wordOf(event)}`)}
              </p>
              {event.text && <p className={styles.text}>{event.text}</p>}
            </li>
          ))}
        </ol>
      )}
    </QueryPanel>
  );
}

function wordOf({ from, to }: ExplanationDetail['events'][number]) {
  if (from === to && (to === 'answered' || to === 'concluded')) return `${to}Anew` as const;
  return from && to === 'asked' ? 'askedAgain' : to;
}
