import { describe, expect, it } from 'vitest';
import { linkAt, wordAt, wordsAt } from '../../src/terminal/words';

/** The place of the `^` under the text. */
function at(text: string, place: string): [string, number] {
  return [text, text.indexOf(place)];
}

describe('the word that is pointed at', () => {
  const line = '[12:00:01 INFO]: <Steve> gave minecraft:stone, x=7 (twice). ';

  it('ends where a sentence or a bracket does, and keeps what stands inside of it', () => {
    expect(wordAt(...at(line, 'FO]'))).toBe('INFO');
    expect(wordAt(...at(line, '12:'))).toBe('12:00:01');
    expect(wordAt(...at(line, 'eve'))).toBe('Steve');
    expect(wordAt(...at(line, 'stone'))).toBe('minecraft:stone');
    expect(wordAt(...at(line, '7'))).toBe('7');
    expect(wordAt('all is well.', 8)).toBe('well');
  });

  it('is none between words, on brackets, and beside the text', () => {
    for (const place of [' gave', ']', '=']) expect(wordAt(...at(line, place))).toBe('');
    expect(wordAt(line, line.length + 20)).toBe('');
    expect(wordAt(line, -1)).toBe('');
    expect(wordAt('', 0)).toBe('');
  });
});

describe('the address that is pointed at', () => {
  const line = 'map (https://map.example.com/a_(b)?x=1&y=2), or javascript:alert(1) http:// x';

  it('is whole, without what stands around it', () => {
    expect(linkAt(...at(line, 'example'))).toBe('https://map.example.com/a_(b)?x=1&y=2');
    expect(linkAt('see http://localhost:8080/.', 12)).toBe('http://localhost:8080/');
  });

  it('is of the web only, and none before it begins', () => {
    for (const place of ['(https', 'javascript', 'http:// ', 'map (']) {
      expect(linkAt(...at(line, place))).toBe(null);
    }
  });
});

describe('what is looked for in the log', () => {
  it('is all of an address that is pointed at, also what ends a word elsewhere', () => {
    const line = 'see https://play.example.com:8080/map?x=1, or y=2';
    for (const place of ['https', 'map', '1,']) {
      expect(wordsAt(...at(line, place)).word).toBe('https://play.example.com:8080/map?x=1');
    }
    expect(wordsAt(...at(line, '2'))).toEqual({ word: '2', wordHides: false, link: null });
  });

  it('is nothing that the private view has put there, nor an address that holds it', () => {
    const line = 'see https://map.example.com/of/player 3, <ip 1> or https://example.com';
    for (const place of ['https', 'player', 'ip 1']) {
      expect(wordsAt(...at(line, place)).wordHides).toBe(true);
    }
    expect(wordsAt(line, line.length - 1).wordHides).toBe(false);
  });
});
