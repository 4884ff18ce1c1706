import { describe, expect, it } from 'vitest';
import type { RuleTiming } from '@/api-types';
import { changeOf, draftOf, emptyDraft, faultsOf, newRuleOf, timingOf, withDeadline, withFrequency, type Draft } from './draft';
import { monthly } from './fixtures';
import { deadlineKindsOf, frequencies, minutesOf, timeOf } from './timing';

const blank = emptyDraft('2026-11-22');

describe('a rule as it is written', () => {
  it('goes to the server as it came where nothing is changed', () => {
    const { id, communeId, units, isForm, updatedAt, ...kept } = monthly;
    expect([id, communeId, isForm, updatedAt]).toHaveLength(4);
    expect(changeOf(draftOf(monthly), 3)).toEqual({ ...kept, organizationIds: units.map((unit) => unit.id) });
  });

  it.each<[string, Partial<RuleTiming>]>([
    ['a day of the next month', { deadline: 'day_of_month', dueDay: 5, isNextMonth: true }],
    ['before a day of the month, to its end', { deadline: 'day_of_month', dueDay: 20, isBefore: true, dueMinute: undefined }],
    ['a fixed date', { frequency: 'year', deadline: 'fixed_date', dueDay: 29, dueMonth: 2 }],
    ['a single date', { frequency: 'once', deadline: 'fixed_date', dueDay: 20, dueMonth: 11, dueYear: 2026, isBefore: true }],
    ['days behind the 14th', { frequency: 'quarter', cutOff: 'fourteenth', deadline: 'working_days_after', workingDays: 2 }],
    ['on request', { frequency: 'on_request', deadline: 'on_request' }],
  ])('keeps %s', (_, part) => {
    const { lastWeek, ...rest } = monthly.timing;
    expect(lastWeek).toBe('last_seven_days');
    const timing = { ...rest, ...part };
    expect(timingOf(draftOf({ ...monthly, timing }))).toEqual(JSON.parse(JSON.stringify(timing)));
  });

  it('leaves out what is empty, and the blanks around the title', () => {
    const draft: Draft = { ...blank, title: ' Báo cáo ', organizationIds: ['kinh-te'], receiver: '  ' };
    expect(newRuleOf(draft, 'commune', null)).toEqual({
      communeId: 'commune',
      title: 'Báo cáo',
      reporters: 'listed',
      organizationIds: ['kinh-te'],
      timing: monthly.timing,
      isAssumed: false,
      isActive: true,
      startsOn: '2026-11-22',
    });
    expect(newRuleOf({ ...draft, reporters: 'leads' }, 'commune', 'plan')).toMatchObject({ planId: 'plan', organizationIds: [] });
  });
});

describe('another rhythm', () => {
  it('takes a deadline and a cut-off that it knows', () => {
    const yearly: Draft = { ...blank, frequency: 'year', deadline: 'fixed_date', cutOff: 'fourteenth' };
    expect(withFrequency(yearly, 'week')).toMatchObject({ deadline: 'last_week', cutOff: 'period_end', opensDays: '4', lockDays: '3' });
    expect(withFrequency(yearly, 'nine_months')).toMatchObject({ deadline: 'fixed_date', cutOff: 'fourteenth', opensDays: '30', lockDays: '10' });
  });

  it('always has a deadline that can be chosen', () => {
    for (const frequency of frequencies) expect(deadlineKindsOf(frequency)).toContain(withFrequency(blank, frequency).deadline);
  });
});

it('who names a deadline does not assume it any more', () => {
  expect(withDeadline({ ...blank, isAssumed: true }, { dueDay: '20' })).toMatchObject({ isAssumed: false, dueDay: '20' });
});

describe('what is wrong', () => {
  const fine: Draft = { ...blank, title: 'Báo cáo', organizationIds: ['kinh-te'] };

  it('is nothing of a whole draft', () => expect(faultsOf(fine)).toEqual({}));

  it.each<[Partial<Draft>, object]>([
    [{ title: ' ' }, { title: 'missing' }],
    [{ organizationIds: [] }, { organizationIds: 'noUnit' }],
    [{ organizationIds: [], reporters: 'leads' }, {}],
    [{ deadline: 'day_of_month', dueDay: '32' }, { dueDay: 'day' }],
    [{ deadline: 'day_of_month', dueDay: '31' }, {}],
    [{ frequency: 'year', deadline: 'fixed_date', dueDay: '31', dueMonth: '11' }, { dueDay: 'day' }],
    [{ frequency: 'year', deadline: 'fixed_date', dueDay: '29', dueMonth: '2' }, {}],
    [{ frequency: 'year', deadline: 'fixed_date', dueDay: '1', dueMonth: '13' }, { dueMonth: 'month' }],
    [{ frequency: 'once', deadline: 'fixed_date', dueDay: '20', dueMonth: '11', dueYear: '26' }, { dueYear: 'year' }],
    [{ deadline: 'working_days_after', workingDays: '0' }, { workingDays: 'workingDays' }],
    [{ deadline: 'working_days_after', workingDays: '1,5' }, { workingDays: 'workingDays' }],
    [{ time: '' }, { time: 'time' }],
    [{ time: '', isEndOfDay: true }, {}],
    [{ opensDays: '-1' }, { opensDays: 'opensDays' }],
    [{ lockDays: '' }, { lockDays: 'lockDays' }],
    [{ startsOn: '' }, { startsOn: 'date' }],
    [{ endsOn: '2026-11-21' }, { endsOn: 'endsBeforeStart' }],
    [{ endsOn: '2026-11-22' }, {}],
  ])('of %o is %o', (part, faults) => expect(faultsOf({ ...fine, ...part })).toEqual(faults));

  it('leaves no timing to look at where it concerns the timing', () => {
    expect(timingOf({ ...fine, title: '' })).not.toBeNull();
    expect(timingOf({ ...fine, opensDays: 'x' })).toBeNull();
  });
});

it.each([
  ['17:00', 1020],
  ['00:00', 0],
  ['23:59', 1439],
])('%s is minute %i of the day', (time, minutes) => {
  expect([minutesOf(time), timeOf(minutes)]).toEqual([minutes, time]);
});
