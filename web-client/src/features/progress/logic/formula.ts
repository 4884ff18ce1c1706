import type { IndicatorView } from '@/api-types';
import { ratioFactor } from '@/lib/ratio';

/** "100 × hồ sơ trực tuyến ÷ tổng số hồ sơ", in the catalogue's words; null of what is no ratio, or where the catalogue names no parts. */
export function formulaOf(entry: Pick<IndicatorView, 'kind' | 'unit' | 'numeratorVi' | 'denominatorVi'> | undefined): string | null {
  if (entry?.kind !== 'ratio' || !entry.numeratorVi || !entry.denominatorVi) return null;
  const factor = ratioFactor(entry);
  const numerator = factor === 1 ? entry.numeratorVi : `${factor.toLocaleString('vi-VN')} × ${entry.numeratorVi}`;
  return `${numerator} ÷ ${entry.denominatorVi}`;
}
