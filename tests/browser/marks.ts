/** What the server answered to `mark 1`, `mark 2` and so on. */
export const marksIn = (rows: readonly string[]) =>
  rows.flatMap((row) => (/^mark \d+$/.test(row) ? [Number(row.slice(5))] : []));

/** Those of which the console says that they may not have come. */
export const inDoubt = (rows: readonly string[]) =>
  rows.flatMap((row) => {
    const [, mark] = /^› mark (\d+) +\(may not have reached the server\)$/.exec(row) ?? [];
    return mark === undefined ? [] : [Number(mark)];
  });

/** What a node reads at once, as one that stood still does, it carries out in any order. */
export const inOrder = (marks: readonly number[]) => [...marks].sort((a, b) => a - b);
