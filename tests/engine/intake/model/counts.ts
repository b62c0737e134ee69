import type { MergeCounts } from './playMerge';

export const noCounts: MergeCounts = {
  lines: 0,
  lost: 0,
  doubled: 0,
  misplaced: 0,
  gapsNotShown: 0,
  returns: 0,
  falseGaps: 0,
  marked: 0,
};

export function addCounts(a: MergeCounts, b: MergeCounts): MergeCounts {
  const sum = (key: keyof MergeCounts): number => a[key] + b[key];
  return {
    lines: sum('lines'),
    lost: sum('lost'),
    doubled: sum('doubled'),
    misplaced: sum('misplaced'),
    gapsNotShown: sum('gapsNotShown'),
    returns: sum('returns'),
    falseGaps: sum('falseGaps'),
    marked: sum('marked'),
  };
}
