import type { ReportRow } from '@/api-types';
import { fold } from '@/lib/fold';
import { resolve, type NumberField, type RowDraft } from '../row-draft';

/**
 * The cell that counts people or things and holds a fraction. It is asked about and not refused: catalogues word money and thousands of people as
 * "số …" too, and a point for a comma is the likelier slip.
 */
export function fractionOfCount(row: ReportRow, draft: RowDraft): NumberField | undefined {
  const resolution = resolve(row, draft);
  if (resolution.kind !== 'ready') return undefined;
  const { entryKind, numerator, denominator, value } = resolution.value;
  const figures: [NumberField, number | null | undefined][] =
    entryKind === 'ratio' ? [['numerator', numerator], ['denominator', denominator]] : entryKind === 'value' ? [['value', value]] : [];
  return figures.find(([field, figure]) => figure != null && isHalved(row, field, figure))?.[0];
}

/** Whether a figure is a fraction where the cell counts. */
export function isHalved(row: ReportRow, field: NumberField, figure: number): boolean {
  if (Number.isInteger(figure)) return false;
  switch (field) {
    case 'value':
      return row.kind === 'value' && row.decimals === 0;
    case 'numerator':
      return isCount(row.numeratorLabel);
    case 'denominator':
      return isCount(row.denominatorLabel);
  }
}

function isCount(label: string | null | undefined): boolean {
  const words = fold(label ?? '');
  return /^(tong )?so /.test(words) && !/\b(tien|kinh phi|nghin|trieu|ty dong)\b/.test(words);
}
