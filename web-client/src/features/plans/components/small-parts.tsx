import { useTranslation } from 'react-i18next';
import type { PlanResultView, PlanView } from '@/api-types';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { useWording } from '@/lib/wording';
import styles from '../plans.module.css';

export function MilestonesPart({ plan }: { plan: PlanView }) {
  const { t } = useTranslation('plans');
  const words = useWording();
  if (plan.milestones.length === 0) return <EmptyState title={t('milestones.none')} />;
  return (
    <Panel>
      <dl className={styles.items}>
        {plan.milestones.map(({ period, text }) => (
          <div key={`${period}-${text}`}>
            <dt>{words.quarter(period)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

export function ResultsPart({ plan }: { plan: PlanView }) {
  const { t } = useTranslation('plans');
  const words = useWording();
  // The document's figure as it stands: four places at most, like the store.
  const figure = ({ operator, value, valueText, unit, asOf }: PlanResultView) =>
    words.target({ year: asOf, operator, value, text: valueText }, { unit, decimals: 4 });
  if (plan.results.length === 0) return <EmptyState title={t('results.none')} />;
  return (
    <Panel flush>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('results.text')}</th>
            <th scope="col" className="number">
              {t('results.value')}
            </th>
            <th scope="col" className={`number ${styles.desk}`}>
              {t('results.asOf')}
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.results.map((result) => (
            <tr key={result.id}>
              <th scope="row">
                {result.text}
                {result.isRestated && <span className={styles.second}>{t('results.restated')}</span>}
                {result.note && <span className={styles.second}>{result.note}</span>}
              </th>
              <td className="number">{figure(result)}</td>
              <td className={`number ${styles.desk}`}>{result.asOf}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

export function BasesPart({ plan }: { plan: PlanView }) {
  const { t } = useTranslation('plans');
  if (plan.legalBases.length === 0) return <EmptyState title={t('bases.none')} />;
  return (
    <Panel>
      <ul className={styles.items}>
        {plan.legalBases.map((basis) => (
          <li key={basis}>{basis}</li>
        ))}
      </ul>
    </Panel>
  );
}
