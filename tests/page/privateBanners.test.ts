import { describe, expect, it } from 'vitest';
import { initialSnapshot } from '../../src/engine/initialSnapshot';
import { maskAll } from '../../src/engine/log/mask/kinds';
import { createMasker } from '../../src/engine/log/mask/masker';
import { findHosts, ownHosts } from '../../src/engine/log/mask/ownAddresses';
import type { ServerDetails } from '../../src/engine/panel/panel';
import { banner } from '../../src/ui/console/banner.types';
import { createPrivateBanners } from '../../src/ui/console/privateBanners';

const hosts = ownHosts(['play.example.com:25565', 'wss://node-1.example.com:8080/api/ws']);
const hiding = createPrivateBanners(
  createMasker(maskAll(true), (text) => findHosts(text, hosts)).mask,
);

describe('banners in private', () => {
  it('tell neither where the node is nor what the server prints of others', () => {
    const shown = hiding.banner(
      banner({
        id: 'x',
        tone: 'bad',
        text: 'No connection to node-1.example.com:8080.',
        counting: 'Fetching from 203.0.113.7',
        list: { title: 'Likely causes', items: ['The node says: token=hunter2secret42'] },
      }),
    );
    expect(shown.text).toBe('No connection to <address>.');
    expect(shown.counting).toBe('Fetching from <ip 1>');
    expect(shown.list).toEqual({
      title: 'Likely causes',
      items: ['The node says: token=<token 1>'],
    });
  });

  it('do not name the node as the panel does', () => {
    const details = { node: 'fra-1.example.com' } as ServerDetails;
    const { connection, server, crashLine, trouble, kept } = initialSnapshot;
    const source = hiding.source({
      connection,
      server,
      crashLine,
      kept,
      trouble,
      details,
      origin: '',
    });
    expect(source.details?.node).toBe('the node');
  });
});

describe('the names under which a server is reached', () => {
  it.each([
    ['play.example.com:25565', ['play.example.com']],
    ['wss://Node-1.example.com:8080/api/servers/x/ws?token=y', ['node-1.example.com']],
    // Numbers are hidden wherever they stand; a word that is no name on the network nowhere.
    ['203.0.113.7:25565', []],
    ['[2001:db8::1]:25565', []],
    ['localhost:25565', []],
    [null, []],
  ])('%s', (address, names) => {
    expect(ownHosts([address])).toEqual(names);
  });
});
