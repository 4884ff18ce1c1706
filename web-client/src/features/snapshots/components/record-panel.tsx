import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotChanges } from '@/api-types';
import { ReportStateBadge } from '@/components/ui/badge';
import { Button, buttonClass } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { formatMoment } from '@/lib/format';
import { shortHash } from '../logic/changes';
import styles from './record-panel.module.css';

/** What proves the record: its hash and its bytes, who approved each unit, and who was missing. */
export function RecordPanel({ planId, comparison }: { planId: string; comparison: SnapshotChanges }) {
  const { t } = useTranslation('snapshots');
  const { snapshot, isComplete, missingUnits, waivedUnits } = comparison;
  return (
    <Panel
      title={t('record')}
      hint={isComplete ? t('complete') : t('missing', { units: missingUnits.join('; ') })}
      action={
        <a
          className={`${buttonClass()} no-print`}
          href={`/api/v1/plans/${planId}/snapshots/${snapshot.period}/${snapshot.number}`}
          download={`nhu-da-bao-cao-${snapshot.period}-${snapshot.number}.json`}
        >
          {t('download')}
        </a>
      }
    >
      <div className={styles.record}>
        {waivedUnits.length > 0 && <p>{t('waived', { units: waivedUnits.join('; ') })}</p>}
        <Hash hash={snapshot.hash} />
        <Units comparison={comparison} />
      </div>
    </Panel>
  );
}

function Hash({ hash }: { hash: string }) {
  const { t } = useTranslation('snapshots');
  const [isCopied, setCopied] = useState(false);
  return (
    <details className={styles.hash}>
      <summary>
        {t('hash')}: <code>{shortHash(hash)}</code>
      </summary>
      <code className={styles.whole}>{hash}</code>
      {'clipboard' in navigator && (
        <Button onClick={() => void navigator.clipboard.writeText(hash).then(() => setCopied(true))}>{t(isCopied ? 'copied' : 'copy')}</Button>
      )}
    </details>
  );
}

function Units({ comparison }: { comparison: SnapshotChanges }) {
  const { t } = useTranslation('snapshots');
  const by = (person: string | undefined, moment: string | undefined) =>
    moment ? t('by', { person: person ?? t('system'), moment: formatMoment(moment) }) : '–';
  return (
    <table className={styles.units}>
      <caption className={styles.caption}>{t('units')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('unit')}</th>
          <th scope="col" className={styles.desk}>
            {t('sent')}
          </th>
          <th scope="col">{t('verified')}</th>
          <th scope="col">{t('stateNow')}</th>
        </tr>
      </thead>
      <tbody>
        {comparison.units.map(({ organizationId, name, submittedAt, submittedBy, verifiedAt, verifiedBy, stateNow }) => (
          <tr key={organizationId}>
            <th scope="row">{name}</th>
            <td className={styles.desk}>{by(submittedBy, submittedAt)}</td>
            <td>{by(verifiedBy, verifiedAt)}</td>
            <td>
              <ReportStateBadge state={stateNow} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
