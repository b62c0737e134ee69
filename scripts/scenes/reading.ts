import type { Scene } from './scene';
import { openRunning, type Stage } from './stage';

/** What a reader does with a log. */
export const readingScenes: readonly Scene[] = [
  { name: 'find', size: 'desktop', play: playFind },
  { name: 'phone find', size: 'phone', play: playFind },
  { name: 'filter', size: 'desktop', play: playFilter },
  { name: 'phone filter', size: 'phone', play: playFilter },
  { name: 'save or share', size: 'desktop', play: playTakeAway },
  { name: 'phone save or share', size: 'phone', play: playTakeAway },
  { name: 'times', size: 'desktop', play: playTimes },
  { name: 'folded', size: 'desktop', play: playFolded },
  { name: 'phone folded', size: 'phone', play: playFolded },
  { name: 'framed folded', size: 'framed', play: playFolded },
];

/** A log with warnings, a stack trace and people in it. */
async function openLived(stage: Stage): Promise<void> {
  await openRunning(stage);
  const server = stage.server('Survival');
  for (const command of [
    'list',
    'say hello there',
    'help',
    // Last: on a phone little stands on the screen.
    ...trace.map((line) => `print ${line}`),
  ]) {
    server.command(command);
  }
  await stage.log('Caused by');
}

const trace = [
  '[12:00:01 WARN]: Could not pass event PlayerJoinEvent to Greeter v1.2',
  'java.lang.IllegalStateException: no world',
  '\tat com.example.Greeter.onJoin(Greeter.java:12)',
  'Caused by: java.io.IOException: connection to 203.0.113.7 reset',
];

/** On a phone the tools stand in the menu. */
async function pressTool(stage: Stage, name: string): Promise<void> {
  const tool = stage.page.getByRole('button', { name, exact: true });
  if (!(await tool.isVisible())) await stage.page.getByRole('button', { name: 'Menu' }).click();
  await tool.click();
}

async function playFind(stage: Stage): Promise<void> {
  await openLived(stage);
  await pressTool(stage, 'Find in the log');
  await stage.page.getByRole('searchbox', { name: 'Find in the log' }).fill('info');
  await stage.page
    .getByText(/^\d+ of \d+$/)
    .first()
    .waitFor();
}

async function playFilter(stage: Stage): Promise<void> {
  await openLived(stage);
  await pressTool(stage, 'Filter');
  await stage.page.getByRole('group', { name: 'Levels' }).getByLabel('Info').uncheck();
  await stage.page.getByText(/left out$/).waitFor();
}

async function playTakeAway(stage: Stage): Promise<void> {
  await openLived(stage);
  await pressTool(stage, 'Save or share');
  await stage.page.locator('dialog[open]').getByRole('button', { name: 'Download' }).waitFor();
}

async function playTimes(stage: Stage): Promise<void> {
  await openLived(stage);
  await pressTool(stage, 'Times and size');
  await stage.page.getByRole('radio').nth(1).check();
}

/** Traces and equal lines, folded. */
async function playFolded(stage: Stage): Promise<void> {
  await openRunning(stage);
  const server = stage.server('Survival');
  for (const command of ['quiet', 'trace 30', 'repeat 240', 'say all is well', 'trace 6']) {
    server.command(command);
  }
  await stage.log('▸ the same 239 more times');
}
