import { useContext, useId, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { downloadCsv, type Table } from '@/lib/csv';
import { PlanContext } from '@/lib/current-plan';
import { usePeriod, useSetParams } from '@/lib/url-state';
import { useWording } from '@/lib/wording';
import styles from './chart-panel.module.css';
import { viewLink, viewParam } from './chart-link';
import type { Around } from './picture/frame';
import type { PictureFormat } from './picture/picture';

interface Props {
  id: string;
  asTable: boolean;
  fileName: string;
  around: Around;
  table: () => Table;
  drawing: RefObject<HTMLDivElement | null>;
}

/** What may be done with a chart: look at its figures, take it along, point somebody to it. */
export function PanelKeys({ id, asTable, fileName, around, table, drawing }: Props) {
  const { t } = useTranslation();
  const words = useWording();
  const setParams = useSetParams();
  const menu = useId();
  const list = useRef<HTMLUListElement>(null);
  const [failed, setFailed] = useState(false);

  const savePicture = (format: PictureFormat) => {
    const element = drawing.current;
    if (!element) return;
    setFailed(false);
    import('./picture/picture')
      .then(({ downloadPicture }) => downloadPicture(fileName, format, element, around))
      .then(
        () => list.current?.hidePopover(),
        () => setFailed(true),
      );
  };

  return (
    <span className={styles.keys}>
      <button type="button" aria-pressed={asTable} onClick={() => setParams({ [viewParam(id)]: asTable ? null : 'table' })}>
        {t('chart.asTable')}
      </button>
      <button type="button" popoverTarget={menu} aria-label={t('chart.takeLong', { title: around.title })}>
        {t('chart.take')}
      </button>
      <ul ref={list} id={menu} popover="auto" className={styles.menu} onToggle={({ newState, currentTarget }) => newState === 'open' && place(currentTarget)}>
        <li>
          <button
            type="button"
            onClick={() => {
              downloadCsv(fileName, table(), words.language);
              list.current?.hidePopover();
            }}
          >
            {t('chart.csv')}
          </button>
        </li>
        {(['png', 'svg'] as const).map((format) => (
          <li key={format}>
            {/* A table is no drawing: it goes along as a file of figures. */}
            <button type="button" disabled={asTable} onClick={() => savePicture(format)}>
              {t(`chart.${format}`)}
            </button>
          </li>
        ))}
        <li>
          <CopyLink id={id} />
        </li>
        {failed && (
          <li role="alert" className={styles.failed}>
            {t('chart.pictureFailed')}
          </li>
        )}
      </ul>
    </span>
  );
}

function CopyLink({ id }: { id: string }) {
  const { t } = useTranslation();
  const location = useLocation();
  const period = usePeriod();
  const plan = useContext(PlanContext);
  const [state, setState] = useState<'idle' | 'copied' | 'shown'>('idle');
  const link = viewLink(window.location.origin, location, { period, plan, id });
  // Browsers leave the clipboard out where the page did not come over HTTPS: then the link stands there to be marked.
  const copy = () => {
    if (!('clipboard' in navigator)) setState('shown');
    else void navigator.clipboard.writeText(link).then(() => setState('copied'), () => setState('shown'));
  };
  if (state === 'shown') {
    return <input className={styles.link} readOnly aria-label={t('chart.link')} value={link} ref={(input) => input?.select()} />;
  }
  return (
    <>
      <button type="button" onClick={copy}>
        {t('chart.copyLink')}
      </button>
      <span role="status" className={styles.copied}>
        {state === 'copied' && t('chart.copied')}
      </span>
    </>
  );
}

/** Below its key, within the window. */
function place(menu: HTMLElement): void {
  const key = menu.previousElementSibling?.getBoundingClientRect();
  if (!key) return;
  const { width, height } = menu.getBoundingClientRect();
  const below = key.bottom + 4;
  menu.style.left = `${Math.max(8, Math.min(window.innerWidth - width - 8, key.right - width))}px`;
  menu.style.top = `${below + height <= window.innerHeight ? below : Math.max(8, key.top - height - 4)}px`;
}
