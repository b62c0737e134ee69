import { describe, expect, it } from 'vitest';
import type { ConnectionProblem } from '../../../src/engine/connectionStatus';
import { createPatient, failed, first, heal, node, of } from './patient';

const never: ConnectionProblem = { kind: 'never opened' };

describe('the node', () => {
  it.each([
    ['nothing', 'node unreachable'],
    ['too slow', 'node too slow'],
  ] as const)('at whose address a request comes to "%s": %s', async (reach, kind) => {
    const patient = failed(createPatient(), never);
    patient.reach = { 'https://node.example.com:8080/': reach };
    const { findings } = await patient.examine();
    expect(first(findings)).toMatchObject({ check: 'node', verdict: 'bad', found: { kind } });
    // Nothing is guessed of what lies behind it.
    expect(of(findings, 'origin').verdict).toBe('open');
    expect(of(findings, 'places').verdict).toBe('open');
  });

  it('in a private network is told apart', async () => {
    for (const host of ['192.168.0.7:8080', 'localhost:8080', 'wings.local', '[fd00::1]:8080']) {
      const patient = failed(createPatient(), never);
      patient.change({ address: `wss://${host}/ws` });
      patient.reach = {};
      expect(first((await patient.examine()).findings)?.found).toMatchObject({ isPrivate: true });
    }
    const patient = failed(createPatient(), never);
    patient.reach = {};
    expect(first((await patient.examine()).findings)?.found).toMatchObject({ isPrivate: false });
  });

  it('that is not encrypted is known to be blocked from an https page, but on this machine', async () => {
    const bad: ConnectionProblem = { kind: 'bad address', address: 'ws://node.example.com/ws' };
    const patient = failed(createPatient(), bad);
    patient.change({ address: 'ws://node.example.com/ws' });
    expect(first((await patient.examine()).findings)?.found).toEqual({
      kind: 'node not secure',
      host: 'node.example.com',
    });
    const local = failed(createPatient(), never);
    local.change({ address: 'ws://localhost:8080/ws' });
    local.reach = { 'http://localhost:8080/': 'answers' };
    expect(of((await local.examine()).findings, 'node').verdict).toBe('good');
  });

  it('that answers pages but not the request for a connection likely has a proxy before it', async () => {
    const patient = failed(createPatient(), { kind: 'open timed out' });
    expect(first((await patient.examine()).findings)).toMatchObject({
      check: 'node',
      verdict: 'likely',
      found: { kind: 'node swallows' },
    });
  });

  it('that refuses a page of another origin likely does so for its origin', async () => {
    const patient = failed(createPatient(), never);
    const { findings } = await patient.examine();
    expect(first(findings)).toMatchObject({ check: 'origin', verdict: 'likely' });
    expect(of(findings, 'places').verdict).toBe('open');
    expect(patient.reached).toEqual(['https://node.example.com:8080/']);
  });

  it('that refuses the panel’s own origin, or one it took before, likely has no place', async () => {
    const own = failed(createPatient({ panel: 'https://console.example.com' }), never);
    expect(first((await own.examine()).findings)).toMatchObject({
      check: 'places',
      verdict: 'likely',
    });
    const before = failed(createPatient(), never);
    before.happened(60_000, { kind: 'signed in' });
    expect(first((await before.examine()).findings)).toMatchObject({ check: 'places' });
  });

  it.each<[ConnectionProblem, string, string]>([
    [{ kind: 'token refused', text: 'x' }, 'auth', 'token refused'],
    [{ kind: 'fresh tokens refused', text: 'x' }, 'auth', 'token refused'],
    [{ kind: 'sign-in timed out' }, 'auth', 'node does not answer sign-in'],
    [{ kind: 'closed', code: 1006 }, 'lines', 'broke off'],
    [{ kind: 'silent' }, 'lines', 'broke off'],
    [{ kind: 'frame too large' }, 'lines', 'command too large'],
  ])('that ends it with %o had taken all that comes before', async (problem, check, kind) => {
    const { findings } = await failed(createPatient(), problem).examine();
    expect(first(findings)).toMatchObject({ check, verdict: 'bad', found: { kind } });
    for (const one of ['node', 'origin', 'places'] as const) {
      expect(of(findings, one).verdict).toBe('good');
    }
  });

  it('that ends the connection in place of an answer is told apart from one that ends it later', async () => {
    const patient = failed(createPatient(), { kind: 'closed', code: 1006 });
    patient.happened(0, { kind: 'closed', code: 1006, stage: 'signing in', lasted: 40 });
    expect(first((await patient.examine()).findings)).toMatchObject({
      check: 'auth',
      verdict: 'likely',
    });
  });
});

describe('the lines', () => {
  it('of a server that is off are none, and that is no fault', async () => {
    const patient = createPatient();
    heal(patient);
    patient.change({}, { process: 'offline' });
    const { findings } = await patient.examine();
    expect(of(findings, 'lines')).toMatchObject({ verdict: 'note', found: { kind: 'server off' } });
    expect(first(findings)).toBeUndefined();
  });

  it('of one that runs come each second: silence is likely a fault', async () => {
    const patient = createPatient();
    heal(patient);
    const heardAt = patient.clock.now() - 7_000;
    if (patient.history) patient.history = { ...patient.history, heardAt };
    expect(first((await patient.examine()).findings)).toMatchObject({
      check: 'lines',
      verdict: 'likely',
      found: { kind: 'silence', ago: 7_000 },
    });
  });

  it('are known to be held back when the pass has ended', async () => {
    const patient = createPatient();
    heal(patient);
    patient.change({ renewal: { kind: 'expired', failure: { kind: 'unreachable' }, since: 0 } });
    expect(of((await patient.examine()).findings, 'lines').found).toEqual({
      kind: 'output withheld',
    });
  });

  it('are not spoken of where no address is known', async () => {
    const patient = failed(
      createPatient(),
      { kind: 'panel', failure: { kind: 'unreachable' } },
      false,
    );
    patient.change({ address: null });
    const { findings } = await patient.examine();
    for (const one of ['node', 'origin', 'places', 'auth', 'lines'] as const) {
      expect(of(findings, one)).toMatchObject({ verdict: 'open', found: { kind: 'not reached' } });
    }
    expect(patient.reached.filter((address) => node.includes(address.slice(8)))).toEqual([]);
  });
});
