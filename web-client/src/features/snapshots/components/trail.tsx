import { useTranslation } from 'react-i18next';
import type { PlanChange, ReportEvent, RowChange } from '@/api-types';
import { formatMoment } from '@/lib/format';
import { useWording } from '@/lib/wording';
import { figureText, trailOf, type TrailEntry } from '../logic/changes';
import styles from './trail.module.css';

/** Who changed the row, when and why, the newest first. */
export function Trail({ row }: { row: RowChange }) {
  const { t } = useTranslation('snapshots');
  const trail = trailOf(row);
  if (trail.length === 0) return <span className="muted">{t('trail.none')}</span>;
  return (
    <ol className={styles.trail}>
      {trail.map((entry, index) => (
        <li key={`${entry.at}/${index}`}>
          <span className={styles.who}>{t('by', { person: entry.person ?? t('system'), moment: formatMoment(entry.at) })}</span>
          <What entry={entry} row={row} />
        </li>
      ))}
    </ol>
  );
}

function What({ entry, row }: { entry: TrailEntry; row: RowChange }) {
  const { t } = useTranslation('snapshots');
  const words = useWording();
  switch (entry.kind) {
    case 'value':
      return t('trail.value', {
        from: figureText(entry.from, row, words) ?? t('emptyValue'),
        to: figureText(entry.to, row, words) ?? t('emptyValue'),
      });
    case 'remarks':
      return t('trail.remarks');
    case 'evidence':
      return t(entry.isRemoved ? 'trail.evidenceRemoved' : 'trail.evidenceAdded', { name: entry.name });
    case 'step':
      return (
        <>
          {t(`trail.${stepOf(entry.step)}`)}
          {entry.step.reason && <span className={styles.reason}>{t('trail.reason', { reason: entry.step.reason })}</span>}
        </>
      );
    case 'plan':
      return <PlanWords change={entry.change} />;
  }
}

function stepOf({ fromState, toState }: ReportEvent) {
  switch (toState) {
    case 'empty':
    case 'draft':
      return fromState === 'verified' ? 'reopened' : 'begun';
    case 'submitted':
    case 'returned':
    case 'verified':
    case 'locked':
      return toState;
  }
}

function PlanWords({ change }: { change: PlanChange }) {
  const { t } = useTranslation('snapshots');
  return (
    <>
      <PlanWhat change={change} />
      {change.reason && (
        <span className={styles.reason}>{change.reason === 'import' ? t('trail.import') : t('trail.reason', { reason: change.reason })}</span>
      )}
    </>
  );
}

function PlanWhat({ change: { field, oldValue, newValue } }: { change: PlanChange }) {
  const { t } = useTranslation('snapshots');
  const words = useWording();
  const [name = '', which = ''] = field.split(' ');
  const fromTo = { from: oldValue ?? t('emptyValue'), to: newValue ?? t('emptyValue') };
  switch (name) {
    case 'target':
      return t('trail.target', { year: which, ...fromTo });
    case 'milestone':
      return t('trail.milestone', { period: words.quarter(which), ...fromTo });
    case 'is_withdrawn':
      return t(newValue === 'true' ? 'trail.withdrawn' : 'trail.restored');
    case 'baseline_result_id':
      return t('trail.baseline');
    default:
      return t('trail.phasing');
  }
}
