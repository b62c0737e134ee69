import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { type ConfigFault, type ConfigFile, fetchConfigFile, readConfig } from '../../src/config';
import { faultWords } from '../../src/ui/messages/en/faults';

const page = 'https://panel.example.com/console/';

function text(value: unknown): ConfigFile {
  const content = typeof value === 'string' ? value : JSON.stringify(value);
  return { kind: 'text', text: content, contentType: 'application/json' };
}

function faultsOf(file: ConfigFile, from = page): readonly ConfigFault[] {
  const result = readConfig(file, from);
  return result.ok ? [] : result.failure;
}

describe('config.json', () => {
  it('may be missing: the panel is then the page’s own origin', () => {
    const result = readConfig({ kind: 'missing' }, page);
    expect(result).toMatchObject({
      ok: true,
      value: {
        panel: { url: '' },
        node: { tokenInUrl: false },
        maxLines: 1_000_000,
        links: { servers: null, signIn: '/auth/login', apiKeys: '/account/api' },
      },
    });
  });

  it('takes every setting there is', () => {
    const result = readConfig(
      text({
        panel: { url: 'https://p.example.com/sub/' },
        node: { tokenInUrl: true },
        brand: { name: 'Example', logo: './logo.svg' },
        maxLines: 5_000,
        links: { servers: 'https://p.example.com/', signIn: '/in', apiKeys: '/keys' },
        share: { kind: 'mclogs', url: 'https://api.mclo.gs/' },
      }),
      page,
    );
    expect(result).toEqual({
      ok: true,
      value: {
        panel: { url: 'https://p.example.com/sub' },
        node: { tokenInUrl: true },
        brand: { name: 'Example', logo: './logo.svg' },
        maxLines: 5_000,
        links: { servers: 'https://p.example.com/', signIn: '/in', apiKeys: '/keys' },
        share: { kind: 'mclogs', url: 'https://api.mclo.gs' },
      },
    });
  });

  it('shares nowhere unless a service is named, and takes web addresses alone for one', () => {
    for (const share of [null, undefined, {}]) {
      expect(readConfig(text({ share }), page)).toMatchObject({ value: { share: null } });
    }
    expect(faultsOf(text({ share: { kind: 'pastebin', url: 'https://x.example' } }))).toEqual([
      { kind: 'wrong type', key: 'share.kind', wanted: 'kind of share' },
    ]);
    for (const url of [undefined, 'javascript:alert(1)', '/paste', 'https://', 5]) {
      expect(faultsOf(text({ share: { kind: 'post', url } }))).toEqual([
        { kind: 'wrong type', key: 'share.url', wanted: 'web address' },
      ]);
    }
  });

  it('derives the sign-in and key pages from the panel’s address', () => {
    const result = readConfig(text({ panel: { url: 'https://p.example.com' } }), page);
    expect(result).toMatchObject({
      value: { links: { apiKeys: 'https://p.example.com/account/api' } },
    });
  });

  it('names every fault at once, each by its key', () => {
    const faults = faultsOf(
      text({ panle: {}, panel: { url: 'ftp://x' }, node: { tokenInUrl: 'yes' }, maxLines: 1.5 }),
    );
    expect(faults.map((fault) => [fault.kind, 'key' in fault ? fault.key : ''])).toEqual([
      ['unknown key', 'panle'],
      ['wrong type', 'panel.url'],
      ['wrong type', 'node.tokenInUrl'],
      ['wrong type', 'maxLines'],
    ]);
  });

  it('finds unknown keys inside of sections too', () => {
    expect(faultsOf(text({ node: { tokenInURL: true } }))).toMatchObject([
      { kind: 'unknown key', key: 'node.tokenInURL', known: ['node.tokenInUrl'] },
    ]);
  });

  it('leaves remarks and schemas alone', () => {
    expect(faultsOf(text({ $schema: 'x', '//': 'ours' }))).toEqual([]);
  });

  it.each([
    ['a web page in its place', text('<!doctype html>'), 'html in its place'],
    [
      'a page that is served as HTML',
      { kind: 'text', text: 'Not found', contentType: 'text/html; charset=utf-8' } as ConfigFile,
      'html in its place',
    ],
    ['broken JSON', text('{"panel": '), 'malformed'],
    ['a list', text('[]'), 'wrong type'],
    ['a refusal', { kind: 'unreadable', status: 403 } as ConfigFile, 'file unreadable'],
    ['too many lines', text({ maxLines: 5_000_000 }), 'out of range'],
    ['a link that runs code', text({ links: { signIn: 'javascript:alert(1)' } }), 'wrong type'],
    [
      'a panel with a password',
      text({ panel: { url: 'https://a:b@p.example.com' } }),
      'wrong type',
    ],
  ])('refuses %s with a sentence', (_name, file, kind) => {
    const faults = faultsOf(file);
    expect(faults.map((fault) => fault.kind)).toEqual([kind]);
    for (const fault of faults) expect(faultWords.config(fault)).toMatch(/^\S.{20,}[.]$|: \S+/);
  });

  it('says that browsers block an insecure panel from a secure page', () => {
    const insecure = text({ panel: { url: 'http://p.example.com' } });
    expect(faultsOf(insecure).map((fault) => fault.kind)).toEqual(['panel not secure']);
    expect(faultsOf(insecure, 'http://c.example.com/')).toEqual([]);
    expect(faultsOf(text({ panel: { url: 'http://localhost:8080' } }))).toEqual([]);
  });

  it('counts as unreadable when the web server never answers, so that the page can say so', async () => {
    const server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const file = await fetchConfigFile(`http://127.0.0.1:${port}/`, 50);
    server.closeAllConnections();
    server.close();
    expect(file).toEqual({ kind: 'unreadable', status: null });
  });
});
