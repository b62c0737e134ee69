/** How much it proves that a line stands in two places. */

/** Lines as numbers: equal lines have equal numbers. A merge compares them very often. */
export function createNumbering(): (lines: readonly string[]) => number[] {
  const numbers = new Map<string, number>();
  return (lines) =>
    lines.map((line) => {
      const known = numbers.get(line);
      if (known !== undefined) return known;
      numbers.set(line, numbers.size);
      return numbers.size - 1;
    });
}

export interface Evidence {
  /** Bits that line `id` is worth: −log2 of its share of the recent log. */
  of(id: number): number;
}

export function createEvidence(...recent: readonly (readonly number[])[]): Evidence {
  const counts = countAll(...recent);
  const total = recent.reduce((sum, lines) => sum + lines.length, 0);
  return { of: (id) => Math.log2(Math.max(1, total) / (counts.get(id) ?? 1)) };
}

export function countAll(...lists: readonly (readonly number[])[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const list of lists) {
    for (const id of list) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

export function countKeys(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Where in a line a clock is looked for. */
const CLOCK_WITHIN = 100;
const clockShape = 'dd:dd:dd';

/** Whether a line says when it was printed (`12:34:56`): then it is hardly printed twice. */
export function hasClock(line: string): boolean {
  return clockOf(line) !== null;
}

/** When a line says that it was printed: `12:34:56`. */
export function clockOf(line: string): string | null {
  const last = Math.min(line.length, CLOCK_WITHIN) - clockShape.length;
  for (let start = 0; start <= last; start++) {
    let index = 0;
    while (index < clockShape.length && fits(line.charCodeAt(start + index), index)) index += 1;
    if (index === clockShape.length) return line.slice(start, start + index);
  }
  return null;
}

function fits(code: number, index: number): boolean {
  return clockShape[index] === ':' ? code === 0x3a : code >= 0x30 && code <= 0x39;
}
