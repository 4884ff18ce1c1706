import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PersonView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { AppLink } from '@/components/ui/app-link';
import { Button, buttonClass } from '@/components/ui/button';
import { WaitingCount } from '@/features/explanations/waiting-count';
import { setLanguage, useLanguage } from '@/i18n';
import { api, forgetEarlyAnswers, unwrap } from '@/lib/api/client';
import { setTheme, useTheme, type Theme } from '@/lib/theme';
import type { Language } from '@/lib/period';
import { labelOf, placesOf, tabsOf } from './places';
import styles from './user-menu.module.css';

const ChangePassword = lazy(() => import('@/features/accounts/change-password'));
const themes: readonly Theme[] = ['system', 'light', 'dark'];
const languages: readonly Language[] = ['vi', 'en'];

export function UserMenu({ person }: { person: PersonView }) {
  const { t } = useTranslation();
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const language = useLanguage();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const role = t(`role.${person.role}`);
  const [isChangingPassword, setIsChangingPassword] = useState(false);
  const signOut = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/session')),
    onSuccess: async () => {
      await navigate('/sign-in', { replace: true });
      // Nothing of one person is left for the next.
      forgetEarlyAnswers();
      queryClient.clear();
    },
  });

  return (
    <>
      <button type="button" className={styles.trigger} popoverTarget={id}>
        <span className="visually-hidden">{t('account.menu')}: </span>
        <span className={styles.name}>{person.displayName}</span>
        {!person.displayName.includes(role) && <span className={styles.role}>{role}</span>}
        <svg className={styles.icon} width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
          <circle cx="10" cy="7" r="3.2" />
          <path d="M3.8 17c.7-3.4 3.2-5 6.2-5s5.5 1.6 6.2 5" />
        </svg>
      </button>
      <div ref={menu} id={id} popover="auto" className={styles.menu}>
        <p className={styles.person}>
          <strong>{person.displayName}</strong>
          <span className="muted small">
            {[role, person.organization?.name].filter(Boolean).join(' · ')}
          </span>
        </p>
        <nav className={styles.places} aria-label={t('nav.more')}>
          {placesOf(person)
            .filter((place) => !tabsOf(person).includes(place))
            .map((place) => (
              <AppLink key={place} to={`/${place}`}>
                {t(labelOf(place, person))}
                {place === 'explanations' && <WaitingCount />}
              </AppLink>
            ))}
        </nav>
        <fieldset className={styles.choice}>
          <legend>{t('account.theme')}</legend>
          {themes.map((option) => (
            <label key={option}>
              <input type="radio" name="theme" checked={theme === option} onChange={() => setTheme(option)} />
              <span>{t(`theme.${option}`)}</span>
            </label>
          ))}
        </fieldset>
        <fieldset className={styles.choice}>
          <legend>{t('account.language')}</legend>
          {languages.map((option) => (
            <label key={option} lang={option}>
              <input type="radio" name="language" checked={language === option} onChange={() => void setLanguage(option)} />
              <span>{t(`language.${option}`)}</span>
            </label>
          ))}
        </fieldset>
        <AppLink className={buttonClass()} to="/notices/settings" onClick={() => menu.current?.hidePopover()}>
          {t('account.notices')}
        </AppLink>
        <Button popoverTarget={id} popoverTargetAction="hide" onClick={() => setIsChangingPassword(true)}>
          {t('account.changePassword')}
        </Button>
        <Button onClick={() => signOut.mutate()} disabled={signOut.isPending}>
          {t('account.signOut')}
        </Button>
        {signOut.isError && <p role="alert">{problemText(signOut.error)}</p>}
      </div>
      <Suspense>
        {isChangingPassword && <ChangePassword userName={person.userName} onClose={() => setIsChangingPassword(false)} />}
      </Suspense>
    </>
  );
}
