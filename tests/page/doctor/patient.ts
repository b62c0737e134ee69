import type { ConnectionProblem, ConnectionStatus } from '../../../src/engine/connectionStatus';
import type { EngineSnapshot } from '../../../src/engine/engine.types';
import { initialSnapshot } from '../../../src/engine/initialSnapshot';
import type { PanelFailure, ServerDetails } from '../../../src/engine/panel/panel';
import { fail, succeed } from '../../../src/engine/result';
import type { ConnectionHistory, TimelineEvent } from '../../../src/engine/timeline/timeline.types';
import { type Examination, examine, type World } from '../../../src/ui/doctor/examine';
import type { Check, Finding, Reach } from '../../../src/ui/doctor/findings.types';
import { createFakeClock, type FakeClock } from '../../engine/fakes/fakeClock';

/** A console in whatever state a test puts it, and the doctor's way around it. */

export const origin = 'https://console.example.com';
export const node = 'wss://node.example.com:8080/api/servers/8d3f9a2e/ws';

export interface Patient {
  readonly clock: FakeClock;
  readonly world: World;
  online: boolean;
  panel: PanelFailure | ServerDetails;
  /** By how the address begins; the longest that fits. */
  reach: Record<string, Reach>;
  readonly reached: string[];
  retries: number;
  /** What comes of a try by hand. */
  onRetry: () => void;
  change(connection: Partial<ConnectionStatus>, server?: Partial<EngineSnapshot['server']>): void;
  history: ConnectionHistory | null;
  /** Adds what happened, `ago` ms before now. */
  happened(ago: number, ...events: TimelineEvent[]): void;
  examine(): Promise<Examination>;
}

export const details = { hold: null } as ServerDetails;
export const received: TimelineEvent = {
  kind: 'token received',
  took: 200,
  life: 600_000,
  permissions: 3,
  skew: 400,
};

export function createPatient(place: Partial<{ origin: string; panel: string }> = {}): Patient {
  const clock = createFakeClock();
  const listeners = new Set<() => void>();
  const panelUrl = place.panel ?? 'https://panel.example.com';
  const pageOrigin = place.origin ?? origin;
  let snapshot: EngineSnapshot = {
    ...initialSnapshot,
    connection: { ...initialSnapshot.connection, address: node, permissions: ['*'] },
  };

  const patient: Patient = {
    clock,
    online: true,
    panel: details,
    reach: { 'https://': 'answers' },
    reached: [],
    retries: 0,
    onRetry: () => {},
    history: { entries: [], left: 0, token: null, heardAt: null },
    change(connection, server = {}) {
      snapshot = {
        ...snapshot,
        connection: { ...snapshot.connection, ...connection },
        server: { ...snapshot.server, ...server },
      };
      for (const listener of listeners) listener();
    },
    happened(ago, ...events) {
      const { history } = patient;
      if (history === null) return;
      const at = clock.now() - ago;
      const entries = events.map((event) => ({ at, event, again: null }));
      patient.history = { ...history, entries: [...history.entries, ...entries] };
    },
    async examine() {
      const running = examine(patient.world, () => {});
      let done = false;
      void running.then(() => {
        done = true;
      });
      for (let passed = 0; !done && passed < 120_000; passed += 100) await clock.advance(100);
      return running;
    },
    world: {
      clock,
      page: { origin: pageOrigin, isSecure: pageOrigin.startsWith('https:') },
      online: () => patient.online,
      panel: { url: panelUrl, origin: new URL(panelUrl).origin, by: 'session' },
      async askPanel() {
        return 'kind' in patient.panel ? fail(patient.panel) : succeed(patient.panel);
      },
      async reach(address) {
        patient.reached.push(address);
        const known = Object.keys(patient.reach).filter((one) => address.startsWith(one));
        const best = known.sort((a, b) => b.length - a.length)[0] ?? '';
        return patient.reach[best] ?? 'nothing';
      },
      engine: {
        snapshot: () => snapshot,
        subscribe(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        history: async () => patient.history,
        retryNow() {
          patient.retries += 1;
          patient.onRetry();
        },
      },
    },
  };
  patient.change({ current: { phase: 'waiting', retryAt: clock.now() + 8_000 } });
  return patient;
}

/** The engine's last try came to this, a moment ago. */
export function failed(patient: Patient, problem: ConnectionProblem, token = true): Patient {
  patient.change({
    current: { phase: 'waiting', retryAt: patient.clock.now() + 20_000 },
    lastProblem: problem,
  });
  if (token) {
    patient.happened(2_000, received);
    const endsAt = patient.clock.now() + 500_000;
    if (patient.history)
      patient.history = { ...patient.history, token: { endsAt, permissions: [] } };
  }
  patient.onRetry = () =>
    patient.change({ current: { phase: 'waiting', retryAt: patient.clock.now() + 21_000 } });
  return patient;
}

/** Live, signed in, with a token, and heard a moment ago. */
export function heal(patient: Patient): void {
  const { clock } = patient;
  patient.change(
    { current: { phase: 'live', since: clock.now(), ready: true }, lastProblem: null },
    { process: 'running' },
  );
  patient.happened(1_000, received, { kind: 'signed in' });
  const token = { endsAt: clock.now() + 500_000, permissions: ['*'] };
  if (patient.history) patient.history = { ...patient.history, token, heardAt: clock.now() };
}

export function of(findings: readonly Finding[], check: Check): Finding {
  const found = findings.find((one) => one.check === check);
  if (found === undefined) throw new Error(`"${check}" was not looked at.`);
  return found;
}

/** The first thing that is in the way. */
export function first(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ verdict }) => verdict === 'bad' || verdict === 'likely');
}
