import { describe, expect, it } from 'vitest';
import type { Found } from '../../../src/ui/doctor/findings.types';
import { doctorWords } from '../../../src/ui/messages/en/doctor';
import { verdictWords } from '../../../src/ui/messages/en/doctorAdvice';
import type { Advice } from '../../../src/ui/messages/en/doctorNodeAdvice';

const around = {
  origin: 'https://console.example.com',
  panel: 'https://panel.example.com',
  node: 'https://node.example.com:8080/',
  skew: null,
};
const advise = (found: Found, skew: number | null = null): Advice =>
  verdictWords.advise(found, { ...around, skew });
const refused = (text: string, fresh: boolean): Found => ({ kind: 'token refused', text, fresh });
const host = 'node.example.com:8080';
const html = (status: number): Found => ({ kind: 'panel page', status });

/** Each thing that can be in the way, who can mend it, and what must stand in the paragraph. */
const cases: readonly [Found, Advice['who'], RegExp][] = [
  [{ kind: 'offline' }, 'you', /Connect this device to a network/],
  [{ kind: 'panel unreachable', host }, 'panel', /whether other sites open/],
  [{ kind: 'panel too slow', host }, 'panel', /longer to answer/],
  [{ kind: 'panel hides', host }, 'panel', /has to allow that/],
  [{ kind: 'policy forbids', source: 'wss://x' }, 'page', /Content-Security-Policy/],
  [html(502), 'panel', /is down, or is being updated/],
  [html(200), 'you', /hotels/],
  [{ kind: 'panel broken', status: 500 }, 'panel', /fault of its own/],
  [{ kind: 'panel busy', retryAfter: 30_000 }, 'nobody', /30 s/],
  [{ kind: 'signed out', by: 'session' }, 'you', /Sign in again/],
  [{ kind: 'signed out', by: 'key' }, 'you', /another key/],
  [{ kind: 'two factor' }, 'you', /Set it up/],
  [{ kind: 'forbidden', detail: 'Nope.' }, 'owner', /The panel says: Nope\./],
  [{ kind: 'not found' }, 'owner', /was deleted, or your access/],
  [{ kind: 'held', hold: 'suspended' }, 'host', /suspended/],
  [{ kind: 'held', hold: 'install failed' }, 'owner', /reinstall/],
  [{ kind: 'held', hold: 'installing' }, 'nobody', /when it is done/],
  [{ kind: 'held', hold: 'restoring backup' }, 'nobody', /when it is done/],
  [{ kind: 'held', hold: 'transferring' }, 'nobody', /when it is done/],
  [{ kind: 'held', hold: 'node maintenance' }, 'nobody', /when it is over/],
  [{ kind: 'conflict', detail: null }, 'nobody', /looks again/],
  [{ kind: 'token failed', failure: { kind: 'unreachable' } }, 'panel', /asks again/],
  [{ kind: 'token failed', failure: { kind: 'signed out' } }, 'you', /Sign in/],
  [{ kind: 'token failed', failure: { kind: 'forbidden', detail: null } }, 'owner', /permission/],
  [
    { kind: 'token failed', failure: { kind: 'too many requests', retryAfter: 60_000 } },
    'nobody',
    /five passes a minute/,
  ],
  [
    {
      kind: 'token not renewed',
      ended: false,
      failure: { kind: 'unexpected answer', status: 503, html: true },
    },
    'panel',
    /in its place/,
  ],
  [{ kind: 'node unreachable', host, isPrivate: false }, 'host', /cannot tell these apart/],
  [{ kind: 'node unreachable', host, isPrivate: true }, 'host', /private network/],
  [{ kind: 'node too slow', host }, 'host', /does not answer/],
  [{ kind: 'node swallows', host }, 'host', /^Likely there is a proxy/],
  [{ kind: 'node not secure', host }, 'host', /needs a certificate/],
  [{ kind: 'bad address', address: 'x' }, 'panel', /settings of the node/],
  [{ kind: 'origin refused' }, 'host', /Likely this page is not among them/],
  [{ kind: 'places taken' }, 'you', /^Likely all places are taken/],
  [refused('Error Event [x]: jwt: missing connect permission', false), 'owner', /permission/],
  [refused('Error Event [x]: jwt: server uuid mismatch', false), 'panel', /same server/],
  [refused('jwt: created too far in past (denylist)', false), 'nobody', /new one by itself/],
  [
    refused('jwt: created too far in past (denylist)', true),
    'host',
    /^Likely the clock of the node/,
  ],
  [refused('jwt: exp claim is invalid', false), 'nobody', /new one by itself/],
  [refused('jwt: exp claim is invalid', true), 'host', /^Likely the clock of the node/],
  [refused('an unexpected error was encountered', true), 'host', /share the same secret/],
  [{ kind: 'node does not answer sign-in' }, 'host', /likely overloaded/],
  [{ kind: 'cut at sign-in', code: 1006 }, 'host', /^Likely/],
  [{ kind: 'silence', ago: 9_000, process: 'running' }, 'host', /^Likely/],
  [{ kind: 'broke off', code: 1006 }, 'nobody', /tries again by itself/],
  [{ kind: 'command too large' }, 'you', /shorter/],
];

describe('the paragraph', () => {
  it.each(cases)('for %o names %s', (found, who, text) => {
    const advice = advise(found);
    expect(advice.who).toBe(who);
    expect(advice.text).toMatch(text);
    expect(verdictWords.who[who]).toMatch(/\.$/);
  });

  it('has no code or number of a protocol in it, and neither have the checks', () => {
    for (const [found] of cases) {
      const { text, also } = advise(found);
      const all = [text, ...also, doctorWords.found(found)].join(' ');
      expect(all).not.toMatch(/\b(10\d\d|4\d\d\d|40[0-9]|5\d\d|jwt|wss?|HTTP|CORS|websocket\b)\b/);
      expect(all).not.toMatch(/[!]|undefined|null|NaN/);
    }
  });

  it('for a refused origin has the lines of the node’s file, with this page’s origin, as to be written', () => {
    for (const kind of ['origin refused', 'places taken'] as const) {
      expect(advise({ kind }).code).toMatchObject({
        name: 'In the node’s config.yml',
        text: 'allowed_origins:\n  - https://console.example.com',
      });
    }
  });

  it('for a panel that hides its answer has the line of its .env', () => {
    expect(advise({ kind: 'panel hides', host }).code?.text).toBe(
      'APP_CORS_ALLOWED_ORIGINS=https://console.example.com',
    );
  });

  it('for a certificate that may be at fault leads to the address, where the browser says it', () => {
    const { link } = advise({ kind: 'node unreachable', host, isPrivate: false });
    expect(link?.href).toBe('https://node.example.com:8080/');
  });

  it('blames the panel’s clock only where it is seen to be wrong, and says by how much', () => {
    const wrong = advise(refused('jwt: exp claim is invalid', true), -720_000);
    expect(wrong.who).toBe('panel');
    expect(wrong.text).toContain('it is 12 minutes behind this device’s');
    expect(advise(refused('jwt: exp claim is invalid', true), 4_000).who).toBe('host');
  });
});
