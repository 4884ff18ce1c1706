import { useTranslation } from 'react-i18next';
import type { CommuneFigure, ComparisonView } from '@/api-types';
import { ChartPanel } from '@/components/charts/chart-panel';
import { formatMoment } from '@/lib/format';
import { useWording } from '@/lib/wording';
import type { ProvinceState } from '../logic/state';
import { toDistribution } from '../logic/to-distribution';
import { actualOf } from '../logic/words';
import { RankingTable } from './ranking-table';
import { RollUpCard } from './roll-up-card';
import styles from './comparison.module.css';

/** The communes on one measure: what they come to together, where each stands, and who cannot be compared. */
export function Comparison({ view, state }: { view: ComparisonView; state: ProvinceState }) {
  const { t } = useTranslation('province');
  const words = useWording();
  const name = words.language === 'vi' ? view.nameVi : (view.nameEn ?? view.nameVi);
  const period = words.quarter(view.period);
  const data = toDistribution(view, words);
  const nameOf = (figure: CommuneFigure | undefined) =>
    figure?.counted ? t('distribution.at', { name: figure.name, value: actualOf(figure.counted, view.decimals, words) }) : '';
  const ranked = view.communes.slice(0, view.rankedCount);
  const isEven = ranked.every(({ rank }) => rank === 1);
  const title = () => {
    if (ranked.length === 0) return t('distribution.none');
    const ends = { best: nameOf(ranked[0]), worst: nameOf(ranked.at(-1)) };
    if (isEven) return t('distribution.titleOne', { best: ranked[0]?.counted ? actualOf(ranked[0].counted, view.decimals, words) : '' });
    return t(view.isLowerBetter ? 'distribution.titleDown' : 'distribution.title', ends);
  };
  return (
    <div className={styles.comparison}>
      <p className={styles.headline}>
        <strong>{name}</strong>, {period}: {t('headline.ranked', { ranked: words.number(view.rankedCount), all: words.number(view.communes.length) })}
      </p>
      <div className={styles.columns}>
        <RollUpCard view={view} />
        <ChartPanel
          kind="distribution"
          data={data}
          title={title()}
          hint={t(view.isLowerBetter ? 'distribution.down' : 'distribution.up')}
          sentence={t('distribution.sentence', {
            name,
            list: data.points.map(({ name: commune, valueText }) => t('distribution.at', { name: commune, value: valueText })).join('; '),
          })}
          source={t(view.isDemo ? 'sourceDemo' : 'source', { at: formatMoment(view.generatedAt) })}
          fileName={`phan-bo-${view.code}-${view.period}`}
        />
      </div>
      <RankingTable view={view} state={state} />
    </div>
  );
}
