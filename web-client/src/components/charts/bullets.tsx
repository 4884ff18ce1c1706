import { AppLink } from '@/components/ui/app-link';
import { StatusMark } from '@/components/ui/badge';
import { Bullet } from './bullet';
import styles from './charts.module.css';
import type { BulletRow } from './model';
import { useTips } from './use-tips';

export default function Bullets({ data }: { data: readonly BulletRow[] }) {
  const { tipOf, bubble } = useTips();
  return (
    <>
      <ul className={styles.bullets}>
        {data.map((row) => (
          <li key={row.id} {...(row.tip && tipOf(row.tip))}>
            <StatusMark status={row.status} short />
            <AppLink to={row.href} className={styles.bulletName}>
              {row.name}
            </AppLink>
            <Bullet {...row} />
            <span className={styles.bulletFigure}>
              <strong>{row.valueText}</strong> <span className="muted">/ {row.targetText}</span>
            </span>
          </li>
        ))}
      </ul>
      {bubble}
    </>
  );
}
