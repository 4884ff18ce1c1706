import type { DemoSignIn } from '@/api-types';

/** The demo's sign-ins by place, places and people in the server's order. */
export function groupByPlace(signIns: readonly DemoSignIn[]): { place: string; signIns: DemoSignIn[] }[] {
  const places = [...new Set(signIns.map(({ place }) => place))];
  return places.map((place) => ({ place, signIns: signIns.filter((signIn) => signIn.place === place) }));
}

/** Where to go after signing in: only paths of this app, never another site's address. */
export function safeReturn(from: string | null): string {
  return from && /^\/(?![/\\])/.test(from) && !from.startsWith('/sign-in') ? from : '/';
}
