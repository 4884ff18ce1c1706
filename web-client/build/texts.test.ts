import { expect, test } from 'vitest';
import { namesOf } from './texts';

test('texts are found alone, in a list and in an option, once each and without the common ones', () => {
  expect(namesOf("useTranslation('plans'); useTranslation('plans');")).toEqual(['plans']);
  expect(namesOf("useTranslation(['progress', 'common']); t('x', { ns: 'province' });")).toEqual(['progress', 'province']);
  expect(namesOf("useTranslation(); i18next.getFixedT(language, 'reports');")).toEqual(['reports']);
  expect(namesOf("i18next.getFixedT('vi', 'reports')")).toEqual(['reports']);
});

test('texts that no reader of the source can name do not build', () => {
  expect(() => namesOf('useTranslation(feature)')).toThrow('useTranslation(feature)');
  expect(() => namesOf('useTranslation([feature, other])')).toThrow('literals');
});
