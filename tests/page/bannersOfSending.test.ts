import { describe, expect, it } from 'vitest';
import type { ConnectionStatus } from '../../src/engine/connectionStatus';
import { initialSnapshot } from '../../src/engine/initialSnapshot';
import type { ServerState } from '../../src/engine/serverState';
import type { Banner } from '../../src/ui/console/banner.types';
import { banners } from '../../src/ui/console/banners';
import { formats } from '../../src/ui/messages/format';

const now = 1_750_000_000_000;

function show(
  connection: Partial<ConnectionStatus>,
  server: Partial<ServerState>,
): readonly Banner[] {
  const current = { phase: 'live', since: now - 60_000, ready: true } as const;
  return banners(
    {
      ...initialSnapshot,
      connection: { ...initialSnapshot.connection, current, ...connection },
      server: { ...initialSnapshot.server, process: 'running', ...server },
      origin: 'https://console.example.com',
    },
    now,
  );
}

const texts = (list: readonly Banner[]): string[] => list.map(({ text }) => text);

describe('banners of what was sent', () => {
  it('offer to send again what the node dropped, and only a command', () => {
    const dropped = (what: string, ...commands: string[]) =>
      show({}, { throttled: { what, at: now, commands, power: null } });
    expect(dropped('send command', 'say a')).toMatchObject([
      { action: 'send again', commands: ['say a'] },
    ]);
    expect(dropped('send command')).toMatchObject([{ action: null }]);
    expect(dropped('set state')).toMatchObject([{ action: null }]);
    const power = show(
      {},
      { throttled: { what: 'set state', at: now, commands: [], power: 'stop' } },
    );
    expect(texts(power)).toEqual([
      'Too much at once; the node dropped Stop. It was not sent again.',
    ]);
  });

  it('put commands into the box, and send none, where it is not known which one was lost', () => {
    const commands = ['say a', 'say b'];
    const wanted = [{ action: 'into box', commands, dismissible: true }];
    const throttled = { what: 'send command', at: now, commands, power: null };
    expect(show({}, { throttled })).toMatchObject(wanted);
    expect(show({}, { throttled: { ...throttled, what: 'global' } })).toMatchObject(wanted);
    const doubt = show({}, { inDoubt: { commands, at: now - 3_600_000 } });
    expect(doubt).toMatchObject(wanted);
    expect(texts(doubt)).toEqual([
      `The connection was lost at ${formats.clock(now - 3_600_000, now)}: the last 2 commands before it may not have reached the server. None was sent again.`,
    ]);
  });

  it('say of a power action what is known: no answer, nothing to be seen of it, or refused and why', () => {
    const power = {
      action: 'stop',
      sentAt: now - 30_000,
      unanswered: true,
      begun: false,
      uncertain: false,
    } as const;
    expect(texts(show({}, { power }))).toEqual([
      'The node has not answered. Stop may not have arrived; you can send it again.',
    ]);
    const connecting = { current: { phase: 'connecting' } } as const;
    const uncertain = { ...power, unanswered: false, uncertain: true };
    expect(texts(show(connecting, { power: uncertain }))).toEqual([
      'Stop was sent as the connection was lost. Whether it arrived shows when the console is connected again.',
    ]);
    expect(texts(show({}, { notShown: { action: 'stop', at: now } }))).toEqual([
      'Stop was sent as the connection was lost, and the server is running now. You can send it again.',
    ]);
    const refused = (text: string) =>
      texts(show({}, { nodeError: { text, at: now, refused: 'stop' } }));
    expect(refused('Error Event [1]: another power action is currently being processed')).toEqual([
      'The node did not carry out Stop: another power action is running. Wait until it is done.',
    ]);
    expect(refused('disk full')).toEqual(['The node did not carry out Stop. It says: disk full']);
  });
});
