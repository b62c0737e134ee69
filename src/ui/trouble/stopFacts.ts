import type { Crash } from '../../engine/serverState';
import type { UnexpectedStop } from '../../engine/trouble/trouble.types';
import { exitCodeWords } from '../messages/en/exitCodes';
import { stopWords as w } from '../messages/en/stop';
import { formats } from '../messages/format';

/** What the card on a stop is made of. Nothing in it is a guess. */
export interface StopSource {
  readonly stop: UnexpectedStop;
  /** What the node reported of it. `null`: it reported nothing. */
  readonly crash: Crash | null;
  /** It has come up since. */
  readonly again: boolean;
  /** Of the panel: bytes, percent of one core; 0 is unlimited. `null`: not known. */
  readonly limits: { readonly memory: number; readonly cpu: number } | null;
}

export interface StopFact {
  readonly name: string;
  readonly value: string;
  /** What it says and what it does not, a sentence each. */
  readonly notes: readonly string[];
}

export function stopLead({ stop }: StopSource, now: number): string {
  const at = formats.clock(stop.at, now);
  return stop.reported ? w.crashed(at) : w.unasked(at);
}

export function stopFacts(source: StopSource): readonly StopFact[] {
  const { stop, crash } = source;
  return [
    exitCode(crash),
    ...(crash === null ? [] : [fact(w.outOfMemory, w.memoryWord(crash.outOfMemory))]),
    fact(w.ranFor, stop.ranFor === null ? w.notKnown : formats.duration(stop.ranFor)),
    ...lastMinute(source),
    fact(w.afterwards, afterwards(source)),
  ];
}

function fact(name: string, value: string, notes: readonly string[] = []): StopFact {
  return { name, value, notes };
}

function exitCode(crash: Crash | null): StopFact {
  if (crash === null) return fact(w.exitCode, w.noReport);
  if (crash.exitCode === null) return fact(w.exitCode, w.noExitCode);
  const { says, not } = exitCodeWords(crash.exitCode, crash.outOfMemory);
  return fact(w.exitCode, String(crash.exitCode), [says, not]);
}

/** Fewer than this are worth a word. */
const fewFigures = 50;

function lastMinute({ stop, limits }: StopSource): readonly StopFact[] {
  const { lastMinute: figures } = stop;
  if (figures === null) return [fact(w.memory, w.noFigures), fact(w.cpu, w.noFigures)];
  const notes = figures.samples < fewFigures ? [w.few(figures.samples)] : [];
  // Without the panel's word the node's is all there is: the limit of the container, or the machine.
  const memory = limits === null ? figures.memoryLimit : limits.memory;
  return [
    fact(w.memory, w.memoryOf(figures, memory), notes),
    fact(w.cpu, w.cpuOf(figures, limits?.cpu ?? 0), notes),
  ];
}

function afterwards({ crash, again }: StopSource): string {
  if (crash?.gaveUp === true) return w.gaveUp;
  return again ? w.again : w.noRestart;
}

/** A line of the log that the card shows. `text` is `null` when it has left the log. */
export interface ShownLine {
  readonly seq: number;
  readonly text: string | null;
}

export interface ShownLines {
  readonly firstError: ShownLine | null;
  readonly last: readonly ShownLine[];
}

/** The card as text. `lines`: with what nobody else should read hidden; `null`: they are not known. */
export function stopText(source: StopSource, lines: ShownLines | null, now: number): string {
  const facts = stopFacts(source).map(({ name, value, notes }) =>
    [`${name}: ${value}`, ...notes.map((note) => `  ${note}`)].join('\n'),
  );
  const found = source.stop.lines;
  if (lines === null || found === null) return [stopLead(source, now), '', ...facts].join('\n');
  const error = lines.firstError === null ? [w.noError(found)] : [indented(lines.firstError)];
  const last = lines.last.length === 0 ? [w.noLines] : lines.last.map(indented);
  return [
    stopLead(source, now),
    '',
    ...facts,
    '',
    `${w.firstError}:`,
    ...error,
    '',
    `${w.lastLines}:`,
    ...last,
  ].join('\n');
}

function indented({ text }: ShownLine): string {
  return `  ${text ?? w.gone}`;
}
