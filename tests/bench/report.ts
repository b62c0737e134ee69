import type { Load, Outcome } from './contest';

/** A figure and what it has to reach. */
export interface Verdict {
  readonly what: string;
  readonly reached: boolean;
  readonly figure: string;
  readonly wanted: string;
}

/** The table of one load. */
export function printOutcome(load: Load, { roost, bare }: Outcome): void {
  const perLine = (ms: number) => `${((ms * 1_000) / load.lines).toFixed(1)} µs/line`;
  const rows: [string, string, string, string][] = [
    row('main-thread CPU', roost.mainThread, bare.mainThread, perLine),
    row('CPU of all processes', roost.allProcesses, bare.allProcesses, perLine),
    row('longest task', roost.longestTask, bare.longestTask, task),
    row('longest frame gap', roost.longestFrameGap, bare.longestFrameGap, gap),
    row('typing, 95th percentile', roost.typing, bare.typing, ms),
    row('lines offered', roost.offered, bare.offered, String),
    row('lines thrown away', roost.thrownAway, bare.thrownAway, String),
  ];
  console.log(`\n${load.lines} lines at ${load.rate} lines/s`);
  console.log(columns(['', 'roost', 'bare', 'ratio']));
  for (const cells of rows) console.log(columns(cells));
}

function row(
  name: string,
  roost: number,
  bare: number,
  write: (value: number) => string,
): [string, string, string, string] {
  return [name, write(roost), write(bare), bare > 0 ? (roost / bare).toFixed(2) : '–'];
}

function columns([first, ...rest]: readonly string[]): string {
  return (first ?? '').padEnd(26) + rest.map((cell) => cell.padStart(18)).join('');
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;
const gap = (value: number): string => (value === 0 ? 'not looked for' : ms(value));
/** The browser tells of tasks from 50 ms on. */
const task = (value: number): string => (value === 0 ? 'under 50 ms' : ms(value));

export function printVerdicts(verdicts: readonly Verdict[]): void {
  console.log('');
  for (const { what, reached, figure, wanted } of verdicts) {
    console.log(`${reached ? 'reached' : 'MISSED '}  ${what}: ${figure} (to reach: ${wanted})`);
  }
}
