import fc from 'fast-check';
import type { Level } from '../../../src/engine/log/levels/level';
import type { LineSource } from '../../../src/engine/log/line';

/** A line as it is printed, and what there is to be known of it. */
export interface PrintedLine {
  readonly source: LineSource;
  readonly text: string;
  /** Too long to be shown at once. */
  readonly rest: string;
  /** Its own, or none where it belongs to a line before. */
  readonly level: Level | null;
  /** It belongs to the line before it. */
  readonly follows: boolean;
  readonly isFrame: boolean;
}

const ordinary = {
  source: 'console',
  rest: '',
  level: null,
  follows: false,
  isFrame: false,
} as const;

/** What stands where a secret would. */
export const address = '203.0.113.7';
const sayings = ['saved', 'lag', `Steve joined from ${address}`] as const;

const time = fc.nat(5).map((second) => `12:00:0${second}`);

const said: fc.Arbitrary<PrintedLine> = fc
  .tuple(time, fc.constantFrom(...sayings), fc.constantFrom<Level[]>('info', 'info', 'warn'))
  .map(([at, what, level]) => ({
    ...ordinary,
    text: `[${at} ${level.toUpperCase()}]: ${what}`,
    level,
  }));
const coloured = said.map((line) => ({ ...line, text: `\u001b[33m${line.text}\u001b[0m` }));
const json: fc.Arbitrary<PrintedLine> = fc
  .constantFrom<Level[]>('warn', 'error')
  .map((level) => ({ ...ordinary, text: `{"level":"${level}","msg":"lag"}`, level }));
const long = said.map((line) => ({ ...line, text: `${line.text} and`, rest: ' more of it' }));
const installed = said.map((line) => ({ ...line, source: 'install' as const }));
const own = fc
  .constantFrom('list', 'say lag')
  .map((text): PrintedLine => ({ ...ordinary, source: 'own', text }));

const frame = (n: number): PrintedLine => ({
  ...ordinary,
  text: `\tat com.example.Farm.dig(Farm.java:${n})`,
  follows: true,
  isFrame: true,
});
const cause: PrintedLine = {
  ...ordinary,
  text: 'Caused by: java.io.IOException: disk full',
  follows: true,
};
const frames = fc.array(fc.nat(3).map(frame), { minLength: 1, maxLength: 7 });
const trace = fc
  .tuple(time, frames, fc.option(frames))
  .map(([at, first, second]) => [
    { ...ordinary, text: `[${at} ERROR]: Could not pass event`, level: 'error' as const },
    ...first,
    ...(second === null ? [] : [cause, ...second]),
  ]);

const notice: PrintedLine = { ...ordinary, source: 'notice', text: '' };
const restart: PrintedLine[] = [
  notice,
  {
    ...ordinary,
    source: 'node',
    text: '[Pterodactyl Daemon]: Server marked as starting...',
  },
  { ...ordinary, text: '[12:00:00 INFO]: Starting', level: 'info' },
];

/** Equal but for their times. */
const repeated = fc
  .tuple(fc.array(time, { minLength: 2, maxLength: 12 }), fc.constantFrom('lag', 'slow'))
  .map(([times, what]) =>
    times.map((at): PrintedLine => ({ ...ordinary, text: `[${at} WARN]: ${what}`, level: 'warn' })),
  );

const one = (line: fc.Arbitrary<PrintedLine>) => line.map((only) => [only]);

/** What a server prints in one go, and what we put between. */
export const printed: fc.Arbitrary<readonly PrintedLine[]> = fc.oneof(
  { weight: 4, arbitrary: fc.array(said, { minLength: 1, maxLength: 30, size: 'max' }) },
  { weight: 3, arbitrary: trace },
  { weight: 3, arbitrary: repeated },
  { weight: 2, arbitrary: frames },
  { weight: 2, arbitrary: one(own) },
  { weight: 1, arbitrary: one(coloured) },
  { weight: 1, arbitrary: one(json) },
  { weight: 1, arbitrary: one(long) },
  { weight: 1, arbitrary: one(installed) },
  { weight: 1, arbitrary: fc.constant([notice]) },
  { weight: 1, arbitrary: fc.constant(restart) },
);
