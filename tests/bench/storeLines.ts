import { createDice } from '../../devnode/programs/dice';
import { floodLine } from '../../devnode/programs/flood';
import { createScreen } from '../../devnode/programs/screen';
import { createVillage } from '../../devnode/programs/village';
import type { NewLine } from '../../src/engine/log/store';

/** Village lines that repeat themselves only after so many: farther than the codec looks back. */
const VILLAGE = 20_000;
const DAY = 24 * 60 * 60 * 1_000;

/** The lines of a busy log: a flood, and in between, a thousand at a time, the life of a village. */
export function createLines(): (index: number) => NewLine {
  const village = villageTexts(VILLAGE);
  const start = Date.UTC(2026, 0, 1);
  return (index) => {
    const flood = Math.floor(index / 1_000) % 2 === 0;
    const at = start + index * 20 + (index % 7);
    const text = flood
      ? floodLine(index).trimEnd()
      : (village[index % VILLAGE] ?? '').replace(/\[\d\d:\d\d:\d\d\]/, () => clock(at % DAY));
    return { source: 'console', at, text, rest: '', notice: null };
  };
}

function clock(ms: number): string {
  return `[${new Date(ms).toISOString().slice(11, 19)}]`;
}

function villageTexts(count: number): string[] {
  const texts: string[] = [];
  const screen = createScreen((written) => {
    if (typeof written !== 'string') return;
    for (const text of written.split('\n')) if (text !== '') texts.push(text);
  });
  const village = createVillage(createDice(7), screen);
  while (texts.length < count) village.happen();
  return texts;
}
