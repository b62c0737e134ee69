import { expect, test } from 'vitest';
import { startEngine } from './fakes/fakeEngine';
import type { FakePanel } from './fakes/fakePanel';
import type { FakeSockets } from './fakes/fakeSocket';

/** What the panel was asked for, the ends of the addresses. */
const asked = (panel: FakePanel) => panel.requests.map(({ url }) => url.split('/').at(-1));

function signIn(sockets: FakeSockets) {
  const socket = sockets.latest();
  socket.opens();
  socket.says('auth success');
  socket.says('status', 'running');
  return socket;
}

test('the panel is asked for nothing but the token until the log has had time to come', async () => {
  const { clock, sockets, panel, engine } = startEngine();
  await clock.advance(50);
  signIn(sockets);
  await clock.advance(80);
  expect(asked(panel)).toEqual(['websocket']);
  await clock.advance(50);
  expect(asked(panel)).toEqual(['websocket', '8d3f9a2e']);
  expect(engine.snapshot().details?.name).toBe('Survival');
  engine.dispose();
});

test('what the server is called is asked for also where no token comes', async () => {
  const { clock, panel, engine } = startEngine({ token: 'hang' });
  await clock.advance(200);
  expect(asked(panel)).toEqual(['websocket', '8d3f9a2e']);
  expect(engine.snapshot().details?.name).toBe('Survival');
  engine.dispose();
});

test('an engine that has gone asks for nothing any more', async () => {
  const { clock, panel, engine } = startEngine({ token: 'hang' });
  await clock.advance(20);
  engine.dispose();
  await clock.advance(1_000);
  expect(asked(panel)).toEqual(['websocket']);
});

test('who opens it in private sees no line before the server’s own address is known, to be hidden', async () => {
  const { clock, sockets, panel, engine } = startEngine({ details: 'hang' });
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
  const socket = signIn(sockets);
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
  expect(asked(panel)).toContain('8d3f9a2e');
  expect(shown).toEqual([]);
  // A panel that does not say so in 10 s keeps nobody from the log.
  await pass(10);
  expect(shown.join()).toContain('Join at');
  engine.dispose();
});
