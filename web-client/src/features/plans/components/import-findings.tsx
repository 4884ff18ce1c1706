import { useTranslation } from 'react-i18next';
import type { ImportChange, ImportFault } from '@/api-types';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import type { Tone } from '@/components/ui/tone';
import styles from '../plans.module.css';
import { useChangeWords } from './change-words';

/** What is wrong in the file, with its place. */
export function FaultTable({ faults, title }: { faults: readonly ImportFault[]; title: string }) {
  const { t } = useTranslation('plans');
  return (
    <Panel title={title} flush>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('import.kind')}</span>
            </th>
            <th scope="col">{t('import.path')}</th>
            <th scope="col">{t('import.message')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map((fault, index) => (
            <tr key={index}>
              <td>
                <Badge tone={fault.severity === 'error' ? 'offTrack' : 'atRisk'}>{t(`import.severity.${fault.severity}`)}</Badge>
              </td>
              <th scope="row" className={styles.path}>
                {fault.path}
              </th>
              <td>{fault.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

// A page of them is read; the rest is counted.
const most = 200;

const changeTone = { added: 'met', changed: 'atRisk', withdrawn: 'offTrack' } as const satisfies Record<ImportChange['kind'], Tone>;

export function ChangeTable({ changes }: { changes: readonly ImportChange[] }) {
  const { t } = useTranslation('plans');
  const words = useChangeWords();
  return (
    <Panel title={t('import.changes')} flush>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('import.kind')}</th>
            <th scope="col">{t('import.part')}</th>
            <th scope="col">{t('import.key')}</th>
            <th scope="col">{t('import.field')}</th>
            <th scope="col">{t('import.old')}</th>
            <th scope="col">{t('import.new')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, most).map((change, index) => (
            <tr key={index}>
              <td>
                <Badge tone={changeTone[change.kind]}>{t(`import.kinds.${change.kind}`)}</Badge>
              </td>
              <td>{words.part(change)}</td>
              <th scope="row">{words.key(change)}</th>
              <td>{change.field ? words.field(change.field) : '–'}</td>
              <td>{words.value(change.field, change.oldValue)}</td>
              <td>{words.value(change.field, change.newValue)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length > most && <p className={styles.toolbar}>{t('import.more', { count: changes.length - most })}</p>}
    </Panel>
  );
}
