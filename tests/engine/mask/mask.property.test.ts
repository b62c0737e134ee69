import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskAll, maskKinds } from '../../../src/engine/log/mask/kinds';
import { createMasker } from '../../../src/engine/log/mask/masker';
import { plain } from '../../../src/engine/log/plain';
import { sanitise } from '../../../src/engine/log/sanitise';
import { harmless, secretOf, surrounded } from './secrets';

const runs = { numRuns: 3_000 };

/** The line with a change of colour before some of its characters. */
function coloured(line: string, places: readonly number[]): string {
  const cuts = [...new Set(places.map((place) => place % (line.length + 1)))].sort((a, b) => a - b);
  let text = '';
  let from = 0;
  for (const [index, cut] of cuts.entries()) {
    text += `${line.slice(from, cut)}\u001b[${31 + (index % 7)}m`;
    from = cut;
  }
  return sanitise(text + line.slice(from)).text;
}

const places = fc.array(fc.nat(400), { maxLength: 12 });

describe('masking', () => {
  it('leaves no secret of any kind in a line, whatever stands around it and in it', () => {
    fc.assert(
      fc.property(surrounded, places, ({ line, secret }, cuts) => {
        const masker = createMasker(maskAll(true));
        const masked = masker.mask(coloured(line, cuts));
        expect(plain(masked)).not.toContain(secret);
        expect(masked).not.toContain(secret);
        expect(Object.values(masker.counts()).reduce((sum, n) => sum + n)).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  it('knows each kind by itself, with every other switched off', () => {
    for (const kind of maskKinds) {
      fc.assert(
        fc.property(secretOf[kind], ({ text, secret }) => {
          const masker = createMasker({ ...maskAll(false), [kind]: true });
          expect(masker.mask(`a ${text} b`)).not.toContain(secret);
          expect(masker.counts()[kind]).toBe(1);
        }),
        { numRuns: 600 },
      );
    }
  });

  it('leaves what is no secret byte for byte, colours included', () => {
    fc.assert(
      fc.property(fc.array(harmless, { maxLength: 6 }), places, (parts, cuts) => {
        const line = coloured(parts.join(' '), cuts);
        const masker = createMasker(maskAll(true));
        expect(masker.mask(line)).toBe(line);
      }),
      runs,
    );
  });

  it('keeps the text around a secret and every colour, and hides the secret alone', () => {
    fc.assert(
      fc.property(surrounded, places, ({ line }, cuts) => {
        const styled = coloured(line, cuts);
        const masked = createMasker(maskAll(true)).mask(styled);
        expect(sequences(masked)).toEqual(sequences(styled));
        const kept = plain(masked).split(/<(?:ip|token|email|uuid|name) \d+>/);
        let at = 0;
        for (const part of kept) {
          at = plain(styled).indexOf(part, at);
          expect(at).toBeGreaterThanOrEqual(0);
          at += part.length;
        }
      }),
      runs,
    );
  });

  it('gives any line at all back as it was when nothing is chosen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        expect(createMasker(maskAll(false)).mask(line)).toBe(line);
      }),
    );
  });

  it('never fails, and leaves no control character but those that were there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        const line = sanitise(raw).text;
        const masked = createMasker(maskAll(true)).mask(line);
        expect(sequences(masked)).toEqual(sequences(line));
      }),
      runs,
    );
  });
});

function sequences(text: string): string[] {
  return text.match(/\u001b(?:\[[0-9;:]*m|\][^\u001b]*\u001b\\)/g) ?? [];
}
