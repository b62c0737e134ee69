import { expect, test } from 'vitest';
import { countsOf } from '../../src/ui/filter/counts';
import { everything, type FilterState } from '../../src/ui/filter/filterState';

const status = {
  firstSeq: 0,
  endSeq: 150_646,
  end: 150_646,
  lines: 150_646,
  leftOut: 0,
  complete: true,
};
const state: FilterState = {
  open: true,
  filter: { ...everything, levels: ['error'] },
  inForce: null,
  fault: null,
  among: null,
  status,
};

test('a filter that is still to be applied is not said to show anything', () => {
  expect(countsOf(state)).toBe('Looking through the log …');
  // Nor is one that comes in place of another.
  expect(countsOf({ ...state, inForce: everything })).toBe('Looking through the log …');
});

test('a filter in force says what it shows and leaves out, and whether that is all', () => {
  const applied = { ...state, inForce: state.filter };
  const some = { ...status, lines: 12, leftOut: 600 };
  expect(countsOf({ ...applied, status: some })).toBe('12 lines shown, 600 left out');
  expect(countsOf({ ...applied, status: { ...some, complete: false } })).toBe(
    '12 lines shown, 600 left out · looking through the log …',
  );
  expect(countsOf({ ...applied, status: { ...status, lines: 0 } })).toBe(
    'No line passes the filter.',
  );
});

test('without a filter, and beside what is wrong with it, nothing is counted', () => {
  expect(countsOf({ ...state, filter: everything })).toBe(null);
  expect(countsOf({ ...state, fault: { rule: 0, reason: 'missing )' } })).toBe(null);
});
