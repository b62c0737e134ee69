import { describe, expect, test } from 'vitest';
import { createPanelSetup } from '../../../src/engine/panel/createSetup';
import type { PanelAuth } from '../../../src/engine/panel/panel';
import { createFakeClock } from '../fakes/fakeClock';
import { createFakePanel, detailsBody, type FakeAnswer } from '../fakes/fakePanel';

const done: FakeAnswer = { status: 204, body: '' };
const write = '/servers/a/files/write?file=%2Feula.txt';

function create(auth: PanelAuth = { kind: 'session' }, url = '') {
  const clock = createFakeClock();
  const fake = createFakePanel();
  /** As the browser has it: each answer of the panel may bring another. */
  const cookie: { token: string | null } = { token: 'first==' };
  const setup = createPanelSetup({
    access: { url, auth },
    fetch: fake.fetch,
    clock,
    abort: () => ({ signal: null, abort() {} }),
    csrfToken: () => cookie.token,
  });
  return { clock, fake, setup, cookie };
}

const errors = (status: number, code: string, detail: string): FakeAnswer => ({
  status,
  body: { errors: [{ code, status: String(status), detail }] },
});
const mismatch = errors(419, 'HttpException', 'CSRF token mismatch.');

describe('a change', () => {
  test('of a file is its text as it is, with the session and its CSRF token', async () => {
    const { fake, setup } = create();
    fake.answer(write, done);
    expect(await setup.writeFile('a', '/eula.txt', 'eula=true\n')).toEqual({
      ok: true,
      value: null,
    });
    expect(fake.requests).toHaveLength(1);
    expect(fake.requests[0]).toMatchObject({
      url: `/api/client${write}`,
      init: {
        method: 'POST',
        body: 'eula=true\n',
        credentials: 'same-origin',
        headers: {
          Accept: 'application/json',
          'Content-Type': 'text/plain',
          'X-Requested-With': 'XMLHttpRequest',
          'X-XSRF-TOKEN': 'first==',
        },
      },
    });
  });

  test('of a variable and of the image are JSON, by PUT', async () => {
    const { fake, setup } = create();
    fake.answer('/servers/a/startup/variable', { status: 200, body: { object: 'egg_variable' } });
    fake.answer('/servers/a/settings/docker-image', done);
    expect((await setup.setVariable('a', 'STEAM_ACC', 'abc')).ok).toBe(true);
    expect((await setup.setImage('a', 'ghcr.io/java_21')).ok).toBe(true);
    expect(fake.requests.map(({ init }) => [init.method, init.body])).toEqual([
      ['PUT', '{"key":"STEAM_ACC","value":"abc"}'],
      ['PUT', '{"docker_image":"ghcr.io/java_21"}'],
    ]);
    expect(fake.requests[0]?.init.headers).toMatchObject({ 'Content-Type': 'application/json' });
  });

  test('with a key sends the key, and neither cookie nor CSRF token', async () => {
    const { fake, setup } = create({ kind: 'key', key: 'ptlc_a' }, 'https://panel.example');
    fake.answer(write, done);
    expect((await setup.writeFile('a', '/eula.txt', 'x')).ok).toBe(true);
    expect(fake.requests[0]?.init).toMatchObject({
      credentials: 'omit',
      headers: { Authorization: 'Bearer ptlc_a' },
    });
    expect(fake.requests[0]?.init.headers).not.toHaveProperty('X-XSRF-TOKEN');
  });
});

describe('a CSRF token that has ended', () => {
  test('is replaced by the panel’s next one, and what was refused is sent once more', async () => {
    const { fake, setup, cookie } = create();
    let refused = 0;
    fake.answer(write, () => {
      if (cookie.token === 'second') return done;
      refused += 1;
      return mismatch;
    });
    fake.answer('/servers/a', () => {
      cookie.token = 'second';
      return { status: 200, body: detailsBody() };
    });
    expect((await setup.writeFile('a', '/eula.txt', 'x')).ok).toBe(true);
    expect(refused).toBe(1);
    expect(fake.requests.map(({ init }) => init.method)).toEqual(['POST', 'GET', 'POST']);
    expect(fake.requests[2]?.init.headers).toMatchObject({ 'X-XSRF-TOKEN': 'second' });
  });

  test('is said when a fresh one is refused as well, after one more try and no other', async () => {
    const { fake, setup } = create();
    fake.answer(write, mismatch);
    expect(await setup.writeFile('a', '/eula.txt', 'x')).toEqual({
      ok: false,
      failure: { kind: 'csrf' },
    });
    expect(fake.requests.map(({ init }) => init.method)).toEqual(['POST', 'GET', 'POST']);
  });

  test('is said at once where the page cannot read the cookie', async () => {
    const { fake, setup, cookie } = create({ kind: 'session' }, 'https://panel.example');
    cookie.token = null;
    fake.answer(write, mismatch);
    expect(await setup.writeFile('a', '/eula.txt', 'x')).toMatchObject({
      failure: { kind: 'csrf' },
    });
    expect(fake.requests.filter(({ init }) => init.method === 'POST')).toHaveLength(1);
  });

  test('with a key on the panel’s own origin: the cookie goes along on the second try', async () => {
    const { fake, setup } = create({ kind: 'key', key: 'ptlc_a' });
    let tries = 0;
    fake.answer(write, () => (++tries === 1 ? mismatch : done));
    expect((await setup.writeFile('a', '/eula.txt', 'x')).ok).toBe(true);
    expect(fake.requests.at(-1)?.init).toMatchObject({
      credentials: 'same-origin',
      headers: { Authorization: 'Bearer ptlc_a', 'X-XSRF-TOKEN': 'first==' },
    });
  });
});

test.each<[string, FakeAnswer, unknown]>([
  ['401', errors(401, 'AuthenticationException', 'No.'), { kind: 'signed out' }],
  ['403', errors(403, 'AccessDenied', 'No.'), { kind: 'forbidden', detail: 'No.' }],
  ['404', errors(404, 'NotFound', 'No.'), { kind: 'not found' }],
  ['409', errors(409, 'Conflict', 'Busy.'), { kind: 'conflict', detail: 'Busy.' }],
  ['400', errors(400, 'BadRequest', 'Read-only.'), { kind: 'rejected', detail: 'Read-only.' }],
  ['422', errors(422, 'Validation', 'Too long.'), { kind: 'rejected', detail: 'Too long.' }],
  ['413', { status: 413, body: {} }, { kind: 'rejected', detail: null }],
  ['429', { status: 429, body: {} }, { kind: 'too many requests', retryAfter: 60_000 }],
  ['500', errors(500, 'Oh', 'Oh.'), { kind: 'unexpected answer', status: 500, html: false }],
  [
    'a proxy’s page',
    { status: 502, body: '<html></html>', headers: { 'Content-Type': 'text/html' } },
    { kind: 'unexpected answer', status: 502, html: true },
  ],
  [
    'a page with 200 in place of the panel’s answer',
    { status: 200, body: '<html></html>', headers: { 'Content-Type': 'text/html' } },
    { kind: 'unexpected answer', status: 200, html: true },
  ],
  ['a broken line', 'reset', { kind: 'unreachable' }],
])(
  '%s is a failure in its own words, and the change is not tried again',
  async (_, answer, why) => {
    const { fake, setup } = create();
    fake.answer(write, answer);
    expect(await setup.writeFile('a', '/eula.txt', 'x')).toEqual({ ok: false, failure: why });
    expect(fake.requests).toHaveLength(1);
  },
);

test('a change that is not answered within 10 s is given up, and not sent again', async () => {
  const { clock, fake, setup } = create();
  fake.answer(write, 'hang');
  const answer = setup.writeFile('a', '/eula.txt', 'x');
  await clock.advance(10_000);
  expect(await answer).toEqual({ ok: false, failure: { kind: 'unreachable' } });
  expect(fake.requests).toHaveLength(1);
});

describe('the startup', () => {
  const body = {
    object: 'list',
    data: [
      { attributes: { env_variable: 'STEAM_ACC', name: 'Account', is_editable: true } },
      { attributes: { env_variable: 'JAR', is_editable: 0 } },
      { attributes: { name: 'no key' } },
      null,
    ],
    meta: { docker_images: { 'Java 21': 'ghcr.io/java_21', odd: 7 } },
  };

  test('is the variables, the images to choose from, and the one in use', async () => {
    const { fake, setup } = create();
    fake.answer('/servers/a/startup', { status: 200, body });
    fake.answer('/servers/a', {
      status: 200,
      body: detailsBody({ docker_image: 'ghcr.io/java_17' }),
    });
    expect(await setup.startup('a')).toEqual({
      ok: true,
      value: {
        variables: [
          { key: 'STEAM_ACC', name: 'Account', editable: true },
          { key: 'JAR', name: 'JAR', editable: false },
        ],
        images: [{ name: 'Java 21', image: 'ghcr.io/java_21' }],
        image: 'ghcr.io/java_17',
      },
    });
  });

  test('is there also where the panel does not say which image is in use', async () => {
    const { fake, setup } = create();
    fake.answer('/servers/a/startup', { status: 200, body: { data: [], meta: {} } });
    expect(await setup.startup('a')).toEqual({
      ok: true,
      value: { variables: [], images: [], image: null },
    });
  });

  test('that is no list is an unexpected answer', async () => {
    const { fake, setup } = create();
    fake.answer('/servers/a/startup', { status: 200, body: { data: 'no' } });
    expect((await setup.startup('a')).ok).toBe(false);
  });
});
