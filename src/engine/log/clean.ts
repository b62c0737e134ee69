import { plain } from './plain';
import { sanitise } from './sanitise';

/** Hostile text as one plain line, for banners. */
export function clean(text: string): string {
  return plain(sanitise(text).text);
}
