import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placesOf } from './placesOf';
import { expected, written } from './sample';

const folder = join(import.meta.dirname, 'samples');

for (const name of readdirSync(folder)) {
  test(`${name.replace('.txt', '')}: each line has the level a person would give it, and its group`, () => {
    const lines = expected(readFileSync(join(folder, name), 'utf8'));
    const places = placesOf(lines.map((line) => line.text));
    expect(written(lines, places)).toEqual(written(lines, lines));
  });
}
