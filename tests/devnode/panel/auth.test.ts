import { expect, test } from 'vitest';
import { cookiesOf, errorOf, pick, settle } from './setting';

const unauthenticated = {
  code: 'AuthenticationException',
  status: '401',
  detail: 'Unauthenticated.',
};
const mismatch = { code: 'HttpException', status: '419', detail: 'CSRF token mismatch.' };

test('without a key or session the answer is 401, or the login page to those who want no JSON', async () => {
  const { ask } = await settle();
  const answer = await ask('/api/client');
  expect(answer.status).toBe(401);
  expect(errorOf(answer)).toEqual(unauthenticated);
  const page = await ask('/api/client', { headers: { Accept: 'text/html' } });
  expect([page.status, page.headers.location]).toEqual([302, '/auth/login']);
  const script = await ask('/api/client', {
    headers: { Accept: '*/*', 'X-Requested-With': 'XMLHttpRequest' },
  });
  expect(script.status).toBe(401);
});

test('a wrong key is 401', async () => {
  const { ask } = await settle();
  expect(errorOf(await ask('/api/client', { key: 'ptlc_wrong' }))).toEqual(unauthenticated);
});

test('a key needs no CSRF token from another program', async () => {
  const { ask, survival, node } = await settle();
  const answer = await ask(`/api/client/servers/${survival.uuid}/power`, {
    method: 'POST',
    key: 'owner',
    json: { signal: 'start' },
  });
  expect([answer.status, answer.text]).toEqual([204, '']);
  expect(node.calls).toContain('power start Survival');
});

test('a key with the session cookie beside it is subject to CSRF, on writes alone', async () => {
  const { ask, survival } = await settle();
  const headers = { Cookie: 'pterodactyl_session=anything' };
  const path = `/api/client/servers/${survival.uuid}`;
  expect((await ask(path, { key: 'owner', headers })).status).toBe(200);
  const write = { method: 'POST', key: 'owner', headers, json: { signal: 'start' } };
  const refused = await ask(`${path}/power`, write);
  expect(refused.status).toBe(419);
  expect(errorOf(refused)).toEqual(mismatch);
});

test('a key from a page of a listed host is subject to CSRF', async () => {
  const { ask, survival, devnode } = await settle();
  const path = `/api/client/servers/${survival.uuid}/power`;
  for (const from of [devnode.url, 'http://localhost:3000', 'http://127.0.0.1:8000']) {
    const write = { method: 'POST', key: 'owner', json: { signal: 'start' } };
    expect((await ask(path, { ...write, headers: { Origin: from } })).status).toBe(419);
    expect((await ask(path, { ...write, headers: { Referer: `${from}/x` } })).status).toBe(419);
  }
});

test('a session writes with the decoded XSRF-TOKEN cookie, and not without', async () => {
  const { ask, survival, devnode } = await settle();
  const Cookie = devnode.sessionCookie('owner');
  const first = await ask('/api/client', { headers: { Cookie } });
  expect(first.status).toBe(200);
  const { cookie, csrf } = cookiesOf(first);
  expect(csrf).toMatch(/=$/);
  const write = (headers: Record<string, string>) =>
    ask(`/api/client/servers/${survival.uuid}/power`, {
      method: 'POST',
      json: { signal: 'start' },
      headers: { Cookie: cookie, ...headers },
    });
  expect((await write({ 'X-XSRF-TOKEN': csrf })).status).toBe(204);
  expect((await write({})).status).toBe(419);
  expect((await write({ 'X-XSRF-TOKEN': encodeURIComponent(csrf) })).status).toBe(419);
  expect((await write({ 'X-XSRF-TOKEN': '' })).status).toBe(419);
});

test('the session cookie is out of reach of scripts and the CSRF cookie is not', async () => {
  const { ask, devnode } = await settle();
  const answer = await ask('/api/client', { headers: { Cookie: devnode.sessionCookie('owner') } });
  const lines = [answer.headers['set-cookie'] ?? []].flat();
  expect(lines.find((line) => line.startsWith('pterodactyl_session='))).toMatch(
    /SameSite=Lax; HttpOnly$/,
  );
  expect(lines.find((line) => line.startsWith('XSRF-TOKEN='))).not.toMatch(/HttpOnly/);
});

test('signing in by the form works with the password and the token of the page', async () => {
  const { ask } = await settle();
  const page = await ask('/auth/login', { headers: { Accept: 'text/html' } });
  expect(page.headers['x-frame-options']).toBe('DENY');
  const token = /name="_token" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const { cookie } = cookiesOf(page);
  const send = (password: string, _token: string) =>
    ask('/auth/login', {
      method: 'POST',
      body: new URLSearchParams({ user: 'guest', password, _token }).toString(),
      headers: {
        Cookie: cookie,
        Accept: 'text/html',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
    });
  expect((await send('guest', 'no')).status).toBe(419);
  const wrong = await send('wrong', token);
  expect(wrong.status).toBe(400);
  expect(wrong.text).toContain('No account matching');
  const signedIn = await send('guest', token);
  expect([signedIn.status, signedIn.headers.location]).toEqual([302, '/']);
  const list = await ask('/api/client', { headers: { Cookie: cookiesOf(signedIn).cookie } });
  expect(pick(list, 'meta.pagination.total')).toBe(1);
});

test('signing in as JSON, and out again', async () => {
  const { ask } = await settle();
  const before = cookiesOf(await ask('/auth/login'));
  const write = (path: string, from: typeof before, json: unknown) =>
    ask(path, {
      method: 'POST',
      json,
      headers: { Cookie: from.cookie, 'X-XSRF-TOKEN': from.csrf },
    });
  const wrong = await write('/auth/login', before, { user: 'owner', password: 'x' });
  expect(errorOf(wrong)).toMatchObject({ code: 'DisplayException', status: '400' });
  const answer = await write('/auth/login', before, { user: 'owner', password: 'owner' });
  expect(answer.json).toMatchObject({ data: { complete: true, user: { username: 'owner' } } });
  const after = cookiesOf(answer);
  expect((await ask('/api/client', { headers: { Cookie: after.cookie } })).status).toBe(200);
  expect((await ask('/api/client', { headers: { Cookie: before.cookie } })).status).toBe(401);
  expect((await write('/auth/logout', after, {})).status).toBe(204);
  expect((await ask('/api/client', { headers: { Cookie: after.cookie } })).status).toBe(401);
});

test('a key made on the account page opens the API', async () => {
  const { ask, devnode } = await settle();
  const signedOut = await ask('/account/api', { headers: { Accept: 'text/html' } });
  expect([signedOut.status, signedOut.headers.location]).toEqual([302, '/auth/login']);
  const page = await ask('/account/api', {
    headers: { Cookie: devnode.sessionCookie('guest'), Accept: 'text/html' },
  });
  const token = /name="_token" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const made = await ask('/account/api', {
    method: 'POST',
    body: new URLSearchParams({ _token: token }).toString(),
    headers: {
      Cookie: cookiesOf(page).cookie,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
  });
  const key = /new key: <code>(ptlc_\w+)</.exec(made.text)?.[1] ?? '';
  expect(key).toHaveLength(48);
  expect(pick(await ask('/api/client', { key }), 'meta.pagination.total')).toBe(1);
});

test('a session ends twelve hours after its last request', async () => {
  const { ask, devnode } = await settle();
  const headers = { Cookie: devnode.sessionCookie('owner') };
  devnode.world.clock.move(719 * 60_000);
  expect((await ask('/api/client', { headers })).status).toBe(200);
  devnode.world.clock.move(719 * 60_000);
  expect((await ask('/api/client', { headers })).status).toBe(200);
  devnode.world.clock.move(721 * 60_000);
  expect((await ask('/api/client', { headers })).status).toBe(401);
});
