import { useTranslation } from 'react-i18next';
import { AppLink } from '@/components/ui/app-link';
import { statusTone } from '@/components/ui/tone';
import { useWording } from '@/lib/wording';
import styles from './charts.module.css';
import type { StackRow } from './model';
import { StackBar } from './stack-bar';

export default function Stacks({ data }: { data: readonly StackRow[] }) {
  const { t } = useTranslation();
  const words = useWording();
  return (
    <ul className={styles.stacks}>
      {data.map(({ id, name, counts, href }) => {
        const total = counts.reduce((sum, { count }) => sum + count, 0);
        const good = counts.reduce((sum, { status, count }) => (status === 'met' || status === 'on_track' ? sum + count : sum), 0);
        const isJudged = counts.some(({ status, count }) => count > 0 && statusTone(status) !== 'neutral');
        const sentence = counts
          .filter(({ count }) => count > 0)
          .map(({ status, count }) => `${t(`status.${status}`)} ${words.number(count)}`)
          .join(', ');
        return (
          <li key={id} title={sentence}>
            <AppLink to={href} className={styles.stackName}>
              {name}
            </AppLink>
            <StackBar counts={counts} />
            <span className="visually-hidden">{sentence}.</span>
            <span className="number">
              {isJudged ? `${words.number(good)}/${words.number(total)}` : '–'}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
