import { useTranslation } from 'react-i18next';
import type { JobRunView, JobView } from '@/api-types';
import { useWording } from '@/lib/wording';
import { durationOf, rhythmOf, toldCounts, type Count } from '../rules';

const kilobytesOfMegabyte = 1024;

export function useRunWords() {
  const { t } = useTranslation('jobs');
  const words = useWording();

  const countWords = ({ name, number }: Count) =>
    t(`count.${name}`, { number: name === 'kilobytes' ? words.number(number / kilobytesOfMegabyte, 1) : words.number(number) });

  return {
    /** "Hằng ngày lúc 01:30". */
    rhythm(job: JobView): string {
      const rhythm = rhythmOf(job);
      return rhythm.kind === 'daily' ? t('rhythm.daily', { time: rhythm.time }) : t(`rhythm.${rhythm.kind}`, { count: rhythm.count });
    },
    /** "bản sao 1,6 MB, xóa 1 bản cũ"; null where the run has not ended well. */
    done(run: JobRunView): string | null {
      if (run.state !== 'succeeded') return null;
      const told = toldCounts(run);
      return told.length > 0 ? told.map(countWords).join(', ') : t('nothingToDo');
    },
    duration(run: JobRunView): string {
      const duration = durationOf(run);
      if (!duration) return '–';
      return duration.unit === 'moment' ? t('duration.moment') : t(`duration.${duration.unit}`, { count: duration.count });
    },
    /** "Theo lịch", "Quản trị hệ thống". */
    cause(run: JobRunView): string {
      return run.startedBy ?? t(`cause.${run.cause}`);
    },
  };
}
