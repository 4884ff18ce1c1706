/**
 * What a column of figures holds. It decides between two readings of the same text, never changes a figure.
 * `percent`: a share, decimals are everyday and thousands are not. `amount`: counts and money. `measure`: anything may come.
 */
export type NumberColumn = 'percent' | 'amount' | 'measure';

export type NumberInput =
  { kind: 'empty' } | { kind: 'value'; value: number } | { kind: 'ambiguous'; readings: readonly [number, number] } | { kind: 'invalid' };

// The store keeps four decimals; 15 digits are what a double holds exactly.
const maxDecimals = 4;
const maxDigits = 15;

/** Which mark begins the decimals: the comma of `1.640,5` or the point of `1,640.5`. */
export type Notation = 'vi' | 'en';

/**
 * Reads a number as people type or paste it in Vietnamese offices: `18,7`, `1.640`, `1.640,5`, `98 %`. A notation that is known decides where the
 * text has two readings, unless a count would then end in three decimals: `2,000` among `1.640` and `18,7` is asked about all the same.
 */
export function parseNumber(text: string, column: NumberColumn, notation?: Notation): NumberInput {
  const compact = withoutSpaces(text);
  if (compact === '') return { kind: 'empty' };

  const bare = column === 'percent' ? compact.replace(/%$/, '') : compact;
  const negative = bare.startsWith('-');
  const digits = negative ? bare.slice(1) : bare;
  if (digits.replace(/\D/g, '').length > maxDigits) return { kind: 'invalid' };

  const vietnamese = read(digits, '.', ',');
  const english = read(digits, ',', '.');
  if (vietnamese === undefined && english === undefined) return { kind: 'invalid' };

  const sign = negative ? -1 : 1;
  if (vietnamese === undefined || english === undefined || vietnamese === english) {
    return { kind: 'value', value: sign * round((vietnamese ?? english)!) };
  }
  const known = notation === 'en' ? english : vietnamese;
  if (isNatural(known, column) || (notation && column !== 'amount')) return { kind: 'value', value: sign * round(known) };
  return { kind: 'ambiguous', readings: [sign * round(vietnamese), sign * round(english)] };
}

/**
 * The notation that a column of figures gives away by those that have one reading only, such as `18,7`; undefined where none does. Figures that
 * contradict each other are `mixed`: then nothing can be said of the rest.
 */
export function notationOf(texts: readonly string[]): Notation | 'mixed' | undefined {
  const found = new Set(texts.map(givenAway).filter((notation) => notation !== undefined));
  return found.size > 1 ? 'mixed' : [...found][0];
}

/** The text that stands in an input for a stored figure; parsing it again is not needed and not always possible. */
export function toNumberText(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : inputFormat.format(value);
}

const inputFormat = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: maxDecimals });

// A space, breaking or not, is a thousands separator in tables pasted from Word.
function withoutSpaces(text: string): string {
  return text.replace(/[\s\u00a0\u202f]+/g, '').replace(/^\u2212/, '-');
}

function givenAway(text: string): Notation | undefined {
  const digits = withoutSpaces(text).replace(/^-/, '').replace(/%$/, '');
  const isVietnamese = read(digits, '.', ',') !== undefined;
  const isEnglish = read(digits, ',', '.') !== undefined;
  if (isVietnamese === isEnglish) return undefined;
  return isVietnamese ? 'vi' : 'en';
}

function read(digits: string, group: '.' | ',', decimal: '.' | ','): number | undefined {
  const [whole, fraction, ...rest] = digits.split(decimal);
  if (whole === undefined || rest.length > 0) return undefined;
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return undefined;

  const groups = whole.split(group);
  const isGrouped = groups.length > 1;
  const isWhole = isGrouped
    ? /^[1-9]\d{0,2}$/.test(groups[0]!) && groups.slice(1).every((part) => /^\d{3}$/.test(part))
    : (fraction === undefined ? /^\d+$/ : /^(0|[1-9]\d*)$/).test(whole);
  return isWhole ? Number(`${groups.join('')}.${fraction ?? '0'}`) : undefined;
}

/** Whether a reading is what such a column usually holds, so that nobody need be asked. */
function isNatural(figure: number, column: NumberColumn): boolean {
  switch (column) {
    case 'percent':
      return !Number.isInteger(figure);
    case 'amount':
      return Number.isInteger(figure) && figure >= 1000;
    case 'measure':
      return false;
  }
}

function round(value: number): number {
  return Math.round(value * 10 ** maxDecimals) / 10 ** maxDecimals;
}
