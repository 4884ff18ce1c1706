// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ChangeTable } from './import-findings';

const cells = (row: number) => screen.getAllByRole('row')[row]?.textContent;

test('a change is told in words: the field by its name, codes by theirs, figures the Vietnamese way', () => {
  render(
    <ChangeTable
      changes={[
        { kind: 'changed', part: 'task', key: '12', field: 'budgetMillion', oldValue: '1250.5', newValue: '1300' },
        { kind: 'changed', part: 'plan', key: 'Kế hoạch', field: 'issuedOn', oldValue: '2026-01-15' },
        { kind: 'changed', part: 'indicator', key: 'I.1', field: 'phasing', oldValue: 'linear', newValue: 'flat' },
        { kind: 'changed', part: 'task', key: '12', field: 'leads', oldValue: '["vhxh"]', newValue: '["vhxh","kinh-te"]' },
        { kind: 'added', part: 'quarterFocus', key: '2026Q3' },
        { kind: 'added', part: 'reportingDuty', key: 'quarterly Báo cáo hằng quý' },
        { kind: 'changed', part: 'target', key: 'I.1 2026', oldValue: '≥ 60', newValue: '≥ 62.5' },
        { kind: 'changed', part: 'task', key: '12', field: 'colour', oldValue: 'red', newValue: 'blue' },
      ]}
    />,
  );
  expect(cells(1)).toBe('SửaNhiệm vụ12Kinh phí (triệu đồng)1.250,51.300');
  expect(cells(2)).toBe('SửaKế hoạchKế hoạchNgày ban hành15/01/2026–');
  expect(cells(3)).toBe('SửaChỉ tiêuI.1Phân bổ theo quýTăng đều từ hiện trạng đến mục tiêuGiữ mục tiêu năm ở mọi quý');
  expect(cells(4)).toBe('SửaNhiệm vụ12Đơn vị chủ trìvhxhvhxh; kinh-te');
  expect(cells(5)).toBe('ThêmTrọng tâm quýQuý III/2026–––');
  expect(cells(6)).toBe('ThêmChế độ báo cáoHằng quý: Báo cáo hằng quý–––');
  expect(cells(7)).toBe('SửaMục tiêuI.1 2026–≥ 60≥ 62,5');
  expect(cells(8)).toBe('SửaNhiệm vụ12colourredblue');
});
