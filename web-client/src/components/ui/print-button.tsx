import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { print, type Paper } from '@/lib/print';
import { Button } from './button';
import styles from './print-button.module.css';

const papers: readonly Paper[] = ['A4 portrait', 'A4 landscape', 'A3 portrait', 'A3 landscape'];

/** Prints the page on the paper of one's choice: a committee's table takes A3. */
export function PrintButton() {
  const { t } = useTranslation();
  const id = useId();
  return (
    <span className={styles.print}>
      <Button popoverTarget={id} aria-haspopup="true">
        {t('print')}
      </Button>
      <div id={id} popover="auto" className={styles.menu} role="group" aria-label={t('paper.choose')}>
        {papers.map((paper) => (
          <Button key={paper} kind="quiet" popoverTarget={id} popoverTargetAction="hide" onClick={() => print(paper)}>
            {t(`paper.${paper}`)}
          </Button>
        ))}
      </div>
    </span>
  );
}
