import { useTranslation } from 'react-i18next';
import type { AssignmentRow, AssignmentsView, PersonRef } from '@/api-types';
import { AppLink } from '@/components/ui/app-link';
import { Badge } from '@/components/ui/badge';
import { controlClass } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { bandsOf } from '@/lib/bands';
import styles from '../assignments.module.css';
import { keep, leadOf, matchesOrphan, membersOf, type Act } from '../rules';
import { UnitOptions } from './unit-options';

interface Props {
  view: AssignmentsView;
  rows: readonly AssignmentRow[];
  mayAssign: boolean;
  selected: ReadonlySet<string>;
  onSelect: (id: string, isRange: boolean) => void;
  onChange: (row: AssignmentRow, act: Act) => void;
}

/** The plan's rows under its headings; who may, chooses rows for one act or changes one in place. */
export function AssignmentTable({ view, rows, mayAssign, selected, onSelect, onChange }: Props) {
  const { t } = useTranslation('assignments');
  return (
    <Panel flush>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('caption')}</caption>
        <thead>
          <tr>
            {mayAssign && (
              <th scope="col" className={styles.choice}>
                <span className="visually-hidden">{t('choose')}</span>
              </th>
            )}
            <th scope="col" className={styles.name}>
              {t('indicator')}
            </th>
            <th scope="col">{t('unit')}</th>
            <th scope="col">{t('responsible')}</th>
            <th scope="col">{t('deputy')}</th>
          </tr>
        </thead>
        {bandsOf(rows).map(({ key, heading, rows: members }) => (
          <tbody key={key}>
            <tr className={styles.band}>
              <th scope="rowgroup" colSpan={mayAssign ? 5 : 4}>
                {heading ?? t('noHeading')}
              </th>
            </tr>
            {members.map((row) => (
              <tr key={row.planIndicatorId} className={selected.has(row.planIndicatorId) ? styles.chosen : undefined}>
                {mayAssign && (
                  <td className={styles.choice}>
                    <input
                      type="checkbox"
                      aria-label={t('chooseOf', { number: row.number, name: row.text })}
                      checked={selected.has(row.planIndicatorId)}
                      // A change event does not say whether Shift is held.
                      onClick={(event) => onSelect(row.planIndicatorId, event.shiftKey)}
                      readOnly
                    />
                  </td>
                )}
                <th scope="row" className={styles.name}>
                  <AppLink to={`/indicators/${row.planIndicatorId}?plan=${view.planId}`}>{row.text}</AppLink>
                  <span className={styles.second}>{row.number}</span>
                  <Orphans row={row} />
                </th>
                {mayAssign ? <Inputs view={view} row={row} onChange={onChange} /> : <Names row={row} />}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Panel>
  );
}

function Orphans({ row }: { row: AssignmentRow }) {
  const { t } = useTranslation('assignments');
  if (row.orphans.length === 0) return null;
  return (
    <span className={styles.orphans}>
      {row.orphans.map((kind) => (
        <Badge key={kind} tone={matchesOrphan({ orphans: [kind] }, 'without_owner') ? 'offTrack' : 'atRisk'}>
          {t(`orphan.${kind}`)}
        </Badge>
      ))}
    </span>
  );
}

function Names({ row }: { row: AssignmentRow }) {
  const { t } = useTranslation('assignments');
  return (
    <>
      <td>
        <span className={styles.phoneLabel}>{t('unit')}: </span>
        {row.isUnassigned ? t('noUnit') : row.lead.name}
      </td>
      <td>
        <span className={styles.phoneLabel}>{t('responsible')}: </span>
        {row.responsible?.name ?? '–'}
      </td>
      <td>
        <span className={styles.phoneLabel}>{t('deputy')}: </span>
        {row.deputy?.name ?? '–'}
      </td>
    </>
  );
}

function Inputs({ view, row, onChange }: { view: AssignmentsView; row: AssignmentRow; onChange: (row: AssignmentRow, act: Act) => void }) {
  const { t } = useTranslation('assignments');
  const stays: Act = { unit: keep, responsible: keep, deputy: keep };
  const members = membersOf(leadOf(row), view.units);
  return (
    <>
      <td>
        <span className={styles.phoneLabel} aria-hidden="true">
          {t('unit')}
        </span>
        <select
          className={`${controlClass} ${styles.cell}`}
          aria-label={t('unitOf', { number: row.number })}
          value={leadOf(row)}
          onChange={(event) => onChange(row, { ...stays, unit: event.target.value })}
        >
          <UnitOptions units={view.units} />
        </select>
      </td>
      <td>
        <span className={styles.phoneLabel} aria-hidden="true">
          {t('responsible')}
        </span>
        <PersonSelect
          label={t('responsibleOf', { number: row.number })}
          person={row.responsible}
          members={members}
          onPick={(responsible) => onChange(row, { ...stays, responsible })}
        />
      </td>
      <td>
        <span className={styles.phoneLabel} aria-hidden="true">
          {t('deputy')}
        </span>
        <PersonSelect
          label={t('deputyOf', { number: row.number })}
          person={row.deputy}
          members={members.filter(({ id }) => id !== row.responsible?.id)}
          onPick={(deputy) => onChange(row, { ...stays, deputy })}
        />
      </td>
    </>
  );
}

interface PersonSelectProps {
  label: string;
  person?: PersonRef;
  members: readonly PersonRef[];
  onPick: (id: string) => void;
}

function PersonSelect({ label, person, members, onPick }: PersonSelectProps) {
  const isMember = !person || members.some(({ id }) => id === person.id);
  return (
    <select className={`${controlClass} ${styles.cell}`} aria-label={label} value={person?.id ?? ''} onChange={(event) => onPick(event.target.value)}>
      <option value="">–</option>
      {/* Somebody who has left is shown until another is named. */}
      {!isMember && (
        <option value={person.id} disabled>
          {person.name}
        </option>
      )}
      {members.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
