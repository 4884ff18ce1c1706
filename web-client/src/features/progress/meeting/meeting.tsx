import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { IndicatorProgress, PlanSummary, ProgressView } from '@/api-types';
import { CurrentPlanPanel } from '@/components/feedback/current-plan-panel';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { useKeptPath, usePeriod, useSetParams } from '@/lib/url-state';
import { useWording } from '@/lib/wording';
import { progressQuery } from '../api/progress';
import { exceptionRows } from '../rules';
import { FirstSlide } from './first-slide';
import { enterFullScreen, leaveFullScreen, useIsFullScreen } from './full-screen';
import { IndicatorSlide } from './indicator-slide';
import styles from './meeting.module.css';
import { moveOf, slideAfter, slideOf, type Focus } from './slides';

interface Parts {
  /** Below the figures of an indicator: what was asked and answered; below its chart: where the meeting writes. */
  talk: (progress: ProgressView, row: IndicatorProgress) => ReactNode;
  note: (progress: ProgressView, row: IndicatorProgress) => ReactNode;
  /** The last slide. */
  conclusions: (progress: ProgressView) => ReactNode;
}

export function MeetingPage(parts: Parts) {
  const { t } = useTranslation('progress');
  useEffect(() => {
    document.title = `${t('meeting.title')} · Ward KPI`;
  }, [t]);
  return (
    <main className={styles.wall}>
      <CurrentPlanPanel>{(plan) => <PlanMeeting plan={plan} {...parts} />}</CurrentPlanPanel>
    </main>
  );
}

function PlanMeeting({ plan, ...parts }: Parts & { plan: PlanSummary }) {
  const query = useQuery(progressQuery(plan.id, usePeriod()));
  return <QueryPanel query={query}>{(progress) => <Slides progress={progress} {...parts} />}</QueryPanel>;
}

function Slides({ progress, talk, note, conclusions }: Parts & { progress: ProgressView }) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const navigate = useNavigate();
  const kept = useKeptPath();
  const isFull = useIsFullScreen();
  const rows = exceptionRows(progress);
  const count = rows.length + 2;
  const at = slideOf(params.get('at'), count);
  const row = rows[at - 2];

  const show = (slide: number) => setParams({ at: String(slide) });
  const leave = () => {
    void leaveFullScreen();
    void navigate(kept('/overview'));
  };

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return;
      const focus = focusOf(event.target);
      // Out of a text first; the next Escape leaves.
      if (event.key === 'Escape' && focus === 'field') (event.target as HTMLElement).blur();
      const move = moveOf(event.key, focus);
      if (!move) return;
      event.preventDefault();
      if (move === 'leave') leave();
      else show(slideAfter(move, at, count));
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });

  return (
    <div className={styles.frame}>
      <div className={styles.slide} aria-live="polite">
        {row ? (
          <IndicatorSlide key={row.planIndicatorId} progress={progress} row={row} talk={talk(progress, row)} note={note(progress, row)} />
        ) : at === 1 ? (
          <FirstSlide progress={progress} />
        ) : (
          conclusions(progress)
        )}
      </div>
      <footer className={styles.bar}>
        <span>
          {progress.plan.communeName} · {words.quarter(progress.period)}
          {progress.isDemo && ` · ${t('meeting.demo')}`}
        </span>
        <span className={styles.keys}>
          <Button disabled={at === 1} onClick={() => show(at - 1)}>
            ‹ {t('meeting.previous')}
          </Button>
          <span className={styles.place}>
            <span className="visually-hidden">{t('meeting.slide')} </span>
            {at}/{count}
          </span>
          <Button disabled={at === count} onClick={() => show(at + 1)}>
            {t('meeting.next')} ›
          </Button>
        </span>
        <span className={styles.keys}>
          {at === count && <Button onClick={() => window.print()}>{t('print', { ns: 'common' })}</Button>}
          {document.fullscreenEnabled && !isFull && <Button onClick={() => void enterFullScreen()}>{t('meeting.fullScreen')}</Button>}
          <Button onClick={leave}>{t('meeting.leave')}</Button>
        </span>
      </footer>
    </div>
  );
}

function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('textarea, input, select')) return 'field';
  return target.closest('button, a, summary') ? 'button' : 'page';
}
