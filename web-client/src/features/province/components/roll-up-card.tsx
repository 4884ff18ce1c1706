import { useTranslation } from 'react-i18next';
import type { ComparisonView } from '@/api-types';
import { Panel } from '@/components/ui/panel';
import { useWording } from '@/lib/wording';
import { countsOf } from '../logic/words';
import styles from './roll-up-card.module.css';

/** One figure over the communes, what it is made of, and who is not behind it and why. */
export function RollUpCard({ view }: { view: ComparisonView }) {
  const { t } = useTranslation('province');
  const words = useWording();
  const { rollUp, numeratorVi, denominatorVi } = view;
  const left = rollUp.leftOut.reduce((sum, { count }) => sum + count, 0);
  const counts = countsOf(rollUp, words);
  return (
    <Panel title={t(`rollUp.${rollUp.kind}`)} hint={t(view.includesSubmitted ? 'rollUp.withSubmitted' : 'rollUp.verifiedOnly')}>
      <p className={styles.figure}>
        {rollUp.value === undefined ? '–' : words.measure(rollUp.value, { unit: rollUp.kind === 'yes_count' ? '%' : rollUp.unit, decimals: view.decimals })}
        {counts && <span className={styles.counts}>{counts}</span>}
      </p>
      {rollUp.kind === 'ratio' && numeratorVi && denominatorVi && (
        <p className="muted small">
          {numeratorVi} ÷ {denominatorVi}
        </p>
      )}
      <p className={styles.behind}>
        {t('rollUp.behind', { behind: words.number(rollUp.communeCount), all: words.number(view.communes.length) })}
        {left > 0 && `, ${t('rollUp.left', { count: left })}`}
      </p>
      {left > 0 && (
        <ul className={styles.gaps}>
          {rollUp.leftOut.map(({ gap, count }) => (
            <li key={gap}>
              <strong>{words.number(count)}</strong> {t(`gap.${gap}`)}
            </li>
          ))}
        </ul>
      )}
      {rollUp.value === undefined && rollUp.leftOut.some(({ gap }) => gap === 'not_verified') && (
        <p className="muted small">{t('rollUp.switch')}</p>
      )}
    </Panel>
  );
}
