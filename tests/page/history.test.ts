import { describe, expect, it } from 'vitest';
import { createSafeStorage } from '../../src/storage';
import { createHistory, newer, older } from '../../src/ui/command/history';
import { looksSecret } from '../../src/ui/command/looksSecret';
import { createMemoryStorage } from './memoryStorage';

const storage = createSafeStorage(createMemoryStorage);

describe('the history of commands', () => {
  it('is kept per server', async () => {
    const kept = createMemoryStorage();
    await createHistory(
      createSafeStorage(() => kept),
      'aaaaaaaa',
    ).add('say hello');
    expect(
      createHistory(
        createSafeStorage(() => kept),
        'aaaaaaaa',
      ).entries(),
    ).toEqual(['say hello']);
    expect(
      createHistory(
        createSafeStorage(() => kept),
        'bbbbbbbb',
      ).entries(),
    ).toEqual([]);
  });

  it('keeps what was sent from several pages', async () => {
    const kept = createMemoryStorage();
    const open = () =>
      createHistory(
        createSafeStorage(() => kept),
        'dddddddd',
      );
    const [a, b] = [open(), open()];
    await a.add('say a');
    await b.add('say b');
    await a.add('say c');
    expect(open().entries()).toEqual(['say b', 'say a', 'say c']);
  });

  it('is there at once, before anything has been loaded', () => {
    const history = createHistory(storage, 'eeeeeeee');
    void history.add('say hello');
    expect(history.entries()).toEqual(['say hello']);
  });

  it('holds the last 200, each once, the newest last', async () => {
    const history = createHistory(storage, 'cccccccc');
    for (let i = 0; i < 250; i += 1) await history.add(`say ${i}`);
    await history.add('say 100');
    expect(history.entries()).toHaveLength(200);
    expect(history.entries().at(-1)).toBe('say 100');
    expect(history.entries().filter((entry) => entry === 'say 100')).toHaveLength(1);
    expect(history.entries()).not.toContain('say 49');
  });

  it('ignores rubbish in the storage', () => {
    const kept = createMemoryStorage();
    kept.setItem('roost.history.aaaaaaaa', '{"a":');
    expect(
      createHistory(
        createSafeStorage(() => kept),
        'aaaaaaaa',
      ).entries(),
    ).toEqual([]);
    kept.setItem('roost.history.aaaaaaaa', '["ok", 5, null]');
    expect(
      createHistory(
        createSafeStorage(() => kept),
        'aaaaaaaa',
      ).entries(),
    ).toEqual(['ok']);
  });

  it.each([
    'login hunter2',
    '/register hunter2 hunter2',
    'authme register Steve hunter2',
    'authme cp Steve hunter2',
    'librelogin user register Steve hunter2',
    '/authme:register Steve hunter2',
    'setpassword steve hunter2',
    'rcon_password "x"',
    'sv_password=letmein',
    'connect user=me pass=letmein',
    'config set api-key abc',
    'discord token MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs',
    'exec curl -H ptlc_0123456789abcdefghij',
    'sign eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc',
    'auth d41d8cd98f00b204e9800998ecf8427e',
    'key aB3dE5gH7jK9mN1pQ3sT5',
  ])('does not keep “%s”', async (line) => {
    const history = createHistory(storage, 'dddddddd');
    await history.add(line);
    expect(history.entries()).toEqual([]);
  });

  it.each([
    'say hello everyone',
    'give Steve minecraft:diamond_pickaxe 64',
    'tp 8f3c1d2a-0b4e-4c1d-9e2f-1a2b3c4d5e6f 100 64 -200',
    'whitelist add SomeVeryLongPlayerName',
    'fill -1000 64 -1000 1000 64 1000 stone',
    'say pass the salt',
  ])('keeps “%s”', (line) => {
    expect(looksSecret(line)).toBe(false);
  });
});

describe('walking through it', () => {
  const entries = ['say one', 'list', 'say two', 'say one more'];

  it('goes from the newest to the oldest that begins with what is typed', () => {
    const first = older(entries, 'say', -1);
    expect(first).toEqual({ at: 0, text: 'say one more' });
    const second = older(entries, 'say', 0);
    expect(second).toEqual({ at: 1, text: 'say two' });
    expect(older(entries, 'say', 1)).toEqual({ at: 3, text: 'say one' });
    expect(older(entries, 'say', 3)).toBeNull();
  });

  it('comes back to what was typed', () => {
    expect(newer(entries, 'say', 1)).toEqual({ at: 0, text: 'say one more' });
    expect(newer(entries, 'say', 0)).toEqual({ at: -1, text: 'say' });
    expect(newer(entries, 'say', -1)).toBeNull();
  });

  it('does not stop at what is already typed', () => {
    expect(older(entries, 'list', -1)).toBeNull();
  });
});
