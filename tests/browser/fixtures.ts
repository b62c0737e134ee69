import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import { type Devnode, type DevnodeOptions, startDevnode } from '../../devnode';
import type { NodeServer } from '../../devnode/world';
import { replayed, replaysAsked } from '../../scripts/scenes/replayed';

/** A development node of its own for each test, and the console opened on it. */
interface Fixtures {
  /** How much faster than in earnest installs, transfers and the start of a server go. */
  pace: number;
  /** What else differs in the development node of a test: its servers, its limits. */
  setting: Pick<DevnodeOptions, 'servers' | 'limits' | 'tokenLife'>;
  devnode: Devnode;
  survival: NodeServer;
  creative: NodeServer;
  console: Console;
}

/** What a person does and sees on the console's page. */
export interface Console {
  readonly page: Page;
  readonly command: Locator;
  readonly state: Locator;
  open(server: NodeServer, query?: string): Promise<void>;
  /** Waits until the console is signed in and the server runs. */
  running(): Promise<void>;
  /** The same after an outage: by the button, or by itself just before it is pressed. */
  back(): Promise<void>;
  /** Waits until the log so far has been replayed: lines that come from then on are live ones. */
  replayed(server: NodeServer): Promise<void>;
  /** The rows on screen, without trailing spaces and empty rows. */
  rows(): Promise<string[]>;
  /** Waits until `text` stands in a row on screen. */
  sees(text: string | RegExp): Promise<void>;
  /** Types a command and sends it; does not wait for what comes of it. */
  send(text: string): Promise<void>;
  button(name: string): Locator;
  banner(text: string | RegExp): Locator;
}

export const test = base.extend<Fixtures>({
  pace: [20, { option: true }],
  setting: [{}, { option: true }],
  devnode: async ({ pace, setting }, use) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'roost-test-'));
    // A flood's end is not to go because the node stood still, and had many lines to let through at once.
    const limits = { outputLines: 1_000_000, ...setting.limits };
    const common = { port: 0, consoleDir: 'dist', dataDir, pace };
    const devnode = await startDevnode({ ...common, ...setting, limits });
    await use(devnode);
    await devnode.close();
    await rm(dataDir, { recursive: true, force: true });
  },
  survival: async ({ devnode }, use) => use(serverNamed(devnode, 'Survival')),
  creative: async ({ devnode }, use) => use(serverNamed(devnode, 'Creative')),
  console: async ({ page, devnode }, use) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    await use(createConsole(page, devnode));
    // Whatever else a test looks at: the page never throws.
    expect(faults).toEqual([]);
  },
});

export { expect };

export function serverNamed(devnode: Devnode, name: string): NodeServer {
  for (const record of devnode.world.servers.values()) {
    const server = record.name === name ? devnode.node.server(record.uuid) : null;
    if (server !== null) return server;
  }
  throw new Error(`No server is named ${name}.`);
}

export function createConsole(page: Page, devnode: Devnode): Console {
  const state = page.getByRole('status', { name: 'Server state' });
  // While the terminal is written anew a picture of its rows lies over them: that is what is seen.
  const seen = page.locator('.roost-still, .xterm:not(:has(.roost-still)) .xterm-rows');
  const running = () => expect(state).toContainText('Running');
  const rows = async () =>
    (await seen.locator('> div').allTextContents())
      .map((row) => row.replaceAll('\u00a0', ' ').trimEnd())
      .filter((row) => row !== '');
  let askedBefore = 0;
  return {
    page,
    state,
    rows,
    command: page.getByRole('textbox', { name: 'Command', exact: true }),
    async open(server, query = '') {
      // What it prints as it starts would be half replayed and half live.
      for (let tries = 0; server.state === 'starting' && tries < 100; tries++) await pause(20);
      askedBefore = replaysAsked(devnode, server);
      await page.goto(`${devnode.url}/?server=${server.record.uuid.slice(0, 8)}${query}`);
    },
    running,
    async back() {
      const tryNow = page.getByRole('button', { name: 'Try now', exact: true });
      await tryNow.click({ timeout: 3_000 }).catch(() => {});
      await running();
    },
    replayed: (server) => replayed(devnode, server, askedBefore),
    async sees(text) {
      await expect
        .poll(async () => (await rows()).some((row) => matches(row, text)), {
          message: `the log shows ${text}`,
        })
        .toBe(true);
    },
    async send(text) {
      await page.getByRole('textbox', { name: 'Command', exact: true }).fill(text);
      await page.keyboard.press('Enter');
    },
    button: (name) => page.getByRole('button', { name, exact: true }),
    banner: (text) => page.locator('[role=status], [role=alert]').filter({ hasText: text }),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function matches(row: string, text: string | RegExp): boolean {
  return typeof text === 'string' ? row.includes(text) : text.test(row);
}

/** From here on the panel knows the browser as this user: `owner`, `guest` or `admin`. */
export async function signInAs(
  context: BrowserContext,
  devnode: Devnode,
  user: string,
): Promise<void> {
  const [name = '', value = ''] = devnode.sessionCookie(user).split('=');
  await context.addCookies([{ name, value, url: devnode.url }]);
}

/**
 * The page's engine runs in a worker of this page alone, as where there are no shared ones. The tools
 * of a test do not see what a shared one asks for.
 */
export async function withoutSharing(page: Page): Promise<void> {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'SharedWorker'));
}

/** The page's engine runs in its own thread, as where there are no workers: its socket can be routed. */
export async function withoutWorkers(page: Page): Promise<void> {
  await withoutSharing(page);
  await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
}

/** Tells the page that it has gone out of sight, or is back in it. */
export async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => now });
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (now ? 'hidden' : 'visible'),
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

/** Lines of the process itself, printed by the server on our behalf. */
export async function printLines(
  server: NodeServer,
  texts: readonly string[],
  pause = 20,
): Promise<void> {
  for (const text of texts) {
    if (!server.command(`print ${text}`)) throw new Error('The server takes no input.');
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
