import type { Scene } from './scene';
import { openRunning, type Stage } from './stage';

/** What can be done with a line, and what is known of it. */
export const lineMenuScenes: readonly Scene[] = [
  { name: 'line menu', size: 'desktop', play: playMenu },
  { name: 'phone line menu', size: 'phone', play: playMenu },
  { name: 'framed line menu', size: 'framed', play: playMenu },
  { name: 'line details', size: 'desktop', play: playDetails },
  { name: 'phone line details', size: 'phone', play: playDetails },
];

const request = {
  level: 30,
  time: 1_784_205_000_123,
  msg: 'player saved',
  player: { name: 'Steve', id: 90071992547409, position: [12.5, 64, -3], alive: true, team: null },
  items: [
    { id: 'minecraft:bread', count: 12 },
    { id: 'minecraft:torch', count: 64 },
  ],
};

async function openLines(stage: Stage): Promise<void> {
  await openRunning(stage);
  const server = stage.server('Survival');
  for (const command of [
    'quiet',
    'list',
    'trace 8',
    `print [12:00:04 INFO]: [Stats] ${JSON.stringify(request)}`,
    'print [12:00:05 INFO]: Map at https://map.example.com/#world',
    'say hello there',
  ]) {
    server.command(command);
  }
  // Folding moves what stands above it.
  await stage.log('▸ 3 more lines');
  await stage.log('hello there');
  // What hears that the menu is asked for.
  const ready = stage.page
    .frames()
    .map((frame) => frame.locator('[aria-haspopup=menu]').waitFor({ state: 'attached' }));
  await Promise.any(ready);
}

/** With the mouse, or with a finger that stays. */
async function askFor(stage: Stage, text: string): Promise<void> {
  const row = stage.text(text).last();
  const box = await row.boundingBox();
  if (box === null) throw new Error(`${text} is not on screen.`);
  const place = { x: box.x + Math.min(box.width * 0.75, 260), y: box.y + box.height / 2 };
  if (await stage.page.evaluate(() => matchMedia('(pointer: coarse)').matches)) {
    const session = await stage.page.context().newCDPSession(stage.page);
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [place] });
    await stage.text('Details…').waitFor();
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  } else {
    await stage.page.mouse.click(place.x, place.y, { button: 'right' });
    await stage.text('Details…').waitFor();
  }
}

async function playMenu(stage: Stage): Promise<void> {
  await openLines(stage);
  await askFor(stage, 'https://map');
}

async function playDetails(stage: Stage): Promise<void> {
  await openLines(stage);
  await askFor(stage, 'player saved');
  await stage.text('Details…').click();
  await stage.text('JSON in this line').waitFor();
}
