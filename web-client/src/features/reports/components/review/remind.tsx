import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardCell, RemindOutcome } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { formatMoment } from '@/lib/format';
import { useWording } from '@/lib/wording';
import type { useRemindUnits } from '../../api/remind-units';
import { namesOfOutcome } from '../../logic/board';
import { isWithUnit } from '../../logic/report-order';
import styles from './remind.module.css';

type Reminding = ReturnType<typeof useRemindUnits>;

// The limit of the server (BoardValidators).
const limit = 2000;

/** Asks one unit with one click, and says when it was asked last. */
export function RemindUnit({ cell, reminding }: { cell: BoardCell; reminding: Reminding }) {
  const { t } = useTranslation('reports');
  const words = useWording();
  const { planId, organizationId, organizationName, period, state } = cell.summary;
  const moment = cell.remindedAt && formatMoment(cell.remindedAt);
  if (!isWithUnit(state) && !moment) return null;
  return (
    <div className={styles.unit}>
      {isWithUnit(state) && (
        <Button
          className={styles.button}
          aria-label={t('board.remindLabel', { unit: organizationName, period: words.quarter(period) })}
          disabled={reminding.isPending}
          onClick={() => reminding.mutate({ planId, period, organizationIds: [organizationId] })}
        >
          {t('board.remind')}
        </Button>
      )}
      {moment && (
        <span className={styles.word}>
          {cell.remindedBy ? t('board.remindedBy', { moment, person: cell.remindedBy }) : t('board.reminded', { moment })}
        </span>
      )}
    </div>
  );
}

/** Asks all units that have not sent, with a word if there is one to say. */
export function RemindAll({ cells, period, reminding }: { cells: readonly BoardCell[]; period: string; reminding: Reminding }) {
  const { t } = useTranslation('reports');
  const [isOpen, setIsOpen] = useState(false);
  if (cells.length === 0) return null;
  return (
    <>
      <Button
        disabled={reminding.isPending}
        onClick={() => {
          reminding.reset();
          setIsOpen(true);
        }}
      >
        {t('board.remindAll', { count: cells.length })}
      </Button>
      {isOpen && <RemindDialog cells={cells} period={period} reminding={reminding} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function RemindDialog({
  cells,
  period,
  reminding,
  onClose,
}: {
  cells: readonly BoardCell[];
  period: string;
  reminding: Reminding;
  onClose: () => void;
}) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const words = useWording();
  const problemText = useProblemText();
  const [text, setText] = useState('');

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    const organizationIds = cells.map(({ summary }) => summary.organizationId);
    const planId = cells[0]!.summary.planId;
    reminding.mutate({ planId, period, organizationIds, ...(text.trim() && { text: text.trim() }) }, { onSuccess: onClose });
  };

  return (
    <Dialog
      title={t('board.remindTitle', { count: cells.length, period: words.quarter(period) })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button kind="primary" type="submit" form="remind" disabled={reminding.isPending}>
            {t('board.remindSend')}
          </Button>
        </>
      }
    >
      <form id="remind" className={styles.form} onSubmit={send}>
        <Field label={t('board.remindText')} hint={t('board.remindHint')}>
          {(attributes) => (
            <textarea {...attributes} rows={3} maxLength={limit} value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
        <ul className={styles.units}>
          {cells.map(({ summary }) => (
            <li key={summary.organizationId}>{summary.organizationName}</li>
          ))}
        </ul>
        {reminding.error && <Notice kind="error">{problemText(reminding.error)}</Notice>}
      </form>
    </Dialog>
  );
}

/** Who got the reminder, and who did not and why. */
export function RemindResult({ outcome, cells }: { outcome: RemindOutcome; cells: readonly BoardCell[] }) {
  const { t } = useTranslation('reports');
  return (
    <Notice kind={outcome.nobody.length > 0 ? 'warning' : 'success'}>
      {namesOfOutcome(outcome, cells).map(({ part, units }) => (
        <p key={part}>{t(`board.outcome.${part}`, { units: units.join('; ') })}</p>
      ))}
    </Notice>
  );
}
