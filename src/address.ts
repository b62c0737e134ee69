/**
 * The page's own address: which server, which theme. Secrets are never read from it; where one
 * stands there, it is taken out, since addresses end in histories and access logs.
 */

export type ThemeChoice = 'system' | 'dark' | 'light';

export type AddressFault =
  | { readonly kind: 'bad server id'; readonly id: string }
  | { readonly kind: 'bad theme'; readonly theme: string };

export interface PageAddress {
  /** UUID or its first 8 characters, lower case. `null`: the list of servers. */
  readonly server: string | null;
  /** Overrides the setting as long as the page is open; `null`: not asked for. */
  readonly theme: ThemeChoice | null;
  readonly faults: readonly AddressFault[];
  /** The address without the secrets it held, to put into the address bar; `null`: it held none. */
  readonly cleaned: string | null;
}

const secretNames =
  /^(token|jwt|key|api[-_]?key|access[-_]?token|auth|authorization|password|secret)$/i;
const secretValues = /^(ptl[ac]_|pacc_|papp_|peli_|eyJ[\w-]+\.eyJ)/;

export function readAddress(url: string): PageAddress {
  const address = new URL(url);
  const cleanedSearch = withoutSecrets(address.searchParams);
  const hash = new URLSearchParams(address.hash.slice(1));
  const cleanedHash = withoutSecrets(hash);
  const faults: AddressFault[] = [];

  const server = address.searchParams.get('server');
  if (server !== null && server !== '' && !isServerId(server)) {
    faults.push({ kind: 'bad server id', id: server });
  }
  const theme = address.searchParams.get('theme');
  if (theme !== null && !isTheme(theme)) faults.push({ kind: 'bad theme', theme });

  if (cleanedHash) address.hash = hash.toString();
  return {
    server: server !== null && isServerId(server) ? server.toLowerCase() : null,
    theme: isTheme(theme) ? theme : null,
    faults,
    cleaned: cleanedSearch || cleanedHash ? address.toString() : null,
  };
}

export function isServerId(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^[0-9a-f]{8}$/i.test(value);
}

/** Origin and path without a trailing slash, `''` for the page's own origin, `null` for neither. */
export function parsePanelUrl(value: unknown): string | null {
  if (value === '') return '';
  if (typeof value !== 'string' || !URL.canParse(value)) return null;
  const url = new URL(value);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  if (url.search !== '' || url.hash !== '') return null;
  return (url.origin + url.pathname).replace(/\/+$/, '');
}

function withoutSecrets(params: URLSearchParams): boolean {
  const secret = [...params].filter(
    ([name, value]) => secretNames.test(name) || secretValues.test(value),
  );
  for (const [name] of secret) params.delete(name);
  return secret.length > 0;
}

function isTheme(value: string | null): value is ThemeChoice {
  return value === 'system' || value === 'dark' || value === 'light';
}
