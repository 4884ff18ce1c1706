import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { CalendarDayView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { daysQuery } from '@/lib/api/calendar-days';
import { usePerson } from '@/lib/api/session';
import { dayOf, type Day } from '@/lib/days';
import { formatDate } from '@/lib/format';
import { canManageCalendar } from '@/lib/rights';
import { useSetParams } from '@/lib/url-state';
import { useSaveDay } from './api/calendar-days';
import styles from './calendar-days.module.css';
import { DayDialog, type Outcome } from './components/day-dialog';
import { DayTable } from './components/day-table';
import { YearView } from './components/year-view';
import { bodyOf, countsOf, draftOf, parseYear } from './logic/days';

/** A year of working days at a glance; the one who keeps the calendar changes it. */
export function Component() {
  const { t } = useTranslation('calendarDays');
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const year = parseYear(params.get('year'), dayOf(new Date()));
  const days = useQuery(daysQuery(year));
  const mayChange = canManageCalendar(usePerson());
  const [opened, setOpened] = useState<{ entry: CalendarDayView | null; day: Day } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const add = (day: Day) => {
    setOutcome(null);
    setOpened({ entry: null, day });
  };
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('title')}
        actions={
          mayChange && (
            <Button kind="primary" onClick={() => add('')}>
              {t('add')}
            </Button>
          )
        }
      />
      <div className={styles.years}>
        <Button aria-label={t('year.previous')} onClick={() => setParams({ year: `${year - 1}` })}>
          ‹
        </Button>
        <strong>{t('year.of', { year })}</strong>
        <Button aria-label={t('year.next')} onClick={() => setParams({ year: `${year + 1}` })}>
          ›
        </Button>
      </div>
      {outcome && <OutcomeNotice outcome={outcome} onUndone={() => setOutcome(null)} />}
      <QueryPanel query={days}>
        {(entries) => (
          <div className={styles.page}>
            {entries.length > 0 && <Lead entries={entries} year={year} />}
            <YearView
              year={year}
              entries={entries}
              onOpen={mayChange ? (entry, day) => (entry ? setOpened({ entry, day }) : add(day)) : undefined}
            />
            {entries.length > 0 ? (
              <DayTable entries={entries} onChange={mayChange ? (entry) => setOpened({ entry, day: entry.day }) : undefined} />
            ) : (
              <EmptyState title={t('none', { year })}>{mayChange ? t('noneText') : t('noneReader')}</EmptyState>
            )}
            {opened && (
              <DayDialog
                key={`${opened.day} ${opened.entry?.version}`}
                entry={opened.entry}
                latest={entries.find(({ day }) => day === opened.entry?.day)}
                day={opened.day}
                onTakeNew={(entry) => setOpened({ entry, day: entry.day })}
                onClose={() => setOpened(null)}
                onDone={(done) => {
                  setOpened(null);
                  setOutcome(done);
                }}
              />
            )}
          </div>
        )}
      </QueryPanel>
    </div>
  );
}

function Lead({ entries, year }: { entries: readonly CalendarDayView[]; year: number }) {
  const { t } = useTranslation('calendarDays');
  const { off, makeup, inactive } = countsOf(entries);
  const parts = [t('lead.off', { count: off }), ...(makeup ? [t('lead.makeup', { count: makeup })] : []), ...(inactive ? [t('lead.inactive', { count: inactive })] : [])];
  return <p className={styles.lead}>{t('lead.text', { year, parts: parts.join(', ') })}</p>;
}

/** A day that was deleted by mistake comes back as it was. */
function OutcomeNotice({ outcome, onUndone }: { outcome: Outcome; onUndone: () => void }) {
  const { t } = useTranslation('calendarDays');
  const problemText = useProblemText();
  const save = useSaveDay();
  const { entry } = outcome;
  const restore = () => save.mutate({ day: bodyOf(draftOf(entry, entry.day), 0), isNew: true }, { onSuccess: onUndone });
  return (
    <Notice kind={save.isError ? 'error' : 'success'}>
      <div className={styles.outcome}>
        <p>{save.isError ? problemText(save.error) : t(`outcome.${outcome.kind}`, { day: formatDate(entry.day), name: entry.name })}</p>
        {outcome.kind === 'deleted' && (
          <Button disabled={save.isPending} onClick={restore}>
            {t('undo')}
          </Button>
        )}
      </div>
    </Notice>
  );
}
