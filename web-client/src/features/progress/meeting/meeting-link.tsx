import { useTranslation } from 'react-i18next';
import { AppLink } from '@/components/ui/app-link';
import { buttonClass } from '@/components/ui/button';
import { enterFullScreen } from './full-screen';
import styles from './meeting-link.module.css';

/** The click itself asks for the whole screen: browsers grant it to nothing else. */
export function MeetingLink() {
  const { t } = useTranslation('progress');
  return (
    <AppLink className={`${buttonClass()} ${styles.link}`} to="/meeting" onClick={() => void enterFullScreen()}>
      {t('meeting.open')}
    </AppLink>
  );
}
