import { expect, test } from 'vitest';
import { createPanelCredentials } from '../../../src/engine/credentials';
import { createPanel } from '../../../src/engine/panel/createPanel';
import { createFakeClock } from '../fakes/fakeClock';
import { createFakePanel, detailsBody, type FakeAnswer } from '../fakes/fakePanel';
import { fakeToken } from '../fakes/fakeToken';

const error = (status: number, detail = 'No.'): FakeAnswer => ({
  status,
  body: { errors: [{ code: 'HttpException', status: String(status), detail }] },
});

function create() {
  const fake = createFakePanel();
  const panel = createPanel({ url: '', auth: { kind: 'session' } }, fake.fetch, createFakeClock());
  return { fake, source: createPanelCredentials(() => panel, '8d3f9a2e') };
}

test('the panel gives a token with what it says of itself', async () => {
  const { fake, source } = create();
  const token = fakeToken({ life: 600, permissions: ['control.console'] });
  fake.answer('/8d3f9a2e/websocket', { status: 200, body: { data: { token, socket: 'wss://n' } } });
  expect(await source.request()).toEqual({
    ok: true,
    value: { token, socket: 'wss://n', life: 600_000, permissions: ['control.console'] },
  });
});

test('two who ask at once share one request, and the next one is a new one', async () => {
  const { fake, source } = create();
  const token = fakeToken({ life: 600 });
  fake.answer('/websocket', { status: 200, body: { data: { token, socket: 'wss://n' } } });
  const [one, other] = await Promise.all([source.request(), source.request()]);
  expect(one).toBe(other);
  expect(fake.requests).toHaveLength(1);
  await source.request();
  expect(fake.requests).toHaveLength(2);
});

test.each([
  [{ is_suspended: true }, 'suspended'],
  [{ status: 'installing' }, 'installing'],
  [{ status: 'restoring_backup' }, 'restoring backup'],
  [{ is_transferring: true }, 'transferring'],
  [{ is_node_under_maintenance: true }, 'node maintenance'],
  [{}, null],
])('a 409 is explained by the server’s details: %o', async (attributes, hold) => {
  const { fake, source } = create();
  fake.answer('/websocket', error(409));
  fake.answer('/servers/8d3f9a2e', { status: 200, body: detailsBody(attributes) });
  expect(await source.request()).toEqual({
    ok: false,
    failure: { failure: { kind: 'conflict', detail: 'No.' }, hold },
  });
});

test.each([
  [404, 'not found'],
  [403, 'forbidden'],
  [401, 'signed out'],
  [502, 'conflict'],
])('a 409 whose explanation is answered with %i is %s', async (status, kind) => {
  const { fake, source } = create();
  fake.answer('/websocket', error(409));
  fake.answer('/servers/8d3f9a2e', error(status));
  expect(await source.request()).toMatchObject({ failure: { failure: { kind }, hold: null } });
});

test('other failures need no explanation', async () => {
  const { fake, source } = create();
  fake.answer('/websocket', error(403, 'Not yours.'));
  expect(await source.request()).toEqual({
    ok: false,
    failure: { failure: { kind: 'forbidden', detail: 'Not yours.' }, hold: null },
  });
  expect(fake.requests).toHaveLength(1);
});

test('a token that cannot be read is an unexpected answer', async () => {
  const { fake, source } = create();
  fake.answer('/websocket', { status: 200, body: { data: { token: 'x', socket: 'wss://n' } } });
  expect(await source.request()).toMatchObject({
    failure: { failure: { kind: 'unexpected answer', status: 200 } },
  });
});
