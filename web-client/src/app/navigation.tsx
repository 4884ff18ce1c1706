import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { PersonView } from '@/api-types';
import { canManagePeople, canVerifyReports, hasReports, placeOf } from '@/lib/rights';
import { useKeptPath } from '@/lib/url-state';
import { NavigationIcon } from './navigation-icon';
import styles from './navigation.module.css';

const key = 'ward-kpi.navigation';

export type Place = 'overview' | 'indicators' | 'tasks' | 'reports' | 'review' | 'plans' | 'people';

/** Pages of a person, in the order of the side navigation. */
function placesOf(person: PersonView): Place[] {
  return [
    'overview',
    'indicators',
    'tasks',
    ...(hasReports(person) ? (['reports'] as const) : []),
    ...(canVerifyReports(person) ? (['review'] as const) : []),
    'plans',
    ...(canManagePeople(person) ? (['people'] as const) : []),
  ];
}

/** Four tabs fit a phone: what a person does there comes before reading the plan. */
function tabsOf(person: PersonView): Place[] {
  const places = placesOf(person);
  return places.length > 5 ? places.filter((place) => place !== 'tasks' && place !== 'plans') : places.slice(0, 5);
}

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
            <NavLink className={styles.link ?? ''} to={kept(`/${name}`)} title={collapsed ? t(`nav.${name}`) : undefined}>
              <NavigationIcon place={name} />
              <span className={collapsed ? 'visually-hidden' : undefined}>{t(`nav.${name}`)}</span>
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
          {name === 'reports' ? t('nav.reportsShort') : name === 'review' ? t('nav.reviewShort') : t(`nav.${name}`)}
        </NavLink>
      ))}
    </nav>
  );
}
