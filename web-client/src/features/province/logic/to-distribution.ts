import type { ComparisonView } from '@/api-types';
import type { DistributionData } from '@/components/charts/model';
import type { Wording } from '@/lib/wording';
import { placeOf } from './state';
import { actualOf, targetOf } from './words';

/** The ranked communes along their values, and the targets that they have. */
export function toDistribution(view: ComparisonView, words: Wording): DistributionData {
  const ranked = view.communes.filter(({ rank }) => rank !== undefined);
  const targets = new Map<string, { value: number; text: string; count: number }>();
  const points = ranked.flatMap((figure) => {
    const { counted } = figure;
    if (counted?.value === undefined) return [];
    const targetText = targetOf(counted, view.decimals, words);
    if (counted.target?.value != null) {
      const known = targets.get(targetText);
      targets.set(targetText, { value: counted.target.value, text: targetText, count: (known?.count ?? 0) + 1 });
    }
    return [
      {
        id: figure.communeId,
        name: figure.name,
        value: counted.value,
        valueText: actualOf(counted, view.decimals, words),
        targetText,
        status: counted.status,
        place: figure.rank ?? null,
        href: figure.planId ? placeOf(figure) : null,
      },
    ];
  });
  return {
    unit: view.unit,
    decimals: view.decimals,
    points: points.sort((left, right) => left.value - right.value),
    targets: [...targets.values()].sort((left, right) => right.count - left.count || left.value - right.value),
    median: view.median ?? null,
  };
}
