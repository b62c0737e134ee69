import { detailsBody } from '../fakes/fakePanel';
import { fakeToken } from '../fakes/fakeToken';
import type { Dice } from './dice';

/** What no node and no panel says, but a broken proxy, a newer version or somebody hostile might. */

const stats = { memory_bytes: 1, cpu_absolute: 2, uptime: 3, state: 'running', network: {} };

const frames: readonly unknown[] = [
  { event: 'auth success', args: null },
  { event: 'status', args: ['running'] },
  { event: 'status', args: ['offline'] },
  { event: 'console output', args: ['\u001b[31mred\u001b[0m \r\nand more'] },
  { event: 'stats', args: [JSON.stringify(stats)] },
  { event: 'daemon message', args: ['installing'] },
  { event: 'daemon error', args: ['Error Event [1]: no'] },
  { event: 'jwt error', args: ['jwt: exp claim is invalid'] },
  { event: 'token expiring', args: [null] },
  { event: 'token expired' },
  { event: 'install started' },
  { event: 'install output', args: ['Pulling 12%'] },
  { event: 'backup completed:1-2', args: [JSON.stringify({ uuid: '1-2', is_successful: true })] },
  { event: 'backup restore completed', args: [] },
  { event: 'transfer status', args: ['completed'] },
  { event: 'transfer status', args: ['failed'] },
  { event: 'transfer logs', args: ['copying'] },
  { event: 'feature match', args: [JSON.stringify({ key: 'eula', line: 'agree' })] },
  { event: 'throttled', args: ['send command'] },
  { event: 'deleted' },
];

const pagination = { current_page: 1, total_pages: 1, total: 1 };

function bodies(): readonly unknown[] {
  return [
    detailsBody(),
    { object: 'list', data: [detailsBody()], meta: { pagination } },
    { attributes: { current_state: 'running', is_suspended: false, resources: stats } },
    { data: { token: fakeToken({ life: 600 }), socket: 'wss://a.example/ws' } },
    { errors: [{ code: 'Conflict', status: '409', detail: 'No.' }] },
  ];
}

/** Values that are not what is expected in their place. */
const odd: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  '\u0000\ud800',
  '9'.repeat(400),
  [],
  [[]],
  {},
  { toString: 1, constructor: null, ['__proto__']: { event: 'x' } },
];

/** Puts something odd somewhere into it, leaves something out, or takes something twice. */
function twist(value: unknown, dice: Dice): unknown {
  if (typeof value !== 'object' || value === null || dice.yes(0.15)) {
    return odd[dice.below(odd.length)];
  }
  if (Array.isArray(value)) {
    const at = dice.below(value.length + 1);
    const twisted = [...value];
    if (dice.yes(0.3)) twisted.splice(at, 1);
    else if (dice.yes(0.2)) twisted.push(...value);
    else twisted[at] = twist(value[at], dice);
    return twisted;
  }
  const keys = Object.keys(value);
  const key = keys[dice.below(keys.length)] ?? 'event';
  const { [key]: one, ...rest } = value as Record<string, unknown>;
  return dice.yes(0.3) ? rest : { ...rest, [key]: twist(one, dice) };
}

/** Spoils the text itself: cut off, changed, doubled, nested. */
function spoil(text: string, dice: Dice): string {
  const at = dice.below(text.length + 1);
  switch (dice.below(6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + String.fromCharCode(dice.below(0x10000)) + text.slice(at + 1);
    case 2:
      return text + text;
    case 3:
      return text.slice(at) + text.slice(0, at);
    case 4:
      return '['.repeat(dice.below(3000)) + text;
    default:
      return text.slice(0, at) + text.slice(at + dice.between(1, 9));
  }
}

function garbage(value: unknown, dice: Dice): string {
  let twisted = value;
  for (let times = dice.below(3); times > 0; times -= 1) twisted = twist(twisted, dice);
  // What is left of it may be nothing that JSON has.
  const text = JSON.stringify(twisted) ?? 'undefined';
  return dice.yes(0.3) ? spoil(text, dice) : text;
}

export function someFrame(dice: Dice): string {
  return garbage(frames[dice.below(frames.length)], dice);
}

const plainBodies = bodies();

export function someBody(dice: Dice): string {
  return garbage(plainBodies[dice.below(plainBodies.length)], dice);
}

/** Sometimes what is inside a token, too. */
export function someToken(dice: Dice): string {
  const token = fakeToken({ life: dice.between(-5, 900) });
  return dice.yes(0.5) ? spoil(token, dice) : token;
}
