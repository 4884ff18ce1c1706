import { useTranslation } from 'react-i18next';
import { AppLink } from '@/components/ui/app-link';
import { statusTone } from '@/components/ui/tone';
import { useWording } from '@/lib/wording';
import styles from './charts.module.css';
import type { StackRow } from './model';
import { StackBar } from './stack-bar';
import { useTips } from './use-tips';

export default function Stacks({ data }: { data: readonly StackRow[] }) {
  const { t } = useTranslation();
  const words = useWording();
  const { tipOf, bubble } = useTips();
  return (
    <>
    <ul className={styles.stacks}>
      {data.map(({ id, name, counts, href }) => {
        const total = counts.reduce((sum, { count }) => sum + count, 0);
        const good = counts.reduce((sum, { status, count }) => (status === 'met' || status === 'on_track' ? sum + count : sum), 0);
        const isJudged = counts.some(({ status, count }) => count > 0 && statusTone(status) !== 'neutral');
        const lines = counts.filter(({ count }) => count > 0).map(({ status, count }) => [t(`status.${status}`), words.number(count)] as const);
        const sentence = lines.map((line) => line.join(' ')).join(', ');
        return (
          <li key={id} {...tipOf({ title: name, lines })}>
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
    {bubble}
    </>
  );
}
