import type { DemoSignIn } from '@/api-types';

export interface DemoGroup {
  /** The commune; null for who stands above communes. */
  place: string | null;
  leaders: DemoSignIn[];
  officers: DemoSignIn[];
}

function isAboveCommunes({ role }: DemoSignIn): boolean {
  return role === 'province_viewer' || role === 'system_admin';
}

/** The demo's sign-ins by commune, in the server's order; those above communes come last, they see what the others did. */
export function groupDemo(signIns: readonly DemoSignIn[]): DemoGroup[] {
  const inCommunes = signIns.filter((signIn) => !isAboveCommunes(signIn));
  const above = signIns.filter(isAboveCommunes);
  const groups = [...new Set(inCommunes.map(({ place }) => place))].map((place): DemoGroup => {
    const ofPlace = inCommunes.filter((signIn) => signIn.place === place);
    return {
      place,
      leaders: ofPlace.filter(({ role }) => role !== 'officer'),
      officers: ofPlace.filter(({ role }) => role === 'officer'),
    };
  });
  return above.length > 0 ? [...groups, { place: null, leaders: above, officers: [] }] : groups;
}

/** "Thành viên Ban Chỉ đạo, Xã Kỳ Hoa" under the heading "Xã Kỳ Hoa" is the member; "Cán bộ, Phòng Kinh tế" among officers the office. */
export function shortName({ displayName, place, role }: DemoSignIn): string {
  const name = place && displayName.endsWith(`, ${place}`) ? displayName.slice(0, -place.length - 2) : displayName;
  return role === 'officer' ? name.replace(/^Cán bộ /, '') : name;
}

/** Where to go after signing in: only paths of this app, never another site's address. */
export function safeReturn(from: string | null): string {
  return from && /^\/(?![/\\])/.test(from) && !from.startsWith('/sign-in') ? from : '/';
}
