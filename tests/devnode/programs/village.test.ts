import { expect, test } from 'vitest';
import { createDice } from '../../../devnode/programs/dice';
import { createScreen } from '../../../devnode/programs/screen';
import { createVillage } from '../../../devnode/programs/village';

/** A few hours on the server. */
function story(seed: number) {
  let text = '';
  const screen = createScreen((piece) => {
    text += piece.toString();
  });
  const village = createVillage(createDice(seed), screen);
  const waits = Array.from({ length: 2_000 }, () => village.happen());
  return { text: text.replace(/\[\d\d:\d\d:\d\d\]/g, ''), waits };
}

test('the same seed tells the same story, another seed another', () => {
  expect(story(7)).toEqual(story(7));
  expect(story(8).text).not.toBe(story(7).text);
});

test('people come, talk, achieve and leave, and now and then something goes wrong', () => {
  const { text } = story(7);
  for (const what of [
    /joined the game/,
    /left the game/,
    /lost connection/,
    /<\u001b\[36m\w+\u001b\[0m> hi everyone/,
    /has made the advancement/,
    /WARN\]: Can't keep up!/,
    /NullPointerException.*\n.*\tat com\.example/,
  ]) {
    expect(text).toMatch(what);
  }
});

test('nobody joins twice or leaves without having come', () => {
  const online = new Set<string>();
  for (const [, name = '', what] of story(9).text.matchAll(/m(\w+) (joined|left) the game/g)) {
    expect(online.has(name)).toBe(what === 'left');
    if (what === 'joined') online.add(name);
    else online.delete(name);
  }
});

test('it goes at the pace of people', () => {
  for (const wait of story(7).waits) {
    expect(wait).toBeGreaterThanOrEqual(500);
    expect(wait).toBeLessThan(6_000);
  }
});

test('a line that comes while a bar is drawn stands on a line of its own', () => {
  let text = '';
  const screen = createScreen((piece) => {
    text += piece.toString();
  });
  screen.raw('\r[##  ] 50%');
  screen.info('hello');
  expect(text).toMatch(/50%\n\[.*INFO\]: hello\n$/);
});
