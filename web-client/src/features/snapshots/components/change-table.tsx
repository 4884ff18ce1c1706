import { useTranslation } from 'react-i18next';
import type { RowChange } from '@/api-types';
import { Badge, ReportStateBadge, StatusMark } from '@/components/ui/badge';
import { AppLink } from '@/components/ui/app-link';
import { useWording } from '@/lib/wording';
import { partsOf, type Part } from '../logic/changes';
import styles from './change-table.module.css';
import { Trail } from './trail';

/** Rows that are not what was frozen: then, now, and who changed them; on a phone each row is a block. */
export function ChangeTable({ rows }: { rows: readonly RowChange[] }) {
  const { t } = useTranslation('snapshots');
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('changes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('indicator')}</th>
          <th scope="col">{t('then')}</th>
          <th scope="col">{t('now')}</th>
          <th scope="col">{t('who')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.planIndicatorId}>
            <th scope="row">
              <span className={styles.second}>{row.number}</span>
              {row.kind === 'withdrawn' ? row.text : <AppLink to={`/indicators/${row.planIndicatorId}`}>{row.text}</AppLink>}
              <span className={styles.second}>{row.organizationName}</span>
              {row.kind !== 'changed' && <Badge tone="atRisk">{t(`kind.${row.kind}`)}</Badge>}
            </th>
            <td data-label={t('then')}>
              <Side row={row} side="then" />
            </td>
            <td data-label={t('now')}>
              <Side row={row} side="now" />
            </td>
            <td data-label={t('who')}>
              <Trail row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Side({ row, side }: { row: RowChange; side: 'then' | 'now' }) {
  const { t } = useTranslation('snapshots');
  const words = useWording();
  const parts = partsOf(row, side, words);
  if (parts.length === 0) return <span aria-hidden="true">–</span>;
  return (
    <dl className={styles.parts}>
      {parts.map((part) => (
        <div key={part.field}>
          <dt>{t(`field.${part.field}`)}</dt>
          <dd>
            <PartValue part={part} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function PartValue({ part }: { part: Part }) {
  const { t } = useTranslation('snapshots');
  switch (part.field) {
    case 'status':
      return <StatusMark status={part.status} />;
    case 'state':
      return <ReportStateBadge state={part.state} />;
    case 'evidence':
      return part.names.length === 0 ? t('emptyValue') : `${t('pieces', { count: part.names.length })}: ${part.names.join('; ')}`;
    case 'value':
      return <strong>{part.text ?? t('emptyValue')}</strong>;
    case 'remarks':
    case 'target':
    case 'milestone':
      return part.text ?? t('emptyValue');
  }
}
