import type { Hiding } from '../../../engine/engine.types';
import type { Level } from '../../../engine/log/levels/level';
import type { LineSource } from '../../../engine/log/line';
import { maskAll } from '../../../engine/log/mask/kinds';
import type { EngineClient } from '../../../worker/client.types';
import { takeLines } from '../../takeAway/takeLines';

/** One line as it is shown, with what is known of it. */
export interface ReadLine {
  readonly seq: number;
  readonly source: LineSource;
  /** Wall clock, ms. `null`: replayed, nobody knows. */
  readonly at: number | null;
  /** Whole, without colours; what is hidden on the screen is hidden here. */
  readonly text: string;
  readonly level: Level | null;
  /** The number of the line whose group it belongs to. `null`: it stands for itself. */
  readonly of: number | null;
}

/** As it is saved in JSON (engine/log/takeAway/formats.ts). */
type TakenLine = Omit<ReadLine, 'seq' | 'at'> & { readonly at: string | null };

export type LineRead =
  | { readonly kind: 'line'; readonly line: ReadLine }
  | { readonly kind: 'gone' }
  | { readonly kind: 'not loaded' };

/** Reads line `seq` out of the log, by the way by which lines are saved: it hides what is to be hidden. */
export async function readLine(
  client: EngineClient,
  seq: number,
  hiding: Hiding,
  signal: AbortSignal,
): Promise<LineRead> {
  const decoder = new TextDecoder();
  let json = '';
  const outcome = await takeLines({
    client,
    request: {
      format: 'jsonl',
      masks: maskAll(hiding !== 'nothing'),
      hiding,
      asSeen: true,
      lines: { from: seq, to: seq + 1, newest: null },
      view: null,
    },
    sink: {
      write(bytes) {
        json += decoder.decode(bytes, { stream: true });
      },
    },
    signal,
    onProgress() {},
  });
  if (outcome.kind !== 'done') return { kind: 'not loaded' };
  if (outcome.lines === 0) return { kind: 'gone' };
  // What we say of a command stands in a line of its own.
  const { at, ...line }: TakenLine = JSON.parse(json.slice(0, json.indexOf('\n')));
  return { kind: 'line', line: { ...line, seq, at: at === null ? null : Date.parse(at) } };
}
