import type { IndicatorKind } from '@/api-types';

interface Ratio {
  kind: IndicatorKind;
  unit?: string | null;
}

/** The catalogue's rule: a ratio is in "%" unless its unit says otherwise. */
export function isPercent(row: Ratio): boolean {
  const unit = row.unit?.trim();
  return unit === '%' || (!unit && row.kind === 'ratio');
}

/** What numerator ÷ denominator is multiplied by, as the server does: 100 in "%", 1000 in "… /1.000 dân", else 1. */
export function ratioFactor(row: Ratio): number {
  if (isPercent(row)) return 100;
  return row.unit?.includes('/1.000') ? 1000 : 1;
}
