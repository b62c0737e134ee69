/**
 * What the page is told before it starts: `config.json` beside it, and its own address. Nothing
 * here throws and nothing is guessed: each thing that cannot be used is a fault, and the words for
 * it are in the message files.
 */
import { type AddressFault, parsePanelUrl, type ThemeChoice } from './address';
import { fail, type Result, succeed } from './engine/result';

export interface Config {
  readonly panel: {
    /** Origin and path of the panel, no trailing slash. Empty: the page's own origin. */
    readonly url: string;
  };
  readonly node: {
    /** For nodes or proxies that want the token in the URL as well. */
    readonly tokenInUrl: boolean;
  };
  readonly brand: { readonly name: string | null; readonly logo: string | null };
  /** Most lines of the log that are kept. */
  readonly maxLines: number;
  readonly links: {
    /** Where "Back to your servers" leads. `null`: the list of this page. */
    readonly servers: string | null;
    readonly signIn: string;
    /** Where the panel makes API keys. */
    readonly apiKeys: string;
  };
  /** Where lines of the log may be sent to be shown to others. `null`: nowhere. */
  readonly share: ShareService | null;
}

/** `mclogs`: the API of mclo.gs at `url`. `post`: the text goes to `url`, a link comes back. */
export interface ShareService {
  readonly kind: 'mclogs' | 'post';
  readonly url: string;
}

export type ConfigFault =
  | AddressFault
  | { readonly kind: 'file unreadable'; readonly status: number | null }
  | { readonly kind: 'html in its place' }
  | { readonly kind: 'malformed'; readonly detail: string }
  | { readonly kind: 'unknown key'; readonly key: string; readonly known: readonly string[] }
  | { readonly kind: 'wrong type'; readonly key: string; readonly wanted: ValueKind }
  | {
      readonly kind: 'out of range';
      readonly key: string;
      readonly least: number;
      readonly most: number;
    }
  /** The page is on https and the panel is not: browsers block such requests. */
  | { readonly kind: 'panel not secure'; readonly url: string };

export type ValueKind =
  | 'object'
  | 'text or null'
  | 'yes or no'
  | 'number'
  | 'web address'
  | 'kind of share';
export type { ThemeChoice };

/** The answer to the request for `config.json`, as far as it matters. */
export type ConfigFile =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly status: number | null }
  | { readonly kind: 'text'; readonly text: string; readonly contentType: string | null };

export const maxLinesRange = { least: 1_000, most: 1_000_000, standard: 1_000_000 } as const;

/** Checks the file; `pageUrl` decides what may be reached from here. All faults, not only the first. */
export function readConfig(
  file: ConfigFile,
  pageUrl: string,
): Result<Config, readonly ConfigFault[]> {
  if (file.kind === 'missing') return checkConfig({}, pageUrl);
  if (file.kind === 'unreadable') return fail([{ kind: 'file unreadable', status: file.status }]);
  if (/^\s*</.test(file.text) || file.contentType?.startsWith('text/html') === true) {
    return fail([{ kind: 'html in its place' }]);
  }
  let value: unknown;
  try {
    value = JSON.parse(file.text);
  } catch (error) {
    return fail([
      { kind: 'malformed', detail: error instanceof Error ? error.message : String(error) },
    ]);
  }
  return checkConfig(value, pageUrl);
}

function checkConfig(value: unknown, pageUrl: string): Result<Config, readonly ConfigFault[]> {
  const faults: ConfigFault[] = [];
  if (!isRecord(value)) return fail([{ kind: 'wrong type', key: '', wanted: 'object' }]);
  const root = value;

  const section = (key: string, known: readonly string[]): Record<string, unknown> => {
    const inner = root[key];
    if (inner === undefined) return {};
    if (!isRecord(inner)) {
      faults.push({ kind: 'wrong type', key, wanted: 'object' });
      return {};
    }
    reportUnknown(inner, known, `${key}.`, faults);
    return inner;
  };
  const text = (from: Record<string, unknown>, name: string, key: string): string | null => {
    const found = from[name];
    if (found === undefined || found === null || found === '') return null;
    if (typeof found === 'string') return found;
    faults.push({ kind: 'wrong type', key, wanted: 'text or null' });
    return null;
  };
  const link = (from: Record<string, unknown>, name: string, key: string): string | null => {
    const found = text(from, name, key);
    if (found === null || isLink(found, pageUrl)) return found;
    faults.push({ kind: 'wrong type', key, wanted: 'web address' });
    return null;
  };

  reportUnknown(root, ['panel', 'node', 'brand', 'maxLines', 'links', 'share'], '', faults);
  const panel = section('panel', ['url']);
  const node = section('node', ['tokenInUrl']);
  const brand = section('brand', ['name', 'logo']);
  const links = section('links', ['servers', 'signIn', 'apiKeys']);

  const url = parsePanelUrl(panel.url ?? '');
  if (url === null) faults.push({ kind: 'wrong type', key: 'panel.url', wanted: 'web address' });
  else if (isBlockedFrom(url, pageUrl)) faults.push({ kind: 'panel not secure', url });

  const tokenInUrl = node.tokenInUrl ?? false;
  if (typeof tokenInUrl !== 'boolean') {
    faults.push({ kind: 'wrong type', key: 'node.tokenInUrl', wanted: 'yes or no' });
  }
  const maxLines = checkMaxLines(root.maxLines, faults);
  const base = url ?? '';
  const config: Config = {
    panel: { url: base },
    node: { tokenInUrl: tokenInUrl === true },
    brand: { name: text(brand, 'name', 'brand.name'), logo: link(brand, 'logo', 'brand.logo') },
    maxLines,
    links: {
      servers: link(links, 'servers', 'links.servers'),
      signIn: link(links, 'signIn', 'links.signIn') ?? `${base}/auth/login`,
      apiKeys: link(links, 'apiKeys', 'links.apiKeys') ?? `${base}/account/api`,
    },
    share: root.share === null ? null : checkShare(section('share', ['kind', 'url']), faults),
  };
  return faults.length === 0 ? succeed(config) : fail(faults);
}

function checkShare(
  { kind, url }: Record<string, unknown>,
  faults: ConfigFault[],
): ShareService | null {
  if (kind === undefined && url === undefined) return null;
  const known = kind === 'mclogs' || kind === 'post';
  const address = typeof url === 'string' && /^https?:\/\//.test(url) && URL.canParse(url);
  if (!known) faults.push({ kind: 'wrong type', key: 'share.kind', wanted: 'kind of share' });
  if (!address) faults.push({ kind: 'wrong type', key: 'share.url', wanted: 'web address' });
  if (!known || !address) return null;
  return { kind, url: kind === 'mclogs' ? url.replace(/\/+$/, '') : url };
}

function checkMaxLines(value: unknown, faults: ConfigFault[]): number {
  const { least, most, standard } = maxLinesRange;
  if (value === undefined) return standard;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    faults.push({ kind: 'wrong type', key: 'maxLines', wanted: 'number' });
    return standard;
  }
  if (value < least || value > most) {
    faults.push({ kind: 'out of range', key: 'maxLines', least, most });
    return standard;
  }
  return value;
}

function reportUnknown(
  value: Record<string, unknown>,
  known: readonly string[],
  prefix: string,
  faults: ConfigFault[],
): void {
  for (const key of Object.keys(value)) {
    // A leading "$" or "//" is how people put a schema or a remark into JSON.
    if (known.includes(key) || key.startsWith('$') || key.startsWith('//')) continue;
    faults.push({ kind: 'unknown key', key: prefix + key, known: known.map((k) => prefix + k) });
  }
}

/** Browsers block http requests of an https page, except to the machine itself. */
function isBlockedFrom(panelUrl: string, pageUrl: string): boolean {
  if (!panelUrl.startsWith('http://') || !pageUrl.startsWith('https://')) return false;
  const host = new URL(panelUrl).hostname;
  return !(host === 'localhost' || host === '127.0.0.1' || host === '[::1]');
}

/** http or https after resolving against the page: no `javascript:` from a configuration file. */
function isLink(value: string, pageUrl: string): boolean {
  try {
    return /^https?:$/.test(new URL(value, pageUrl).protocol);
  } catch {
    return false;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Fetches `config.json` from beside the page. A missing file means the defaults. Nothing is shown
 * before it is there, so after `patience` ms it counts as unreadable, and that is said.
 */
export async function fetchConfigFile(pageUrl: string, patience = 15_000): Promise<ConfigFile> {
  try {
    const signal = AbortSignal.timeout(patience);
    const answer = await fetch(new URL('config.json', pageUrl), { cache: 'no-cache', signal });
    if (answer.status === 404) return { kind: 'missing' };
    if (!answer.ok) return { kind: 'unreadable', status: answer.status };
    const text = await answer.text();
    return { kind: 'text', text, contentType: answer.headers.get('content-type') };
  } catch {
    return { kind: 'unreadable', status: null };
  }
}
