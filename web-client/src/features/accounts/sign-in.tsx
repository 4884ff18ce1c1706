import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import type { DemoSignIn } from '@/api-types';
import { Loading } from '@/components/feedback/loading';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { setLanguage, useLanguage } from '@/i18n';
import { ApiProblem } from '@/lib/api/problem';
import { useSession } from '@/lib/api/session';
import { useSignIn } from './api/sign-in';
import { groupDemo, safeReturn, shortName } from './rules';
import styles from './sign-in.module.css';

export function Component() {
  const { t } = useTranslation('accounts');
  const language = useLanguage();
  const problemText = useProblemText();
  const session = useSession();
  const signIn = useSignIn();
  const [params] = useSearchParams();
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');

  if (session.isPending) return <Loading />;
  if (session.data?.person) return <Navigate to={safeReturn(params.get('from'))} replace />;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    signIn.mutate({ userName: userName.trim(), password });
  };
  const fillAndSubmit = (demo: DemoSignIn) => {
    setUserName(demo.userName);
    setPassword(demo.password);
    signIn.mutate({ userName: demo.userName, password: demo.password });
  };
  const errorText = (error: unknown) => {
    if (!(error instanceof ApiProblem) || error.isOffline || error.message) return problemText(error);
    if (error.status === 401) return t('wrongCredentials');
    if (error.status === 423) return t('lockedOut');
    if (error.status === 429) return t('tooManyRequests');
    return problemText(error);
  };
  const groups = groupDemo(session.data?.demoSignIns ?? []);

  return (
    <main className={styles.page}>
      <title>{`${t('title')} · Ward KPI`}</title>
      <div className={groups.length > 0 ? styles.wide : styles.narrow}>
        <section className={styles.form}>
          <h1>Ward KPI</h1>
          <p className={styles.purpose}>{t('purpose')}</p>
          <form onSubmit={submit}>
            <Field label={t('userName')}>
              {(attributes) => (
                <input
                  {...attributes}
                  value={userName}
                  onChange={(event) => setUserName(event.target.value)}
                  autoComplete="username"
                  autoCapitalize="none"
                  spellCheck={false}
                  required
                />
              )}
            </Field>
            <Field label={t('password')}>
              {(attributes) => (
                <input
                  {...attributes}
                  type="password"
                  value={password}
                  onChange={(event) => setPassword(event.target.value)}
                  autoComplete="current-password"
                  required
                />
              )}
            </Field>
            {session.isError && <Notice kind="error">{problemText(session.error)}</Notice>}
            {signIn.isError && <Notice kind="error">{errorText(signIn.error)}</Notice>}
            <Button type="submit" kind="primary" disabled={signIn.isPending}>
              {signIn.isPending ? t('signingIn') : t('signIn')}
            </Button>
          </form>
          <Button kind="quiet" className={styles.language} lang={language === 'vi' ? 'en' : 'vi'} onClick={() => void setLanguage(language === 'vi' ? 'en' : 'vi')}>
            {t(`language.${language === 'vi' ? 'en' : 'vi'}`, { ns: 'common' })}
          </Button>
        </section>
        {groups.length > 0 && (
          <section className={styles.demo} aria-labelledby="demo-sign-ins">
            <h2 id="demo-sign-ins">{t('demoTitle')}</h2>
            <p className="muted small">{t('demoText')}</p>
            <div className={styles.groups}>
              {groups.map(({ place, leaders, officers }, index) => (
                <details key={place} name="demo-place" open={index === 0}>
                  <summary>{place ?? t('demoAbove')}</summary>
                  <ul className={styles.leaders}>
                    {leaders.map((demo) => (
                      <li key={demo.userName}>
                        <button type="button" disabled={signIn.isPending} onClick={() => fillAndSubmit(demo)}>
                          {shortName(demo)}
                        </button>
                      </li>
                    ))}
                  </ul>
                  {officers.length > 0 && (
                    <>
                      <h3>{t('demoOfficers')}</h3>
                      <ul className={styles.officers}>
                        {officers.map((demo) => (
                          <li key={demo.userName}>
                            <button type="button" disabled={signIn.isPending} onClick={() => fillAndSubmit(demo)}>
                              {shortName(demo)}
                            </button>
                          </li>
                        ))}
                      </ul>
                    </>
                  )}
                </details>
              ))}
            </div>
          </section>
        )}
      </div>
    </main>
  );
}
