import { expect, test } from 'vitest';
import { viewLink, viewParam } from './chart-link';

const origin = 'http://xa.local:5080';

test('a link keeps filters, order and table, and names period and plan though they are the default', () => {
  const location = { pathname: '/analysis', search: `?chart=units&pillar=egov&sort=status&${viewParam('units')}=table` };
  expect(viewLink(origin, location, { period: '2026Q3', plan: 'p1', id: 'units' })).toBe(
    'http://xa.local:5080/analysis?chart=units&pillar=egov&sort=status&view-units=table&period=2026Q3&plan=p1#chart-units',
  );
});

test('what the address names already stands once', () => {
  const link = new URL(viewLink(origin, { pathname: '/overview', search: '?period=2026Q3&plan=old' }, { period: '2026Q3', plan: 'p1', id: 'stacks' }));
  expect(link.searchParams.getAll('period')).toEqual(['2026Q3']);
  expect(link.searchParams.getAll('plan')).toEqual(['p1']);
});

test('a page about many plans names none', () => {
  expect(viewLink(origin, { pathname: '/timeliness', search: '' }, { period: '2026Q3', plan: null, id: 'a' })).toBe(
    'http://xa.local:5080/timeliness?period=2026Q3#chart-a',
  );
});
