import { readdirSync, readFileSync } from 'node:fs';

/**
 * Which processes belong to a run. Linux tells by /proc: descendants, members of the session, and
 * whatever carries the run's mark in its environment, which also finds a process that let itself
 * be adopted. Elsewhere only the process group is known.
 */
interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly session: number;
  readonly zombie: boolean;
}

/** The variable that carries a run's mark. */
export const markVariable = 'DEVNODE_RUN';

const linux = process.platform === 'linux';
/** One look at /proc serves all servers that ask at about the same time. */
const tableLifeMs = 200;
let table: { readonly rows: readonly ProcessRow[]; readonly at: number } | null = null;

/** The process and its descendants, without the dead; only the process itself where /proc is missing. */
export function processTree(pid: number): number[] {
  if (!linux) return exists(pid) ? [pid] : [];
  const time = performance.now();
  if (table === null || time - table.at > tableLifeMs) table = { rows: readTable(), at: time };
  return descendants(table.rows, pid).filter(exists);
}

/** Ends everything of a run with SIGKILL. `true` once nothing of it is left. */
export async function killRun(pid: number, mark: string): Promise<boolean> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    send(-pid, 'SIGKILL');
    if (linux) {
      const left = members(pid, mark);
      if (left.length === 0) return true;
      for (const one of left) send(one, 'SIGKILL');
    } else if (!exists(-pid)) {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  return false;
}

export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function members(pid: number, mark: string): number[] {
  const rows = readTable();
  const tree = new Set(descendants(rows, pid));
  return rows
    .filter((row) => !row.zombie)
    .filter((row) => tree.has(row.pid) || row.session === pid || carries(row.pid, mark))
    .map((row) => row.pid);
}

function descendants(rows: readonly ProcessRow[], root: number): number[] {
  const children = new Map<number, number[]>();
  let alive = false;
  for (const row of rows) {
    if (row.zombie) continue;
    if (row.pid === root) alive = true;
    const siblings = children.get(row.parent);
    if (siblings === undefined) children.set(row.parent, [row.pid]);
    else siblings.push(row.pid);
  }
  const found = alive ? [root] : [];
  const queue = [root];
  for (let at = 0; at < queue.length; at += 1) {
    for (const child of children.get(queue[at] ?? 0) ?? []) {
      found.push(child);
      queue.push(child);
    }
  }
  return found;
}

function readTable(): ProcessRow[] {
  const rows: ProcessRow[] = [];
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const stat = readText(`/proc/${name}/stat`);
    // The name in brackets may hold anything; the fields begin after the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.length < 4) continue;
    rows.push({
      pid,
      parent: Number(fields[1]),
      session: Number(fields[3]),
      zombie: fields[0] === 'Z' || fields[0] === 'X',
    });
  }
  return rows;
}

function carries(pid: number, mark: string): boolean {
  return readText(`/proc/${pid}/environ`).includes(`${markVariable}=${mark}`);
}

/** Empty if the process went away meanwhile or is not ours to look at. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
