import { expect, test } from 'vitest';
import css from './tokens.css?raw';

const blocks = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
  selector: selector.trim(),
  values: Object.fromEntries([...body.matchAll(/--([\w-]+): (#\w{6});/g)].map(([, name = '', value = '']) => [name, value])),
}));
const valuesOf = (selector: string) => blocks.find((block) => block.selector.endsWith(selector))?.values ?? {};
const light = blocks[0]?.values ?? {};
const dark = valuesOf(":root[data-theme='dark']");

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(left: string, right: string): number {
  const [dim = 0, bright = 0] = [luminance(left), luminance(right)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

test('the dark values are the same for the system and for the person', () => {
  expect(Object.keys(light).length).toBeGreaterThan(20);
  expect(valuesOf(":root:not([data-theme='light'])")).toEqual(dark);
  expect(Object.keys(dark)).toEqual(Object.keys(light));
});

test.each([
  ['light', light],
  ['dark', dark],
])('words of a status are readable on panel, page and tint (%s)', (_, theme) => {
  for (const status of ['met', 'on-track', 'at-risk', 'off-track', 'neutral']) {
    for (const ground of ['panel', 'background', `${status}-tint`]) {
      expect(contrast(theme[`${status}-ink`] ?? '', theme[ground] ?? ''), `${status} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  }
  for (const ground of ['panel', 'background', 'band', 'neutral-tint']) {
    expect(contrast(theme.muted ?? '', theme[ground] ?? ''), `muted on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});
