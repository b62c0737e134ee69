import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from '@playwright/test';
import { type Devnode, startDevnode } from '../../devnode';
import type { NodeServer } from '../../devnode/world';
import { replayed, replaysAsked } from './replayed';

/** Where one scene is played: a development node of its own, and a page that looks at it. */
export interface Stage {
  readonly devnode: Devnode;
  readonly page: Page;
  server(name: string): NodeServer;
  /** The server's console, in a frame if the scene's page is one. */
  open(name: string): Promise<void>;
  state(word: string): Promise<void>;
  log(text: string | RegExp): Promise<void>;
  button(name: string): Locator;
  /** Whatever stands in the page, its frame included. */
  text(text: string | RegExp): Locator;
  close(): Promise<void>;
}

export type Size = 'desktop' | 'phone' | 'framed' | 'small frame';

export const sizes: Readonly<Record<Size, { readonly width: number; readonly height: number }>> = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
  framed: { width: 640, height: 400 },
  'small frame': { width: 320, height: 240 },
};

export interface StageOptions {
  readonly size: Size;
  /** Who is signed in; `owner` without it. */
  readonly user?: string;
  /** How much faster than the daemon installs go. */
  readonly pace?: number;
  readonly viewport?: { readonly width: number; readonly height: number };
}

const patience = { timeout: 20_000 };

export async function setStage(browser: Browser, options: StageOptions): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'roost-shots-'));
  const devnode = await startDevnode({ port: 0, dataDir, pace: options.pace ?? 1 });
  const closeDevnode = async (): Promise<void> => {
    await devnode.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    return await onStage(browser, options, devnode, closeDevnode);
  } catch (error) {
    // What is left open would keep the command from ending.
    await closeDevnode();
    throw error;
  }
}

async function onStage(
  browser: Browser,
  options: StageOptions,
  devnode: Devnode,
  closeDevnode: () => Promise<void>,
): Promise<Stage> {
  const { size, user } = options;
  const context = await browser.newContext(contextOptions(options));
  if (user !== undefined) {
    const [name = '', value = ''] = devnode.sessionCookie(user).split('=');
    await context.addCookies([{ name, value, url: devnode.url }]);
  }
  const page = await context.newPage();
  const isFramed = size === 'framed' || size === 'small frame';
  const root: Page | FrameLocator = isFramed ? page.frameLocator('iframe') : page;

  function server(name: string): NodeServer {
    const record = [...devnode.world.servers.values()].find((one) => one.name === name);
    const found = record === undefined ? null : devnode.node.server(record.uuid);
    if (found === null) throw new Error(`No server is named ${name}.`);
    return found;
  }

  async function openFramed(address: string): Promise<void> {
    await page.route('**/host', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><style>body{margin:0}iframe{display:block;border:0;width:100vw;height:100vh}</style><iframe src="${address}"></iframe>`,
      }),
    );
    // Only a visit to the page itself signs in.
    await page.goto(devnode.url);
    await page.goto(`${devnode.url}/host`);
  }

  // The panel keeps a server's state for 20 s, and one that is still starting is a scene of its own.
  const deadline = Date.now() + patience.timeout;
  while (server('Survival').state !== 'running') {
    if (Date.now() > deadline) throw new Error('The server does not start.');
    await wait(100);
  }
  return {
    devnode,
    page,
    server,
    async open(name) {
      const address = `/?server=${server(name).record.uuid.slice(0, 8)}`;
      if (isFramed) await openFramed(address);
      else await page.goto(`${devnode.url}${address}`);
    },
    state: (word) =>
      root
        .getByRole('status', { name: 'Server state' })
        .filter({ hasText: word })
        .waitFor(patience),
    // All rows as one text: on a phone a line is broken over several. For a moment a picture of them
    // lies over them.
    log: (text) => root.locator('.xterm-rows').filter({ hasText: text }).first().waitFor(patience),
    button: (name) => root.getByRole('button', { name, exact: true }),
    text: (text) => root.getByText(text),
    async close() {
      await context.close();
      await closeDevnode();
    },
  };
}

function contextOptions({ size, viewport }: StageOptions): BrowserContextOptions {
  const isPhone = size === 'phone';
  return {
    viewport: viewport ?? sizes[size],
    locale: 'en-GB',
    // No place has a log of its own time zone in a picture.
    timezoneId: process.env.TZ ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    reducedMotion: 'reduce',
    ...(isPhone && { hasTouch: true, isMobile: true, deviceScaleFactor: 2 }),
  };
}

/** The console of a server that runs, with its log in it. */
export async function openRunning(stage: Stage): Promise<void> {
  const { devnode } = stage;
  const server = stage.server('Survival');
  const before = replaysAsked(devnode, server);
  await stage.open('Survival');
  await stage.state('Running');
  await stage.log('For help, type');
  // What is printed while that is replayed is half replayed and half live.
  await replayed(devnode, server, before);
}
