import { describe, expect, it } from 'vitest';
import type { PanelFailure, ServerHold } from '../../../src/engine/panel/panel';
import { examine } from '../../../src/ui/doctor/examine';
import { checks } from '../../../src/ui/doctor/findings.types';
import { createPatient, details, failed, first, heal, of, received } from './patient';

describe('the checks', () => {
  it('are all looked at, in order, and all in order while all is well', async () => {
    const patient = createPatient();
    heal(patient);
    const { findings } = await patient.examine();
    expect(findings.map(({ check }) => check)).toEqual(checks);
    expect(findings.filter(({ verdict }) => verdict !== 'good')).toEqual([]);
    expect([patient.retries, patient.reached]).toEqual([0, []]);
  });

  it('tell of each result as it is known', async () => {
    const patient = createPatient();
    const told: number[] = [];
    heal(patient);
    await examine(patient.world, (findings) => told.push(findings.length));
    expect(told).toEqual([1, 4, 6, 10, 11]);
  });

  it('end a pause between two tries, and wait for what comes of it', async () => {
    const patient = createPatient();
    patient.onRetry = () => patient.clock.after(1_500, () => heal(patient));
    const { findings } = await patient.examine();
    expect(patient.retries).toBe(1);
    expect(first(findings)).toBeUndefined();
  });

  it('leave a panel alone that has asked for a pause, and a device without a network', async () => {
    const busy = failed(createPatient(), {
      kind: 'panel',
      failure: { kind: 'too many requests', retryAfter: 60_000 },
    });
    await busy.examine();
    const offline = failed(createPatient(), { kind: 'offline' });
    offline.online = false;
    await offline.examine();
    expect([busy.retries, offline.retries]).toEqual([0, 0]);
  });

  it('come to an end though the engine says nothing', async () => {
    const patient = createPatient();
    patient.change({ current: { phase: 'credentials' } });
    const { engine } = patient.world;
    const silent = { ...engine, history: () => new Promise<never>(() => {}) };
    let ended = false;
    void examine({ ...patient.world, engine: silent }, () => {}).then(() => {
      ended = true;
    });
    await patient.clock.advance(90_000);
    expect(ended).toBe(true);
  });
});

describe('this device', () => {
  it('is the first thing in the way when it is offline', async () => {
    const patient = failed(createPatient(), { kind: 'offline' }, false);
    patient.online = false;
    patient.panel = { kind: 'unreachable' };
    patient.reach = { 'https://': 'nothing' };
    expect(first((await patient.examine()).findings)).toMatchObject({
      check: 'device',
      found: { kind: 'offline' },
    });
  });

  it('is not, whatever the browser says, when something answers', async () => {
    const patient = createPatient();
    heal(patient);
    patient.online = false;
    const { findings } = await patient.examine();
    expect(of(findings, 'device')).toMatchObject({ verdict: 'note' });
    expect(first(findings)).toBeUndefined();
  });
});

describe('the panel', () => {
  it.each([
    ['nothing', 'bad', 'panel unreachable'],
    ['too slow', 'bad', 'panel too slow'],
    // CORS: a browser does not say so.
    ['answers', 'likely', 'panel hides'],
    ['forbidden', 'bad', 'policy forbids'],
  ] as const)(
    'that cannot be read, where a request to it comes to "%s": %s, %s',
    async (reach, verdict, kind) => {
      const patient = failed(
        createPatient(),
        { kind: 'panel', failure: { kind: 'unreachable' } },
        false,
      );
      patient.panel = { kind: 'unreachable' };
      patient.reach = { 'https://panel.example.com': reach };
      const { findings } = await patient.examine();
      expect(first(findings)).toMatchObject({ check: 'panel', verdict, found: { kind } });
      expect(of(findings, 'sign-in').verdict).toBe('open');
    },
  );

  it.each<[PanelFailure, string, string]>([
    [{ kind: 'unexpected answer', status: 200, html: true }, 'panel', 'panel page'],
    [{ kind: 'unexpected answer', status: 500, html: false }, 'panel', 'panel broken'],
    [{ kind: 'too many requests', retryAfter: 9_000 }, 'panel', 'panel busy'],
    [{ kind: 'signed out' }, 'sign-in', 'signed out'],
    [{ kind: 'two factor required' }, 'sign-in', 'two factor'],
    [{ kind: 'forbidden', detail: null }, 'access', 'forbidden'],
    [{ kind: 'not found' }, 'access', 'not found'],
    [{ kind: 'conflict', detail: null }, 'access', 'conflict'],
  ])('that answers with %o is taken at its word', async (failure, check, kind) => {
    const patient = failed(createPatient(), { kind: 'panel', failure }, false);
    patient.panel = failure;
    const { findings } = await patient.examine();
    expect(first(findings)).toMatchObject({ check, verdict: 'bad', found: { kind } });
    // It has answered, so nothing need be found out about its address.
    expect(patient.reached).not.toContain('https://panel.example.com/');
  });

  it.each<ServerHold>(['installing', 'suspended', 'transferring', 'node maintenance'])(
    'says why nobody is let in: %s',
    async (hold) => {
      const patient = createPatient();
      patient.change({ current: { phase: 'held', hold, retryAt: 0 } });
      patient.panel = { ...details, hold };
      expect(first((await patient.examine()).findings)?.found).toEqual({ kind: 'held', hold });
    },
  );
});

describe('the pass', () => {
  it('is looked at in the engine’s hand, and that one had to be asked for is said', async () => {
    const patient = createPatient();
    heal(patient);
    expect(of((await patient.examine()).findings, 'token').found).toMatchObject({
      kind: 'token in hand',
      asked: false,
    });
    const empty = createPatient();
    empty.onRetry = () => {
      empty.happened(0, { kind: 'token asked', renewal: false });
      heal(empty);
    };
    expect(of((await empty.examine()).findings, 'token').found).toMatchObject({ asked: true });
  });

  it('that the panel does not give is in the way, though the server may be seen', async () => {
    const failure: PanelFailure = { kind: 'forbidden', detail: 'No.' };
    const patient = failed(createPatient(), { kind: 'panel', failure }, false);
    patient.happened(500, { kind: 'token failed', took: 80, failure, hold: null });
    expect(first((await patient.examine()).findings)).toEqual({
      check: 'token',
      verdict: 'bad',
      found: { kind: 'token failed', failure },
    });
  });

  it('that cannot be renewed is in the way while the console is still connected', async () => {
    const patient = createPatient();
    heal(patient);
    const failure: PanelFailure = { kind: 'unexpected answer', status: 503, html: true };
    patient.change({ renewal: { kind: 'failing', failure, expiresAt: 0 } });
    expect(first((await patient.examine()).findings)?.found).toEqual({
      kind: 'token not renewed',
      failure,
      ended: false,
    });
  });

  it('tells of clocks that differ by a minute or more, which is in nobody’s way', async () => {
    const patient = createPatient();
    heal(patient);
    patient.happened(0, { ...received, skew: -59_000 } as typeof received);
    expect(of((await patient.examine()).findings, 'clock').verdict).toBe('good');
    patient.happened(0, { ...received, skew: -720_000 } as typeof received);
    const { findings } = await patient.examine();
    expect(of(findings, 'clock')).toMatchObject({
      verdict: 'note',
      found: { kind: 'clocks differ', skew: -720_000 },
    });
    expect(first(findings)).toBeUndefined();
  });
});
