import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryPanel } from '@/components/feedback/query-panel';
import { usePerson } from '@/lib/api/session';
import { dayOf } from '@/lib/days';
import { formatDate, formatTime } from '@/lib/format';
import { explanationsQuery } from './api/explanations';
import { MakeTask } from './components/make-task';
import { notesOf } from './logic/drafts';
import { concludedOn } from './logic/explanations';
import styles from './meeting.module.css';

interface Props {
  planId: string;
  period: string;
  /** What an indicator is called on its slide; null where it has none. */
  nameOf: (planIndicatorId: string) => string | null;
}

/** What the meeting of today came to; a note that is no conclusion yet is named, so that none is forgotten. */
export function MeetingConclusions({ planId, period, nameOf }: Props) {
  const { t } = useTranslation('explanations');
  const person = usePerson();
  const query = useQuery(explanationsQuery({ planId }));
  const [today] = useState(() => dayOf(new Date()));
  const [notes] = useState(() => notesOf(localStorage, person.id, period));
  return (
    <section className={styles.conclusions}>
      <h2>{t('meeting.conclusions', { date: formatDate(today) })}</h2>
      <QueryPanel
        query={query}
        isEmpty={({ explanations }) => concludedOn(explanations, today).length === 0}
        empty={<p className="muted">{t('meeting.none')}</p>}
      >
        {({ explanations }) => (
          <ol>
            {concludedOn(explanations, today).map((one) => (
              <li key={one.id}>
                <p className="muted">
                  {one.subjectNumber}. {one.subjectText} · {one.unit.name} · {one.concludedAt && formatTime(one.concludedAt)}
                </p>
                <p className={styles.words}>{one.conclusion}</p>
                <MakeTask explanation={one} />
              </li>
            ))}
          </ol>
        )}
      </QueryPanel>
      {notes.length > 0 && (
        <>
          <h3>{t('meeting.unsaved')}</h3>
          <ul>
            {notes.map(({ planIndicatorId, text }) => (
              <li key={planIndicatorId}>
                <p className="muted">{nameOf(planIndicatorId) ?? t('meeting.elsewhere')}</p>
                <p className={styles.words}>{text}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
