import { useTranslation } from 'react-i18next';
import type { PersonAccount } from '@/api-types';
import { AppLink } from '@/components/ui/app-link';
import { Badge } from '@/components/ui/badge';
import { Button, buttonClass } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { Tone } from '@/components/ui/tone';
import { usePerson } from '@/lib/api/session';
import { formatMoment, formatTime } from '@/lib/format';
import { mayHoldIndicators, seesManyCommunes } from '@/lib/rights';
import { above, stateOf, type AccountState, type Tree } from '../rules';
import styles from './people-table.module.css';

interface Props {
  rows: readonly PersonAccount[];
  now: Date;
  tree: Tree;
  /** The account that is being switched on or off. */
  switchingId: string | null;
  onChange: (account: PersonAccount) => void;
  onSwitch: (account: PersonAccount, isActive: boolean) => void;
}

/** Accounts in the order of the tree. On a phone role and unit stand below the name, and switching off is in the form. */
export function PeopleTable({ rows, now, tree, switchingId, onChange, onSwitch }: Props) {
  const { t } = useTranslation('people');
  const me = usePerson();
  const namesCommune = seesManyCommunes(me);
  const placeOf = (account: PersonAccount) => account.organizationName ?? t('wholeSystem');
  const communeOf = (account: PersonAccount) => (namesCommune ? above(account, tree)?.name : undefined);

  return (
    <Panel flush>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('list.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col" className={styles.desk}>
              {t('userName')}
            </th>
            <th scope="col" className={styles.desk}>
              {t('role')}
            </th>
            <th scope="col" className={styles.desk}>
              {t('organization')}
            </th>
            <th scope="col">{t('stateColumn')}</th>
            <th scope="col" className={styles.desk}>
              {t('lastSeen')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((account) => {
            const name = account.displayName;
            const role = t(`role.${account.role}`, { ns: 'common' });
            return (
              <tr key={account.id} className={account.isActive ? undefined : styles.off}>
                <th scope="row" className={styles.name}>
                  {name}
                  <span className={`${styles.second} ${styles.phone}`}>{account.userName}</span>
                  <span className={`${styles.second} ${styles.phone}`}>
                    {[role, account.isHead && t('head'), placeOf(account)].filter(Boolean).join(' · ')}
                  </span>
                </th>
                <td className={styles.desk}>{account.userName}</td>
                <td className={`${styles.desk} ${styles.role}`}>
                  {role}
                  {account.isHead && <span className={styles.second}>{t('head')}</span>}
                </td>
                <td className={styles.desk}>
                  {placeOf(account)}
                  {communeOf(account) && <span className={styles.second}>{communeOf(account)}</span>}
                </td>
                <td className={styles.state}>
                  <StateMark account={account} now={now} />
                </td>
                <td className={`${styles.desk} ${styles.moment}`}>
                  {account.lastSeenAt ? formatMoment(account.lastSeenAt) : <span className="muted">–</span>}
                </td>
                <td className={styles.actions}>
                  {account.id === me.id ? (
                    <span className="muted small">{t('yours')}</span>
                  ) : (
                    <>
                      <Button aria-label={t('changeOf', { name })} onClick={() => onChange(account)}>
                        {t('change')}
                      </Button>
                      <Button
                        kind="quiet"
                        className={styles.desk}
                        aria-label={account.isActive ? t('switchOffOf', { name }) : t('switchOnOf', { name })}
                        disabled={switchingId === account.id}
                        onClick={() => onSwitch(account, !account.isActive)}
                      >
                        {account.isActive ? t('switchOff') : t('switchOn')}
                      </Button>
                      {mayHoldIndicators(account.role) && (
                        <AppLink className={buttonClass('quiet')} to={`/people/${account.id}/hand-over`} aria-label={t('handOverOf', { name })}>
                          {t('handOver')}
                        </AppLink>
                      )}
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}

/** The usual states are plain words: a mark is for what may want a hand. */
function StateMark({ account, now }: { account: PersonAccount; now: Date }) {
  const { t } = useTranslation('people');
  const state = stateOf(account, now);
  const tone = toneOf(state);
  return (
    <>
      {tone ? <Badge tone={tone}>{t(`state.${state}`)}</Badge> : <span className={state === 'unused' ? 'muted' : undefined}>{t(`state.${state}`)}</span>}
      {state === 'locked' && account.lockedUntil && (
        <span className={styles.second}>{t('lockedUntil', { time: formatTime(account.lockedUntil) })}</span>
      )}
    </>
  );
}

function toneOf(state: AccountState): Tone | null {
  switch (state) {
    case 'active':
    case 'unused':
      return null;
    case 'locked':
      return 'atRisk';
    case 'off':
      return 'neutral';
  }
}
