/** A cookie's value, decoded; `null`: there is none. `cookies`: as `document.cookie` has them. */
export function readCookie(cookies: string, name: string): string | null {
  for (const cookie of cookies.split(';')) {
    const at = cookie.indexOf('=');
    if (at === -1 || cookie.slice(0, at).trim() !== name) continue;
    const value = cookie.slice(at + 1).trim();
    try {
      return decodeURIComponent(value);
    } catch {
      return value;
    }
  }
  return null;
}
