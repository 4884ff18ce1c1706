import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgressStatus, ReportState } from '@/api-types';
import styles from './badge.module.css';
import tones from './tones.module.css';
import { ReportShape } from './report-shape';
import { StatusShape } from './status-shape';
import { reportTone, statusTone, type Tone } from './tone';

interface BadgeProps {
  tone?: Tone;
  children: ReactNode;
  title?: string;
  /** The status that it marks, where it marks one. */
  status?: ProgressStatus;
}

export function Badge({ tone = 'neutral', children, title, status }: BadgeProps) {
  return (
    <span className={`${styles.badge} ${tones[tone]}`} title={title} data-status={status}>
      {children}
    </span>
  );
}

/** Shape, letter and word; where space is short the word is left to the tooltip and to screen readers. */
export function StatusMark({ status, short = false }: { status: ProgressStatus; short?: boolean }) {
  const { t } = useTranslation();
  const word = t(`status.${status}`);
  return (
    <Badge tone={statusTone(status)} title={short ? word : undefined} status={status}>
      <StatusShape status={status} />
      {short ? (
        <>
          <span aria-hidden="true">{t(`statusLetter.${status}`)}</span>
          <span className="visually-hidden">{word}</span>
        </>
      ) : (
        word
      )}
    </Badge>
  );
}

export function ReportStateBadge({ state }: { state: ReportState }) {
  const { t } = useTranslation();
  return (
    <Badge tone={reportTone(state)}>
      <ReportShape state={state} />
      {t(`reportState.${state}`)}
    </Badge>
  );
}
