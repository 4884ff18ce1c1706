import { useTranslation } from 'react-i18next';
import type { ReportingRuleView } from '@/api-types';
import { AppLink } from '@/components/ui/app-link';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { isGuess, isOver, type RuleGroup } from '../logic/list';
import styles from './rule-table.module.css';
import { useRuleWords } from './use-rule-words';

interface Props {
  groups: readonly RuleGroup[];
  today: string;
}

/** Rules under their rhythms; the name opens one. On a phone a card for each. */
export function RuleTable({ groups, today }: Props) {
  const { t } = useTranslation('rules');
  return (
    <Panel flush>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rule')}</th>
            <th scope="col">{t('reporter')}</th>
            <th scope="col">{t('receiver')}</th>
            <th scope="col">{t('due')}</th>
            <th scope="col">{t('next')}</th>
          </tr>
        </thead>
        {groups.map(({ frequency, rules }) => (
          <tbody key={frequency}>
            <tr className={styles.band}>
              <th scope="rowgroup" colSpan={5}>
                {t(`frequency.${frequency}`)}
              </th>
            </tr>
            {rules.map((rule) => (
              <Row key={rule.id} rule={rule} today={today} />
            ))}
          </tbody>
        ))}
      </table>
    </Panel>
  );
}

function Row({ rule, today }: { rule: ReportingRuleView; today: string }) {
  const { t } = useTranslation('rules');
  const words = useRuleWords();
  const isOff = !rule.isActive || isOver(rule, today);
  return (
    <tr className={isOff ? styles.off : undefined}>
      <th scope="row" className={styles.name}>
        <AppLink to={`/reporting-rules/${rule.id}`}>{rule.title}</AppLink>
        {rule.content && <span className={styles.content}>{rule.content}</span>}
      </th>
      <td data-label={t('reporter')}>
        {rule.reporter ?? rule.units.map(({ name }) => name).join(', ')}
        <span className={styles.second}>{t('units', { count: rule.units.length })}</span>
      </td>
      <td className={rule.receiver ? undefined : styles.absent} data-label={t('receiver')}>
        {rule.receiver ?? <span className="muted">{t('unnamed')}</span>}
      </td>
      <td data-label={t('due')}>
        {words.deadline(rule.timing)}
        <span className={styles.marks}>
          {isGuess(rule) && <Badge tone="atRisk">{t('assumed')}</Badge>}
          {rule.isForm && <Badge>{t('form')}</Badge>}
          {isOff && <Badge>{rule.isActive ? t('over') : t('off')}</Badge>}
        </span>
      </td>
      <td className={rule.next ? styles.next : styles.absent} data-label={t('next')}>
        {rule.next ? (
          <>
            {words.due(rule.next)}
            <span className={styles.second}>{words.period(rule.next.period)}</span>
          </>
        ) : (
          <span className="muted">–</span>
        )}
      </td>
    </tr>
  );
}
