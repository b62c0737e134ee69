import { createEngine } from '../../../src/engine';
import type { EngineSettings } from '../../../src/engine/engine.types';
import { createFakeClock } from './fakeClock';
import { createFakePanel, detailsBody, type FakeAnswer } from './fakePanel';
import { createFakeSockets } from './fakeSocket';
import { fakeToken } from './fakeToken';

/** A whole engine that begins; node and panel are the test, and the panel gives a token and the details. */
export function startEngine(
  options: {
    readonly settings?: Partial<EngineSettings>;
    readonly details?: FakeAnswer;
    readonly token?: FakeAnswer;
    readonly random?: number;
  } = {},
) {
  const { settings, random = 0.5 } = options;
  const clock = createFakeClock();
  const sockets = createFakeSockets();
  const panel = createFakePanel();
  panel.answer('/servers/8d3f9a2e', options.details ?? { status: 200, body: detailsBody() });
  panel.answer('/websocket', options.token ?? tokenAnswer(600));
  const engine = createEngine(
    {
      server: '8d3f9a2e',
      panel: { url: 'https://panel.example', auth: { kind: 'key', key: 'ptlc_x' } },
      node: { tokenInUrl: false },
      maxLines: 1_000,
      ...settings,
    },
    {
      openSocket: sockets.open,
      fetch: panel.fetch,
      clock,
      random: () => random,
      hints: { subscribe: () => () => {} },
    },
  );
  return { clock, sockets, panel, engine };
}

/** `life`: of the token, s. */
export function tokenAnswer(life: number): FakeAnswer {
  const data = { token: fakeToken({ life }), socket: 'wss://node.example/ws' };
  return { status: 200, body: { data } };
}
