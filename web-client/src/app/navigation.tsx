import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { PersonView } from '@/api-types';
import { WaitingCount } from '@/features/explanations/waiting-count';
import { placeOf } from '@/lib/rights';
import { useKeptPath } from '@/lib/url-state';
import { NavigationIcon } from './navigation-icon';
import styles from './navigation.module.css';
import { labelOf, placesOf, tabsOf } from './places';

const key = 'ward-kpi.navigation';

function storedCollapse(): boolean {
  try {
    return localStorage.getItem(key) === 'collapsed';
  } catch {
    return false;
  }
}

export function SideNavigation({ person }: { person: PersonView }) {
  const { t } = useTranslation();
  const kept = useKeptPath();
  const [collapsed, setCollapsed] = useState(storedCollapse);
  const place = placeOf(person);

  const toggle = () => {
    setCollapsed(!collapsed);
    try {
      localStorage.setItem(key, collapsed ? 'open' : 'collapsed');
    } catch {
      // Storage is forbidden: the choice holds until the page is left.
    }
  };

  return (
    <nav className={collapsed ? `${styles.side} ${styles.collapsed}` : styles.side} aria-label={t('nav.main')}>
      <div className={styles.brand}>
        <span className={styles.product}>{collapsed ? 'W' : t('product')}</span>
        {!collapsed && place && <span className={styles.place}>{place.name}</span>}
      </div>
      <ul className={styles.list}>
        {placesOf(person).map((name) => (
          <li key={name}>
            <NavLink className={styles.link ?? ''} to={kept(`/${name}`)} title={collapsed ? t(labelOf(name, person)) : undefined}>
              <NavigationIcon place={name} />
              <span className={collapsed ? 'visually-hidden' : undefined}>{t(labelOf(name, person))}</span>
              {name === 'explanations' && <WaitingCount />}
            </NavLink>
          </li>
        ))}
      </ul>
      <button type="button" className={styles.toggle} onClick={toggle} aria-expanded={!collapsed}>
        <span aria-hidden="true">{collapsed ? '»' : '«'}</span>
        <span className={collapsed ? 'visually-hidden' : undefined}>{collapsed ? t('nav.expand') : t('nav.collapse')}</span>
      </button>
    </nav>
  );
}

export function BottomTabs({ person }: { person: PersonView }) {
  const { t } = useTranslation();
  const kept = useKeptPath();
  return (
    <nav className={styles.tabs} aria-label={t('nav.main')}>
      {tabsOf(person).map((name) => (
        <NavLink key={name} className={styles.tab ?? ''} to={kept(`/${name}`)}>
          <NavigationIcon place={name} />
          {t(labelOf(name, person, 'short'))}
        </NavLink>
      ))}
    </nav>
  );
}
