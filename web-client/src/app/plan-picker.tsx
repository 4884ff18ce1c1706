import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '@/api-types';
import { Badge } from '@/components/ui/badge';
import { usePerson } from '@/lib/api/session';
import { useCurrentPlan } from '@/lib/current-plan';
import { seesManyCommunes } from '@/lib/rights';
import { useSetParams } from '@/lib/url-state';
import styles from './plan-picker.module.css';

/** One plan is only named; several are picked from, by commune for who sees many. */
export function PlanPicker() {
  const { t } = useTranslation();
  const person = usePerson();
  const setParams = useSetParams();
  const { plan, plans } = useCurrentPlan();
  if (!plan) return null;

  // A plan without a number is known by its year; titles run over four lines.
  const nameOf = ({ number, year, communeName }: PlanSummary) => {
    const name = number ? t('plan.number', { number }) : t('plan.ofYear', { year });
    return seesManyCommunes(person) ? `${communeName} · ${number ?? name}` : name;
  };

  if (plans.length === 1) return <Badge>{nameOf(plan)}</Badge>;
  return (
    <select className={styles.picker} aria-label={t('plan.picker')} value={plan.id} onChange={(event) => setParams({ plan: event.target.value })}>
      {plans.map((option) => (
        <option key={option.id} value={option.id}>
          {nameOf(option)}
        </option>
      ))}
    </select>
  );
}
