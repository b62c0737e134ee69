import { expect, test } from 'vitest';
import { createEngine } from '../../src/engine';
import { createFakeClock } from './fakes/fakeClock';
import { createFakePanel, detailsBody } from './fakes/fakePanel';
import { createFakeSockets } from './fakes/fakeSocket';
import { fakeToken } from './fakes/fakeToken';

const token = {
  status: 200,
  body: { data: { token: fakeToken({ life: 600 }), socket: 'wss://node.example/ws' } },
};

/** An engine that begins; the test is the node, and the panel that answers for a token with `websocket`. */
function open(websocket: typeof token | 'hang', saysDetails = true) {
  const clock = createFakeClock();
  const sockets = createFakeSockets();
  const panel = createFakePanel();
  panel.answer('/servers/8d3f9a2e', saysDetails ? { status: 200, body: detailsBody() } : 'hang');
  panel.answer('/websocket', websocket);
  const engine = createEngine(
    {
      server: '8d3f9a2e',
      panel: { url: 'https://panel.example', auth: { kind: 'key', key: 'ptlc_x' } },
      node: { tokenInUrl: false },
      maxLines: 1_000,
    },
    {
      openSocket: sockets.open,
      fetch: panel.fetch,
      clock,
      random: () => 0.5,
      hints: { subscribe: () => () => {} },
    },
  );
  const asked = () => panel.requests.map(({ url }) => url.split('/').at(-1));
  return { clock, sockets, engine, asked };
}

test('the panel is asked for nothing but the token until the log has had time to come', async () => {
  const { clock, sockets, engine, asked } = open(token);
  await clock.advance(50);
  const socket = sockets.latest();
  socket.opens();
  socket.says('auth success');
  socket.says('status', 'running');
  await clock.advance(80);
  expect(asked()).toEqual(['websocket']);
  await clock.advance(50);
  expect(asked()).toEqual(['websocket', '8d3f9a2e']);
  expect(engine.snapshot().details?.name).toBe('Survival');
  engine.dispose();
});

test('what the server is called is asked for also where no token comes', async () => {
  const { clock, engine, asked } = open('hang');
  await clock.advance(200);
  expect(asked()).toEqual(['websocket', '8d3f9a2e']);
  expect(engine.snapshot().details?.name).toBe('Survival');
  engine.dispose();
});

test('an engine that has gone asks for nothing any more', async () => {
  const { clock, engine, asked } = open('hang');
  await clock.advance(20);
  engine.dispose();
  await clock.advance(1_000);
  expect(asked()).toEqual(['websocket']);
});

test('who opens it in private sees no line before the server’s own address is known, to be hidden', async () => {
  const { clock, sockets, engine, asked } = open(token, false);
  const shown: string[] = [];
  const view = engine.openView(
    { rows: 20, window: 100, following: true, visible: true, hiding: 'secrets' },
    {
      deliver(batch) {
        shown.push(...batch.lines.map((line) => (line.source === 'fold' ? '' : line.text)));
        view.acknowledge(batch.id);
      },
      onStatus() {},
    },
  );
  await clock.advance(50);
  const socket = sockets.latest();
  socket.opens();
  socket.says('auth success');
  socket.says('status', 'running');
  await clock.advance(20);
  socket.says('console output', 'Join at play.example.com:25565');
  async function pass(seconds: number) {
    for (let passed = 0; passed < seconds; passed += 0.1) {
      await clock.advance(100);
      // What is loaded comes by itself.
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
  await pass(4);
  expect(asked()).toContain('8d3f9a2e');
  expect(shown).toEqual([]);
  // A panel that does not say so in 10 s keeps nobody from the log.
  await pass(10);
  expect(shown.join()).toContain('Join at');
  engine.dispose();
});
