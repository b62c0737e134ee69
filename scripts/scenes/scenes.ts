import { doctorScenes } from './doctor';
import { lineMenuScenes } from './lineMenu';
import { readingScenes } from './reading';
import type { Scene } from './scene';
import { openRunning, type Stage } from './stage';
import { troubleScenes } from './trouble';

/** How much of a server's life is shown by the scenes that show one, ms. */
const life = 30_000;

export const scenes: readonly Scene[] = [
  { name: 'running', size: 'desktop', play: playRunning },
  { name: 'phone', size: 'phone', play: playRunning },
  {
    name: 'list',
    size: 'desktop',
    async play({ devnode, page, text }) {
      await page.goto(devnode.url);
      await text('Running').waitFor();
      await text('Offline').waitFor();
    },
  },
  {
    name: 'offline',
    size: 'desktop',
    async play(stage) {
      await stage.open('Creative');
      await stage.state('Offline');
    },
  },
  {
    name: 'starting',
    size: 'desktop',
    async play(stage) {
      await stage.open('Creative');
      await stage.state('Offline');
      await stage.button('Start').click();
      await stage.state('Starting');
      await stage.log('Preparing spawn area: 0%');
    },
  },
  {
    name: 'crash',
    size: 'desktop',
    async play(stage) {
      await openRunning(stage);
      stage.server('Survival').command('crash');
      await stage.text(/^The server crashed/).waitFor();
      await stage.log('OutOfMemoryError');
    },
  },
  {
    name: 'install',
    size: 'desktop',
    user: 'admin',
    async play(stage) {
      await stage.open('Creative');
      await stage.state('Offline');
      await stage.devnode.fault({ fault: 'install', server: 'Creative' });
      await stage.log('server files  46%');
      await stage.text('Steps').click();
    },
  },
  {
    name: 'no connection',
    size: 'desktop',
    async play(stage) {
      await openRunning(stage);
      await stage.devnode.fault({ fault: 'refuse-origin' });
      await stage.devnode.fault({ fault: 'drop', how: 'unclean' });
      await stage.text('Likely causes').click({ timeout: 60_000 });
      await stage.text(/^Next try in/).waitFor();
    },
  },
  {
    name: 'renewal failing',
    size: 'desktop',
    async play(stage) {
      await stage.devnode.fault({ fault: 'token-life', seconds: 30 });
      await openRunning(stage);
      await stage.devnode.fault({ fault: 'panel', kind: 'reset', path: '/websocket' });
      await stage.text('The console stays connected for').waitFor({ timeout: 30_000 });
    },
  },
  {
    name: 'output paused',
    size: 'desktop',
    async play(stage) {
      await stage.devnode.fault({ fault: 'token-life', seconds: 5 });
      await stage.devnode.fault({ fault: 'token-check-every', seconds: 0.2 });
      await openRunning(stage);
      await stage.devnode.fault({ fault: 'panel', kind: 'html', status: 502, path: '/websocket' });
      await stage.text('Waiting for the panel').waitFor({ timeout: 30_000 });
    },
  },
  {
    name: 'suspended',
    size: 'desktop',
    async play(stage) {
      await openRunning(stage);
      await stage.devnode.fault({ fault: 'suspend', server: 'Survival' });
      await stage.text('This server is suspended').waitFor();
    },
  },
  { name: 'sign-in', size: 'desktop', play: playSignIn },
  { name: 'phone sign-in', size: 'phone', play: playSignIn },
  {
    name: 'phone list',
    size: 'phone',
    async play({ devnode, page, text }) {
      await page.goto(devnode.url);
      await text('Running').waitFor();
    },
  },
  {
    name: 'phone power',
    size: 'phone',
    async play(stage) {
      await openRunning(stage);
      await stage.button('More power actions').tap();
      await stage.page.locator('dialog[open]').waitFor();
    },
  },
  {
    name: 'phone charts',
    size: 'phone',
    async play(stage) {
      await openRunning(stage);
      stage.server('Survival').command('load 70');
      await stage.log('Load ended');
      await stage.button('Show the charts').tap();
      await stage.page.locator('.recharts-surface').last().waitFor();
    },
  },
  {
    name: 'colours',
    size: 'desktop',
    async play(stage) {
      await openRunning(stage);
      const server = stage.server('Survival');
      for (const line of ['quiet', 'colors', 'unicode']) server.command(line);
      await stage.log('powerline');
    },
  },
  {
    name: 'scrolled',
    size: 'desktop',
    async play(stage) {
      await openRunning(stage);
      stage.server('Survival').command('flood 3000 60');
      await stage.log(/flood 000[1-9]/);
      await stage.page.keyboard.press('PageUp');
      await stage.text(/^\d{3} new lines$/).waitFor();
    },
  },
  {
    name: 'kill',
    size: 'desktop',
    async play(stage) {
      await openRunning(stage);
      await stage.button('Kill').click();
      await stage.page.locator('dialog[open]').waitFor();
    },
  },
  {
    name: 'settings',
    size: 'desktop',
    async play(stage) {
      await openRunning(stage);
      await stage.button('Settings').click();
      await stage.page.locator('dialog[open]').waitFor();
    },
  },
  { name: 'framed', size: 'framed', play: openRunning },
  { name: 'small frame', size: 'small frame', play: openRunning },
  ...readingScenes,
  ...lineMenuScenes,
  ...doctorScenes,
  ...troubleScenes,
];

/** A server that has lived for a while, with a load and a command in its past. */
async function playRunning(stage: Stage): Promise<void> {
  await openRunning(stage);
  const until = Date.now() + life;
  const server = stage.server('Survival');
  server.command('load 50');
  await stage.log('Load ended');
  server.command('load 20');
  await stage.log('Using 20 percent');
  await stage.page.waitForTimeout(Math.max(0, until - Date.now()));
  await stage.page.getByRole('textbox', { name: 'Command' }).fill('list');
  await stage.page.keyboard.press('Enter');
  await stage.log('There are');
  await stage.page.waitForTimeout(2_500);
}

async function playSignIn({ devnode, page }: Stage): Promise<void> {
  await devnode.fault({ fault: 'sign-in-required' });
  await page.goto(devnode.url);
  await page.getByRole('textbox', { name: 'API key' }).fill('ptlc_notquitetherightkey');
  await page.keyboard.press('Enter');
  await page.getByText('The panel does not accept this key.').waitFor();
}
