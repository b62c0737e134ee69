import { describe, expect, test } from 'vitest';
import { accountUrl, createPanel } from '../../../src/engine/panel/createPanel';
import type { PanelAuth } from '../../../src/engine/panel/panel';
import { parseRetryAfter } from '../../../src/engine/panel/request';
import { createFakeClock } from '../fakes/fakeClock';
import { createFakePanel, detailsBody, type FakeAnswer } from '../fakes/fakePanel';

const url = 'https://panel.example';
const details: FakeAnswer = { status: 200, body: detailsBody() };

function create(auth: PanelAuth = { kind: 'session' }, address = url) {
  const clock = createFakeClock();
  const fake = createFakePanel();
  const aborted: boolean[] = [];
  const panel = createPanel({ url: address, auth }, fake.fetch, clock, () => ({
    signal: 'a signal',
    abort: () => aborted.push(true),
  }));
  return { clock, fake, panel, aborted };
}

async function failureOf(answer: FakeAnswer) {
  const { fake, panel } = create();
  fake.answer('/servers/a', answer);
  const result = await panel.server('a');
  return result.ok ? null : result.failure;
}

const errors = (status: number, code: string, detail: string): FakeAnswer => ({
  status,
  body: { errors: [{ code, status: String(status), detail }] },
});

describe('what is sent', () => {
  test('with a session: the cookie, and the header that says a page asks', async () => {
    const { fake, panel } = create();
    await panel.server('a');
    expect(fake.requests[0]).toEqual({
      url: 'https://panel.example/api/client/servers/a',
      init: {
        method: 'GET',
        headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
        credentials: 'include',
        signal: 'a signal',
      },
    });
  });

  test('with a key: the key, and no cookie beside it', async () => {
    const { fake, panel } = create({ kind: 'key', key: 'ptlc_abc' });
    await panel.server('a');
    expect(fake.requests[0]?.init).toMatchObject({
      headers: { Accept: 'application/json', Authorization: 'Bearer ptlc_abc' },
      credentials: 'omit',
    });
    expect(fake.requests[0]?.init.headers).not.toHaveProperty('X-Requested-With');
  });

  test('on the page’s own origin: an address without one', async () => {
    const { fake, panel } = create({ kind: 'session' }, '');
    await panel.servers(2);
    expect(fake.requests[0]).toMatchObject({
      url: '/api/client?page=2',
      init: { credentials: 'same-origin' },
    });
  });

  test('an id cannot leave its place in the address', async () => {
    const { fake, panel } = create();
    await panel.token('../account?x');
    expect(fake.requests[0]?.url).toBe(`${url}/api/client/servers/..%2Faccount%3Fx/websocket`);
  });

  test.each(['', 'ptlc_ä', 'ptlc_a\nb', 'ptlc a'])(
    'a key that no header can carry is refused, not an outage: %j',
    async (key) => {
      const { fake, panel } = create({ kind: 'key', key });
      expect(await panel.server('a')).toEqual({ ok: false, failure: { kind: 'signed out' } });
      expect(fake.requests).toEqual([]);
    },
  );

  test('keys are made on the panel’s account page', () => {
    expect(accountUrl({ url, auth: { kind: 'session' } })).toBe(`${url}/account/api`);
  });
});

describe('what an answer means', () => {
  test.each<[string, FakeAnswer, unknown]>([
    [
      '400 with two-factor required',
      errors(400, 'TwoFactorAuthRequiredException', 'Two-factor authentication is required.'),
      { kind: 'two factor required' },
    ],
    [
      'another 400',
      errors(400, 'BadRequestHttpException', 'Bad.'),
      { kind: 'unexpected answer', status: 400, html: false },
    ],
    ['401', errors(401, 'AuthenticationException', 'Unauthenticated.'), { kind: 'signed out' }],
    ['403', errors(403, 'AuthorizationException', 'No.'), { kind: 'forbidden', detail: 'No.' }],
    ['403 without a word', { status: 403, body: {} }, { kind: 'forbidden', detail: null }],
    ['404', errors(404, 'NotFoundHttpException', 'None.'), { kind: 'not found' }],
    [
      '409',
      errors(409, 'ServerStateConflictException', 'Busy.'),
      { kind: 'conflict', detail: 'Busy.' },
    ],
    ['419', errors(419, 'TokenMismatchException', 'CSRF.'), { kind: 'signed out' }],
    [
      '429 with a pause',
      { status: 429, body: {}, headers: { 'Retry-After': '7' } },
      { kind: 'too many requests', retryAfter: 7_000 },
    ],
    [
      '429 whose pause is hidden',
      { status: 429, body: '<html></html>' },
      { kind: 'too many requests', retryAfter: 60_000 },
    ],
    [
      '500',
      errors(500, 'Exception', 'Oh.'),
      { kind: 'unexpected answer', status: 500, html: false },
    ],
    [
      'a proxy’s page',
      {
        status: 502,
        body: '<!DOCTYPE html><html></html>',
        headers: { 'Content-Type': 'text/html' },
      },
      { kind: 'unexpected answer', status: 502, html: true },
    ],
    [
      'a page that says it is JSON',
      { status: 200, body: '  <html>' },
      { kind: 'unexpected answer', status: 200, html: true },
    ],
    [
      'a firewall’s 403, which is not the panel’s word',
      { status: 403, body: '<html>blocked</html>', headers: { 'Content-Type': 'text/html' } },
      { kind: 'unexpected answer', status: 403, html: true },
    ],
    [
      'a web server’s 404, which is not the panel’s word',
      { status: 404, body: '<html>404</html>', headers: { 'Content-Type': 'text/html' } },
      { kind: 'unexpected answer', status: 404, html: true },
    ],
    [
      'a redirect to the login page',
      {
        status: 200,
        body: '<html>Login</html>',
        headers: { 'Content-Type': 'text/html' },
        redirected: true,
      },
      { kind: 'signed out' },
    ],
    [
      'JSON cut short',
      { status: 200, body: '{"object":"ser' },
      { kind: 'unexpected answer', status: 200, html: false },
    ],
    ['nothing', { status: 200, body: '' }, { kind: 'unexpected answer', status: 200, html: false }],
    ['a list', { status: 200, body: [] }, { kind: 'unexpected answer', status: 200, html: false }],
    ['a broken line', 'reset', { kind: 'unreachable' }],
  ])('%s', async (_name, answer, failure) => {
    expect(await failureOf(answer)).toEqual(failure);
  });

  test('a redirect that ends at the panel’s answer is an answer', async () => {
    expect(await failureOf({ ...details, redirected: true } as FakeAnswer)).toBeNull();
  });

  test('a panel that does not answer within 10 s is unreachable, and the request is stopped', async () => {
    const { clock, fake, panel, aborted } = create();
    fake.answer('/servers/a', 'hang');
    let settled = false;
    const answer = panel.server('a').finally(() => {
      settled = true;
    });
    await clock.advance(9_999);
    expect(settled).toBe(false);
    await clock.advance(1);
    expect(await answer).toEqual({ ok: false, failure: { kind: 'unreachable' } });
    expect(aborted).toEqual([true]);
  });

  test('an answer in time leaves no timer behind', async () => {
    const { clock, fake, panel, aborted } = create();
    fake.answer('/servers/a', details);
    expect((await panel.server('a')).ok).toBe(true);
    expect(clock.pending()).toBe(0);
    expect(aborted).toEqual([]);
  });
});

test.each([
  ['12', 12_000],
  [' 12 ', 12_000],
  ['0', 1_000],
  ['86400', 900_000],
  ['Wed, 21 Oct 2015 07:28:30 GMT', 30_000],
  ['Wed, 21 Oct 2015 07:00:00 GMT', 1_000],
  ['soon', 60_000],
  ['', 60_000],
  [null, 60_000],
])('Retry-After %j is %i ms', (header, ms) => {
  expect(parseRetryAfter(header, Date.UTC(2015, 9, 21, 7, 28, 0))).toBe(ms);
});
