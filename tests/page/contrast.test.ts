import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The colours are read from the style sheet itself: what is shown is what is measured. */
const css = readFileSync(new URL('../../src/styles.css', import.meta.url), 'utf8');

function block(start: string): Map<string, string> {
  const from = css.indexOf(start);
  const body = css.slice(from, css.indexOf('}', from));
  return new Map(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  );
}

const themes = {
  dark: block(':root {'),
  light: block(':root[data-theme="light"]'),
};

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (parts[0] ?? 0) + 0.7152 * (parts[1] ?? 0) + 0.0722 * (parts[2] ?? 0);
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** `color-mix(in srgb, muted 78%, surface)` */
function mix(a: string, b: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const from = Number.parseInt(a.slice(at, at + 2), 16) * share;
    const to = Number.parseInt(b.slice(at, at + 2), 16) * (1 - share);
    return Math.round(from + to)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

describe.each(Object.entries(themes))('the %s theme', (_name, colours) => {
  const of = (name: string): string => {
    const value = colours.get(name);
    if (value === undefined) throw new Error(`styles.css has no --${name}`);
    return value;
  };

  it.each(['text', 'muted', 'accent', 'good', 'warn', 'bad'])(
    'has a readable %s on both grounds',
    (name) => {
      expect(contrast(of(name), of('surface'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of(name), of('raised'))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('has readable text on its accent', () => {
    expect(contrast(of('surface'), of('accent'))).toBeGreaterThanOrEqual(4.5);
  });

  it('shows the edges of its controls', () => {
    const edge = mix(of('muted'), of('surface'), 0.78);
    expect(contrast(edge, of('surface'))).toBeGreaterThanOrEqual(3);
    expect(contrast(edge, of('raised'))).toBeGreaterThanOrEqual(3);
  });

  it('has sixteen readable colours in the terminal', () => {
    const names = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
    for (const name of names) {
      for (const full of [`terminal-${name}`, `terminal-bright-${name}`]) {
        expect([full, contrast(of(full), of('terminal-background')) >= 4.5]).toEqual([full, true]);
      }
    }
    expect(contrast(of('terminal-foreground'), of('terminal-selection'))).toBeGreaterThanOrEqual(
      4.5,
    );
  });
});

it('the colours that the terminal reads are written as it reads them: another way would be its own colour', () => {
  const read = [...css.matchAll(/--(?:terminal-[\w-]+|find(?:-\w+)?): ([^;]+);/g)];
  expect(read.length).toBeGreaterThan(40);
  for (const [whole, value] of read) expect(value, whole).toMatch(/^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/);
});
