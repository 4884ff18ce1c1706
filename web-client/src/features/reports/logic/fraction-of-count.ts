import type { ReportRow } from '@/api-types';
import { fold } from '@/lib/fold';
import { resolve, type NumberField, type RowDraft } from './row-draft';

/**
 * The cell that counts people or things and holds a fraction. It is asked about and not refused: catalogues word money and thousands of people as
 * "số …" too, and a point for a comma is the likelier slip.
 */
export function fractionOfCount(row: ReportRow, draft: RowDraft): NumberField | undefined {
  const resolution = resolve(row, draft);
  if (resolution.kind !== 'ready') return undefined;
  const { entryKind, numerator, denominator, value } = resolution.value;
  const isFraction = (figure: number | null | undefined) => figure != null && !Number.isInteger(figure);
  if (entryKind === 'value' && row.kind === 'value' && row.decimals === 0 && isFraction(value)) return 'value';
  if (isFraction(numerator) && isCount(row.numeratorLabel)) return 'numerator';
  return isFraction(denominator) && isCount(row.denominatorLabel) ? 'denominator' : undefined;
}

function isCount(label: string | null | undefined): boolean {
  const words = fold(label ?? '');
  return /^(tong )?so /.test(words) && !/\b(tien|kinh phi|nghin|trieu|ty dong)\b/.test(words);
}
