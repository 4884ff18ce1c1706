import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanIndicatorView, PlanView } from '@/api-types';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { usePerson } from '@/lib/api/session';
import { bandsOf } from '@/lib/bands';
import { canAssignLeads } from '@/lib/rights';
import { useWording } from '@/lib/wording';
import styles from '../plans.module.css';
import { SettingsDialog } from './settings-dialog';

/** Every indicator under the document's headings, a column a target year; who may, names its lead here. */
export function IndicatorsPart({ plan }: { plan: PlanView }) {
  const { t } = useTranslation('plans');
  const words = useWording();
  const person = usePerson();
  const [onlyUnassigned, setOnlyUnassigned] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const [savedNumber, setSavedNumber] = useState<string | null>(null);
  const mayAssign = canAssignLeads(person, plan.summary);
  const unassigned = plan.indicators.filter(({ isUnassigned }) => isUnassigned);
  const shown = onlyUnassigned ? unassigned : plan.indicators;
  const open = plan.indicators.find(({ id }) => id === openId);
  const targetOf = (row: PlanIndicatorView, year: number) => row.targets.find((target) => target.year === year);

  if (plan.indicators.length === 0) return <EmptyState title={t('indicators.none')} />;
  return (
    <>
      {savedNumber && <Notice kind="success">{t('assign.saved', { number: savedNumber })}</Notice>}
      <p>
        <AppLink to={`/assignments?plan=${plan.summary.id}`}>{t('indicators.assignments')}</AppLink>
      </p>
      <Panel flush>
        {unassigned.length > 0 && (
          <div className={styles.toolbar}>
            <span className={styles.unassigned}>{t('indicators.unassignedCount', { count: unassigned.length })}</span>
            <label>
              <input type="checkbox" checked={onlyUnassigned} onChange={(event) => setOnlyUnassigned(event.target.checked)} />
              {t('indicators.onlyUnassigned')}
            </label>
          </div>
        )}
        <table className={styles.table}>
          <caption className="visually-hidden">{t('indicators.caption')}</caption>
          <thead>
            <tr>
              <th scope="col" className={styles.desk}>
                {t('indicators.number')}
              </th>
              <th scope="col">{t('indicators.name')}</th>
              <th scope="col" className={`number ${styles.desk}`}>
                {t('indicators.baseline')}
              </th>
              {plan.horizons.map((year) => (
                <th key={year} scope="col" className={`number ${styles.desk}`}>
                  {year}
                </th>
              ))}
              <th scope="col">{t('indicators.lead')}</th>
            </tr>
          </thead>
          <tbody>
            {bandsOf(shown).map(({ key, heading, rows }) => (
              <Fragment key={key}>
                <tr className={styles.band}>
                  <th scope="colgroup" colSpan={4 + plan.horizons.length}>
                    {heading ?? t('indicators.noHeading')}
                  </th>
                </tr>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td className={`${styles.order} ${styles.desk}`}>{row.number}</td>
                    <th scope="row">
                      <AppLink to={`/indicators/${row.id}?plan=${plan.summary.id}`}>{row.text}</AppLink>
                      <span className={styles.second}>
                        {row.code}
                        {row.isLocal && ` · ${t('indicators.local')}`}
                      </span>
                      {row.note && <span className={styles.second}>{row.note}</span>}
                      <span className={styles.phone}>
                        {row.targets.map((target) => `${target.year}: ${words.target(target, row)}`).join(' · ')}
                      </span>
                    </th>
                    <td className={`number ${styles.desk}`}>
                      {words.orDash(row.baseline?.value, row)}
                      {row.baseline && <span className={styles.second}>{row.baseline.asOf}</span>}
                    </td>
                    {plan.horizons.map((year) => {
                      const target = targetOf(row, year);
                      return (
                        <td key={year} className={`number ${styles.desk}`}>
                          {target ? words.target(target, row) : '–'}
                        </td>
                      );
                    })}
                    <td className={styles.leadCell}>
                      <span className={row.isUnassigned ? styles.unassigned : undefined}>
                        {row.isUnassigned ? t('unassigned', { ns: 'common' }) : row.leadName}
                      </span>
                      {row.responsible && <span className={styles.second}>{t('indicators.responsible', { name: row.responsible })}</span>}
                      {row.deputy && <span className={styles.second}>{t('indicators.deputy', { name: row.deputy })}</span>}
                      {mayAssign && (
                        <div>
                          <Button
                            kind={row.isUnassigned ? 'secondary' : 'quiet'}
                            className={row.isUnassigned ? undefined : styles.change}
                            aria-label={t(row.isUnassigned ? 'indicators.assignOf' : 'indicators.changeOf', { name: row.text })}
                            onClick={() => {
                              setSavedNumber(null);
                              setOpenId(row.id);
                            }}
                          >
                            {t(row.isUnassigned ? 'indicators.assign' : 'indicators.change')}
                          </Button>
                        </div>
                      )}
                    </td>
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </Panel>
      {open && (
        <SettingsDialog
          plan={plan}
          row={open}
          onClose={() => setOpenId(null)}
          onSaved={() => {
            setOpenId(null);
            setSavedNumber(open.number);
          }}
        />
      )}
    </>
  );
}
