import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createGuard } from '../../src/terminal/guard';

const sources = 'node_modules/@xterm/xterm/src/common';
const handlers = readFileSync(`${sources}/InputHandler.ts`, 'utf8');
const characterSets = readFileSync(`${sources}/data/Charsets.ts`, 'utf8');

type Handler = () => boolean;

/** What a guard answers to each sequence that it knows. */
function createGuarded() {
  const known = new Map<string, Handler>();
  const writes: (() => void)[] = [];
  const nameOf = (id: object) =>
    Object.entries({ prefix: '', intermediates: '', ...id })
      .map(([key, value]) => `${key}:${value}`)
      .sort()
      .join();
  const register = (kind: string) => (id: object | number, handler: Handler) => {
    known.set(`${kind} ${typeof id === 'number' ? id : nameOf(id)}`, handler);
    return { dispose: () => void known.delete(`${kind} ${JSON.stringify(id)}`) };
  };
  const guard = createGuard({
    parser: {
      registerCsiHandler: register('Csi'),
      registerEscHandler: register('Esc'),
      registerOscHandler: register('Osc'),
      registerDcsHandler: register('Dcs'),
    },
    write: (_text: string, done?: () => void) => void (done && writes.push(done)),
  } as unknown as Parameters<typeof createGuard>[0]);
  return {
    guard,
    writes,
    answer: (kind: string, id: object | number) =>
      known.get(`${kind} ${typeof id === 'number' ? id : nameOf(id)}`)?.() ?? null,
  };
}

/** All that xterm.js registers for itself, but for colours, links and the end of them. */
function knownToTerminal(): { readonly kind: string; readonly id: object | number }[] {
  const found: { kind: string; id: object | number }[] = [];
  for (const [, kind = '', id = ''] of handlers.matchAll(
    /_parser\.register(Csi|Esc|Osc|Dcs)Handler\((\{.*?'.' \}|\{.*?flag \}|\d+),/g,
  )) {
    if (id.includes('flag')) {
      const intermediates = /'(.)'/.exec(id)?.[1] ?? '';
      for (const [, final = ''] of characterSets.matchAll(/^CHARSETS\['(.)'\]/gm)) {
        found.push({ kind, id: { intermediates, final } });
      }
    } else {
      // Written as an object of JavaScript.
      found.push({ kind, id: Function(`return ${id}`)() });
    }
  }
  const allowed = [{ final: 'm' }, 8].map((one) => JSON.stringify(one));
  return found.filter(({ id }) => !allowed.includes(JSON.stringify(id)));
}

test('whatever xterm.js does something about is swallowed', () => {
  const { answer } = createGuarded();
  const known = knownToTerminal();
  // All of its kinds have been found.
  expect(known.filter(({ kind }) => kind === 'Csi').length).toBeGreaterThan(48);
  expect(known.filter(({ kind }) => kind === 'Esc').length).toBeGreaterThan(100);
  expect(known.filter(({ kind }) => kind === 'Osc').length).toBeGreaterThan(10);
  expect(known.filter(({ kind }) => kind === 'Dcs').length).toBeGreaterThan(0);
  expect(known.filter(({ kind, id }) => answer(kind, id) !== true)).toEqual([]);
});

test('colours and links are not', () => {
  const { answer } = createGuarded();
  expect(answer('Csi', { final: 'm' })).toBeNull();
  expect(answer('Osc', 8)).toBeNull();
  expect(answer('Esc', { final: '\\' })).toBeNull();
});

test('its own sequences pass while they are parsed, and nothing else does', () => {
  const { guard, writes, answer } = createGuarded();
  guard.writeOwn('\u001b[J');
  expect(answer('Csi', { final: 'J' })).toBe(true);
  writes[0]?.();
  expect(answer('Csi', { final: 'J' })).toBe(false);
  expect(answer('Osc', 52)).toBe(true);
  writes[1]?.();
  expect(answer('Csi', { final: 'J' })).toBe(true);
});
