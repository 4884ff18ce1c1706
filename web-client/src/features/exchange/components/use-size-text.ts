import { useWording } from '@/lib/wording';
import { sizeOf } from '../rules';

/** "7,4 kB". */
export function useSizeText(): (bytes: number) => string {
  const words = useWording();
  return (bytes) => {
    const { value, unit } = sizeOf(bytes);
    return words.measure(value, { unit, decimals: unit === 'B' ? 0 : 1 });
  };
}
