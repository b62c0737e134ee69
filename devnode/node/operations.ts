import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PanelStatus, ServerRecord } from '../world';
import { type Archive, createArchives } from './archives';
import { transferLine } from './frames';
import { installSteps } from './installScript';

/** What is done to a server as a whole, with the daemon's events in the daemon's order. */
export interface Operations {
  /** What is under way and keeps power actions out; a backup does not. */
  busy(): Busy | null;
  install(kind: 'install' | 'reinstall'): Promise<void>;
  backup(): Promise<void>;
  restore(): Promise<void>;
  transfer(): Promise<void>;
}

export type Busy = 'installing' | 'restoring' | 'transferring';

const installStopMs = 10_000;
const restoreStopMs = 120_000;
const transferStopMs = 15_000;
const uploadSteps = 6;
const mebibyte = 1024 * 1024;

export function createOperations(options: {
  record: ServerRecord;
  dataDir: string;
  now: () => number;
  /** Divided by the world's pace. Rejects when the node lets go of the server. */
  pause: (ms: number) => Promise<void>;
  publish: (event: string, ...args: readonly string[]) => void;
  /** `false`: still running after this time. */
  stop: (patienceMs: number) => Promise<boolean>;
  kill: () => Promise<void>;
  diskBytes: () => number;
  /** The server has moved: nobody is served here any more. */
  moved: () => void;
}): Operations {
  const { record, dataDir, now, pause, publish, stop, kill } = options;
  const archives = createArchives(dataDir);
  let busy: Busy | null = null;
  let lastBackup: Archive | null = null;

  async function exclusively(what: Busy, run: () => Promise<void>): Promise<void> {
    if (busy !== null || record.status === 'suspended') return;
    busy = what;
    try {
      await run();
    } finally {
      busy = null;
    }
  }

  /** Suspended meanwhile: that stands. */
  function release(status: PanelStatus): void {
    if (record.status === status) record.status = null;
  }

  async function install(): Promise<void> {
    record.status = 'installing';
    publish('install started', '');
    if (!(await stop(installStopMs))) await kill();
    await pause(400);
    publish('daemon message', 'Starting installation process, this could take a few minutes...');
    const written: string[] = [];
    for (const { line, ms } of installSteps(record)) {
      publish('install output', line);
      written.push(line);
      await pause(ms);
    }
    await mkdir(record.program.cwd, { recursive: true });
    await mkdir(join(dataDir, 'install'), { recursive: true });
    await writeFile(join(dataDir, 'install', `${record.uuid}.log`), `${written.join('\n')}\n`);
    publish('daemon message', 'Installation process completed.');
    release('installing');
    publish('install completed', '');
  }

  async function backup(): Promise<Archive | null> {
    const uuid = randomUUID();
    await pause(2500);
    const archive = await archives.make(record.program.cwd, uuid);
    if (archive !== null) lastBackup = archive;
    publish(
      `backup completed:${uuid}`,
      JSON.stringify({
        uuid,
        is_successful: archive !== null,
        checksum: archive?.sha1 ?? '',
        checksum_type: 'sha1',
        file_size: archive?.bytes ?? 0,
      }),
    );
    return archive;
  }

  async function restore(): Promise<void> {
    record.status = 'restoring_backup';
    if (!(await stop(restoreStopMs))) await kill();
    await pause(400);
    // Without a backup there is nothing to go back to but what is there now.
    const archive = lastBackup ?? (await archives.make(record.program.cwd, randomUUID()));
    const files = archive === null ? [] : await archives.list(archive);
    for (const file of files) {
      publish('daemon message', `(restoring): ${file}`);
      await pause(Math.min(400, 4000 / files.length));
    }
    if (archive !== null) {
      await archives.unpack(archive, record.program.cwd);
      lastBackup = archive;
    }
    publish('daemon message', 'Completed server restoration from local backup.');
    release('restoring_backup');
    publish('backup restore completed', '');
  }

  async function transfer(): Promise<void> {
    const say = (side: 'Source' | 'Target', text: string) =>
      publish('transfer logs', transferLine(side, text, now()));
    record.isTransferring = true;
    publish('transfer status', 'pending');
    if (!(await stop(transferStopMs))) {
      record.isTransferring = false;
      publish('transfer status', 'failed');
      return;
    }
    await pause(500);
    say('Source', 'Preparing to stream server data to destination...');
    publish('transfer status', 'processing');
    await pause(1000);
    say('Source', 'Streaming archive to destination...');
    const total = Math.max(mebibyte, options.diskBytes());
    for (let step = 1; step <= uploadSteps; step += 1) {
      await pause(1500);
      say('Source', `Uploading ${upload(step / uploadSteps, total)}`);
    }
    say('Source', 'Finished streaming archive to destination.');
    await pause(1000);
    // The panel knows first: a client that hears of the end asks it for the address at once.
    record.address = record.address === 0 ? 1 : 0;
    record.isTransferring = false;
    publish('transfer status', 'completed');
    options.moved();
  }

  return {
    busy: () => busy,
    install: () => exclusively('installing', install),
    async backup() {
      await backup();
    },
    restore: () => exclusively('restoring', restore),
    transfer: () => exclusively('transferring', transfer),
  };
}

function upload(share: number, total: number): string {
  const filled = Math.round(share * 25);
  const mebibytes = (bytes: number) => `${(bytes / mebibyte).toFixed(1)} MiB`;
  return `[${'='.repeat(filled)}${' '.repeat(25 - filled)}] ${mebibytes(total * share)} / ${mebibytes(total)}`;
}
