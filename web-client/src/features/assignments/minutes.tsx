import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { HandOverView, HeldPlan } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { usePerson } from '@/lib/api/session';
import { formatDate, formatTime } from '@/lib/format';
import { canAssignIndicators } from '@/lib/rights';
import { useWording } from '@/lib/wording';
import { minutesQuery } from './api/hand-over';
import { HeldTable } from './components/held-table';
import styles from './minutes.module.css';

/** Minutes of a hand-over, to be printed and signed. */
export function Component() {
  const { t } = useTranslation('assignments');
  const { id = '' } = useParams();
  const query = useQuery(minutesQuery(id));
  return (
    <>
      <PageHeader title={t('minutes.title')} actions={<Button onClick={() => window.print()}>{t('print', { ns: 'common' })}</Button>} />
      <QueryPanel query={query}>{(minutes) => <Minutes minutes={minutes} />}</QueryPanel>
    </>
  );
}

function Minutes({ minutes }: { minutes: HandOverView }) {
  const { t } = useTranslation('assignments');
  const mayAssign = canAssignIndicators(usePerson());
  const { from, fromPlace, to, toPlace, deputy } = minutes;
  const [hour, minute] = formatTime(minutes.at).split(':');
  const [day, month, year] = formatDate(minutes.at).split('/');
  const count = minutes.plans.flatMap(({ rows }) => rows).length;
  const parties: [string, string][] = [
    [t('minutes.from'), placed(from.name, fromPlace)],
    [t('minutes.to'), placed(to.name, toPlace)],
    ...(deputy ? [[t('deputy'), deputy.name] satisfies [string, string]] : []),
    [t('minutes.reason'), minutes.reason],
  ];
  return (
    <div className={styles.page}>
      {mayAssign && (
        <p className="no-print">
          <AppLink to={`/people/${from.id}/hand-over`}>‹ {t('minutes.back', { name: from.name })}</AppLink>
          {' · '}
          <AppLink to={`/assignments?person=${to.id}`}>{t('minutes.giveBack')}</AppLink>
        </p>
      )}
      <article className={styles.sheet} data-document>
        <header className={styles.head}>
          <p className={styles.issuer}>
            {t('minutes.issuer')}
            <span>{minutes.communeName.toLocaleUpperCase('vi')}</span>
            <small>{t('minutes.symbol')}</small>
          </p>
          <p className={styles.motto}>
            {t('minutes.nation')}
            <span>{t('minutes.motto')}</span>
          </p>
        </header>
        <h2 className={styles.title}>
          {t('minutes.heading')}
          <span>{t('minutes.about')}</span>
        </h2>
        <p>{t('minutes.opening', { hour, minute, day, month, year, place: minutes.communeName, province: minutes.provinceName })}</p>
        <dl className={styles.parties}>
          {parties.map(([name, value]) => (
            <div key={name}>
              <dt>{name}:</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>{t('minutes.content', { count })}</p>
        {minutes.plans.map((plan) => (
          <section key={plan.plan.id} className={styles.plan}>
            <h3>{plan.plan.number ? t('minutes.plan', { number: plan.plan.number, title: plan.plan.title }) : plan.plan.title}</h3>
            <HeldTable rows={plan.rows} />
            <OpenReports plan={plan} />
          </section>
        ))}
        <p>{t('minutes.closing')}</p>
        <div className={styles.signatures}>
          {([['giver', from.name], ['receiver', to.name], ['office', '']] as const).map(([part, name]) => (
            <div key={part}>
              <strong>{t(`minutes.${part}`)}</strong>
              <span>{t('minutes.sign')}</span>
              <p>{name}</p>
            </div>
          ))}
        </div>
        <p className={styles.source}>{t('minutes.source', { by: minutes.doneBy, time: formatTime(minutes.at), date: formatDate(minutes.at) })}</p>
      </article>
    </div>
  );
}

function OpenReports({ plan }: { plan: HeldPlan }) {
  const { t } = useTranslation('assignments');
  const words = useWording();
  const waiting = plan.rows.reduce((sum, row) => sum + row.waitingRequests, 0);
  if (plan.openReports.length === 0 && waiting === 0) return null;
  return (
    <>
      {plan.openReports.length > 0 && (
        <>
          <p>{t('minutes.openReports')}</p>
          <ul className={styles.open}>
            {plan.openReports.map(({ id, unit, period, state }) => (
              <li key={id}>
                {unit.name}, {words.quarter(period)}: {t(`reportState.${state}`, { ns: 'common' })}
              </li>
            ))}
          </ul>
        </>
      )}
      {waiting > 0 && <p>{t('handOver.waiting', { count: waiting })}</p>}
    </>
  );
}

function placed(name: string, place: string | undefined): string {
  return place ? `${name}, ${place}` : name;
}
