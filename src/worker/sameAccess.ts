import type { PanelAccess } from '../engine/panel/panel';

/** The same panel, and the same way of signing in to it. */
export function isSameAccess(one: PanelAccess, other: PanelAccess): boolean {
  const key = ({ auth }: PanelAccess) => (auth.kind === 'key' ? auth.key : null);
  return one.url === other.url && key(one) === key(other);
}
