import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePerson } from '@/lib/api/session';
import { answersExplanations, canAskForExplanations } from '@/lib/rights';
import { mineQuery } from './api/explanations';
import styles from './waiting-count.module.css';

/** How many wait for the person, beside the name of the page; nothing where none does. */
export function WaitingCount() {
  const { t } = useTranslation();
  const person = usePerson();
  const { data } = useQuery({ ...mineQuery, enabled: answersExplanations(person) || canAskForExplanations(person) });
  const count = data?.explanations.length ?? 0;
  if (count === 0) return null;
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{t('nav.waiting', { count })}</span>
    </span>
  );
}
