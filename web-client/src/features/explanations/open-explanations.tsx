import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AppLink } from '@/components/ui/app-link';
import { Panel } from '@/components/ui/panel';
import { usePerson } from '@/lib/api/session';
import { answersExplanations, canAskForExplanations } from '@/lib/rights';
import { explanationsQuery, mineQuery } from './api/explanations';
import { DueText } from './components/due-text';
import { ExplanationBadge } from './components/explanation-badge';
import styles from './explanations.module.css';

// A home page is not the list: the rest is one click away.
const most = 5;

/** On top of a home page: what waits for the person's word, and to whoever asks what the units owe. Nothing where there is nothing. */
export default function OpenExplanations() {
  const { t } = useTranslation('explanations');
  const person = usePerson();
  const asks = canAskForExplanations(person) && person.commune != null;
  const query = useQuery({ ...(asks ? explanationsQuery({ open: true }) : mineQuery), enabled: asks || answersExplanations(person) });
  const open = query.data?.explanations ?? [];
  if (open.length === 0) return null;
  // What waits for this person comes before what others owe.
  const sorted = [...open.filter(({ isMine }) => isMine), ...open.filter(({ isMine }) => !isMine)];
  return (
    <Panel
      title={t(asks ? 'strip.asked' : 'strip.owed')}
      hint={asks ? t('strip.hint', { mine: open.filter(({ isMine }) => isMine).length, total: open.length }) : open.length}
      action={<AppLink to="/explanations">{t('strip.all')}</AppLink>}
      flush
    >
      <ul className={styles.strip}>
        {sorted.slice(0, most).map((one) => (
          <li key={one.id}>
            <ExplanationBadge explanation={one} />
            <div>
              <AppLink to={`/explanations?id=${one.id}`}>
                {one.subjectNumber}. {one.subjectText}
              </AppLink>
              <p className={styles.excerpt}>{one.state === 'answered' ? one.answer : one.question}</p>
              <p className="muted small">
                {one.unit.name}
                {one.workingDaysLeft != null && ' · '}
                <DueText explanation={one} />
              </p>
            </div>
            {one.isMine && (
              <AppLink className={styles.next} to={`/explanations?id=${one.id}`}>
                {t(one.state === 'answered' ? 'step.conclude.action' : 'step.answer.action')}
              </AppLink>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
