import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CardProgress, IndicatorProgress } from '@/api-types';
import { Sparkline } from '@/components/charts/sparkline';
import { AppLink } from '@/components/ui/app-link';
import { StatusMark } from '@/components/ui/badge';
import { useWording, type Wording } from '@/lib/wording';
import { nearestTargets, shownForecast, toTrend } from '../rules';
import styles from './flagship-card.module.css';

interface Props {
  card: CardProgress;
  row: IndicatorProgress | null;
  year: number;
}

/** A flagship measure: figure, target, trend and one short line. A plan that does not set it says so. */
export function FlagshipCard({ card, row, year }: Props) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const name = words.language === 'vi' ? card.nameVi : card.nameEn;

  if (!row) {
    return (
      <li className={styles.card}>
        <h2 className={styles.name}>{name}</h2>
        <p className={styles.absent}>{t('card.absent')}</p>
      </li>
    );
  }

  const trend = toTrend(row, words);
  const hasTrend = trend.quarters.some(({ value }) => value !== null);
  return (
    <li className={styles.card}>
      <h2 className={styles.name}>
        <AppLink to={`/indicators/${row.planIndicatorId}`}>{name}</AppLink>
      </h2>
      <p className={styles.figure}>
        {row.value == null ? <span className={styles.none}>–</span> : <strong>{words.number(row.value, row.decimals)}</strong>}
        <span>
          {row.target ? t('card.target', { target: words.target(row.target, row) }) : row.value != null && row.unit}
        </span>
      </p>
      {hasTrend && <Sparkline data={trend} />}
      <p className={styles.state}>
        <StatusMark status={row.status} />
        <span>{cardText(row, year, words, t)}</span>
      </p>
    </li>
  );
}

function cardText(row: IndicatorProgress, year: number, words: Wording, t: TFunction<'progress'>): string {
  const figure = (value: number) => words.number(value, row.decimals);
  switch (row.status) {
    case 'met':
      return t('card.exceeds');
    case 'on_track': {
      const forecast = shownForecast(row);
      return forecast === null ? t('card.onPace') : `${t('card.onPace')} · ${t('card.forecast', { forecast: figure(forecast) })}`;
    }
    case 'at_risk':
    case 'off_track':
      return [
        row.milestone != null && t('card.milestone', { milestone: figure(row.milestone) }),
        row.neededPace != null && t('card.needed', { pace: words.signed(row.neededPace, row.decimals) }),
      ]
        .filter(Boolean)
        .join(' · ');
    case 'not_due':
    case 'no_data':
    case 'not_applicable': {
      if (row.reason !== 'no_target_this_year') return row.reason ? t(`reason.${row.reason}`) : '';
      const targets = nearestTargets(row.targets, year).map((target) => `${target.year}: ${words.target(target, row)}`);
      return [t('card.noTarget', { year }), targets.length > 0 && t('card.nearest', { targets: targets.join(', ') })]
        .filter(Boolean)
        .join('; ');
    }
  }
}
