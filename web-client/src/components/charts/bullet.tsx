import type { ProgressStatus } from '@/api-types';
import { statusColour } from '@/components/ui/tone';
import { bulletMaximum, position } from './scales';
import styles from './charts.module.css';

interface Props {
  status: ProgressStatus;
  value: number | null | undefined;
  milestone: number | null | undefined;
  target: number | null | undefined;
  unit?: string | null;
}

/** Pale track, a darker band to the target, the bar, a dotted tick at the quarter's milestone and a solid one at the target. */
export function Bullet({ status, value, milestone, target, unit }: Props) {
  const maximum = bulletMaximum([value, milestone, target], unit);
  const at = (figure: number) => `${position(figure, maximum)}%`;
  // The tick of 100 % stays inside the drawing.
  const tick = (figure: number) => `${Math.min(99.2, Math.max(0.8, position(figure, maximum)))}%`;
  return (
    <svg className={styles.bullet} height="18" aria-hidden="true" focusable="false">
      <rect x="0" y="4" width="100%" height="10" rx="2" fill="var(--track)" />
      {target != null && <rect x="0" y="4" width={at(target)} height="10" rx="2" fill="var(--track-band)" />}
      {value != null && <rect x="0" y="6.5" width={at(value)} height="5" rx="1.5" fill={statusColour(status)} />}
      {milestone != null && milestone !== target && (
        <line x1={tick(milestone)} x2={tick(milestone)} y1="1" y2="17" stroke="var(--ink)" strokeWidth="2" strokeDasharray="2 2" />
      )}
      {target != null && <line x1={tick(target)} x2={tick(target)} y1="1" y2="17" stroke="var(--ink)" strokeWidth="2" />}
    </svg>
  );
}
