import { expect, it } from 'vitest';
import type { ReportingRuleView } from '@/api-types';
import { monthly } from './fixtures';
import { countsOf, groupsOf } from './list';

const today = '2026-11-22';
const quarterly: ReportingRuleView = { ...monthly, id: 'quarterly', timing: { ...monthly.timing, frequency: 'quarter' } };
const form: ReportingRuleView = { ...quarterly, id: 'form', isForm: true, isAssumed: false };
const off: ReportingRuleView = { ...quarterly, id: 'off', isActive: false };
const ended: ReportingRuleView = { ...monthly, id: 'ended', endsOn: '2026-11-21' };
const asked: ReportingRuleView = { ...monthly, id: 'asked', timing: { ...monthly.timing, frequency: 'on_request', deadline: 'on_request' } };
const all = [off, quarterly, asked, ended, form, monthly];

it('stands by rhythm, the form first and what no longer holds last', () => {
  expect(groupsOf(all, today).map(({ frequency, rules }) => [frequency, rules.map(({ id }) => id)])).toEqual([
    ['month', ['monthly', 'ended']],
    ['quarter', ['form', 'quarterly', 'off']],
    ['on_request', ['asked']],
  ]);
});

it('counts what holds, and where a day was guessed: on request none is', () => {
  expect(countsOf(all, today)).toEqual({ holding: 4, assumed: 2 });
  expect(countsOf([{ ...monthly, endsOn: today }], today)).toEqual({ holding: 1, assumed: 1 });
});
