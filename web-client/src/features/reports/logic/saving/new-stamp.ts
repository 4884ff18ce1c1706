/** Another one each time; randomUUID is not there on the plain http of a local network. */
export function newStamp(): string {
  return `${Date.now().toString(36)}.${Math.random().toString(36).slice(2)}`;
}
