import { describe, expect, it } from 'vitest';
import { readAddress } from '../../src/address';

const base = 'https://panel.example.com/console/';
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x';

describe('the page’s address', () => {
  it('leads to the list without a server', () => {
    expect(readAddress(base)).toEqual({ server: null, theme: null, faults: [], cleaned: null });
    expect(readAddress(`${base}?server=`).faults).toEqual([]);
  });

  it.each(['8f3c1d2a', '8F3C1D2A', '8f3c1d2a-0b4e-4c1d-9e2f-1a2b3c4d5e6f'])(
    'leads to server %s',
    (id) => {
      expect(readAddress(`${base}?server=${id}`)).toMatchObject({
        server: id.toLowerCase(),
        faults: [],
      });
    },
  );

  it.each(['survival', '8f3c1d2', '8f3c1d2a9', '../admin', '8f3c1d2a-0b4e'])(
    'refuses %s, which cannot be a server',
    (id) => {
      const address = readAddress(`${base}?server=${encodeURIComponent(id)}`);
      expect(address).toMatchObject({ server: null, faults: [{ kind: 'bad server id', id }] });
    },
  );

  it('takes a theme, and refuses one there is not', () => {
    expect(readAddress(`${base}?theme=light`).theme).toBe('light');
    expect(readAddress(`${base}?theme=pink`).faults).toEqual([
      { kind: 'bad theme', theme: 'pink' },
    ]);
  });

  it.each([
    `${base}?server=8f3c1d2a&token=abc`,
    `${base}?server=8f3c1d2a&API_KEY=abc`,
    `${base}?server=8f3c1d2a&x=ptlc_0123456789`,
    `${base}?server=8f3c1d2a&x=${jwt}`,
    `${base}?server=8f3c1d2a#access_token=abc`,
    `${base}?server=8f3c1d2a#key=ptlc_0123456789`,
  ])('takes the secret out of %s', (url) => {
    expect(readAddress(url).cleaned?.replace(/#$/, '')).toBe(`${base}?server=8f3c1d2a`);
  });

  it('leaves other parameters alone', () => {
    expect(readAddress(`${base}?server=8f3c1d2a&utm_source=mail#log`).cleaned).toBeNull();
  });
});
