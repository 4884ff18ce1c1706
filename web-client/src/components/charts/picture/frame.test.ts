import { expect, test } from 'vitest';
import { frame, wrap } from './frame';

// Ten units a letter, whatever the font.
const measure = (text: string) => text.length * 10;
const look = { font: '"Be Vietnam Pro"', ink: '#17212e', muted: '#5a6675', paper: '#ffffff', faces: '' };

test.each([
  ['một hai ba', 70, ['một hai', 'ba']],
  ['một hai ba', 1000, ['một hai ba']],
  ['Chính-quyền-số hai', 50, ['Chính-quyền-số', 'hai']],
])('"%s" in %d units is %j', (text, width, lines) => {
  expect(wrap(text, width, 'f', measure)).toEqual(lines);
});

test('a picture carries finding, sentence and source, and what is written cannot break it', () => {
  const { svg, width, height } = frame(
    { width: 700, height: 300, body: '<circle r="4"/>' },
    { title: 'A & B <đạt>', sentence: 'Câu mô tả.', source: 'Nguồn: "báo cáo".' },
    { ...look, faces: '@font-face{}' },
    measure,
  );
  expect(svg).toContain('<title>A &amp; B &lt;đạt&gt;</title>');
  expect(svg).toContain('>Câu mô tả.</text>');
  expect(svg).toContain('>Nguồn: &quot;báo cáo&quot;.</text>');
  expect(svg).toContain('<circle r="4"/>');
  expect(svg).toContain('<style>@font-face{}</style>');
  // 24 on each side of 700; 24 + 25 + 4 + 19 + 16 + 300 + 16 + 16 + 24.
  expect([width, height]).toEqual([748, 444]);
});

test('a small drawing leaves its words a readable width', () => {
  expect(frame({ width: 200, height: 50, body: '' }, { title: 'T', sentence: 'S', source: 'N' }, look, measure).width).toBe(608);
});
