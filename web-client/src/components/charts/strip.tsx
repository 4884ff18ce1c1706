import type { ReactNode } from 'react';
import { AppLink } from '@/components/ui/app-link';
import tones from '@/components/ui/tones.module.css';
import type { Tone } from '@/components/ui/tone';
import { useWording } from '@/lib/wording';
import styles from './strip.module.css';

export interface Segment {
  id: string;
  tone: Tone;
  shape: ReactNode;
  word: string;
  count: number;
  /** Of the whole; the segments make 100. */
  percent: number;
  /** Where the segment leads. */
  href?: string;
}

/** Segments as wide as their counts, with mark, count and word; on a phone the words are left to screen readers. */
export function Strip({ label, segments }: { label: string; segments: readonly Segment[] }) {
  const words = useWording();
  return (
    <ul className={styles.strip} aria-label={label}>
      {segments
        .filter(({ count }) => count > 0)
        .map(({ id, tone, shape, word, count, percent, href }) => {
          const title = `${word}: ${words.number(count)} (${words.percent(percent)})`;
          const content = (
            <>
              {shape}
              <strong>{words.number(count)}</strong>
              <span className={styles.word}>{word}</span>
            </>
          );
          return (
            <li key={id} className={tones[tone]} style={{ flexGrow: count }}>
              {href ? (
                <AppLink className={styles.segment} to={href} title={title}>
                  {content}
                </AppLink>
              ) : (
                <span className={styles.segment} title={title}>
                  {content}
                </span>
              )}
            </li>
          );
        })}
    </ul>
  );
}
