import type { Place } from './places';

const paths: Record<Place, string> = {
  province: 'M2.5 13.5v-4h3v4M6.5 13.5v-11h3v11M10.5 13.5v-7h3v7M1.5 13.5h13',
  overview: 'M2.5 13.5v-5M6.5 13.5v-11M10.5 13.5V7M14 13.5v-9',
  indicators: 'M8 2a6 6 0 1 0 6 6M8 5a3 3 0 1 0 3 3M8 8l6-6',
  analysis: 'M2.5 2.5h3v3h-3zM6.5 2.5h3v3h-3zM10.5 2.5h3v3h-3zM2.5 6.5h3v3h-3zM6.5 6.5h3v3h-3zM10.5 6.5h3v3h-3zM2.5 10.5h3v3h-3zM6.5 10.5h3v3h-3zM10.5 10.5h3v3h-3z',
  tasks: 'M2.5 4l1.2 1.2L6 3M2.5 9l1.2 1.2L6 8M8.5 4.2h5M8.5 9.2h5M8.5 13.5h5M3 13.5h2',
  explanations: 'M2.5 3h11v7.5H7.5L4.5 13.5v-3h-2zM5.5 6h5M5.5 8h3',
  reports: 'M3.5 1.8h6l3 3v9.4h-9zM5.8 7h4.4M5.8 9.5h4.4M5.8 12h2.6',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3M5 9h2M9 9h2M5 11.5h2',
  review: 'M2.5 8.5l3.4 3.4L13.5 4',
  timeliness: 'M8 14a6 6 0 1 0 0-12a6 6 0 0 0 0 12M8 4.6V8l2.4 1.6',
  'as-reported': 'M4.5 7.5V5.2a3.5 3.5 0 0 1 7 0v2.3M3.2 7.5h9.6v6.3H3.2zM8 10v1.6',
  plans: 'M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3',
  assignments: 'M2.5 3.5h6M2.5 8h4M2.5 12.5h4M11.5 9.3a2 2 0 1 0 0-4a2 2 0 0 0 0 4M8.3 14c.4-2 1.6-3 3.2-3s2.8 1 3.2 3',
  'reporting-rules': 'M2.5 3.5h11M2.5 8h6M2.5 12.5h4M11.8 8.6v2.6l1.7 1M11.8 14.6a3.4 3.4 0 1 0 0-6.8a3.4 3.4 0 0 0 0 6.8',
  'calendar-days': 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 1.8v3M10.5 1.8v3M6 9l4 2.6M10 9l-4 2.6',
  'public-page': 'M8 14a6 6 0 1 0 0-12a6 6 0 0 0 0 12M2 8h12M8 2c2.2 2 2.2 10 0 12M8 2c-2.2 2-2.2 10 0 12',
  people: 'M6 7.5a2.4 2.4 0 1 0 0-4.8a2.4 2.4 0 0 0 0 4.8M1.8 13.3c.5-2.6 2.2-3.8 4.2-3.8s3.7 1.2 4.2 3.8M10.7 3a2.2 2.2 0 0 1 0 4.2M12 9.8c1.2.5 2 1.7 2.3 3.5',
  exchange: 'M2.5 5.5h9.5M9.5 3l2.5 2.5L9.5 8M13.5 10.5H4M6.5 8L4 10.5L6.5 13',
  jobs: 'M13.8 8A5.8 5.8 0 1 1 11.6 3.4M14 1.6v3h-3M8 4.8V8l2.2 1.6',
};

export function NavigationIcon({ place }: { place: Place }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round">
      <path d={paths[place]} />
    </svg>
  );
}
