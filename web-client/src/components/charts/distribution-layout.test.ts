import { describe, expect, test } from 'vitest';
import { layLabels, nearest, stackDots } from './distribution-layout';

describe('dots', () => {
  test('that would cover each other stand one above the other', () => {
    // 10 and 14 are nearer than a size of 10; 20 fits beside 10 again.
    expect(stackDots([10, 14, 20], 10)).toEqual([0, 1, 0]);
  });

  test('of one value make a column', () => {
    expect(stackDots([5, 5, 5, 5], 12)).toEqual([0, 1, 2, 3]);
  });

  test('come in any order', () => {
    expect(stackDots([30, 10, 12], 10)).toEqual([0, 0, 1]);
  });

  test('never touch on a row', () => {
    const places = Array.from({ length: 170 }, (_, index) => (index * 37) % 200);
    const rows = stackDots(places, 9);
    places.forEach((place, one) =>
      places.forEach((other, two) => {
        if (one < two && rows[one] === rows[two]) expect(Math.abs(place - other)).toBeGreaterThanOrEqual(9);
      }),
    );
  });
});

describe('labels', () => {
  test('give way to another line, and are left out where all are taken', () => {
    const label = (at: number) => ({ at, width: 40 });
    expect(layLabels([label(100), label(120), label(130), label(200)], 2)).toEqual([0, 1, null, 0]);
  });
});

test('the nearest dot is the one pointed at', () => {
  const dots = [
    { x: 10, y: 10 },
    { x: 30, y: 10 },
    { x: 30, y: 40 },
  ];
  expect(nearest(dots, 28, 30)).toBe(2);
});
