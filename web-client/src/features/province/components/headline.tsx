import { Trans, useTranslation } from 'react-i18next';
import type { ProvinceView } from '@/api-types';
import { useWording } from '@/lib/wording';
import styles from './headline.module.css';

/** How the communes stand, in one sentence. */
export function Headline({ view }: { view: ProvinceView }) {
  const { t } = useTranslation('province');
  const words = useWording();
  const good = view.communes.reduce((sum, { goodCount }) => sum + goodCount, 0);
  const judged = view.communes.reduce((sum, { judgedCount }) => sum + judgedCount, 0);
  const ranked = view.communes.filter(({ rank }) => rank !== undefined).length;
  // Their reports stay at their own nodes: nothing is known of them here.
  const distant = view.communes.filter(({ forwardedAt }) => forwardedAt !== undefined).length;
  const period = words.quarter(view.period);
  const { timeliness } = view;
  return (
    <p className={styles.headline}>
      {judged > 0 ? (
        <Trans
          t={t}
          i18nKey="headline.judged"
          values={{ period, share: words.share(good, judged), communes: `${words.number(ranked)}/${words.number(view.communes.length)}` }}
          components={{ b: <strong /> }}
        />
      ) : (
        t('headline.noneJudged', { period, count: view.communes.length })
      )}{' '}
      {timeliness.expected > 0 &&
        t(distant > 0 ? 'headline.timelinessHere' : 'headline.timeliness', {
          count: distant,
          sent: words.share(timeliness.onTime + timeliness.late, timeliness.expected),
          onTime: words.number(timeliness.onTime),
          verified: `${words.number(view.verifiedCount)}/${words.number(view.reportCount)}`,
        })}
    </p>
  );
}
