import { describe, expect, it } from 'vitest';
import type { ConnectionStatus } from '../../src/engine/connectionStatus';
import { initialSnapshot } from '../../src/engine/initialSnapshot';
import { initialServerState, type Operation, type ServerState } from '../../src/engine/serverState';
import type { TroubleFound, UnexpectedStop } from '../../src/engine/trouble/trouble.types';
import type { Banner } from '../../src/ui/console/banner.types';
import { banners } from '../../src/ui/console/banners';
import { formats } from '../../src/ui/messages/format';

const now = 1_750_000_000_000;
const origin = 'https://console.example.com';

const live: ConnectionStatus = {
  current: { phase: 'live', since: now - 60_000, ready: true },
  attempt: 0,
  downSince: null,
  lastProblem: null,
  neverOpened: 0,
  renewal: { kind: 'fine' },
  permissions: ['*'],
  address: 'wss://node-1.example.com:8080/api/servers/x/ws',
};
const idle: ServerState = { ...initialServerState, process: 'running' };
const underWay: Operation = {
  startedAt: now - 72_000,
  endedAt: null,
  successful: false,
  lastLine: 'Downloading server files…',
  steps: ['Pulling the image', 'Downloading server files…'],
  percent: null,
};

function show(
  connection: Partial<ConnectionStatus> = {},
  server: Partial<ServerState> = {},
  at = now,
  crashLine: number | null = null,
  trouble: TroubleFound = initialSnapshot.trouble,
): readonly Banner[] {
  return banners(
    {
      crashLine,
      trouble,
      kept: initialSnapshot.kept,
      connection: { ...live, ...connection },
      details: null,
      server: { ...idle, ...server },
      origin,
    },
    at,
  );
}

function texts(list: readonly Banner[]): string[] {
  return list.map((banner) => [banner.text, banner.counting].filter(Boolean).join(' '));
}

describe('banners', () => {
  it('are none while all is well', () => {
    expect(show()).toEqual([]);
  });

  it('say that a command too large for the node was not carried out, until all is well again', () => {
    const shown = show({ lastProblem: { kind: 'frame too large' } });
    expect(texts(shown)).toEqual([
      'The last command was too large for the node, which did not carry it out and closed the connection.',
    ]);
  });

  it('say that the engine could not be loaded, and offer to load the page again', () => {
    const current = { phase: 'stopped', reason: { kind: 'not loaded' } } as const;
    expect(show({ current })).toMatchObject([{ alert: true, action: 'load again' }]);
  });

  it('are none before the first failure, and in the first two seconds of an outage', () => {
    const connecting = { current: { phase: 'connecting' } } as const;
    expect(show(connecting)).toEqual([]);
    const down = {
      ...connecting,
      downSince: now - 1_900,
      lastProblem: { kind: 'silent' },
    } as const;
    expect(show(down)).toEqual([]);
    expect(show(down, {}, now + 200)).toHaveLength(1);
  });

  it('tell of an outage that by a clock set back has not begun yet', () => {
    const shown = show({
      current: { phase: 'waiting', retryAt: now + 5_000 },
      downSince: now + 600_000,
      lastProblem: { kind: 'silent' },
    });
    expect(shown.map(({ id }) => id)).toEqual(['no connection']);
  });

  it('say since when there is no connection to which node, and when it is tried again', () => {
    const waiting = {
      current: { phase: 'waiting', retryAt: now + 7_400 },
      downSince: now - 60_000,
      lastProblem: { kind: 'closed', code: 1006 },
    } as const;
    const [shown] = show(waiting);
    expect(texts(show(waiting))).toEqual([
      `No connection to node-1.example.com:8080 since ${formats.clock(now - 60_000, now)}. Next try in 8 s.`,
    ]);
    expect(shown).toMatchObject({ action: 'try now', alert: true, list: null });
  });

  it('name the likely causes after six sockets that never opened, the page’s origin among them', () => {
    const waiting = {
      current: { phase: 'waiting', retryAt: now },
      downSince: now - 60_000,
      lastProblem: { kind: 'never opened' },
      neverOpened: 6,
    } as const;
    expect(show(waiting)[0]?.list?.items.join(' ')).toContain(origin);
  });

  it.each([
    ['gone', { kind: 'gone' }, 'You no longer have access to this server.', 'to servers'],
    [
      'forbidden',
      { kind: 'forbidden', detail: null },
      'You no longer have access to this server.',
      'to servers',
    ],
    [
      'suspended',
      { kind: 'suspended' },
      'This server is suspended. Your host can tell you why.',
      'check again',
    ],
    [
      'signed out',
      { kind: 'signed out' },
      'Your sign-in has ended. The lines so far are kept.',
      'sign in',
    ],
  ] as const)('say what to do when the server is %s', (_name, reason, text, action) => {
    const shown = show({ current: { phase: 'stopped', reason } });
    expect(shown).toMatchObject([{ text, action, alert: true }]);
  });

  it('say one thing alone about a deleted server', () => {
    const waiting = { phase: 'waiting', retryAt: now + 1_000 } as const;
    const shown = show(
      { current: waiting, downSince: now - 9_000, lastProblem: { kind: 'silent' } },
      { deleted: true },
    );
    expect(shown.map((banner) => banner.action)).toEqual(['to servers']);
  });

  it('count down while the panel gives no new token, and say since when output is paused', () => {
    const failure = { kind: 'unreachable' } as const;
    const failing = show({ renewal: { kind: 'failing', failure, expiresAt: now + 100_000 } });
    expect(texts(failing)).toEqual([
      'The panel does not answer. The console stays connected for 1:40.',
    ]);
    const expired = show({ renewal: { kind: 'expired', failure, since: now - 5_000 } });
    expect(texts(expired)).toEqual([
      `Waiting for the panel; output is paused since ${formats.clock(now - 5_000, now)}.`,
    ]);
  });

  it('offer a sign-in when the renewal fails for want of one', () => {
    const failure = { kind: 'signed out' } as const;
    const shown = show({ renewal: { kind: 'failing', failure, expiresAt: now + 100_000 } });
    expect(shown).toMatchObject([{ action: 'sign in' }]);
  });

  it('show an installation with its last line, the time so far and its steps', () => {
    const [shown] = show({}, { install: underWay });
    expect(texts(show({}, { install: underWay }))).toEqual([
      'Installing: Downloading server files… · 1:12',
    ]);
    expect(shown).toMatchObject({ percent: null, list: { items: underWay.steps } });
    expect(show({}, { install: { ...underWay, percent: 40 } })[0]?.percent).toBe(40);
  });

  it('say for 8 s how long it took', () => {
    const install = { ...underWay, endedAt: now + 62_000, successful: true };
    expect(texts(show({}, { install }, now + 62_000))).toEqual(['Installed in 2 min 14 s.']);
    expect(show({}, { install }, now + 69_900)).toHaveLength(1);
    expect(show({}, { install }, now + 70_000)).toEqual([]);
  });

  it('keep a failed installation until it is dismissed', () => {
    const install = { ...underWay, endedAt: now };
    expect(show({}, { install }, now + 3_600_000)).toMatchObject([
      { tone: 'bad', dismissible: true, text: 'The installation failed after 1 min 12 s.' },
    ]);
  });

  it('say how a server crashed', () => {
    const crash = { at: now, exitCode: 1, outOfMemory: true, gaveUp: false };
    expect(texts(show({}, { crash }))).toEqual([
      'The server crashed (exit code 1, out of memory).',
    ]);
    const unknown = { at: now, exitCode: null, outOfMemory: null, gaveUp: false };
    expect(texts(show({}, { crash: unknown }))).toEqual(['The server crashed.']);
  });

  it('offer the lines before a crash as long as the log holds them', () => {
    const crash = { at: now, exitCode: 1, outOfMemory: null, gaveUp: false };
    expect(show({}, { crash }, now, 212)[0]?.also).toBe('show crash');
    expect(show({}, { crash }, now, null)[0]?.also).toBeNull();
  });

  it('offer what is known of a crash, and of a stop that nobody is known to have asked for', () => {
    const crash = { at: now, exitCode: 1, outOfMemory: null, gaveUp: false };
    const stop: UnexpectedStop = {
      at: now,
      reported: true,
      ranFor: 60_000,
      lastMinute: null,
      lines: null,
    };
    const of = (one: UnexpectedStop): TroubleFound => ({ stop: one, problems: [] });
    expect(show({}, { crash }, now, 212, of(stop))).toMatchObject([
      { action: 'why it stopped', also: 'show crash' },
    ]);
    const unreported = of({ ...stop, reported: false });
    expect(show({}, { process: 'offline' }, now, null, unreported)).toMatchObject([
      {
        text: 'The server has stopped. No power action that this page knows of came before it.',
        action: 'why it stopped',
      },
    ]);
    // It is up again: nobody waits for the reason any more.
    expect(show({}, { process: 'starting' }, now, null, unreported)).toEqual([]);
  });

  it('say each known problem once for a run of the server, above a crash', () => {
    const crash = { at: now, exitCode: 0, outOfMemory: false, gaveUp: true };
    const problem = { feature: 'eula', line: 12, at: now, run: 1, since: null } as const;
    const shown = show({}, { crash }, now, null, { stop: null, problems: [problem] });
    expect(shown.map(({ id, action }) => [id, action])).toEqual([
      ['problem eula 1', 'what helps'],
      [`crash ${now}`, null],
    ]);
    const later = { ...problem, line: 40, at: now + 5_000 };
    const [again] = show({}, {}, now, null, { stop: null, problems: [later] });
    expect(again?.id).toBe('problem eula 1');
    const [next] = show({}, {}, now, null, { stop: null, problems: [{ ...later, run: 2 }] });
    expect(next?.id).toBe('problem eula 2');
  });

  it('offer Kill when Stop has taken 30 s, to who may', () => {
    const power = {
      action: 'stop',
      sentAt: now - 30_000,
      unanswered: false,
      begun: true,
      uncertain: false,
    } as const;
    const stopping = { process: 'stopping', power } as const;
    expect(show({}, stopping)).toMatchObject([{ action: 'kill' }]);
    expect(show({}, stopping, now - 1)).toEqual([]);
    expect(show({ permissions: ['control.start'] }, stopping)).toEqual([]);
  });

  it('come with the most urgent first', () => {
    const shown = show(
      { renewal: { kind: 'failing', failure: { kind: 'unreachable' }, expiresAt: now + 9_000 } },
      {
        install: underWay,
        crash: { at: now, exitCode: 1, outOfMemory: null, gaveUp: false },
        throttled: { what: 'global', at: now, commands: [], power: null },
        backup: { uuid: 'x', successful: true, bytes: 1024, at: now },
      },
    );
    expect(shown.map((banner) => banner.id.split(' ')[0])).toEqual([
      'renewal',
      'install',
      'crash',
      'throttled',
      'backup',
    ]);
  });

  it('announce nothing that counts', () => {
    const at = (ms: number) => show({}, { install: underWay }, now + ms)[0];
    expect(at(0)?.text).toBe(at(5_000)?.text);
    expect(at(0)?.id).toBe(at(5_000)?.id);
    expect(at(0)?.counting).not.toBe(at(5_000)?.counting);
  });
});
