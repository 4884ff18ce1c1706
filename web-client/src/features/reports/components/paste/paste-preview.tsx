import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useLanguage } from '@/i18n';
import { formatNumber } from '@/lib/format';
import type { Notation } from '@/lib/number-input';
import { changesOf, faultsOf, planPaste, takenAtFirst, type Paste, type PastePlan, type PasteQuestion } from '../../logic/paste/paste';
import type { RowDraft } from '../../logic/row-draft';
import { PasteRows } from './paste-rows';
import styles from './paste-preview.module.css';

type Answer = Notation | 'skip';

interface Props {
  paste: Paste;
  onLand: (changes: ReadonlyMap<string, Partial<RowDraft>>, count: number) => void;
  onCancel: () => void;
}

/** A paste before it lands: what goes where, what is asked, what is left out. */
export function PastePreview({ paste, onLand, onCancel }: Props) {
  const { t } = useTranslation('reports');
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  /** Cells whose fate the person turned round. */
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());

  const plan = useMemo(() => {
    const notations = [...answers].filter((answer): answer is [string, Notation] => answer[1] !== 'skip');
    return planPaste(paste, new Map(notations));
  }, [paste, answers]);
  const first = takenAtFirst(plan);
  const taken = new Set(plan.cells.filter(({ key, change }) => change && first.has(key) !== turned.has(key)).map(({ key }) => key));
  const changes = changesOf(plan, taken);
  const open = plan.questions.filter(({ key }) => !answers.has(key)).length;

  const turn = (keys: readonly string[], isTaken: boolean) => {
    const moved = keys.filter((key) => taken.has(key) !== isTaken);
    setTurned(new Set([...[...turned].filter((key) => !moved.includes(key)), ...moved.filter((key) => !turned.has(key))]));
  };

  return (
    <Dialog
      title={t('paste.title')}
      isWide
      onClose={onCancel}
      footer={
        <>
          {open > 0 && <p className={styles.open}>{t('paste.answerFirst')}</p>}
          <Button onClick={onCancel}>{t('paste.cancel')}</Button>
          <Button kind="primary" disabled={open > 0 || taken.size === 0} onClick={() => onLand(changes, taken.size)}>
            {t('paste.land', { count: taken.size })}
          </Button>
        </>
      }
    >
      <Findings plan={plan} />
      {plan.questions.map((question) => (
        <Question
          key={question.key}
          question={question}
          answer={answers.get(question.key)}
          onAnswer={(answer) => setAnswers(new Map([...answers, [question.key, answer]]))}
        />
      ))}
      <PasteRows rows={paste.rows} cells={plan.cells} taken={taken} faults={faultsOf(paste.rows, changes)} onTurn={turn} />
    </Dialog>
  );
}

/** What was left out of the block as a whole. */
function Findings({ plan: { header, headingLines, overflow, cells } }: { plan: PastePlan }) {
  const { t } = useTranslation('reports');
  const doubts = cells.filter(({ doubt }) => doubt).length;
  const words = [
    doubts > 0 && t('paste.doubts', { count: doubts }),
    header && t('paste.header', { text: header.filter(Boolean).join(' | ') }),
    headingLines > 0 && t('paste.headings', { count: headingLines }),
    overflow > 0 && t('paste.overflow', { count: overflow }),
  ].filter((word) => word !== false && word !== undefined);
  return (
    <ul className={styles.findings}>
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
}

function Question({ question, answer, onAnswer }: { question: PasteQuestion; answer?: Answer; onAnswer: (answer: Answer) => void }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const name = useId();
  const [vietnamese, english] = question.readings.map((reading) => formatNumber(reading, 4, language));
  const options: [Answer, string | undefined][] = [
    ['vi', vietnamese],
    ['en', english],
    ['skip', t('paste.skip', { count: question.count })],
  ];
  return (
    <fieldset className={styles.question}>
      <legend>{t('paste.question', { column: t(`sheet.${question.column}`), text: question.text, count: question.count })}</legend>
      {options.map(([option, word]) => (
        <label key={option} className={styles.option}>
          <input type="radio" name={name} checked={answer === option} onChange={() => onAnswer(option)} /> {word}
        </label>
      ))}
    </fieldset>
  );
}
