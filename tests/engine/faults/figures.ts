import { type Campaign, percentile } from './campaign';
import type { Crowd } from './crowd';
import type { Day } from './day';
import type { Fuzzed } from './fuzz';

/** A row of docs/reliability.md. */
export interface Row {
  readonly what: string;
  readonly wanted: string;
  readonly measured: string;
  readonly holds: boolean;
}

export interface Figures {
  readonly schedules: Campaign;
  readonly day: Day;
  readonly restart: Crowd;
  readonly strict: Crowd;
  readonly tabs: Crowd;
  readonly fuzzed: Fuzzed;
}

const number = (value: number) => Math.round(value).toLocaleString('en');
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

function times(values: readonly number[]): string {
  const p95 = seconds(percentile(values, 0.95));
  return `95 % within ${p95}, all within ${seconds(percentile(values, 1))} (${number(values.length)} times)`;
}

/** What the commands of the connection came to, said beside what it was to come to. */
export function faultRows({ schedules, day, restart, strict, tabs, fuzzed }: Figures): Row[] {
  const rules = (...names: string[]) =>
    schedules.broken.filter(({ rule }) => names.includes(rule)).length;
  const inSchedules = (wanted: string) =>
    new Set(schedules.broken.filter(({ rule }) => rule === wanted).map(({ name }) => name)).size;
  const sending = rules('S1', 'S2', 'S3', 'S4');
  const perMillion = (count: number) => ((count * 1e6) / schedules.printed).toFixed(1);
  const slowest = percentile(schedules.woken, 1);
  return [
    {
      what: 'Schedules of faults, half of them changed from ones that reached something new: all rules of the connection and of sending, and those of lines below',
      wanted: '10,000, no rule broken',
      measured: `${number(schedules.schedules)}, ${number(schedules.broken.length)} broken; ${number(schedules.pairs)} pairs of state and input reached`,
      holds: schedules.broken.length === 0,
    },
    {
      what: 'The rules of lines (S10, S11): lines in those schedules, at up to 10 a second, that stand twice, or are missing, without a mark',
      wanted: '0 twice, at most 2 in a million missing',
      measured: `S10 broke in ${number(inSchedules('S10'))} schedules, S11 in ${number(inSchedules('S11'))}; of ${number(schedules.printed)} lines ${number(schedules.doubled)} twice, ${number(schedules.lost)} missing (${perMillion(schedules.lost)} in a million)`,
      holds: schedules.doubled === 0 && schedules.lost * 1e6 <= 2 * schedules.printed,
    },
    {
      what: 'Gaps beyond the replay’s window that are not shown',
      wanted: '0',
      measured: number(schedules.gaps),
      holds: schedules.gaps === 0,
    },
    {
      what: 'Live again after the way is back, woken by a hint or the button while it waits or tries',
      wanted: 'within 2 s',
      measured: times(schedules.woken),
      holds: slowest <= 2_000,
    },
    {
      what: 'The same where the socket had died without a word and has to be found first (3 s), or a pause holds it',
      wanted: 'within the rules L1, L3',
      measured: times(schedules.wokenDead),
      holds: rules('L1', 'L3') === 0,
    },
    {
      what: 'The same by itself, or where the budget, a 429 or a refused token holds it',
      wanted: 'within the rule L2',
      measured: times(schedules.byItself),
      holds: rules('L2', 'L8') === 0,
    },
    {
      what: 'Commands and power actions sent twice, or reported out or refused against the truth',
      wanted: '0',
      measured: `${number(sending)} of ${number(schedules.commands)} that arrived`,
      holds: sending === 0,
    },
    {
      what: 'Frames of ours that the node throttled',
      wanted: '0',
      measured: `${number(schedules.throttled[0])} where the way takes evenly long; ${number(schedules.throttled[1])} where it held frames up and they arrived at once`,
      holds: schedules.throttled[0] === 0,
    },
    {
      what: 'Token requests in a day of ten-minute tokens, one cut an hour',
      wanted: 'at most 1 for each renewal and each reconnect that needed one',
      measured: `${day.requests}: the first, ${day.renewals} renewals, ${day.needed} for ${day.reconnects} reconnects`,
      holds: day.requests <= 1 + day.renewals + day.needed,
    },
    {
      what: 'Token requests in a minute, one engine, in all schedules',
      wanted: 'at most 5',
      measured: `${number(rules('S7'))} times more`,
      holds: rules('S7') === 0,
    },
    {
      what: 'The same, 20 engines that know nothing of each other (no shared worker), a panel that gives 5',
      wanted: '(measured)',
      measured: `${tabs.perMinute} in the first minute, ${tabs.refused} refused in all; all live after ${tabs.allLive === null ? '—' : seconds(tabs.allLive)}`,
      holds: tabs.allLive !== null,
    },
    {
      what: 'Thirty viewers, the node restarts (5 s)',
      wanted: 'spread; all live within a minute',
      measured: `at most ${restart.peak} sockets in a tenth of a second; all live ${restart.allLive === null ? '—' : seconds(restart.allLive)} after it is back`,
      holds: restart.allLive !== null && restart.allLive <= 60_000,
    },
    {
      what: 'The same with a panel that gives 5 tokens a minute for all of them',
      wanted: '(measured; 6 minutes is the least)',
      measured: strict.allLive === null ? 'not all' : `all live after ${seconds(strict.allLive)}`,
      holds: strict.allLive !== null,
    },
    {
      what: 'Random and changed frames, and bodies of the panel',
      wanted: '1,000,000: no exception, nothing stuck',
      measured: `${number(fuzzed.frames + fuzzed.bodies)}: ${fuzzed.exceptions.length} exceptions, ${fuzzed.stuck} stuck`,
      holds: fuzzed.exceptions.length === 0 && fuzzed.stuck === 0,
    },
  ];
}

export function toTable(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ what, wanted, measured, holds }) =>
      `| ${what} | ${wanted} | ${measured} | ${holds ? 'yes' : '**no**'} |`,
  );
  return ['| what | to reach | measured | reached |', '| --- | --- | --- | --- |', ...lines].join(
    '\n',
  );
}
