import { describe, expect, it } from 'vitest';
import type { UnexpectedStop } from '../../src/engine/trouble/trouble.types';
import { type StopSource, stopFacts, stopLead, stopText } from '../../src/ui/trouble/stopFacts';

const now = 1_750_000_000_000;
const MiB = 1024 ** 2;
const lines = { firstError: 4, last: [7, 8], wholeRun: true, levelsKnown: true };
const stop: UnexpectedStop = {
  at: now,
  reported: true,
  ranFor: 3 * 3_600_000 + 12 * 60_000,
  lastMinute: {
    samples: 60,
    memory: { last: 900 * MiB, highest: 990 * MiB },
    memoryLimit: 64_000 * MiB,
    cpu: { average: 45, highest: 180 },
  },
  lines,
};
const crash = { at: now, exitCode: 137, outOfMemory: true, gaveUp: false };
const known: StopSource = {
  stop,
  crash,
  again: false,
  limits: { memory: 1_024 * MiB, cpu: 200 },
};
const nothing: StopSource = {
  stop: { ...stop, reported: false, ranFor: null, lastMinute: null, lines: null },
  crash: null,
  again: false,
  limits: null,
};

function said(source: StopSource, name: string): string | undefined {
  return stopFacts(source).find((fact) => fact.name === name)?.value;
}

describe('the card on a stop', () => {
  it('says what is known', () => {
    expect(stopLead(known, now)).toMatch(/^At .* the node reported that the server had crashed\.$/);
    expect(stopFacts(known).map(({ name, value }) => [name, value])).toEqual([
      ['Exit code', '137'],
      [
        'Out of memory',
        'Yes, says the node: the system ended a program because memory had run out.',
      ],
      ['Ran for', '3 h 12 min'],
      ['Memory in its last minute', 'At most 990 MiB of 1 GiB (97%), at the end 900 MiB.'],
      ['CPU in its last minute', '45% of one core on average, at most 180% of 200%.'],
      ['Afterwards', 'Nothing is known of a restart.'],
    ]);
  });

  it('says of each thing that is not known that it is not, and nothing in its place', () => {
    expect(stopLead(nothing, now)).toContain('the node reported no crash');
    expect(stopFacts(nothing).map(({ name, value }) => [name, value])).toEqual([
      ['Exit code', 'Not known: only the report of a crash has it.'],
      ['Ran for', 'Not known: this page did not see it start.'],
      ['Memory in its last minute', 'Not known: no figures came in that minute.'],
      ['CPU in its last minute', 'Not known: no figures came in that minute.'],
      ['Afterwards', 'Nothing is known of a restart.'],
    ]);
    const unsaid = { ...known, crash: { ...crash, exitCode: null, outOfMemory: null } };
    expect(said(unsaid, 'Exit code')).toBe('The node did not say it.');
    expect(said(unsaid, 'Out of memory')).toBe('The node did not say it.');
  });

  it('says whether the node has given up, or the server is up again', () => {
    expect(said({ ...known, again: true }, 'Afterwards')).toBe('It has been started again.');
    const gaveUp = { ...known, crash: { ...crash, gaveUp: true } };
    expect(said(gaveUp, 'Afterwards')).toBe('The node has given up starting it again by itself.');
  });

  it('says where there is no limit, and where the figures are few', () => {
    const free = { ...known, limits: { memory: 0, cpu: 0 } };
    expect(said(free, 'Memory in its last minute')).toMatch(/there is no limit\.$/);
    expect(said(free, 'CPU in its last minute')).toMatch(/there is no limit\.$/);
    const figures = { ...known.stop.lastMinute, samples: 1 } as UnexpectedStop['lastMinute'];
    const few = stopFacts({ ...known, stop: { ...stop, lastMinute: figures } });
    expect(few.flatMap(({ notes }) => notes)).toContain('From 1 figure, one a second.');
  });

  it('is copied as text, with the lines that it shows', () => {
    const shown = {
      firstError: { seq: 4, text: '[ERROR] no <ip 1>' },
      last: [
        { seq: 7, text: 'last but one' },
        { seq: 8, text: null },
      ],
    };
    const text = stopText(known, shown, now);
    expect(text).toContain('Exit code: 137\n  The program was ended from outside');
    expect(text).toMatch(/First error of the run:\n {2}\[ERROR\] no <ip 1>\n/);
    expect(text).toMatch(/before the end:\n {2}last but one\n {2}This line has left the log\.$/);
    expect(stopText(nothing, null, now)).not.toContain('First error');
  });

  it('tells a run without an error from one that is not whole, or was not looked through', () => {
    const none = { firstError: null, last: [] };
    const of = (more: Partial<typeof lines>): string =>
      stopText({ ...known, stop: { ...stop, lines: { ...lines, ...more } } }, none, now);
    expect(of({})).toContain('No line of the run was recognised as an error.');
    expect(of({ wholeRun: false })).toContain('does not have the run from its beginning on');
    expect(of({ levelsKnown: false })).toContain('Not known: what finds errors');
    expect(of({})).toContain('The log has no line of the run.');
  });
});
